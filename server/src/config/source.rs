//! The environment as a source of settings.
//!
//! Values stay text unless the setting is a number, a switch or a list: a telephone number that begins with
//! zero must not become a number on its way.

use figment::value::{Dict, Map, Value};
use figment::{Error, Metadata, Profile, Provider};

/// What every variable's name begins with.
pub const PREFIX: &str = "EBOK_";

/// Variables that are no settings: where the file is, and what only tests read.
const NO_SETTINGS: [&str; 2] = ["EBOK_CONFIG", "EBOK_TEST_"];

/// Settings that are not text.
const TYPED: [&str; 12] = [
    "log.json",
    "utility.demo",
    "map.bounds",
    "network.keep_versions",
    "tiles.cache_mb",
    "national.enabled",
    "national.timeout_ms",
    "limits.changes_per_minute",
    "limits.questions_per_minute",
    "login_gov.enabled",
    "login_gov.foreign",
    "login_gov.timeout_ms",
];

/// The name that messages use for this source.
pub const SOURCE: &str = "environment";

/// Settings from variables such as `EBOK_UTILITY__NAME`.
pub struct Environment {
    variables: Vec<(String, String)>,
}

impl Environment {
    /// Takes those of the given variables that are settings.
    pub fn new(variables: impl IntoIterator<Item = (String, String)>) -> Self {
        let is_setting =
            |name: &str| name.starts_with(PREFIX) && !NO_SETTINGS.iter().any(|other| name.starts_with(other));
        Self {
            variables: variables.into_iter().filter(|(name, _)| is_setting(name)).collect(),
        }
    }
}

impl Provider for Environment {
    fn metadata(&self) -> Metadata {
        Metadata::named(SOURCE)
    }

    fn data(&self) -> Result<Map<Profile, Dict>, Error> {
        let mut settings = Dict::new();
        for (name, text) in &self.variables {
            let path: Vec<String> = name[PREFIX.len()..].split("__").map(str::to_ascii_lowercase).collect();
            insert(&mut settings, &path, value(&path.join("."), text));
        }
        Ok(Profile::Default.collect(settings))
    }
}

/// The variable that sets the key with this path.
#[must_use]
pub fn variable_of(path: &str) -> String {
    format!("{PREFIX}{}", path.replace('.', "__").to_ascii_uppercase())
}

fn value(key: &str, text: &str) -> Value {
    let is_list = text.starts_with('[');
    if TYPED.contains(&key) || is_list {
        // What is no JSON is left as text, and the setting's own type then refuses it by its name.
        let read = serde_json::from_str::<serde_json::Value>(text).ok();
        return read
            .and_then(|json| Value::serialize(json).ok())
            .unwrap_or_else(|| Value::from(text));
    }
    Value::from(text)
}

fn insert(into: &mut Dict, path: &[String], value: Value) {
    let Some((first, rest)) = path.split_first() else {
        return;
    };
    if rest.is_empty() {
        into.insert(first.clone(), value);
        return;
    }
    let entry = into.entry(first.clone()).or_insert_with(|| Value::from(Dict::new()));
    if let Value::Dict(_, inner) = entry {
        insert(inner, rest, value);
    }
}

#[cfg(test)]
mod tests {
    use figment::value::Value;

    use super::TYPED;
    use crate::config::Config;

    /// Collects the paths of all numbers, switches and lists of numbers.
    fn untextual(path: &str, value: &Value, found: &mut Vec<String>) {
        match value {
            Value::Dict(_, inner) => {
                for (key, value) in inner {
                    let path = if path.is_empty() {
                        key.clone()
                    } else {
                        format!("{path}.{key}")
                    };
                    untextual(&path, value, found);
                }
            }
            Value::Bool(..) | Value::Num(..) => found.push(path.to_owned()),
            _ => {}
        }
    }

    #[test]
    fn every_setting_that_is_not_text_is_read_as_what_it_is() {
        let mut found = Vec::new();
        untextual("", &Value::serialize(Config::default()).unwrap(), &mut found);
        assert!(found.len() >= 3);
        for path in found {
            assert!(
                TYPED.contains(&path.as_str()),
                "{path} is missing among the typed settings"
            );
        }
    }
}
