//! `cargo xtask run` and `cargo xtask site`.

use std::fs;
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::cli::RunOptions;
use crate::console::{Steps, say};
use crate::login_gov::{self, StandIn};
use crate::places::Places;
use crate::toolchain::Purpose;
use crate::{process, site, toolchain};

/// Prepares everything, fills an empty database with the demo, and becomes the server.
///
/// # Errors
/// When a step fails; the message names it.
pub fn run(places: &Places, options: &RunOptions) -> Result<()> {
    let mut steps = Steps::of(6);
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
    let stand_in = steps.run("Looking for login.gov.pl", || stand_in(places, options.port))?;
    let mut serve = at_work(places, &server, &listen);
    match stand_in {
        Some(stand_in) => {
            serve.envs(stand_in.settings()?);
            say(format!(
                "\neBOK is served at {} – Ctrl-C stops it\n\
                 Its login.gov.pl is a stand-in on this machine: choose one of its invented persons.\n",
                portal(options.port)
            ));
        }
        None => say(format!("\neBOK is served at http://{listen} – Ctrl-C stops it\n")),
    }
    let error = serve.arg("serve").exec();
    Err(error).with_context(|| format!("cannot start {}", server.display()))
}

/// The portal's address in a browser: by name, because passkeys belong to names and not to numbers.
fn portal(port: u16) -> String {
    format!("http://localhost:{port}")
}

/// The stand-in of login.gov.pl, started and ready; nothing where the configuration names the real one.
fn stand_in(places: &Places, port: u16) -> Result<Option<StandIn>> {
    // A file that cannot be read is the server's to complain of.
    let configured = fs::read_to_string(places.root.join("ebok.toml")).unwrap_or_default();
    if login_gov::is_switched_on(&configured) {
        return Ok(None);
    }
    let own = port
        .checked_add(1)
        .context("choose a --port below 65535: the next one is used too")?;
    let folder = places.target.join("login-gov").join(own.to_string());
    let stand_in = StandIn::new(places, own, &portal(port), &folder);
    stand_in.start()?;
    Ok(Some(stand_in))
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

/// Server, stand-in and site builder in one go, so that cargo compiles what they share only once.
fn compile_server(places: &Places, release: bool) -> Result<()> {
    let mut build = places.cargo();
    build.args(["build", "--package", "sitebuild", "--package", login_gov::PACKAGE]);
    if !release {
        return process::run(build.args(["--package", "server"]));
    }
    process::run(&mut build)?;
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
