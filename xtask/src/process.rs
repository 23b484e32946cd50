//! Other programs: how they are found, started and how their failure is told.

use std::env;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

/// How often a running program is looked at while waiting for its end.
const GLANCE: Duration = Duration::from_millis(50);

/// A command without the traces that `cargo run` leaves in the environment of this program: the children would take
/// them for their own, and cargo would rebuild what depends on them.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    for (name, _) in env::vars_os() {
        if name.to_str().is_some_and(is_trace_of_cargo) {
            command.env_remove(name);
        }
    }
    if let Some(paths) = env::var_os("LD_LIBRARY_PATH") {
        let own: Vec<PathBuf> = env::split_paths(&paths)
            .filter(|path| !is_path_of_cargo(path))
            .collect();
        match env::join_paths(own) {
            Ok(rest) if !rest.is_empty() => command.env("LD_LIBRARY_PATH", rest),
            _ => command.env_remove("LD_LIBRARY_PATH"),
        };
    }
    command
}

fn is_trace_of_cargo(name: &str) -> bool {
    let starts = [
        "CARGO_PKG_",
        "CARGO_MANIFEST_",
        "CARGO_CRATE_",
        "CARGO_BIN_",
        "CARGO_PRIMARY_",
    ];
    starts.iter().any(|start| name.starts_with(start)) || name == "CARGO"
}

fn is_path_of_cargo(path: &Path) -> bool {
    path.components()
        .any(|part| part.as_os_str() == "target" || part.as_os_str() == "toolchains")
        || path.ends_with("rustlib/x86_64-unknown-linux-gnu/lib")
}

/// Runs the command with its output on the screen.
///
/// # Errors
/// When it cannot be started or ends with a failure; the message is the command line.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command
        .status()
        .with_context(|| format!("cannot start `{}`", line(command)))?;
    if !status.success() {
        bail!("`{}` ended with {status}", line(command));
    }
    Ok(())
}

/// Runs the command and answers what it wrote to standard output, trimmed.
///
/// # Errors
/// When it cannot be started or ends with a failure; the message carries what it wrote to standard error.
pub fn text(command: &mut Command) -> Result<String> {
    let output = command
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("cannot start `{}`", line(command)))?;
    if !output.status.success() {
        let complaint = String::from_utf8_lossy(&output.stderr);
        bail!("`{}` ended with {}: {}", line(command), output.status, complaint.trim());
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Runs the command, but ends it after `limit`.
///
/// # Errors
/// As [`run`], and when the time is over.
pub fn run_within(command: &mut Command, limit: Duration) -> Result<()> {
    let mut child = command
        .spawn()
        .with_context(|| format!("cannot start `{}`", line(command)))?;
    let begun = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            if status.success() {
                return Ok(());
            }
            bail!("`{}` ended with {status}", line(command));
        }
        if begun.elapsed() > limit {
            child.kill()?;
            child.wait()?;
            bail!("`{}` was stopped after {} s", line(command), limit.as_secs());
        }
        thread::sleep(GLANCE);
    }
}

/// The command as one would type it, its environment left out.
pub fn line(command: &Command) -> String {
    let words: Vec<OsString> = std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(OsStr::to_owned)
        .collect();
    words
        .iter()
        .map(|word| word.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}

/// The first program of that name on the search path.
pub fn find(name: &str) -> Option<PathBuf> {
    let paths = env::var_os("PATH")?;
    env::split_paths(&paths)
        .map(|folder| folder.join(name))
        .find(|path| path.is_file())
}

/// Whether this process runs as the system's administrator.
pub fn is_root() -> bool {
    text(Command::new("id").arg("-u")).is_ok_and(|id| id == "0")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_names_the_command_and_its_complaint() {
        let error = text(Command::new("sh").args(["-c", "echo no luck >&2; exit 3"])).unwrap_err();
        assert!(error.to_string().contains("no luck"), "{error}");
        assert!(error.to_string().contains("sh -c"), "{error}");
    }

    #[test]
    fn a_program_that_takes_too_long_is_stopped() {
        let error = run_within(Command::new("cat").stdin(Stdio::piped()), Duration::from_millis(100)).unwrap_err();
        assert!(error.to_string().contains("was stopped"), "{error}");
    }

    #[test]
    fn the_traces_of_cargo_are_removed_and_its_settings_kept() {
        assert!(is_trace_of_cargo("CARGO_PKG_NAME"));
        assert!(!is_trace_of_cargo("CARGO_HOME"));
        assert!(!is_trace_of_cargo("CARGO_NET_OFFLINE"));
    }
}
