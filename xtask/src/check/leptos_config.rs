//! The running server and the build tool read the same settings from two files.

use anyhow::Result;

use super::Rule;
use super::finding::Finding;
use super::tree::{File, Tree};

/// Two files, one truth.
pub const RULE: Rule = Rule {
    name: "Leptos.toml says what Cargo.toml says",
    reason: "the deployed server reads Leptos.toml, tools for development read Cargo.toml; both describe one site",
    look,
};

const SECTION: &str = "[[workspace.metadata.leptos]]";

/// What the running server needs. The rest concerns building only.
const RUNTIME: [&str; 7] = [
    "name",
    "output-name",
    "site-root",
    "site-pkg-dir",
    "site-addr",
    "hash-files",
    "hash-file-name",
];

fn look(tree: &Tree) -> Result<Vec<Finding>> {
    let (Some(cargo), Some(leptos)) = (tree.file("Cargo.toml"), tree.file("Leptos.toml")) else {
        return Ok(vec![Finding::new(
            "Leptos.toml".as_ref(),
            1,
            "is missing beside Cargo.toml",
        )]);
    };
    let (built, served) = (settings(cargo), settings(leptos));
    let mut findings = Vec::new();
    for name in RUNTIME
        .iter()
        .filter(|name| !served.iter().any(|(_, own, _)| own == *name))
    {
        findings.push(Finding::new(
            &leptos.path,
            1,
            format!("lacks `{name}`, which the running server needs"),
        ));
    }
    for (line, name, value) in &served {
        let other = built.iter().find(|(_, own, _)| own == name).map(|(_, _, value)| *value);
        if other != Some(value) {
            let message = format!("`{name}` is {value}, and in Cargo.toml {}", other.unwrap_or("missing"));
            findings.push(Finding::new(&leptos.path, *line, message));
        }
    }
    Ok(findings)
}

/// Line, name and value of each setting in the section.
fn settings(file: &File) -> Vec<(usize, &str, &str)> {
    let section = file.lines().skip_while(|(_, line)| *line != SECTION).skip(1);
    let body = section.take_while(|(_, line)| !line.starts_with('['));
    body.filter_map(|(number, line)| {
        let (name, value) = line.split_once('=')?;
        Some((number, name.trim(), value.trim()))
    })
    .filter(|(_, name, _)| !name.starts_with('#'))
    .collect()
}
