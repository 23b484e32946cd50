//! Browser tests: the built server with demo data, once on each database, driven by Playwright.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, anyhow};

use super::node;
use super::postgres::Postgres;
use super::scratch::{Scratch, free_port};
use super::service::{Service, answers};
use super::tally::Tally;
use crate::console::say;
use crate::places::Places;
use crate::process;

/// The database below the server under test.
pub enum Database<'a> {
    /// A file in the server's own folder.
    Sqlite,
    /// A database of its own on the run's server.
    Postgres(&'a Postgres),
}

impl Database<'_> {
    /// The word for titles, folders and the tests themselves.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Sqlite => "sqlite",
            Self::Postgres(_) => "postgres",
        }
    }

    fn url(&self, folder: &Path) -> Result<String> {
        match self {
            Self::Sqlite => Ok(format!("sqlite://{}", folder.join("ebok.db").display())),
            Self::Postgres(server) => {
                server.create_database("ebok_browser")?;
                Ok(server.url("ebok_browser"))
            }
        }
    }
}

/// Starts the server on `database`, runs all browser tests against it and counts them.
///
/// # Errors
/// When the server does not start, or Playwright leaves no report.
pub fn run(places: &Places, scratch: &Scratch, database: &Database<'_>, filter: &[String]) -> Result<Tally> {
    let folder = scratch.path().join(format!("server-{}", database.name()));
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let server = Server::prepare(places, folder, database)?;
    process::text(server.command().arg("demo")).context("the demo data could not be made")?;
    let port = server.port;
    let service = Service::start("ebok serve", "TERM", &server.folder, server.command().arg("serve"))?;
    service.wait_until(|| answers(port, "/readyz"))?;
    let tally = playwright(places, scratch, database, port, filter)?;
    if tally.failed > 0 {
        // The folder goes with the server, and what the browser saw is often explained by what the server said.
        say(format!("The server's log ends with:\n{}", service.log_tail()));
    }
    Ok(tally)
}

/// One server under test: its program, its folder and its settings.
struct Server {
    program: PathBuf,
    folder: PathBuf,
    database_url: String,
    site: PathBuf,
    port: u16,
}

impl Server {
    /// The server works in a folder of its own, as a deployed one does: no `ebok.toml` of the developer reaches it.
    fn prepare(places: &Places, folder: PathBuf, database: &Database<'_>) -> Result<Self> {
        fs::copy(places.root.join("Leptos.toml"), folder.join("Leptos.toml")).context("cannot copy Leptos.toml")?;
        Ok(Self {
            program: places.executables("debug").join("ebok"),
            database_url: database.url(&folder)?,
            folder,
            site: places.site(),
            port: free_port()?,
        })
    }

    fn command(&self) -> Command {
        let mut command = process::command(&self.program);
        command
            .current_dir(&self.folder)
            .env("EBOK_DATABASE_URL", &self.database_url)
            .env("EBOK_LISTEN", format!("127.0.0.1:{}", self.port))
            // The tests stand in for its server; nothing leaves the machine.
            .env("EBOK_MAP__BASE_MAPS", "[\"osm\"]")
            .env("LEPTOS_SITE_ROOT", &self.site);
        command
    }
}

fn playwright(
    places: &Places,
    scratch: &Scratch,
    database: &Database<'_>,
    port: u16,
    filter: &[String],
) -> Result<Tally> {
    let chromium = node::chromium().ok_or_else(|| anyhow!("no Chromium found: install the package chromium"))?;
    let report = scratch.path().join(format!("browser-{}.json", database.name()));
    let end2end = places.root.join("end2end");
    let mut command = process::command(end2end.join("node_modules/.bin/playwright"));
    command
        .current_dir(&end2end)
        .arg("test")
        .args(filter)
        .env("E2E_BASE_URL", format!("http://127.0.0.1:{port}"))
        .env("E2E_DATABASE", database.name())
        .env("E2E_CHROMIUM", chromium)
        .env("E2E_REPORT", &report);
    let status = command
        .status()
        .with_context(|| format!("cannot start `{}`", process::line(&command)))?;
    let text = fs::read(&report).with_context(|| format!("Playwright left no report at {}", report.display()))?;
    let tally = Tally::of_playwright(&serde_json::from_slice(&text)?)
        .ok_or_else(|| anyhow!("the report at {} has no statistics", report.display()))?;
    Ok(tally.with_exit(status.success()))
}
