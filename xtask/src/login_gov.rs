//! The stand-in of login.gov.pl: a program of this workspace beside the server, with persons who do not exist.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use anyhow::{Context as _, Result, anyhow, bail};

use crate::places::Places;
use crate::process;

/// The package that brings the program.
pub const PACKAGE: &str = "sandbox";

/// How long it may take to make its keys and to listen.
const PATIENCE: Duration = Duration::from_secs(60);

/// The word by which it says that it can be asked.
const READY: &str = "listens";

/// One stand-in: the port it answers on, the portal it signs people in to, and the folder it writes into.
#[derive(Debug)]
pub struct StandIn {
    program: PathBuf,
    port: u16,
    portal: String,
    folder: PathBuf,
}

impl StandIn {
    /// A stand-in on `port` of loopback for the portal at `portal`, with its files in `folder`.
    pub fn new(places: &Places, port: u16, portal: &str, folder: &Path) -> Self {
        Self {
            program: places.executables("debug").join("ebok-sandbox"),
            port,
            portal: portal.to_owned(),
            folder: folder.to_owned(),
        }
    }

    /// The program with its arguments.
    pub fn command(&self) -> Command {
        let mut command = process::command(&self.program);
        command
            .args(["--port", &self.port.to_string(), "--portal", &self.portal, "--out"])
            .arg(&self.folder);
        command
    }

    /// Whether this is what it writes once it can be asked.
    pub fn is_ready(said: &str) -> bool {
        said.contains(READY)
    }

    /// Starts it as a child of this process and waits until it can be asked. It ends with its parent, which may
    /// become another program by then.
    ///
    /// # Errors
    /// When it does not start, for example because the port is taken.
    pub fn start(&self) -> Result<()> {
        let mut command = self.command();
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("cannot start `{}`", process::line(&command)))?;
        let first = first_line(&mut child)?;
        if !Self::is_ready(&first) {
            child.kill()?;
            child.wait()?;
            bail!(
                "the stand-in of login.gov.pl does not start: end what listens on port {}, or choose another --port",
                self.port
            );
        }
        Ok(())
    }

    /// What the portal must be told, as names and values of its environment.
    ///
    /// # Errors
    /// When the stand-in has not written it.
    pub fn settings(&self) -> Result<Vec<(String, String)>> {
        let path = self.folder.join("login-gov.env");
        let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        pairs(&text).with_context(|| format!("{} is not lines of NAME=value", path.display()))
    }
}

/// The first line of the child's output; an empty one when it ends or says nothing for too long.
fn first_line(child: &mut Child) -> Result<String> {
    let output = child.stdout.take().context("the stand-in has no output")?;
    let (tell, told) = mpsc::channel();
    thread::spawn(move || {
        let mut line = String::new();
        // What cannot be read is no line, as is the end.
        let _ = BufReader::new(output).read_line(&mut line);
        let _ = tell.send(line);
    });
    Ok(told.recv_timeout(PATIENCE).unwrap_or_default())
}

fn pairs(text: &str) -> Result<Vec<(String, String)>> {
    let lines = text.lines().filter(|line| !line.is_empty());
    lines
        .map(|line| {
            let (name, value) = line
                .split_once('=')
                .ok_or_else(|| anyhow!("`{line}` has no equals sign"))?;
            Ok((name.to_owned(), value.to_owned()))
        })
        .collect()
}

/// Whether this `ebok.toml` switches the real gateway on, which then needs no stand-in. Reads no more of the language
/// than these two ways to write it: the program itself checks the file.
pub fn is_switched_on(toml: &str) -> bool {
    let mut table = String::new();
    for line in toml.lines() {
        let line = line.split('#').next().unwrap_or_default().replace([' ', '\t'], "");
        if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            table = name.to_owned();
        }
        let within = table == "login_gov" && line == "enabled=true";
        if within || (table.is_empty() && line == "login_gov.enabled=true") {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_stand_in_writes_becomes_settings() {
        let text = "EBOK_PUBLIC_URL=http://localhost:3000\nEBOK_LOGIN_GOV__POST_URL=http://127.0.0.1:3001/x?a=b\n";
        let read = pairs(text).unwrap();
        assert_eq!(
            read[1],
            (
                "EBOK_LOGIN_GOV__POST_URL".to_owned(),
                "http://127.0.0.1:3001/x?a=b".to_owned()
            )
        );
        assert!(pairs("nonsense").is_err());
    }

    #[test]
    fn the_real_gateway_is_seen_in_the_configuration() {
        for on in [
            "[login_gov]\nenabled = true # at last\n",
            "listen = \"x\"\nlogin_gov.enabled=true\n",
        ] {
            assert!(is_switched_on(on), "{on}");
        }
        for off in [
            "",
            "[login_gov]\nenabled = false\n",
            "[national]\nenabled = true\n",
            "[login_gov]\n# enabled = true\n",
        ] {
            assert!(!is_switched_on(off), "{off}");
        }
    }

    #[test]
    fn a_program_that_ends_without_a_word_is_not_ready() {
        let mut child = Command::new("true").stdout(Stdio::piped()).spawn().unwrap();
        let said = first_line(&mut child).unwrap();
        assert!(child.wait().unwrap().success());
        assert!(!StandIn::is_ready(&said));
    }
}
