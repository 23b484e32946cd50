//! What a browser has to load before the first island moves.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};

use crate::console::say;

/// The most the WebAssembly module may weigh, compressed with brotli: about two seconds on a slow phone line.
const MOST: u64 = 150_000;

/// Weighs the module of a built site.
///
/// # Errors
/// When it is heavier than the budget, or there is none.
pub fn weigh(site: &Path) -> Result<()> {
    let pkg = site.join("pkg");
    let mut weight = None;
    for entry in fs::read_dir(&pkg).with_context(|| format!("cannot list {}", pkg.display()))? {
        let entry = entry?;
        if entry.file_name().to_string_lossy().ends_with(".wasm.br") {
            weight = Some(entry.metadata()?.len());
        }
    }
    let weight = weight.with_context(|| format!("no .wasm.br in {}", pkg.display()))?;
    say(format!(
        "  the browser's half weighs {weight} bytes of the {MOST} allowed (brotli)"
    ));
    if weight > MOST {
        bail!("the browser's half weighs {weight} bytes, {MOST} are allowed: move work to the server");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::tests::fixture::Fixture;

    #[test]
    fn a_module_within_the_budget_is_accepted() {
        let site = Fixture::empty().with("pkg/ebok.1.wasm.br", &"a".repeat(1000));
        weigh(site.root()).unwrap();
    }

    #[test]
    fn a_module_over_the_budget_is_refused_with_its_weight() {
        let site = Fixture::empty().with("pkg/ebok.1.wasm.br", &"a".repeat(150_001));
        assert!(weigh(site.root()).unwrap_err().to_string().contains("150001 bytes"));
    }

    #[test]
    fn a_site_without_a_module_is_refused() {
        let site = Fixture::empty().with("pkg/ebok.1.js", "");
        assert!(weigh(site.root()).unwrap_err().to_string().contains("no .wasm.br"));
    }
}
