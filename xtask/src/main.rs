//! `cargo xtask`: every command the README names.
//!
//! This program prepares, calls and reports; it compiles in seconds because the heavy work (binding WebAssembly,
//! bundling stylesheets, compressing) is another program, `crates/sitebuild`.

mod bench;
mod check;
mod ci_cache;
mod cli;
mod console;
mod fuzz;
mod login_gov;
mod packages;
mod places;
mod process;
mod run;
mod site;
mod suite;
mod toolchain;

use std::process::ExitCode;

use anyhow::Result;
use clap::Parser as _;

use crate::cli::{Cli, Task};
use crate::places::Places;

fn main() -> ExitCode {
    match work() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            console::say(format!("\nStopped: {error:#}"));
            ExitCode::FAILURE
        }
    }
}

/// Does what the command line asks; answers whether everything held.
fn work() -> Result<bool> {
    let cli = Cli::parse();
    let places = Places::find()?;
    match cli.command {
        Task::Run(options) => run::run(&places, &options)?,
        Task::Site => run::site(&places)?,
        Task::Test(options) => return suite::run(&places, &options),
        Task::Check => return check::all(&places),
        Task::Bench(options) => bench::run(&places, &options)?,
        Task::Fuzz(options) => fuzz::run(&places, &options)?,
        Task::Fmt => process::run(places.cargo().args(["fmt", "--all"]))?,
    }
    Ok(true)
}
