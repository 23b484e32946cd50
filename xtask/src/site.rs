//! The static site: WebAssembly by cargo, everything else by `crates/sitebuild`.

use anyhow::{Context as _, Result};

use crate::places::Places;
use crate::process;
use crate::toolchain::{TARGET, WasmToolchain};

/// The profile made for the browser: small first.
pub const PROFILE: &str = "wasm-release";

/// Compiles the browser's half of the product.
///
/// # Errors
/// When it does not compile.
pub fn compile(places: &Places, toolchain: &WasmToolchain) -> Result<()> {
    process::run(
        toolchain
            .build(places)
            .args(["--package", "frontend", "--lib", "--profile", PROFILE]),
    )
    .context("the browser's half does not compile")
}

/// Assembles the site from the compiled module, the stylesheets and the public files, with the program `sitebuild`
/// found among the executables of the development profile.
///
/// # Errors
/// When `sitebuild` fails; the site of an earlier run then stays.
pub fn assemble(places: &Places) -> Result<()> {
    let module = places.wasm_target().join(TARGET).join(PROFILE).join("frontend.wasm");
    let debug = places.executables("debug");
    process::run(
        process::command(debug.join("sitebuild"))
            .current_dir(&places.root)
            .arg("--wasm")
            .arg(module)
            .args(["--style", "style/main.css", "--public", "public", "--site"])
            .arg(places.site())
            .arg("--cache")
            .arg(places.target.join("sitebuild"))
            .arg("--executable-dir")
            .arg(&debug)
            .arg("--executable-dir")
            .arg(places.executables("release")),
    )
    .context("the site could not be assembled")
}
