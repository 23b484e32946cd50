//! Rule 10.

use anyhow::Result;

use super::Rule;
use super::finding::Finding;
use super::tokens::{Kind, Token, find};
use super::tree::{File, Tree};

/// What a person can hold in the head.
pub const RULE: Rule = Rule {
    name: "files, functions and views stay small",
    reason: "median of files under 120 lines, none over 500, functions under 60, one view! under 50: larger things \
             have parts that deserve a name",
    look,
};

const MEDIAN: usize = 120;
const FILE: usize = 500;
const FUNCTION: usize = 60;
const VIEW: usize = 50;

/// Hand-written kinds of files.
const WRITTEN: [&str; 4] = ["css", "rs", "sql", "ts"];

fn look(tree: &Tree) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    let mut lengths = Vec::new();
    for file in tree.files.iter().filter(|file| is_written(file)) {
        let lines = file.lines().count();
        if file.is_rust() {
            lengths.push(lines);
        }
        if lines > FILE {
            findings.push(Finding::new(
                &file.path,
                FILE,
                format!("has {lines} lines: split it by purpose"),
            ));
        }
        findings.extend(long_functions(file));
        findings.extend(long_views(file));
    }
    lengths.sort_unstable();
    if let Some(median) = lengths.get(lengths.len() / 2).filter(|median| **median >= MEDIAN) {
        let message = format!("the median of Rust files has {median} lines, under {MEDIAN} are wanted");
        findings.push(Finding::new(".".as_ref(), 1, message));
    }
    Ok(findings)
}

fn is_written(file: &File) -> bool {
    WRITTEN.iter().any(|extension| file.has_extension(extension))
        && !file.path.iter().any(|part| part == "vendor" || part == "data")
}

fn long_functions(file: &File) -> Vec<Finding> {
    let mut findings = Vec::new();
    for at in find(&file.tokens, "fn") {
        let Some(name) = file.tokens.get(at + 1).and_then(Token::word) else {
            continue;
        };
        let Some(close) = end_of_body(&file.tokens, at) else {
            continue;
        };
        let lines = file.tokens[close].line - file.tokens[at].line + 1;
        if lines >= FUNCTION {
            let message = format!("`{name}` has {lines} lines, under {FUNCTION} are wanted: give its parts names");
            findings.push(Finding::new(&file.path, file.tokens[at].line, message));
        }
    }
    findings
}

/// The index of the brace that closes the function's body; none for a declaration without one.
fn end_of_body(tokens: &[Token], function: usize) -> Option<usize> {
    let mut at = function;
    loop {
        match tokens.get(at)?.kind {
            Kind::Open('{', partner) => return Some(partner),
            Kind::Open(_, partner) => at = partner + 1,
            Kind::Sign(';') | Kind::Close(_) => return None,
            _ => at += 1,
        }
    }
}

fn long_views(file: &File) -> Vec<Finding> {
    let mut findings = Vec::new();
    for at in find(&file.tokens, "view ! {") {
        let Some(close) = file.tokens[at + 2].opens('{') else {
            continue;
        };
        let lines = file.tokens[close].line - file.tokens[at].line + 1;
        if lines >= VIEW {
            let message = format!("this view! has {lines} lines, under {VIEW} are wanted: make parts components");
            findings.push(Finding::new(&file.path, file.tokens[at].line, message));
        }
    }
    findings
}
