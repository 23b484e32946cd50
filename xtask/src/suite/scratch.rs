//! A folder for one test run, and ports nobody else uses.

use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

/// A folder that goes when the run ends. What belongs to a service is removed by the service's keeper, because a run
/// that is killed never gets here.
pub struct Scratch {
    folder: PathBuf,
}

impl Scratch {
    /// Makes the folder. Its path is short: the socket of PostgreSQL in it may have no more than 107 letters.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn make() -> Result<Self> {
        let folder = std::env::temp_dir().join(format!("ebok-test-{}", std::process::id()));
        fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
        Ok(Self { folder })
    }

    /// The folder itself.
    pub fn path(&self) -> &Path {
        &self.folder
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // A leftover in the system's temporary folder is no reason to fail a run.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// A port on 127.0.0.1 that is free now.
///
/// # Errors
/// When there is none.
pub fn free_port() -> Result<u16> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).context("no free port on 127.0.0.1")?;
    Ok(listener.local_addr()?.port())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_is_gone_when_the_run_is_over() {
        let scratch = Scratch::make().unwrap();
        let path = scratch.path().to_owned();
        assert!(path.is_dir());
        drop(scratch);
        assert!(!path.exists());
    }
}
