//! Rule 1.

use anyhow::Result;

use super::Rule;
use super::finding::Finding;
use super::tokens::find;
use super::tree::Tree;

/// `domain` is arithmetic on values.
pub const RULE: Rule = Rule {
    name: "domain never awaits, never reads a clock, an environment or a file",
    reason: "a rule of the business must give the same answer for the same question; time and chance are arguments",
    look,
};

/// What would bring the outside world in, and what to call it.
const OUTSIDE: [(&str, &str); 13] = [
    ("async", "async code"),
    (". await", "an await"),
    ("std : : fs", "the file system"),
    ("std : : env", "the environment"),
    ("std : : net", "the network"),
    ("std : : process", "a process"),
    ("std : : thread", "a thread"),
    ("std : : io", "input or output"),
    ("SystemTime", "the clock"),
    ("Instant", "the clock"),
    ("Utc : : now", "the clock"),
    ("Local : : now", "the clock"),
    ("tokio", "a runtime"),
];

fn look(tree: &Tree) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for file in tree.rust("crates/domain/src") {
        for (pattern, what) in OUTSIDE {
            for at in find(&file.tokens, pattern) {
                let token = &file.tokens[at];
                if !token.in_test {
                    findings.push(Finding::new(
                        &file.path,
                        token.line,
                        format!("uses {what}: make it an argument"),
                    ));
                }
            }
        }
    }
    Ok(findings)
}
