//! The rules of the house, held by a program. Each has a name, a reason and findings with a place.

mod arrows;
mod doorman;
mod engine_free;
mod features;
mod finding;
mod languages;
mod leptos_config;
mod names;
mod own_business;
mod pure_domain;
mod safety;
mod size;
mod tokens;
mod translations;
mod tree;
mod vendored;
mod weight;

#[cfg(test)]
mod tests;

use std::path::Path;

use anyhow::Result;

use crate::console::say;
use crate::places::Places;
use crate::suite::Tally;
use finding::Finding;
use tree::Tree;

pub use weight::weigh;

/// One rule of the house.
pub struct Rule {
    /// How people speak of it.
    name: &'static str,
    /// Why it is there; shown when it is broken.
    reason: &'static str,
    /// Looks for places that break it.
    look: fn(&Tree) -> Result<Vec<Finding>>,
}

/// All rules, in the order of the report.
pub const RULES: [&Rule; 12] = [
    &pure_domain::RULE,
    &engine_free::RULE,
    &doorman::RULE,
    &features::RULE,
    &names::RULE,
    &safety::RULE,
    &size::RULE,
    &arrows::RULE,
    &leptos_config::RULE,
    &translations::RULE,
    &own_business::RULE,
    &vendored::RULE,
];

/// Checks the tree at `root` against every rule; each rule is one test.
///
/// # Errors
/// When a file cannot be read.
pub fn run(root: &Path) -> Result<Tally> {
    let tree = Tree::read(root)?;
    let mut tally = Tally::default();
    for rule in RULES {
        let findings = (rule.look)(&tree)?;
        tally += Tally::one(findings.is_empty());
        say(format!(
            "  {} {}",
            if findings.is_empty() { "held  " } else { "BROKEN" },
            rule.name
        ));
        if !findings.is_empty() {
            say(format!("         {}", rule.reason));
        }
        for finding in findings {
            say(format!("         {finding}"));
        }
    }
    Ok(tally)
}

/// `cargo xtask check`: the rules, and the weight of the site if one is built.
///
/// # Errors
/// When a file cannot be read.
pub fn all(places: &Places) -> Result<bool> {
    let mut tally = run(&places.root)?;
    if places.site().is_dir() {
        let weighed = weigh(&places.site());
        tally += Tally::one(weighed.is_ok());
        if let Err(error) = weighed {
            say(format!("  BROKEN {error:#}"));
        }
    } else {
        say("  not weighed: there is no site yet, `cargo xtask site` builds it");
        tally.skipped += 1;
    }
    say(tally.to_string());
    Ok(tally.failed == 0)
}
