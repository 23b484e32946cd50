//! Browser tests: the built server with demo data, once on each database, driven by Playwright.

use std::ffi::OsString;
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
use crate::login_gov::StandIn;
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

/// Starts the server on `database` and the stand-in of login.gov.pl beside it, runs all browser tests against them and
/// counts them.
///
/// # Errors
/// When one of them does not start, or Playwright leaves no report.
pub fn run(places: &Places, scratch: &Scratch, database: &Database<'_>, filter: &[String]) -> Result<Tally> {
    let folder = scratch.path().join(format!("server-{}", database.name()));
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let mut server = Server::prepare(places, folder, database)?;
    let gateway = server.start_gateway(places, scratch, database)?;
    process::text(server.command().arg("demo")).context("the demo data could not be made")?;
    // On SQLite the server would make them itself; servers that share a database do not.
    process::text(server.command().args(["keys", "create"])).context("the keys could not be made")?;
    let port = server.port;
    let service = Service::start("ebok serve", "TERM", &server.folder, server.command().arg("serve"))?;
    service.wait_until(|| answers(port, "/readyz"))?;
    let tally = playwright(places, scratch, database, &server, filter)?;
    if tally.failed > 0 {
        // The folder goes with the server, and what the browser saw is often explained by what the server said.
        say(format!("The server's log ends with:\n{}", service.log_tail()));
        say(format!("The log of login.gov.pl ends with:\n{}", gateway.log_tail()));
    }
    Ok(tally)
}

/// One server under test: its program, its folder and its settings.
struct Server {
    program: PathBuf,
    folder: PathBuf,
    port: u16,
    settings: Vec<(String, OsString)>,
}

impl Server {
    /// The server works in a folder of its own, as a deployed one does: no `ebok.toml` of the developer reaches it.
    fn prepare(places: &Places, folder: PathBuf, database: &Database<'_>) -> Result<Self> {
        fs::copy(places.root.join("Leptos.toml"), folder.join("Leptos.toml")).context("cannot copy Leptos.toml")?;
        let port = free_port()?;
        let settings: [(&str, OsString); 7] = [
            ("EBOK_DATABASE_URL", database.url(&folder)?.into()),
            ("EBOK_LISTEN", format!("127.0.0.1:{port}").into()),
            ("EBOK_KEYS_FILE", folder.join("keys.json").into()),
            // The tests stand in for its server; nothing leaves the machine.
            ("EBOK_MAP__BASE_MAPS", "[\"osm\"]".into()),
            // All browsers of the tests ask from one address, and faster than people.
            ("EBOK_LIMITS__CHANGES_PER_MINUTE", "0".into()),
            ("EBOK_LIMITS__QUESTIONS_PER_MINUTE", "0".into()),
            ("LEPTOS_SITE_ROOT", places.site().into()),
        ];
        Ok(Self {
            program: places.executables("debug").join("ebok"),
            folder,
            port,
            settings: settings.map(|(name, value)| (name.to_owned(), value)).into(),
        })
    }

    /// The address in a browser: by name, because passkeys belong to names and not to numbers.
    fn address(&self) -> String {
        format!("http://localhost:{}", self.port)
    }

    /// Starts the stand-in of login.gov.pl, and sets what the server must know of it.
    fn start_gateway(&mut self, places: &Places, scratch: &Scratch, database: &Database<'_>) -> Result<Service> {
        let folder = scratch.path().join(format!("login-gov-{}", database.name()));
        fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
        let stand_in = StandIn::new(places, free_port()?, &self.address(), &folder);
        let service = Service::start("the stand-in of login.gov.pl", "TERM", &folder, &stand_in.command())?;
        service.wait_until(|| StandIn::is_ready(&service.log_tail()))?;
        let told = stand_in.settings()?;
        self.settings
            .extend(told.into_iter().map(|(name, value)| (name, value.into())));
        Ok(service)
    }

    fn command(&self) -> Command {
        let mut command = process::command(&self.program);
        command.current_dir(&self.folder).envs(self.settings.iter().cloned());
        command
    }
}

/// The tests themselves. They have the server's program and its settings, to do what its operator does at the console.
fn playwright(
    places: &Places,
    scratch: &Scratch,
    database: &Database<'_>,
    server: &Server,
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
        .envs(server.settings.iter().cloned())
        .env("E2E_EBOK", &server.program)
        .env("E2E_FOLDER", &server.folder)
        .env("E2E_BASE_URL", server.address())
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
