//! A PostgreSQL of our own for one run: fresh, on loopback only, gone afterwards.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, anyhow};

use super::scratch::{Scratch, free_port};
use super::service::Service;
use crate::process;

/// Where Debian and Ubuntu put their servers, one folder per version.
const VERSIONS: &str = "/usr/lib/postgresql";

/// The oldest version the product supports.
const OLDEST: u32 = 15;

/// The package that brings a server.
pub const PACKAGE: &str = "postgresql-15";

/// Faster than a disk needs to be: nothing here survives the run anyway.
const SETTINGS: [&str; 5] = [
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "max_connections=300",
    "listen_addresses=127.0.0.1",
];

/// A running server.
pub struct Postgres {
    programs: PathBuf,
    port: u16,
    folder: PathBuf,
    _service: Service,
}

/// Whether a server of a supported version is installed.
pub fn is_installed() -> bool {
    programs().is_some()
}

impl Postgres {
    /// Makes a cluster and starts it.
    ///
    /// # Errors
    /// When no supported version is installed, or it does not start.
    pub fn start(scratch: &Scratch) -> Result<Self> {
        let programs = programs().ok_or_else(|| anyhow!("no PostgreSQL {OLDEST} or newer: install {PACKAGE}"))?;
        let folder = scratch.path().join("postgres");
        fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
        give_to_postgres(&folder)?;
        let data = folder.join("data");
        let mut initdb = as_postgres(&programs.join("initdb"));
        initdb
            .arg("-D")
            .arg(&data)
            .args(["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"]);
        process::text(initdb.args(["--no-sync", "--no-instructions"]).current_dir(&folder))?;
        let port = free_port()?;
        let mut server = as_postgres(&programs.join("postgres"));
        server
            .current_dir(&folder)
            .arg("-D")
            .arg(&data)
            .args(["-p", &port.to_string(), "-k"])
            .arg(&folder);
        for setting in SETTINGS {
            server.args(["-c", setting]);
        }
        // SIGINT is PostgreSQL's "fast" shutdown: it does not wait for clients.
        let service = Service::start("PostgreSQL", "INT", &folder, &server)?;
        let postgres = Self {
            programs,
            port,
            folder,
            _service: service,
        };
        postgres._service.wait_until(|| postgres.is_ready())?;
        Ok(postgres)
    }

    /// The address of a database on this server, for the user who may do everything.
    pub fn url(&self, database: &str) -> String {
        format!("postgres://postgres@127.0.0.1:{}/{database}", self.port)
    }

    /// Makes an empty database.
    ///
    /// # Errors
    /// When there is one of that name.
    pub fn create_database(&self, name: &str) -> Result<()> {
        process::text(self.client("createdb").arg(name)).map(drop)
    }

    fn is_ready(&self) -> bool {
        process::text(self.client("pg_isready").arg("-q")).is_ok()
    }

    fn client(&self, program: &str) -> Command {
        let mut command = process::command(self.programs.join(program));
        command
            .current_dir(&self.folder)
            .args(["-h", "127.0.0.1", "-U", "postgres", "-p", &self.port.to_string()]);
        command
    }
}

/// The folder with the programs of the newest supported version.
fn programs() -> Option<PathBuf> {
    let versions = fs::read_dir(VERSIONS).ok()?.flatten();
    let mut found: Vec<(u32, PathBuf)> = versions
        .filter_map(|entry| Some((entry.file_name().to_str()?.parse().ok()?, entry.path().join("bin"))))
        .filter(|(version, programs)| *version >= OLDEST && programs.join("initdb").is_file())
        .collect();
    found.sort();
    found.pop().map(|(_, programs)| programs)
}

/// PostgreSQL refuses to run as root; the package brings a user for it.
fn as_postgres(program: &Path) -> Command {
    if !process::is_root() {
        return process::command(program);
    }
    let mut command = process::command("setpriv");
    command
        .args(["--reuid=postgres", "--regid=postgres", "--clear-groups", "--"])
        .arg(program);
    command
}

fn give_to_postgres(folder: &Path) -> Result<()> {
    if !process::is_root() {
        return Ok(());
    }
    process::text(process::command("chown").arg("postgres:postgres").arg(folder)).map(drop)
}
