//! Background programs that never outlive the run.
//!
//! Each is the child of a small shell that waits for the end of its standard input. This program holds the other end
//! of that pipe; however it ends – done, failed, Ctrl-C, killed – the system closes it, and the shell stops the
//! program and removes its folder.

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

use crate::process;

/// `$1` signal, `$2` folder, then the program. Ten seconds to end in good order, then no more.
const KEEPER: &str = r#"
signal=$1; folder=$2; shift 2
"$@" >"$folder/log" 2>&1 </dev/null &
child=$!
cat >/dev/null
kill -s "$signal" "$child" 2>/dev/null
(sleep 10; kill -s KILL "$child" 2>/dev/null) &
timer=$!
wait "$child"
kill "$timer" 2>/dev/null
rm -rf "$folder"
"#;

/// How often a starting service is asked whether it is ready, and for how long in all.
const GLANCE: Duration = Duration::from_millis(100);
const PATIENCE: Duration = Duration::from_secs(60);

/// How many letters of a log are shown when a service does not start.
const LOG_TAIL: usize = 4000;

/// A running background program.
pub struct Service {
    name: String,
    folder: PathBuf,
    keeper: Child,
}

impl Service {
    /// Starts `program` with its folder, which exists and is removed at the end. `signal` asks it to end.
    ///
    /// # Errors
    /// When the keeper cannot be started.
    pub fn start(name: &str, signal: &str, folder: &Path, program: &Command) -> Result<Self> {
        let mut keeper = process::command("sh");
        keeper
            .args(["-c", KEEPER, "keeper", signal])
            .arg(folder)
            .arg(program.get_program())
            .args(program.get_args());
        for (variable, value) in program.get_envs() {
            match value {
                Some(value) => keeper.env(variable, value),
                None => keeper.env_remove(variable),
            };
        }
        if let Some(place) = program.get_current_dir() {
            keeper.current_dir(place);
        }
        // A group of its own: Ctrl-C at the terminal ends this program first, and the keeper then does its work.
        let keeper = keeper
            .process_group(0)
            .stdin(Stdio::piped())
            .stderr(Stdio::null())
            .spawn();
        let keeper = keeper.with_context(|| format!("cannot start the keeper of {name}"))?;
        Ok(Self {
            name: name.to_owned(),
            folder: folder.to_owned(),
            keeper,
        })
    }

    /// Waits until `ready` says yes.
    ///
    /// # Errors
    /// When it does not in time; the message carries the end of the service's log.
    pub fn wait_until(&self, ready: impl Fn() -> bool) -> Result<()> {
        let begun = Instant::now();
        while begun.elapsed() < PATIENCE {
            if ready() {
                return Ok(());
            }
            thread::sleep(GLANCE);
        }
        bail!(
            "{} is not ready after {} s. Its log ends with:\n{}",
            self.name,
            PATIENCE.as_secs(),
            self.log_tail()
        );
    }

    /// The end of what the service wrote.
    pub fn log_tail(&self) -> String {
        let log = fs::read(self.folder.join("log")).unwrap_or_default();
        let start = log.len().saturating_sub(LOG_TAIL);
        String::from_utf8_lossy(&log[start..]).into_owned()
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        // The keeper's own end says nothing: it stops the program in any case.
        let _ = self.keeper.wait();
    }
}

/// Whether a server on this machine answers `GET path` with success.
pub fn answers(port: u16, path: &str) -> bool {
    let ask = || -> std::io::Result<bool> {
        let mut stream = TcpStream::connect(("127.0.0.1", port))?;
        stream.set_read_timeout(Some(Duration::from_secs(5)))?;
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n"
        )?;
        let mut head = [0; 12];
        stream.read_exact(&mut head)?;
        Ok(head.ends_with(b" 200"))
    };
    ask().unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::suite::scratch::Scratch;

    /// A process is there as long as the system has a folder for it.
    fn is_running(pid: &str) -> bool {
        Path::new("/proc").join(pid).exists()
    }

    #[test]
    fn a_service_and_its_folder_end_with_their_owner() {
        let scratch = Scratch::make().unwrap();
        let folder = scratch.path().join("cat");
        fs::create_dir_all(&folder).unwrap();
        let mut program = Command::new("sh");
        program.args(["-c", "echo $$; exec tail -f /dev/null"]);
        let service = Service::start("tail", "TERM", &folder, &program).unwrap();
        service
            .wait_until(|| fs::read_to_string(folder.join("log")).is_ok_and(|log| log.ends_with('\n')))
            .unwrap();
        let pid = service.log_tail().trim().to_owned();
        assert!(is_running(&pid));
        drop(service);
        assert!(!is_running(&pid), "process {pid} is still there");
        assert!(!folder.exists());
    }
}
