//! Rule 7, and the second half of rule 2.

use anyhow::Result;

use super::Rule;
use super::engine_free::CONTEXT;
use super::finding::Finding;
use super::tokens::{Token, find};
use super::tree::Tree;

/// Two halves, two features.
pub const RULE: Rule = Rule {
    name: "cargo features exist only for ssr and hydrate, and cfg(feature) stands in two files",
    reason: "every feature doubles what has to be tested; options of the product are configuration",
    look,
};

const SWITCHES: [&str; 2] = ["app/src/lib.rs", CONTEXT];
const FEATURES: [&str; 3] = ["default", "hydrate", "ssr"];
const CONDITIONS: [&str; 3] = ["cfg (", "cfg_attr (", "cfg ! ("];

fn look(tree: &Tree) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for file in tree
        .rust("")
        .filter(|file| SWITCHES.iter().all(|switch| file.path.as_os_str() != *switch))
    {
        for line in CONDITIONS.iter().flat_map(|pattern| conditions(&file.tokens, pattern)) {
            let advice = format!("depends on a feature: only {} may", SWITCHES.join(" and "));
            findings.push(Finding::new(&file.path, line, advice));
        }
    }
    for file in tree.files.iter().filter(|file| file.path.ends_with("Cargo.toml")) {
        let mut in_features = false;
        for (number, line) in file.lines() {
            if line.starts_with('[') {
                in_features = line.trim() == "[features]";
            }
            let name = line.split_once('=').map(|(name, _)| name.trim());
            let Some(name) = name.filter(|name| in_features && !name.is_empty() && !line.starts_with(' ')) else {
                continue;
            };
            if !FEATURES.contains(&name) {
                let advice = format!("declares the feature `{name}`: make it a setting of the configuration");
                findings.push(Finding::new(&file.path, number, advice));
            }
        }
    }
    Ok(findings)
}

/// The lines where the condition opened by `pattern` asks for a feature.
fn conditions(tokens: &[Token], pattern: &str) -> Vec<usize> {
    let asks = |at: &usize| {
        let open = at + pattern.split_whitespace().count() - 1;
        let close = tokens[open].opens('(').unwrap_or(open);
        tokens[open..close].iter().any(|token| token.is_word("feature"))
    };
    find(tokens, pattern)
        .into_iter()
        .filter(asks)
        .map(|at| tokens[at].line)
        .collect()
}
