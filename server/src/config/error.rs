//! Why a configuration was refused: which key, where it was given, and what to do.

use std::path::PathBuf;

use figment::Figment;
use figment::error::Kind;

use super::source::{SOURCE, variable_of};

/// Why a configuration was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ConfigError {
    /// The file was named but cannot be read.
    #[error("the configuration file {} cannot be read: {cause}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the operating system says.
        cause: String,
    },
    /// The file is not TOML.
    #[error("the configuration file {} is not TOML: {cause}", path.display())]
    NotToml {
        /// The file.
        path: PathBuf,
        /// Line, column and what was expected there.
        cause: String,
    },
    /// A key that does not exist.
    #[error("unknown key `{key}` in {place}")]
    UnknownKey {
        /// Its path, with dots.
        key: String,
        /// The file, or the variable.
        place: String,
        /// The known key that looks most like it.
        nearest: Option<String>,
    },
    /// A value that cannot be.
    #[error("the value of `{key}` in {place} cannot be used: {problem}")]
    Value {
        /// The key's path, with dots.
        key: String,
        /// The file, or the variable.
        place: String,
        /// What is wrong with the value.
        problem: String,
    },
    /// The utility's own values were promised, but some are still the demo's.
    #[error("`utility.demo` is false, but these keys still hold the demo's values: {}", keys.join(", "))]
    Leftovers {
        /// The keys' paths.
        keys: Vec<String>,
    },
}

impl ConfigError {
    /// What to do about it.
    #[must_use]
    pub fn advice(&self) -> String {
        match self {
            Self::Unreadable { .. } => {
                "check the path and its permissions, or leave out --config and EBOK_CONFIG to run with the defaults"
                    .to_owned()
            }
            Self::NotToml { .. } => "correct the file at that place; ebok.example.toml shows every key".to_owned(),
            Self::UnknownKey {
                nearest: Some(nearest), ..
            } => {
                format!("did you mean `{nearest}`? ebok.example.toml shows every key")
            }
            Self::UnknownKey { nearest: None, .. } => "remove it; ebok.example.toml shows every key".to_owned(),
            Self::Value { .. } => "correct the value and run `ebok config check`".to_owned(),
            Self::Leftovers { .. } => {
                "write your own values for them (or remove the key's demo value), then run `ebok config check`"
                    .to_owned()
            }
        }
    }

    /// From what figment says, with the place where the key was given.
    pub(super) fn from_figment(figment: &Figment, error: &figment::Error) -> Self {
        let path = error.path.join(".");
        match &error.kind {
            Kind::UnknownField(name, known) => {
                let section = error
                    .path
                    .split_last()
                    .filter(|(last, _)| *last == name)
                    .map_or(&*error.path, |split| split.1);
                let section = section.join(".");
                let key = joined(&section, name);
                let nearest = nearest(name, known).map(|known| joined(&section, known));
                Self::UnknownKey {
                    place: place(figment, &key),
                    key,
                    nearest,
                }
            }
            kind => Self::Value {
                place: place(figment, &path),
                problem: kind.to_string(),
                key: path,
            },
        }
    }

    /// A value that is wrong only in the light of another.
    pub(super) fn value(figment: &Figment, key: String, problem: String) -> Self {
        Self::Value {
            place: place(figment, &key),
            key,
            problem,
        }
    }
}

fn joined(path: &str, name: &str) -> String {
    if path.is_empty() {
        name.to_owned()
    } else {
        format!("{path}.{name}")
    }
}

/// The known key that looks most like this one, if any does.
fn nearest(name: &str, known: &[&'static str]) -> Option<&'static str> {
    known
        .iter()
        .map(|known| (strsim::jaro_winkler(name, known), *known))
        .filter(|(likeness, _)| *likeness > 0.7)
        .max_by(|one, other| one.0.total_cmp(&other.0))
        .map(|(_, known)| known)
}

/// Where a key was given: the file or the variable.
fn place(figment: &Figment, key: &str) -> String {
    // A key inside a list is looked up by the list.
    let key = key.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches('.');
    match figment.find_metadata(key) {
        Some(metadata) if metadata.name == SOURCE => format!("the environment variable {}", variable_of(key)),
        Some(metadata) => metadata
            .source
            .as_ref()
            .and_then(figment::Source::file_path)
            .map_or_else(|| metadata.name.clone().into_owned(), |path| path.display().to_string()),
        None => "the configuration".to_owned(),
    }
}
