//! Rule 3.

use std::collections::BTreeSet;

use anyhow::Result;

use super::Rule;
use super::finding::Finding;
use super::tokens::{Token, find};
use super::tree::Tree;

/// A server function lets people in.
pub const RULE: Rule = Rule {
    name: "a #[server] function has at most ten lines",
    reason: "it gets the actor, parses the input, calls the service and replies; rules live in services, where every \
             door leads through them",
    look,
};

const MOST: usize = 10;

fn look(tree: &Tree) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for file in tree.rust("app/src") {
        for at in find(&file.tokens, "# [ server") {
            let Some((name, lines)) = function_after(&file.tokens, at) else {
                continue;
            };
            if lines > MOST {
                let message =
                    format!("`{name}` has {lines} lines, at most {MOST} are allowed: move the rest to a service");
                findings.push(Finding::new(&file.path, file.tokens[at].line, message));
            }
        }
    }
    Ok(findings)
}

/// The name of the function after an attribute, and how many lines of its body hold code.
fn function_after(tokens: &[Token], attribute: usize) -> Option<(&str, usize)> {
    let keyword = attribute + tokens[attribute..].iter().position(|token| token.is_word("fn"))?;
    let name = tokens.get(keyword + 1)?.word()?;
    let open = keyword + tokens[keyword..].iter().position(|token| token.opens('{').is_some())?;
    let close = tokens[open].opens('{')?;
    let lines: BTreeSet<usize> = tokens[open + 1..close].iter().map(|token| token.line).collect();
    Some((name, lines.len()))
}
