//! The product's program as a child of this one: its commands, its server, and what they take.

use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

use crate::load::client::{Client, request};

/// How often a running program is looked at.
const GLANCE: Duration = Duration::from_millis(20);
/// A program that takes longer hangs.
const PATIENCE: Duration = Duration::from_secs(900);

/// Where the program is and where it keeps its data.
#[derive(Debug, Clone)]
pub struct Product {
    /// `ebok`, compiled for release.
    pub program: PathBuf,
    /// The database's address.
    pub database: String,
    /// A folder for what it writes, where its log is also kept.
    pub folder: PathBuf,
}

/// What a command took.
#[derive(Debug, Clone, Copy)]
pub struct Cost {
    /// How long it ran.
    pub time: Duration,
    /// The most memory that it held at one time, in bytes.
    pub peak: u64,
}

impl Product {
    fn command(&self, cores: Option<&str>) -> Result<Command> {
        let mut command = match cores {
            Some(cores) => {
                let mut command = Command::new("taskset");
                command.args(["-c", cores]).arg(&self.program);
                command
            }
            None => Command::new(&self.program),
        };
        let log = fs::File::options()
            .create(true)
            .append(true)
            .open(self.folder.join("log"))
            .context("the log cannot be written")?;
        command
            .env("EBOK_DATABASE_URL", &self.database)
            .env("EBOK_DATA_DIR", &self.folder)
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log);
        Ok(command)
    }

    /// Runs a command of the program to its end.
    ///
    /// # Errors
    /// When it does not end well; the log tells more.
    pub fn run(&self, arguments: &[&str]) -> Result<Cost> {
        let begun = Instant::now();
        let mut child = Running(self.command(None)?.args(arguments).spawn()?);
        let mut peak = 0;
        loop {
            if let Some(status) = child.0.try_wait()? {
                if !status.success() {
                    bail!("`ebok {}` ended with {status}: {}", arguments.join(" "), self.log());
                }
                let time = begun.elapsed();
                return Ok(Cost { time, peak });
            }
            peak = child.memory("VmHWM").unwrap_or(peak);
            if begun.elapsed() > PATIENCE {
                bail!("`ebok {}` hangs: {}", arguments.join(" "), self.log());
            }
            std::thread::sleep(GLANCE);
        }
    }

    /// Starts the server, on these cores only when some are named, and waits until it is ready.
    ///
    /// # Errors
    /// When it does not become so.
    pub fn serve(&self, cores: Option<&str>, tile_cache_mb: Option<u32>) -> Result<Server> {
        let port = free_port()?;
        let mut command = self.command(cores)?;
        command.arg("serve").env("EBOK_LISTEN", format!("127.0.0.1:{port}"));
        // Only tiles are asked for: the site need not be built.
        command.env("LEPTOS_HASH_FILES", "false");
        if let Some(megabytes) = tile_cache_mb {
            let config = self.folder.join("ebok.toml");
            fs::write(&config, format!("[tiles]\ncache_mb = {megabytes}\n"))?;
            command.env("EBOK_CONFIG", config);
        }
        let begun = Instant::now();
        let mut child = Running(command.spawn()?);
        while !answers_ready(port) {
            if child.0.try_wait()?.is_some() || begun.elapsed() > PATIENCE {
                bail!("the server is not ready: {}", self.log());
            }
            std::thread::sleep(GLANCE);
        }
        let ready_after = begun.elapsed();
        Ok(Server {
            child,
            port,
            ready_after,
        })
    }

    /// The end of what the program said.
    fn log(&self) -> String {
        let log = fs::read_to_string(self.folder.join("log")).unwrap_or_default();
        let lines: Vec<&str> = log.lines().collect();
        lines
            .get(lines.len().saturating_sub(20)..)
            .unwrap_or_default()
            .join("\n")
    }
}

/// A serving product; it ends with this value.
#[derive(Debug)]
pub struct Server {
    child: Running,
    /// Where it answers.
    pub port: u16,
    /// How long it took from the start until it was ready.
    pub ready_after: Duration,
}

impl Server {
    /// The processor time that it has taken so far, in seconds: other programs on the machine do not add to it.
    pub fn processor(&self) -> f64 {
        self.child.processor().unwrap_or_default()
    }

    /// The memory it holds now, in bytes.
    pub fn resident(&self) -> u64 {
        self.child.memory("VmRSS").unwrap_or_default()
    }
}

/// The bare handler, on these cores.
///
/// # Errors
/// When it does not start.
pub fn serve_bare(tiles: &Path, cores: &str) -> Result<Server> {
    let port = free_port()?;
    let begun = Instant::now();
    let mut command = Command::new("taskset");
    command.args(["-c", cores]).arg(std::env::current_exe()?);
    command.arg("bare").arg(tiles).arg(port.to_string());
    let mut child = Running(command.stdin(Stdio::piped()).spawn()?);
    while std::net::TcpStream::connect(("127.0.0.1", port)).is_err() {
        if child.0.try_wait()?.is_some() || begun.elapsed() > PATIENCE {
            bail!("the bare handler does not start");
        }
        std::thread::sleep(GLANCE);
    }
    Ok(Server {
        child,
        port,
        ready_after: begun.elapsed(),
    })
}

/// A child that ends with this value.
#[derive(Debug)]
struct Running(Child);

impl Running {
    /// A line of what the system tells of it, in bytes.
    fn memory(&self, name: &str) -> Option<u64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.0.id())).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix(name))?;
        let kilobytes = line.trim_start_matches(':').trim().trim_end_matches(" kB");
        Some(kilobytes.parse::<u64>().ok()? * 1024)
    }
}

impl Running {
    /// The processor time in seconds, from the system's hundredths.
    fn processor(&self) -> Option<f64> {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.0.id())).ok()?;
        // The program's name stands in brackets and may hold anything; user and system time are the 12th and 13th after.
        let (_, rest) = stat.rsplit_once(") ")?;
        let mut times = rest.split(' ').skip(11).map_while(|word| word.parse::<f64>().ok());
        Some((times.next()? + times.next()?) / 100.0)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // Both fail only when it has ended already.
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

fn answers_ready(port: u16) -> bool {
    let ask = async {
        let mut client = Client::connect(port).await?;
        let answer = client.ask(&request("/readyz", port, false)).await?;
        anyhow::Ok(answer.status == *b"200")
    };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.is_ok_and(|runtime| runtime.block_on(ask).unwrap_or(false))
}

fn free_port() -> Result<u16> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).context("no free port on this machine")?;
    Ok(listener.local_addr()?.port())
}
