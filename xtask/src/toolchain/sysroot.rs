//! A standard library for the browser, compiled once from Debian's source and kept in the cache.
//!
//! Nothing is written below `/usr`: the compiler is pointed at the result with `--sysroot`.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use super::TARGET;
use crate::console::say;
use crate::places::Places;
use crate::process;

/// The crate whose only use is to make cargo compile the standard library.
const CRATE: &str = "empty";

/// The sysroot made by an earlier run for this very compiler.
pub fn existing(places: &Places, version: &str) -> Option<PathBuf> {
    let sysroot = path(places, version);
    sysroot.is_dir().then_some(sysroot)
}

/// Compiles the standard library and lays it out as the compiler expects.
///
/// # Errors
/// When cargo fails, or the cache cannot be written.
pub fn build(places: &Places, version: &str, cargo: &Path, rustc: &Path, linker: &Path) -> Result<PathBuf> {
    say(format!(
        "Compiling the standard library for the browser with {version} (once, about half a minute)"
    ));
    let sysroot = path(places, version);
    let bench = sysroot.with_extension("bench");
    if bench.exists() {
        fs::remove_dir_all(&bench).with_context(|| format!("cannot remove {}", bench.display()))?;
    }
    write_crate(&bench).with_context(|| format!("cannot write {}", bench.display()))?;
    process::run(
        process::command(cargo)
            .current_dir(&bench)
            .args([
                "build",
                "--quiet",
                "--release",
                "--target",
                TARGET,
                "-Z",
                "build-std=std,panic_abort",
                // The browser's module is weighed before it is timed: see the weight rule of `cargo xtask check`.
                "-Z",
                "build-std-features=optimize_for_size",
            ])
            .env_remove("RUSTUP_TOOLCHAIN")
            .env("RUSTC", rustc)
            .env("RUSTC_BOOTSTRAP", "1")
            .env("CARGO_TARGET_DIR", bench.join("target"))
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker),
    )?;
    let laid = bench.join("sysroot");
    lay_out(&bench.join("target").join(TARGET).join("release/deps"), &laid)?;
    fs::rename(&laid, &sysroot).with_context(|| format!("cannot write {}", sysroot.display()))?;
    fs::remove_dir_all(&bench).with_context(|| format!("cannot remove {}", bench.display()))?;
    Ok(sysroot)
}

/// One folder per build of the compiler: rlibs of another build are refused by it.
fn path(places: &Places, version: &str) -> PathBuf {
    let name: String = version
        .trim_start_matches("rustc ")
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .collect();
    places
        .cache
        .join(format!("wasm-small-sysroot-{}", name.trim_matches('-')))
}

fn write_crate(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder.join("src"))?;
    fs::write(folder.join("src/lib.rs"), "")?;
    let manifest = format!(
        "[package]\nname = \"{CRATE}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n[workspace]\n\
         [profile.release]\nopt-level = \"z\"\n"
    );
    Ok(fs::write(folder.join("Cargo.toml"), manifest)?)
}

fn lay_out(deps: &Path, sysroot: &Path) -> Result<()> {
    let lib = sysroot.join("lib/rustlib").join(TARGET).join("lib");
    fs::create_dir_all(&lib).with_context(|| format!("cannot make {}", lib.display()))?;
    for entry in fs::read_dir(deps).with_context(|| format!("cannot list {}", deps.display()))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.ends_with(".rlib") && !name.starts_with(&format!("lib{CRATE}-")) {
            fs::copy(entry.path(), lib.join(&name)).with_context(|| format!("cannot copy {name}"))?;
        }
    }
    Ok(())
}
