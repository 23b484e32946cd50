//! The built program, driven from outside.

use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::database::Database;

/// A working folder with a database, in which the program is run.
pub struct Console {
    pub folder: tempfile::TempDir,
    pub database: Database,
}

/// What a run left.
#[derive(Debug)]
pub struct Run {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Console {
    /// On a database.
    pub fn on(database: Database) -> Self {
        Self {
            folder: tempfile::tempdir().expect("a working folder"),
            database,
        }
    }

    /// The program, not started yet. No setting of the developer's reaches it.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ebok"));
        for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("EBOK_") || name.starts_with("LEPTOS_")) {
            command.env_remove(name);
        }
        command
            .current_dir(self.folder.path())
            .env("EBOK_DATABASE_URL", self.database.url())
            .args(arguments);
        command
    }

    /// Runs it to its end.
    pub fn run(&self, arguments: &[&str]) -> Run {
        let output = self.command(arguments).output().expect("the program starts");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the program speaks UTF-8");
        Run {
            code: output.status.code(),
            out: text(output.stdout),
            err: text(output.stderr),
        }
    }

    /// Runs it and expects that it does what it was asked.
    pub fn done(&self, arguments: &[&str]) -> String {
        let run = self.run(arguments);
        assert_eq!(run.code, Some(0), "{arguments:?}: {run:?}");
        run.out
    }

    /// Runs it and expects that it refuses, with reasons and without a backtrace.
    pub fn refused(&self, arguments: &[&str]) -> String {
        let run = self.run(arguments);
        assert_eq!(run.code, Some(1), "{arguments:?}: {run:?}");
        assert!(
            run.err.starts_with("error: ") && !run.err.contains("backtrace"),
            "{}",
            run.err
        );
        run.err
    }

    /// A file in the working folder.
    pub fn write(&self, name: &str, content: &str) -> String {
        let path = self.folder.path().join(name);
        std::fs::write(&path, content).expect("the file can be written");
        path.display().to_string()
    }

    /// Where a file of the working folder lies.
    pub fn path(&self, name: &str) -> String {
        self.folder.path().join(name).display().to_string()
    }
}

/// A serving node, stopped when its handle goes.
pub struct Serving {
    child: Child,
    pub address: String,
}

impl Serving {
    /// Starts a node on a free port.
    pub fn start(console: &Console) -> Self {
        let address = format!("127.0.0.1:{}", free_port());
        let child = console
            .command(&["serve"])
            // These tests ask for no page, and may come before the site is built.
            .env("LEPTOS_HASH_FILES", "false")
            .env("EBOK_LISTEN", &address)
            .stderr(Stdio::from(
                std::fs::File::create(console.folder.path().join(address.replace(':', "-"))).expect("a log"),
            ))
            .spawn()
            .expect("the program starts");
        Self { child, address }
    }

    /// The process's number.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Waits for the end after a signal, and says how it ended.
    pub fn stop_with(mut self, signal: &str) -> Option<i32> {
        let status = Command::new("kill")
            .args([signal, &self.id().to_string()])
            .status()
            .expect("kill is there");
        assert!(status.success());
        self.child.wait().expect("the program ends").code()
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        // Already gone is as good as stopped.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// A port that nobody listens on just now.
pub fn free_port() -> u16 {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("loopback has ports");
    listener.local_addr().expect("a bound listener has an address").port()
}

/// A file shared with the tests of the whole workspace, if this checkout has it.
pub fn shared(name: &str) -> Option<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../shared/data")
        .join(name);
    path.exists().then(|| path.display().to_string())
}
