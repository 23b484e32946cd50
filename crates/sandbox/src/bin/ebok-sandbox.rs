//! `ebok-sandbox`: the stand-ins as a program of their own, for a rehearsal on one's own machine.
//!
//! `ebok-sandbox --port 3001 --portal http://localhost:3000 --out <folder>` answers as login.gov.pl on loopback, writes
//! into the folder what the portal must be told, and says when it listens. It ends with the program that started it, or
//! on SIGTERM.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use sandbox::login_gov::{self, LoginGov};
use tokio::signal;

const USAGE: &str = "usage: ebok-sandbox [--port 3001] [--portal http://localhost:3000] --out <folder>";

struct Options {
    port: u16,
    portal: String,
    out: PathBuf,
}

fn main() -> ExitCode {
    let outcome = options(std::env::args().skip(1)).and_then(|options| {
        let runtime = tokio::runtime::Runtime::new().map_err(|error| error.to_string())?;
        runtime.block_on(run(&options))
    });
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "{error}");
            ExitCode::FAILURE
        }
    }
}

fn options(mut words: impl Iterator<Item = String>) -> Result<Options, String> {
    let (mut port, mut portal, mut out) = (3001, "http://localhost:3000".to_owned(), None);
    while let Some(name) = words.next() {
        let value = words.next().ok_or(USAGE)?;
        match name.as_str() {
            "--port" => port = value.parse().map_err(|_| format!("`{value}` is no port; {USAGE}"))?,
            "--portal" => portal = value,
            "--out" => out = Some(PathBuf::from(value)),
            _ => return Err(format!("`{name}` is unknown; {USAGE}")),
        }
    }
    let out = out.ok_or(USAGE)?;
    Ok(Options { port, portal, out })
}

async fn run(options: &Options) -> Result<(), String> {
    // Before anybody is told that it listens, who might end it at once.
    let terminated = terminated()?;
    let orphaned = orphaned();
    let gateway = LoginGov::start_on(options.port)
        .await
        .map_err(|error| format!("cannot listen on port {}: {error}", options.port))?;
    let credentials = gateway.credentials();
    login_gov::write_files(&credentials, &options.portal, &options.out)
        .map_err(|error| format!("cannot write into {}: {error}", options.out.display()))?;
    let mut out = std::io::stdout();
    writeln!(
        out,
        "login.gov.pl (stand-in) listens: {}; settings: {}",
        credentials.post_url,
        options.out.join("login-gov.env").display()
    )
    .and_then(|()| out.flush())
    .map_err(|error| error.to_string())?;
    tokio::select! {
        () = terminated => {}
        () = orphaned => {}
    }
    Ok(())
}

/// Listens for SIGTERM and for Ctrl+C from the moment that it is called; what comes back ends with either.
#[cfg(unix)]
fn terminated() -> Result<impl Future<Output = ()>, String> {
    use signal::unix::{SignalKind, signal};
    let mut term = signal(SignalKind::terminate()).map_err(|error| error.to_string())?;
    let mut interrupt = signal(SignalKind::interrupt()).map_err(|error| error.to_string())?;
    Ok(async move {
        tokio::select! {
            _ = term.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}

/// What comes back ends with Ctrl+C.
#[cfg(not(unix))]
fn terminated() -> Result<impl Future<Output = ()>, String> {
    Ok(async {
        let _ = signal::ctrl_c().await;
    })
}

/// What comes back ends when the program that started this one is gone: then the system gives it another parent than it
/// has now.
#[cfg(unix)]
fn orphaned() -> impl Future<Output = ()> {
    use std::os::unix::process::parent_id;
    let parent = parent_id();
    async move {
        let mut beat = tokio::time::interval(Duration::from_millis(500));
        while parent_id() == parent {
            beat.tick().await;
        }
    }
}

#[cfg(not(unix))]
fn orphaned() -> impl Future<Output = ()> {
    std::future::pending()
}
