//! Node and the packages of the browser tests.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use crate::places::Places;
use crate::process;

/// The oldest Node that Playwright runs on.
const OLDEST: u32 = 18;

/// The packages of the operating system that are missing for Node.
pub fn missing() -> Vec<&'static str> {
    let version = process::text(process::command("node").arg("--version")).unwrap_or_default();
    let mut packages = Vec::new();
    if !is_recent(&version) {
        packages.push("nodejs");
    }
    if process::find("npm").is_none() {
        packages.push("npm");
    }
    packages
}

/// Installs exactly what the lock file says, once per lock file, and links it into `end2end`.
///
/// # Errors
/// When npm fails, or the link cannot be made.
pub fn install(places: &Places) -> Result<()> {
    let end2end = places.root.join("end2end");
    let lock = end2end.join("package-lock.json");
    let content = fs::read(&lock).with_context(|| format!("cannot read {}", lock.display()))?;
    let installed = places.cache.join(format!("end2end-{:016x}", fingerprint(&content)));
    if !installed.join("done").exists() {
        npm_ci(&end2end, &installed)?;
    }
    link(&installed.join("node_modules"), &end2end.join("node_modules"))
}

fn npm_ci(end2end: &Path, folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    for name in ["package.json", "package-lock.json"] {
        fs::copy(end2end.join(name), folder.join(name)).with_context(|| format!("cannot copy {name}"))?;
    }
    let mut npm = process::command("npm");
    npm.current_dir(folder)
        .args(["ci", "--no-audit", "--no-fund", "--ignore-scripts"]);
    // The system's Chromium is used.
    process::run(npm.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))?;
    fs::write(folder.join("done"), "").with_context(|| format!("cannot write into {}", folder.display()))
}

/// Puts the link there, in the place of an older link or of a folder that npm made.
fn link(packages: &Path, place: &Path) -> Result<()> {
    if fs::read_link(place).is_ok_and(|target| target == packages) {
        return Ok(());
    }
    let removed = match fs::symlink_metadata(place) {
        Ok(found) if found.is_dir() => fs::remove_dir_all(place),
        Ok(_) => fs::remove_file(place),
        Err(_) => Ok(()),
    };
    removed
        .and_then(|()| symlink(packages, place))
        .with_context(|| format!("cannot link {}", place.display()))
}

/// A name for the content (FNV-1a): equal contents share a folder, no more is asked of it.
fn fingerprint(content: &[u8]) -> u64 {
    content.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

fn is_recent(version: &str) -> bool {
    let major = version
        .trim_start_matches('v')
        .split('.')
        .next()
        .and_then(|major| major.parse::<u32>().ok());
    major.is_some_and(|major| major >= OLDEST)
}

/// The browser the tests drive.
pub fn chromium() -> Option<PathBuf> {
    ["chromium", "chromium-browser", "google-chrome"]
        .iter()
        .find_map(|name| process::find(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_old_node_is_not_good_enough() {
        assert!(is_recent("v20.20.2"));
        assert!(!is_recent("v16.1.0"));
        assert!(!is_recent(""));
    }

    #[test]
    fn another_lock_file_gets_another_folder() {
        assert_ne!(fingerprint(b"one"), fingerprint(b"two"));
    }
}
