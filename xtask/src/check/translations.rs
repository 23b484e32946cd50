//! Every text in both languages, and no text that is not there.

use std::path::Path;

use anyhow::Result;

use super::Rule;
use super::finding::Finding;
use super::languages::{self, FOLDER, Messages};
use super::tokens::{Kind, Token};
use super::tree::{File, Tree};

/// Both languages say the same things.
pub const RULE: Rule = Rule {
    name: "every text exists in Polish and English, with the same inserted values",
    reason: "a missing text shows its key to the citizen",
    look,
};

/// The methods that look a text up.
const LOOKUPS: [&str; 3] = ["get", "with", "has"];

fn look(tree: &Tree) -> Result<Vec<Finding>> {
    let (polish, english) = (languages::read(tree, "pl"), languages::read(tree, "en"));
    let mut findings = Vec::new();
    missing(&polish, &english, "en", &mut findings);
    missing(&english, &polish, "pl", &mut findings);
    for messages in [&polish, &english] {
        for (key, message) in messages {
            let again = |line: &usize| Finding::new(&message.path, *line, format!("`{key}` is there twice"));
            findings.extend(message.repeated.iter().map(again));
        }
    }
    for file in tree.rust("").filter(|file| !file.path.starts_with("xtask")) {
        findings.extend(unknown(file, &polish));
    }
    Ok(findings)
}

fn missing(ours: &Messages, theirs: &Messages, language: &str, findings: &mut Vec<Finding>) {
    for (key, message) in ours {
        let complaint = match theirs.get(key) {
            None => format!("`{key}` is missing in {FOLDER}/{language}"),
            Some(other) if !other.arguments.is_superset(&message.arguments) => {
                let lost: Vec<&str> = message
                    .arguments
                    .difference(&other.arguments)
                    .map(String::as_str)
                    .collect();
                format!("`{key}` inserts {}, but not in {FOLDER}/{language}", lost.join(", "))
            }
            Some(_) => continue,
        };
        findings.push(Finding::new(&message.path, message.line, complaint));
    }
}

/// Keys that code asks `texts` for and no file has. Keys put together at run time are the tests' business.
fn unknown(file: &File, messages: &Messages) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (at, token) in file.tokens.iter().enumerate() {
        let Some(key) = token
            .text()
            .filter(|key| !token.in_test && !messages.contains_key(*key))
        else {
            continue;
        };
        if is_looked_up(&file.tokens, at) {
            findings.push(Finding::new(
                Path::new(&file.path),
                token.line,
                format!("the text `{key}` does not exist"),
            ));
        }
    }
    findings
}

/// Whether the string at `at` is the first argument in `texts.get("…")`, `use_texts().with("…", …)` and the like.
fn is_looked_up(tokens: &[Token], at: usize) -> bool {
    let before = |steps: usize| at.checked_sub(steps).and_then(|index| tokens.get(index));
    let called = before(1).is_some_and(|token| token.opens('(').is_some())
        && before(2).is_some_and(|token| LOOKUPS.iter().any(|method| token.is_word(method)))
        && before(3).is_some_and(|token| token.is_sign('.'));
    let receiver = match before(4).map(|token| &token.kind) {
        Some(Kind::Close(')')) => before(6),
        _ => before(4),
    };
    called
        && receiver
            .and_then(Token::word)
            .is_some_and(|name| name.contains("texts"))
}
