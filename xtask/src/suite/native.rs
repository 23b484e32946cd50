//! Format, lints and the tests that need no browser.

use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result};

use super::tally::Tally;
use crate::console::say;
use crate::places::Places;
use crate::process;
use crate::site;
use crate::toolchain::WasmToolchain;

/// Everything but the browser's entry, which is only code for WebAssembly: together they would switch on the server's
/// and the browser's half of `app` in one build.
const NATIVE: [&str; 3] = ["--workspace", "--exclude", "frontend"];

/// Whether all code stands as `rustfmt` would put it.
///
/// # Errors
/// When it does not; the differences are on the screen.
pub fn format(places: &Places) -> Result<()> {
    process::run(places.cargo().args(["fmt", "--all", "--check"])).context("run `cargo xtask fmt`")
}

/// Lints the server's half.
///
/// # Errors
/// On any warning.
pub fn lint(places: &Places) -> Result<()> {
    let mut clippy = places.cargo();
    clippy
        .arg("clippy")
        .args(NATIVE)
        .args(["--all-targets", "--", "-D", "warnings"]);
    process::run(&mut clippy)
}

/// Lints the browser's half, with the compiler that builds it.
///
/// # Errors
/// On any warning.
pub fn lint_browser(places: &Places, toolchain: &WasmToolchain) -> Result<()> {
    let mut clippy = toolchain.clippy(places);
    // The profile of the site: build scripts and procedural macros are then compiled once for both.
    clippy.args([
        "--package",
        "frontend",
        "--package",
        "app",
        "--profile",
        site::PROFILE,
        "--",
        "-D",
        "warnings",
    ]);
    process::run(&mut clippy)
}

/// Compiles all tests and, with them, the programs `ebok` and `sitebuild`: their packages have tests that start them.
///
/// # Errors
/// When something does not compile.
pub fn compile(places: &Places) -> Result<()> {
    process::run(places.cargo().arg("test").args(NATIVE).arg("--no-run"))
}

/// Runs all tests and counts them. `postgres` is the address of a server they may make databases on.
///
/// # Errors
/// When cargo cannot be started.
pub fn run(places: &Places, postgres: &str, filter: &[String]) -> Result<Tally> {
    let mut command = places.cargo();
    command
        .arg("test")
        .args(NATIVE)
        .arg("--no-fail-fast")
        .args(filter)
        .env("EBOK_TEST_POSTGRES_URL", postgres);
    counted(&mut command, |line| say(line))
}

/// Passes the program's lines on to `show` and counts the results among them.
fn counted(command: &mut Command, show: impl Fn(&str)) -> Result<Tally> {
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start `{}`", process::line(command)))?;
    let mut tally = Tally::default();
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).split(b'\n') {
            let line = line?;
            let line = String::from_utf8_lossy(&line);
            show(&line);
            tally += Tally::of_libtest_line(&line);
        }
    }
    Ok(tally.with_exit(child.wait()?.success()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_counted_over_several_programs() {
        let lines = "test result: ok. 2 passed; 0 failed; 0 ignored\ntest result: ok. 3 passed; 0 failed; 1 ignored";
        let tally = counted(Command::new("echo").arg(lines), |_| ()).unwrap();
        assert_eq!(
            tally,
            Tally {
                passed: 5,
                failed: 0,
                skipped: 1
            }
        );
    }

    #[test]
    fn a_crash_without_a_result_is_a_failure() {
        assert_eq!(counted(&mut Command::new("false"), |_| ()).unwrap(), Tally::one(false));
    }
}
