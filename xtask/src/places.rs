//! The folders everything happens in.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, anyhow};

use crate::process;

/// Where the checkout is, and where results go.
#[derive(Clone, Debug)]
pub struct Places {
    /// The root of the checkout.
    pub root: PathBuf,
    /// Cargo's target folder. Under continuous integration it lies outside the checkout, so that a fresh clone finds
    /// what the last one compiled.
    pub target: PathBuf,
    /// What outlives checkouts: the sysroot for the browser, packages of the browser tests.
    pub cache: PathBuf,
}

impl Places {
    /// Finds the folders from the environment.
    ///
    /// # Errors
    /// When neither `XDG_CACHE_HOME` nor `HOME` is set.
    pub fn find() -> Result<Self> {
        let manifest = env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
        let root = Path::new(&manifest)
            .parent()
            .context("xtask has no folder above it")?
            .to_owned();
        let cache = env::var_os("XDG_CACHE_HOME")
            .map(PathBuf::from)
            .or_else(|| env::var_os("HOME").map(|home| Path::new(&home).join(".cache")))
            .ok_or_else(|| anyhow!("neither XDG_CACHE_HOME nor HOME is set: set one, the cache goes there"))?
            .join("ebok");
        let target = match env::var_os("CARGO_TARGET_DIR") {
            Some(set) => root.join(set),
            None if is_ci() => cache.join("target"),
            None => root.join("target"),
        };
        Ok(Self { root, target, cache })
    }

    /// The folder with the site that browsers load.
    pub fn site(&self) -> PathBuf {
        self.target.join("site")
    }

    /// The folder of executables of a profile's folder name, `debug` or `release`.
    pub fn executables(&self, profile: &str) -> PathBuf {
        self.target.join(profile)
    }

    /// The target folder of the browser's half. A folder of its own: its compiler may be another one, and cargo would
    /// rebuild shared parts at every change from one to the other.
    pub fn wasm_target(&self) -> PathBuf {
        self.target.join("wasm")
    }

    /// The cargo that started this program, for the server's half, working at the root.
    pub fn cargo(&self) -> Command {
        let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut command = process::command(cargo);
        command.current_dir(&self.root).env("CARGO_TARGET_DIR", &self.target);
        if is_ci() {
            // A fresh clone cannot use incremental results; they would only fill the cache.
            command.env("CARGO_INCREMENTAL", "0");
        }
        command
    }
}

/// Whether a continuous integration service runs this.
pub fn is_ci() -> bool {
    env::var("CI").is_ok_and(|value| !value.is_empty() && value != "false" && value != "0")
}
