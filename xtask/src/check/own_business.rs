//! The project speaks of itself, in words that hold everywhere.

use anyhow::Result;

use super::Rule;
use super::finding::Finding;
use super::tree::{File, Tree};

/// Nothing here points at one person's machine or at somebody's notes.
pub const RULE: Rule = Rule {
    name: "no path of somebody's machine, no number of a ticket, no host of a package registry",
    reason: "they mean nothing to the next reader, and a lock file bound to one registry fails elsewhere",
    look,
};

/// This file names what it forbids.
const SELF: &str = "xtask/src/check/own_business.rs";

const FOREIGN: [(&str, &str); 7] = [
    ("/work/", "a folder of one workplace"),
    ("/root/", "a folder of one machine"),
    ("/home/", "a folder of one person"),
    ("issue #", "the number of a ticket"),
    ("issues/#", "the number of a ticket"),
    ("pull request #", "the number of a ticket"),
    ("ticket #", "the number of a ticket"),
];

/// Where cargo's packages come from, for everybody.
const CRATES_IO: &str = "source = \"registry+https://github.com/rust-lang/crates.io-index\"";

fn look(tree: &Tree) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for file in tree.files.iter().filter(|file| file.path.as_os_str() != SELF) {
        for (number, line) in file.lines() {
            let name = file.path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            let message = match name {
                "Cargo.lock" => foreign_source(line),
                "package-lock.json" => fixed_host(line),
                _ if is_vendored(file) => None,
                _ => foreign_word(line),
            };
            findings.extend(message.map(|message| Finding::new(&file.path, number, message)));
        }
    }
    Ok(findings)
}

fn is_vendored(file: &File) -> bool {
    file.path.starts_with("public/vendor")
}

fn foreign_word(line: &str) -> Option<String> {
    let lower = line.to_lowercase();
    let found = FOREIGN.iter().find(|(word, _)| lower.contains(word))?;
    Some(format!("names {} (`{}`)", found.1, found.0))
}

fn foreign_source(line: &str) -> Option<String> {
    let fixed = line.starts_with("source = ") && line != CRATES_IO;
    fixed.then(|| "comes from elsewhere than crates.io".to_owned())
}

fn fixed_host(line: &str) -> Option<String> {
    let fixed = line.trim_start().starts_with("\"resolved\": \"http");
    fixed.then(|| "names a registry: install with npm's omit-lockfile-registry-resolved=true".to_owned())
}
