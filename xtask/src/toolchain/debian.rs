//! The Rust that Debian packages for building web browsers. It is recent, and its source comes along.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, anyhow, bail};

use super::{Purpose, WasmToolchain, sysroot};
use crate::places::Places;
use crate::process;

/// Debian's own paths: another Rust may come first on the search path.
const RUSTC: &str = "/usr/bin/rustc";
const CARGO: &str = "/usr/bin/cargo";
const CARGO_CLIPPY: &str = "/usr/bin/cargo-clippy";
const RUSTFMT: &str = "/usr/bin/rustfmt";
const SOURCE: &str = "/usr/lib/rustlib/src/rust/library/std/Cargo.toml";

/// The oldest compiler the workspace accepts, as its manifest says.
const OLDEST: &str = env!("CARGO_PKG_RUST_VERSION");

/// The toolchain, when everything it needs is there already.
pub fn ready(places: &Places, purpose: Purpose) -> Option<WasmToolchain> {
    if !missing(purpose).is_empty() {
        return None;
    }
    let sysroot = sysroot::existing(places, &version().ok()?)?;
    Some(WasmToolchain::of_debian(CARGO, RUSTC, CARGO_CLIPPY, sysroot, linker()?))
}

/// The toolchain, its standard library compiled now if need be.
///
/// # Errors
/// When the packages are older than the workspace needs, or the standard library does not compile.
pub fn make(places: &Places) -> Result<WasmToolchain> {
    let version = version()?;
    if !is_recent(&version) {
        bail!(
            "{RUSTC} is {version}, and this project needs {OLDEST}: enable Debian's security updates, which carry a \
             newer `rustc-web`, or add the target wasm32-unknown-unknown to a Rust of rustup"
        );
    }
    let linker = linker().ok_or_else(|| anyhow!("no wasm-ld found in /usr/bin: install `lld-19`"))?;
    let sysroot = match sysroot::existing(places, &version) {
        Some(sysroot) => sysroot,
        None => sysroot::build(places, &version, Path::new(CARGO), Path::new(RUSTC), &linker)?,
    };
    Ok(WasmToolchain::of_debian(CARGO, RUSTC, CARGO_CLIPPY, sysroot, linker))
}

/// The packages that are not installed, or too old.
pub fn missing(purpose: Purpose) -> Vec<&'static str> {
    let mut packages = Vec::new();
    if !version().is_ok_and(|version| is_recent(&version)) {
        packages.push("rustc-web");
    }
    if !Path::new(CARGO).exists() {
        packages.push("cargo-web");
    }
    if !Path::new(SOURCE).exists() {
        packages.push("rust-web-src");
    }
    if linker().is_none() {
        packages.push("lld-19");
    }
    if purpose == Purpose::Test && !Path::new(CARGO_CLIPPY).exists() {
        packages.push("rust-web-clippy");
    }
    if purpose == Purpose::Test && process::find("rustfmt").is_none() && !Path::new(RUSTFMT).exists() {
        packages.push("rustfmt-web");
    }
    packages
}

/// The compiler's own name for its build, such as `rustc 1.96.0 (ac68faa20 2026-05-25)`.
fn version() -> Result<String> {
    process::text(process::command(RUSTC).env_remove("RUSTUP_TOOLCHAIN").arg("--version"))
        .context("Debian's rustc does not answer")
}

fn is_recent(version: &str) -> bool {
    let number = version.split_whitespace().nth(1).unwrap_or_default();
    numbers(number) >= numbers(OLDEST)
}

/// The leading numbers of a version, for comparison.
fn numbers(version: &str) -> Vec<u32> {
    version.split('.').map_while(|part| part.parse().ok()).collect()
}

/// The newest linker for WebAssembly; Debian puts its version into the name.
fn linker() -> Option<PathBuf> {
    let mut found: Vec<(u32, PathBuf)> = fs::read_dir("/usr/bin")
        .ok()?
        .flatten()
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            let version = name.strip_prefix("wasm-ld-")?.parse().ok()?;
            Some((version, entry.path()))
        })
        .collect();
    found.sort();
    found.pop().map(|(_, path)| path).or_else(|| process::find("wasm-ld"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_as_numbers() {
        assert!(is_recent("rustc 1.100.0 (0123456 2027-01-01)"));
        assert!(is_recent("rustc 1.95.0 (59807616e 2026-04-14)"));
        assert!(!is_recent("rustc 1.63.0"));
        assert!(!is_recent("no compiler"));
    }
}
