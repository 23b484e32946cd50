//! The build from end to end.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

use crate::args::Args;
use crate::bindgen::{self, Glue};
use crate::cache::Cache;
use crate::hash_file::Hashes;
use crate::{compress, digest, publish, style};

/// Builds the site described by `args` and replaces the old one by it.
///
/// # Errors
/// When an input is missing or wrong, or the output cannot be written; the old site then stays.
pub fn build(args: &Args) -> Result<()> {
    let cache = Cache::open(&args.cache)?;
    let bench = publish::workbench(&args.site)?;
    publish::copy_tree(&args.public, &bench)?;
    let pkg = bench.join(&args.pkg_dir);
    let (js, wasm) = lay_glue(&bindgen::run(&args.wasm, &cache)?, &pkg, &args.output_name)?;
    let stylesheet = style::bundle(&args.style)?;
    let css = digest::for_name(stylesheet.as_bytes());
    write(
        &pkg.join(format!("{}.{css}.css", args.output_name)),
        stylesheet.as_bytes(),
    )?;
    compress::twins(&bench, &cache)?;
    let hashes = Hashes { js, wasm, css };
    hashes.write_into([bench.as_path()])?;
    publish::swap(&bench, &args.site)?;
    hashes.write_into(args.executable_dir.iter().map(AsRef::as_ref))?;
    cache.forget_unused()
}

/// Writes module, snippets and script under their hashed names; answers the digests of script and module.
fn lay_glue(glue: &Glue, pkg: &Path, name: &str) -> Result<(String, String)> {
    let wasm = digest::for_name(&glue.wasm);
    let wasm_name = format!("{name}.{wasm}.wasm");
    write(&pkg.join(&wasm_name), &glue.wasm)?;
    let snippets = format!("snippets.{}", glue.snippets_digest());
    for (path, content) in &glue.snippets {
        write(&pkg.join(&snippets).join(path), content)?;
    }
    let script = glue.script(&wasm_name, &snippets);
    let js = digest::for_name(script.as_bytes());
    write(&pkg.join(format!("{name}.{js}.js")), script.as_bytes())?;
    Ok((js, wasm))
}

fn write(path: &Path, content: &[u8]) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    }
    fs::write(path, content).with_context(|| format!("cannot write {}", path.display()))
}
