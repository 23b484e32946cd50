//! Rule 9; the compiler holds the larger part of it.

use anyhow::Result;

use super::Rule;
use super::finding::Finding;
use super::tokens::find;
use super::tree::Tree;

/// No way around the lints.
pub const RULE: Rule = Rule {
    name: "no unsafe, no allow, and every crate keeps the workspace's lints",
    reason: "an exception is an #[expect(…, reason = \"…\")]: it says why, and it complains when it is no longer needed",
    look,
};

fn look(tree: &Tree) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for file in tree.rust("") {
        let places = |pattern: &str| find(&file.tokens, pattern).into_iter().map(|at| file.tokens[at].line);
        findings.extend(places("unsafe").map(|line| Finding::new(&file.path, line, "is unsafe: find a safe library")));
        let allowed = places("# [ allow (").chain(places("# ! [ allow ("));
        findings.extend(allowed.map(|line| Finding::new(&file.path, line, "allows a lint: use expect with a reason")));
    }
    for file in tree.files.iter().filter(|file| file.path.ends_with("Cargo.toml")) {
        let text = file.text.as_deref().unwrap_or_default();
        if text.contains("[package]") && !text.contains("[lints]\nworkspace = true") {
            let advice = "does not take over the lints: add `[lints]` with `workspace = true`";
            findings.push(Finding::new(&file.path, 1, advice));
        }
    }
    Ok(findings)
}
