//! The files of texts: Fluent, one folder per language.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use super::tree::{File, Tree};

/// The folder with one folder per language.
pub const FOLDER: &str = "crates/i18n/locales";

/// One text: where it stands and which values it inserts.
#[derive(Debug)]
pub struct Message {
    /// The file.
    pub path: PathBuf,
    /// The line, counted from one.
    pub line: usize,
    /// The names after `$`.
    pub arguments: BTreeSet<String>,
    /// Lines of further texts under the same key.
    pub repeated: Vec<usize>,
}

/// The texts of one language by key.
pub type Messages = BTreeMap<String, Message>;

/// The texts of a language, from all its files.
pub fn read(tree: &Tree, language: &str) -> Messages {
    let folder = PathBuf::from(FOLDER).join(language);
    let files = tree
        .files
        .iter()
        .filter(|file| file.has_extension("ftl") && file.path.starts_with(&folder));
    let mut messages = Messages::new();
    for file in files {
        add(file, &mut messages);
    }
    messages
}

fn add(file: &File, messages: &mut Messages) {
    let mut current: Option<String> = None;
    for (line, text) in file.lines() {
        if text.starts_with('#') {
            continue;
        }
        if let Some(key) = key(text) {
            let fresh = Message {
                path: file.path.clone(),
                line,
                arguments: BTreeSet::new(),
                repeated: Vec::new(),
            };
            messages
                .entry(key.to_owned())
                .and_modify(|first| first.repeated.push(line))
                .or_insert(fresh);
            current = Some(key.to_owned());
        }
        if let Some(message) = current.as_ref().and_then(|key| messages.get_mut(key)) {
            message.arguments.extend(arguments(text));
        }
    }
}

/// The key, if the line begins a text.
fn key(line: &str) -> Option<&str> {
    let (key, _) = line.split_once('=')?;
    let key = key.trim_end();
    let first_is_letter = key
        .chars()
        .next()
        .is_some_and(|first| first.is_ascii_lowercase() || first == '-');
    let fits = key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    (first_is_letter && fits).then_some(key)
}

fn arguments(line: &str) -> impl Iterator<Item = String> {
    line.split('$').skip(1).map(|rest| {
        rest.chars()
            .take_while(|c| c.is_ascii_alphanumeric() || *c == '_')
            .collect()
    })
}
