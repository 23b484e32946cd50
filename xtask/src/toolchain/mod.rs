//! The compilers: the one cargo uses for the server, and one that can build for the browser.
//!
//! Rust of rustup gets the browser's target with one command. Where that server cannot be reached, and for Rust of
//! Debian, the packages `rustc-web` and `rust-web-src` compile the standard library for the browser once; see
//! `docs/adr/0002-toolchain.md`.

mod debian;
mod rustup;
mod sysroot;
mod wasm;

pub use wasm::{TARGET, WasmToolchain};

use anyhow::Result;

use crate::packages;
use crate::places::Places;

/// Which tools beside the compiler are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Building only.
    Build,
    /// Building, checking the format and linting.
    Test,
}

/// Finds a toolchain for the browser, or makes one.
///
/// # Errors
/// When there is none and none can be made; the message says what to install.
pub fn prepare(places: &Places, purpose: Purpose) -> Result<WasmToolchain> {
    if rustup::has_target() {
        return Ok(WasmToolchain::of_native());
    }
    if let Some(toolchain) = debian::ready(places, purpose) {
        return Ok(toolchain);
    }
    if rustup::add_target() {
        return Ok(WasmToolchain::of_native());
    }
    packages::install(&debian::missing(purpose), "compiling for the browser")?;
    debian::make(places)
}
