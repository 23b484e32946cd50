//! `cargo xtask run` and `cargo xtask site`.

use std::fs;
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::cli::RunOptions;
use crate::console::{Steps, say};
use crate::places::Places;
use crate::toolchain::Purpose;
use crate::{process, site, toolchain};

/// Prepares everything, fills an empty database with the demo, and becomes the server.
///
/// # Errors
/// When a step fails; the message names it.
pub fn run(places: &Places, options: &RunOptions) -> Result<()> {
    let mut steps = Steps::of(5);
    let toolchain = steps.run("Preparing the compiler", || toolchain::prepare(places, Purpose::Build))?;
    steps.run("Compiling the server", || compile_server(places, options.release))?;
    steps.run(&format!("Compiling for the browser with {}", toolchain.name()), || {
        site::compile(places, &toolchain)
    })?;
    steps.run("Assembling the site", || site::assemble(places))?;
    let profile = if options.release { "release" } else { "debug" };
    let server = places.executables(profile).join("ebok");
    let listen = format!("127.0.0.1:{}", options.port);
    steps.run("Looking for data", || fill_if_empty(places, &server, &listen))?;
    say(format!("\neBOK is served at http://{listen} – Ctrl-C stops it\n"));
    let error = at_work(places, &server, &listen).arg("serve").exec();
    Err(error).with_context(|| format!("cannot start {}", server.display()))
}

/// Builds the site alone.
///
/// # Errors
/// When a step fails; the message names it.
pub fn site(places: &Places) -> Result<()> {
    let mut steps = Steps::of(4);
    let toolchain = steps.run("Preparing the compiler", || toolchain::prepare(places, Purpose::Build))?;
    steps.run("Compiling the site builder", || {
        process::run(places.cargo().args(["build", "--package", "sitebuild"]))
    })?;
    steps.run(&format!("Compiling for the browser with {}", toolchain.name()), || {
        site::compile(places, &toolchain)
    })?;
    steps.run("Assembling the site", || site::assemble(places))?;
    say(format!("The site is in {}", places.site().display()));
    Ok(())
}

/// Server and site builder in one go, so that cargo compiles what they share only once.
fn compile_server(places: &Places, release: bool) -> Result<()> {
    if !release {
        return process::run(
            places
                .cargo()
                .args(["build", "--package", "server", "--package", "sitebuild"]),
        );
    }
    process::run(places.cargo().args(["build", "--package", "sitebuild"]))?;
    process::run(places.cargo().args(["build", "--release", "--package", "server"]))
}

fn fill_if_empty(places: &Places, server: &Path, listen: &str) -> Result<()> {
    let data = places.root.join("data");
    let empty = fs::read_dir(&data).map_or(true, |mut entries| entries.next().is_none());
    if !empty {
        return Ok(());
    }
    fs::create_dir_all(&data).with_context(|| format!("cannot make {}", data.display()))?;
    say("The folder data/ is empty: filling it with a made-up network and customers");
    process::run(at_work(places, server, listen).arg("demo"))
        .context("the demo data are not complete: remove the folder data/ before the next try")
}

/// The server's program with the settings that differ from its defaults.
fn at_work(places: &Places, server: &Path, listen: &str) -> Command {
    let mut command = process::command(server);
    command
        .current_dir(&places.root)
        .env("EBOK_LISTEN", listen)
        .env("LEPTOS_SITE_ROOT", places.site());
    command
}
