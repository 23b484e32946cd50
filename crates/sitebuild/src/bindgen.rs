//! From cargo's WebAssembly module to the module and script a browser loads.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use walkdir::WalkDir;
use wasm_bindgen_cli_support::Bindgen;

use crate::cache::Cache;
use crate::digest;

/// Parts of the cache key beside the module: the manifest names the version of wasm-bindgen, this file its settings.
const RECIPE: [&[u8]; 2] = [include_bytes!("../Cargo.toml"), include_bytes!("bindgen.rs")];

/// The stem under which wasm-bindgen writes; the names in the site are made from the contents later.
const STEM: &str = "bindgen";

/// What the browser needs to start the islands.
pub struct Glue {
    /// The module without names and producers.
    pub wasm: Vec<u8>,
    /// The script that loads and wraps the module. It names the module and the snippets by placeholders that
    /// [`Glue::script`] replaces.
    script: String,
    /// Scripts of the crates themselves: path below the snippets folder, content; in the order of paths.
    pub snippets: Vec<(PathBuf, Vec<u8>)>,
}

impl Glue {
    /// The digest of all snippets together, for the name of their folder: a browser keeps them for good.
    pub fn snippets_digest(&self) -> String {
        let parts: Vec<&[u8]> = self
            .snippets
            .iter()
            .flat_map(|(path, content)| [path.as_os_str().as_encoded_bytes(), content.as_slice()])
            .collect();
        digest::for_name(digest::of(&parts).as_bytes())
    }

    /// The script, naming the module `wasm_name` and the folder of snippets `snippets_folder` beside it.
    pub fn script(&self, wasm_name: &str, snippets_folder: &str) -> String {
        self.script
            .replace(&format!("{STEM}_bg.wasm"), wasm_name)
            .replace("./snippets/", &format!("./{snippets_folder}/"))
    }
}

/// Runs wasm-bindgen on the module at `path`, unless the cache has the result already.
///
/// # Errors
/// When the module cannot be read, or was built with another version of wasm-bindgen than this program.
pub fn run(path: &Path, cache: &Cache) -> Result<Glue> {
    let module = fs::read(path).with_context(|| format!("cannot read the module {}", path.display()))?;
    let key = format!("bindgen-{}", digest::of(&[RECIPE[0], RECIPE[1], &module]));
    let folder = cache.folder(&key, |folder| {
        Bindgen::new()
            .input_bytes(STEM, module)
            .web(true)?
            .typescript(false)
            .omit_default_module_path(false)
            .remove_name_section(true)
            .remove_producers_section(true)
            .generate(folder)
            .with_context(|| format!("wasm-bindgen refused {}", path.display()))
    })?;
    read(&folder)
}

fn read(folder: &Path) -> Result<Glue> {
    let wasm = folder.join(format!("{STEM}_bg.wasm"));
    let script = folder.join(format!("{STEM}.js"));
    Ok(Glue {
        wasm: fs::read(&wasm).with_context(|| format!("cannot read {}", wasm.display()))?,
        script: fs::read_to_string(&script).with_context(|| format!("cannot read {}", script.display()))?,
        snippets: snippets(&folder.join("snippets"))?,
    })
}

fn snippets(folder: &Path) -> Result<Vec<(PathBuf, Vec<u8>)>> {
    let mut found = Vec::new();
    if !folder.is_dir() {
        return Ok(found);
    }
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let entry = entry?;
        if entry.file_type().is_file() {
            let content = fs::read(entry.path()).with_context(|| format!("cannot read {}", entry.path().display()))?;
            found.push((entry.path().strip_prefix(folder)?.to_owned(), content));
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The shortest module there is: a magic number and a version.
    const EMPTY_MODULE: &[u8] = b"\0asm\x01\0\0\0";

    #[test]
    fn the_script_names_the_module_and_the_snippets_it_is_given() {
        let glue = Glue {
            wasm: Vec::new(),
            script: "import './snippets/a/inline0.js'; new URL('bindgen_bg.wasm', import.meta.url)".to_owned(),
            snippets: Vec::new(),
        };
        let script = glue.script("ebok.1.wasm", "snippets.2");
        assert_eq!(
            script,
            "import './snippets.2/a/inline0.js'; new URL('ebok.1.wasm', import.meta.url)"
        );
    }

    #[test]
    fn a_changed_snippet_changes_the_name_of_the_folder() {
        let with = |content: &[u8]| Glue {
            wasm: Vec::new(),
            script: String::new(),
            snippets: vec![(PathBuf::from("a/inline0.js"), content.to_vec())],
        };
        assert_ne!(with(b"1").snippets_digest(), with(b"2").snippets_digest());
    }

    #[test]
    fn a_module_becomes_a_script_that_loads_it() {
        let folder = tempfile::tempdir().unwrap();
        let module = folder.path().join("empty.wasm");
        fs::write(&module, EMPTY_MODULE).unwrap();
        let glue = run(&module, &Cache::open(&folder.path().join("cache")).unwrap()).unwrap();
        assert!(glue.wasm.starts_with(b"\0asm"));
        assert!(glue.script("ebok.1.wasm", "snippets.2").contains("'ebok.1.wasm'"));
    }
}
