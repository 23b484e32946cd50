//! A cargo that builds and lints for the browser.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::places::Places;
use crate::process;

/// The browser, as compilers call it.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// The toolchain for the browser's half.
#[derive(Debug)]
pub struct WasmToolchain {
    /// Debian's, where the toolchain that runs this program does not know the target.
    debian: Option<Debian>,
}

#[derive(Debug)]
struct Debian {
    cargo: PathBuf,
    rustc: PathBuf,
    cargo_clippy: PathBuf,
    sysroot: PathBuf,
    linker: PathBuf,
}

impl WasmToolchain {
    /// The toolchain that runs this program.
    pub(super) fn of_native() -> Self {
        Self { debian: None }
    }

    /// Debian's programs with our own sysroot.
    pub(super) fn of_debian(cargo: &str, rustc: &str, cargo_clippy: &str, sysroot: PathBuf, linker: PathBuf) -> Self {
        let debian = Debian {
            cargo: cargo.into(),
            rustc: rustc.into(),
            cargo_clippy: cargo_clippy.into(),
            sysroot,
            linker,
        };
        Self { debian: Some(debian) }
    }

    /// Which compiler this is, for people.
    pub fn name(&self) -> &'static str {
        if self.debian.is_some() {
            "Debian's rustc"
        } else {
            "the installed rustc"
        }
    }

    /// `cargo build` for the browser; packages and profile are the caller's.
    pub fn build(&self, places: &Places) -> Command {
        let mut command = match &self.debian {
            Some(debian) => debian.command(&debian.cargo),
            None => places.cargo(),
        };
        self.place(&mut command, places);
        command.args(["build", "--target", TARGET]);
        command
    }

    /// `cargo clippy` for the browser; packages and profile are the caller's.
    pub fn clippy(&self, places: &Places) -> Command {
        let mut command = match &self.debian {
            // Called by its path: `cargo clippy` would look into rustup's folder first.
            Some(debian) => debian.command(&debian.cargo_clippy),
            None => places.cargo(),
        };
        self.place(&mut command, places);
        command.args(["clippy", "--target", TARGET]);
        command
    }

    fn place(&self, command: &mut Command, places: &Places) {
        command
            .current_dir(&places.root)
            .env("CARGO_TARGET_DIR", places.wasm_target());
    }
}

impl Debian {
    fn command(&self, program: &Path) -> Command {
        let mut command = process::command(program);
        command
            .env_remove("RUSTUP_TOOLCHAIN")
            .env("CARGO", &self.cargo)
            .env("RUSTC", &self.rustc)
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", &self.linker)
            .env(
                "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
                format!("--sysroot={}", self.sysroot.display()),
            );
        command
    }
}
