//! `cargo xtask bench map`: the map page in a real browser, on the demo and on a city's network.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::cli::BenchOptions;
use crate::console::say;
use crate::places::Places;
use crate::process;
use crate::site;
use crate::suite::{Scratch, Service, answers, free_port, node};
use crate::toolchain::{self, Purpose};

/// What people name it by.
pub const NAME: &str = "map";

/// How large the city's network is.
const PIPES: usize = 1_000_000;

/// Compiles the product, fills a server with the demo and one with a large network, and answers with what the
/// browser saw.
///
/// # Errors
/// When something does not compile or start, or the browser sees nothing.
pub fn measure(places: &Places, options: &BenchOptions) -> Result<String> {
    let toolchain = toolchain::prepare(places, Purpose::Build)?;
    let mut build = places.cargo();
    process::run(build.args(["build", "--release", "--package", "server", "--package", "bench"]))?;
    process::run(places.cargo().args(["build", "--package", "sitebuild"]))?;
    site::compile(places, &toolchain)?;
    site::assemble(places)?;
    node::install(places)?;
    let chromium = node::chromium().context("no Chromium found: install the package chromium")?;
    let scratch = Scratch::make()?;
    let demo = Served::prepare(places, &scratch, "demo")?;
    process::text(demo.command().arg("demo"))?;
    let city = Served::prepare(places, &scratch, "city")?;
    let pipes = options.pipes.unwrap_or(PIPES).to_string();
    let file = city.folder.join("city.gpkg");
    say(format!("Making and importing a network of {pipes} pipes …"));
    let release = places.executables("release");
    let mut generate = process::command(release.join("bench"));
    process::text(generate.arg("generate").arg(&file).args(["--pipes", &pipes]))?;
    process::text(city.command().args(["import", "network"]).arg(&file))?;
    let (demo_port, city_port) = (demo.port, city.port);
    let _demo = demo.start()?;
    let _city = city.start()?;
    let mut browser = process::command("node");
    browser
        .current_dir(places.root.join("end2end"))
        .arg("bench/map.mjs")
        .env("BENCH_DEMO", format!("http://127.0.0.1:{demo_port}"))
        .env("BENCH_CITY", format!("http://127.0.0.1:{city_port}"))
        .env("BENCH_CHROMIUM", chromium);
    process::text(&mut browser)
}

/// A release server with a folder of its own.
struct Served {
    program: PathBuf,
    folder: PathBuf,
    site: PathBuf,
    port: u16,
}

impl Served {
    fn prepare(places: &Places, scratch: &Scratch, name: &str) -> Result<Self> {
        let folder = scratch.path().join(name);
        fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
        fs::copy(places.root.join("Leptos.toml"), folder.join("Leptos.toml")).context("cannot copy Leptos.toml")?;
        Ok(Self {
            program: places.executables("release").join("ebok"),
            folder,
            site: places.site(),
            port: free_port()?,
        })
    }

    fn command(&self) -> Command {
        let mut command = process::command(&self.program);
        command
            .current_dir(&self.folder)
            .env(
                "EBOK_DATABASE_URL",
                format!("sqlite://{}", self.folder.join("ebok.db").display()),
            )
            .env("EBOK_LISTEN", format!("127.0.0.1:{}", self.port))
            .env("LEPTOS_SITE_ROOT", &self.site);
        command
    }

    fn start(&self) -> Result<Service> {
        let service = Service::start("ebok serve", "TERM", &self.folder, self.command().arg("serve"))?;
        service.wait_until(|| answers(self.port, "/readyz"))?;
        Ok(service)
    }
}
