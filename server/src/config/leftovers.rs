//! Values of the demo that are left in a configuration which says that it is real.
//!
//! A utility that sets its name but forgets the emergency telephone would otherwise print an invented number.

use figment::value::Value;

use super::{Accessibility, Config, Utility};

/// Keys whose demo value may well be right for others, too: dates, states, and what is empty.
const HARMLESS: [&str; 6] = [
    "accessibility.published_on",
    "accessibility.updated_on",
    "accessibility.prepared_on",
    "accessibility.reviewed_on",
    "accessibility.status",
    "utility.demo",
];

/// The keys that still hold the demo's values.
#[must_use]
pub fn of(config: &Config) -> Vec<String> {
    let pairs = [
        (
            "utility",
            Value::serialize(&config.utility),
            Value::serialize(Utility::demo()),
        ),
        (
            "accessibility",
            Value::serialize(&config.accessibility),
            Value::serialize(Accessibility::demo()),
        ),
    ];
    let mut found = Vec::new();
    for (path, mine, demo) in pairs {
        if let (Ok(mine), Ok(demo)) = (mine, demo) {
            compare(path, &mine, &demo, &mut found);
        }
    }
    found.retain(|key| !HARMLESS.contains(&key.as_str()));
    found
}

fn compare(path: &str, mine: &Value, demo: &Value, found: &mut Vec<String>) {
    match (mine, demo) {
        (Value::Dict(_, mine), Value::Dict(_, demo)) => {
            for (key, demo) in demo {
                if let Some(mine) = mine.get(key) {
                    compare(&format!("{path}.{key}"), mine, demo, found);
                }
            }
        }
        (Value::Empty(..), _) => {}
        (mine, demo) if mine == demo => found.push(path.to_owned()),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::of;
    use crate::config::{Config, Phone};

    #[test]
    fn the_demos_own_values_are_all_leftovers() {
        let found = of(&Config::default());
        assert!(found.contains(&"utility.emergency_phone".to_owned()), "{found:?}");
        assert!(found.contains(&"accessibility.architecture.pl".to_owned()), "{found:?}");
        assert!(
            !found.iter().any(|key| key == "utility.demo" || key == "utility.logo"),
            "{found:?}"
        );
    }

    #[test]
    fn a_value_of_ones_own_is_no_leftover() {
        let mut config = Config::default();
        config.utility.phone = Phone::constant("89 621 00 00");
        assert!(!of(&config).contains(&"utility.phone".to_owned()));
    }
}
