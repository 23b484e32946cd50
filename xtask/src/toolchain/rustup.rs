//! The toolchain that runs cargo, and rustup's way to add a target to it.

use std::env;
use std::fs;
use std::path::Path;
use std::time::Duration;

use super::TARGET;
use crate::console::say;
use crate::process;

/// Longest wait for rustup; a standard library is about 20 MB.
const PATIENCE: Duration = Duration::from_secs(300);

/// Whether the compiler in use has the browser's standard library.
pub fn has_target() -> bool {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let asked = process::text(process::command(rustc).args(["--print", "target-libdir", "--target", TARGET]));
    asked.is_ok_and(|folder| holds_core(Path::new(&folder)))
}

/// Asks rustup for the target; answers whether it is there now.
pub fn add_target() -> bool {
    if env::var_os("RUSTUP_TOOLCHAIN").is_none() || process::find("rustup").is_none() {
        return false;
    }
    say(format!("Asking rustup for {TARGET}"));
    match process::run_within(process::command("rustup").args(["target", "add", TARGET]), PATIENCE) {
        Ok(()) => has_target(),
        Err(error) => {
            say(format!(
                "rustup could not add it ({error}); Debian's packages are the other way"
            ));
            false
        }
    }
}

fn holds_core(folder: &Path) -> bool {
    fs::read_dir(folder).is_ok_and(|entries| {
        entries
            .flatten()
            .any(|entry| entry.file_name().to_string_lossy().starts_with("libcore-"))
    })
}
