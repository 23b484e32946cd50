//! Continuous integration clones afresh, and compiles into a cache folder that outlives the clone.
//!
//! Libraries from crates.io are found again there. Cargo knows our own crates by their path, so a clone in another
//! folder would leave the old ones behind for ever; they are cleaned away.

use std::fs;

use anyhow::{Context as _, Result};

use crate::console::say;
use crate::places::{Places, is_ci};
use crate::process;
use crate::site;
use crate::toolchain::TARGET;

/// Remembers for which checkout the cache was used last.
const MARKER: &str = "checkout";

/// Forgets what an earlier clone in another folder left in the cache.
///
/// # Errors
/// When cargo cannot clean, or the cache cannot be written.
pub fn take_over(places: &Places) -> Result<()> {
    if !is_ci() {
        return Ok(());
    }
    let marker = places.target.join(MARKER);
    let here = places.root.to_string_lossy();
    match fs::read_to_string(&marker) {
        Ok(last) if last == here => return Ok(()),
        Ok(last) => {
            say(format!(
                "Cleaning what the checkout {last} left in {}",
                places.target.display()
            ));
            process::run(places.cargo().args(["clean", "--workspace"]))?;
            let mut browser = places.cargo();
            browser.env("CARGO_TARGET_DIR", places.wasm_target());
            browser.args(["clean", "--workspace", "--target", TARGET, "--profile", site::PROFILE]);
            process::run(&mut browser)?;
        }
        Err(_) => {}
    }
    fs::create_dir_all(&places.target).with_context(|| format!("cannot make {}", places.target.display()))?;
    fs::write(&marker, here.as_bytes()).with_context(|| format!("cannot write {}", marker.display()))
}
