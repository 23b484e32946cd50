//! `ebok-sandbox` as somebody starts it.
#![cfg(test)]
#![cfg(unix)]

use std::io::{BufRead as _, BufReader};
use std::os::unix::fs::PermissionsExt as _;
use std::process::{Child, Command, Stdio};

/// Starts the program and reads the line that says that it listens.
fn started(words: &[&str]) -> (Child, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_ebok-sandbox"))
        .args(words)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap())
        .read_line(&mut line)
        .unwrap();
    (child, line)
}

#[test]
fn it_writes_what_the_portal_must_be_told_and_ends_when_asked() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("gateway");
    let portal = "http://localhost:3999";
    let (mut child, line) = started(&["--port", "0", "--portal", portal, "--out", out.to_str().unwrap()]);
    assert!(
        line.starts_with("login.gov.pl (stand-in) listens: http://localhost:"),
        "{line}"
    );
    let text = std::fs::read_to_string(out.join("login-gov.env")).unwrap();
    for line in text.lines() {
        let (name, value) = line.split_once('=').unwrap();
        assert!(name.starts_with("EBOK_") && !value.is_empty(), "{line}");
        if name.contains("_FILE") {
            let path = value.trim_start_matches("[\"").trim_end_matches("\"]");
            assert!(
                std::fs::read_to_string(path).unwrap().starts_with("-----BEGIN "),
                "{line}"
            );
            assert_eq!(
                std::fs::metadata(path).unwrap().permissions().mode() & 0o777,
                0o600,
                "{line}"
            );
        }
    }
    assert!(text.contains("EBOK_PUBLIC_URL=http://localhost:3999\n"), "{text}");
    let asked = Command::new("kill").arg(child.id().to_string()).status().unwrap();
    assert!(asked.success());
    assert!(child.wait().unwrap().success());
}

#[test]
fn it_ends_with_the_program_that_started_it() {
    let folder = tempfile::tempdir().unwrap();
    let program = env!("CARGO_BIN_EXE_ebok-sandbox");
    // The shell waits for its input to end; what it started writes to the same pipe, which ends with the last of both.
    let script = format!("{program} --port 0 --out {} & read line", folder.path().display());
    let mut shell = Command::new("sh")
        .args(["-c", &script])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut said = BufReader::new(shell.stdout.take().unwrap());
    let mut line = String::new();
    said.read_line(&mut line).unwrap();
    assert!(line.contains("listens"), "{line}");
    drop(shell.stdin.take());
    shell.wait().unwrap();
    line.clear();
    assert_eq!(said.read_line(&mut line).unwrap(), 0, "{line}");
}

#[test]
fn a_wrong_word_is_an_error_that_shows_the_right_ones() {
    for words in [
        &["--out"][..],
        &["--port", "3001"],
        &["--port", "many", "--out", "x"],
        &["--colour", "red"],
    ] {
        let (child, line) = started(words);
        let output = child.wait_with_output().unwrap();
        assert!(!output.status.success() && line.is_empty(), "{words:?}");
        assert!(
            String::from_utf8(output.stderr)
                .unwrap()
                .contains("usage: ebok-sandbox"),
            "{words:?}"
        );
    }
}
