//! Puts a finished site in the place of the old one.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use walkdir::WalkDir;

/// An empty folder beside `site`, on the same file system, to build in.
///
/// # Errors
/// When it cannot be made.
pub fn workbench(site: &Path) -> Result<PathBuf> {
    let bench = site.with_extension("next");
    remove(&bench)?;
    fs::create_dir_all(&bench).with_context(|| format!("cannot make {}", bench.display()))?;
    Ok(bench)
}

/// Renames `bench` to `site`, so that a running server never meets a half-built site for longer than two renames.
///
/// # Errors
/// When a rename or the removal of the old site fails.
pub fn swap(bench: &Path, site: &Path) -> Result<()> {
    let old = site.with_extension("old");
    remove(&old)?;
    if site.exists() {
        fs::rename(site, &old).with_context(|| format!("cannot move {} away", site.display()))?;
    }
    fs::rename(bench, site).with_context(|| format!("cannot put the new site at {}", site.display()))?;
    remove(&old)
}

/// Copies everything in `from` into `to`.
///
/// # Errors
/// When a file cannot be read or written.
pub fn copy_tree(from: &Path, to: &Path) -> Result<()> {
    for entry in WalkDir::new(from) {
        let entry = entry.with_context(|| format!("cannot list {}", from.display()))?;
        let target = to.join(entry.path().strip_prefix(from)?);
        let done = if entry.file_type().is_dir() {
            fs::create_dir_all(&target)
        } else {
            fs::copy(entry.path(), &target).map(|_| ())
        };
        done.with_context(|| format!("cannot write {}", target.display()))?;
    }
    Ok(())
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    Ok(())
}
