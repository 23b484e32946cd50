//! Who may depend on whom.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use serde_json::Value;

use super::Rule;
use super::finding::Finding;
use super::tree::Tree;
use crate::process;

/// The picture in `docs/ARCHITECTURE.md`.
pub const RULE: Rule = Rule {
    name: "dependencies point the way the architecture draws them",
    reason: "what knows less can be tested alone, and what the browser loads stays small",
    look,
};

/// What a crate of ours may depend on.
struct Arrow {
    from: &'static str,
    /// Crates of ours.
    ours: &'static [&'static str],
    /// Crates of ours that only the server's half of it sees.
    optional: &'static [&'static str],
    /// Crates of others, where the list is closed.
    others: Option<&'static [&'static str]>,
}

impl Arrow {
    const fn open(from: &'static str, ours: &'static [&'static str]) -> Self {
        Self {
            from,
            ours,
            optional: &[],
            others: None,
        }
    }

    const fn closed(from: &'static str, ours: &'static [&'static str], others: &'static [&'static str]) -> Self {
        Self {
            from,
            ours,
            optional: &[],
            others: Some(others),
        }
    }
}

const ARROWS: [Arrow; 17] = [
    Arrow::closed(
        "domain",
        &[],
        &[
            "chrono",
            "rust_decimal",
            "serde",
            "thiserror",
            "unicode-normalization",
            "uuid",
        ],
    ),
    Arrow::closed(
        "contract",
        &["domain"],
        &["chrono", "serde", "serde_json", "server_fn", "thiserror"],
    ),
    Arrow::closed("tiles", &[], &["thiserror"]),
    Arrow::open("i18n", &["domain"]),
    Arrow::open("gis", &["domain", "tiles"]),
    Arrow::open("gugik", &[]),
    Arrow::open("login-gov", &[]),
    Arrow::open("sandbox", &[]),
    Arrow::open("store", &["domain"]),
    Arrow::open("demo", &["domain", "gis"]),
    Arrow::open(
        "services",
        &["contract", "domain", "gis", "gugik", "login-gov", "store", "tiles"],
    ),
    Arrow {
        from: "app",
        ours: &["contract", "domain", "tiles"],
        optional: &["i18n", "services"],
        others: None,
    },
    Arrow::open("frontend", &["app"]),
    Arrow::open(
        "server",
        &[
            "app",
            "contract",
            "demo",
            "domain",
            "gis",
            "gugik",
            "i18n",
            "login-gov",
            "services",
            "store",
            "tiles",
        ],
    ),
    Arrow::open("bench", &["domain", "gis", "tiles"]),
    Arrow::open("sitebuild", &[]),
    Arrow::open("xtask", &[]),
];

fn look(tree: &Tree) -> Result<Vec<Finding>> {
    let mut cargo = process::command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo
        .current_dir(&tree.root)
        .args(["metadata", "--format-version", "1", "--no-deps", "--offline"]);
    let metadata: Value = serde_json::from_str(&process::text(&mut cargo)?).context("cargo metadata is not JSON")?;
    let packages = metadata["packages"]
        .as_array()
        .context("cargo metadata lists no packages")?;
    let names: Vec<&str> = packages.iter().filter_map(|package| package["name"].as_str()).collect();
    let mut findings = Vec::new();
    for package in packages {
        let manifest = manifest(package, &tree.root);
        let name = package["name"].as_str().unwrap_or_default();
        let Some(arrow) = ARROWS.iter().find(|arrow| arrow.from == name) else {
            let message = format!("`{name}` has no place in the picture: draw its arrows in xtask/src/check/arrows.rs");
            findings.push(Finding::new(&manifest, 1, message));
            continue;
        };
        for dependency in package["dependencies"].as_array().into_iter().flatten() {
            if let Some(message) = complaint(arrow, dependency, &names) {
                findings.push(Finding::new(&manifest, 1, message));
            }
        }
    }
    Ok(findings)
}

fn manifest(package: &Value, root: &Path) -> PathBuf {
    let path = Path::new(package["manifest_path"].as_str().unwrap_or_default());
    path.strip_prefix(root).unwrap_or(path).to_owned()
}

/// What is wrong with one dependency; those of tests are free.
fn complaint(arrow: &Arrow, dependency: &Value, ours: &[&str]) -> Option<String> {
    if dependency["kind"].as_str() == Some("dev") {
        return None;
    }
    let name = dependency["name"].as_str()?;
    let optional = dependency["optional"].as_bool() == Some(true);
    if ours.contains(&name) {
        if arrow.ours.contains(&name) || (optional && arrow.optional.contains(&name)) {
            return None;
        }
        let must_be_optional = arrow.optional.contains(&name);
        return Some(if must_be_optional {
            format!(
                "`{}` may depend on `{name}` only with `optional = true`, under ssr",
                arrow.from
            )
        } else {
            format!("`{}` may not depend on `{name}`", arrow.from)
        });
    }
    let unlisted = arrow.others.is_some_and(|others| !others.contains(&name));
    unlisted.then(|| {
        format!(
            "`{}` may not depend on `{name}`: it stays small and free of input and output",
            arrow.from
        )
    })
}
