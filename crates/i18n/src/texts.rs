//! Looking up texts by key.

use std::borrow::Cow;
use std::collections::HashMap;

use domain::language::Language;
use fluent_templates::fluent_bundle::FluentValue;
use fluent_templates::{LanguageIdentifier, Loader, langid};

fluent_templates::static_loader! {
    static LOCALES = {
        locales: "./locales",
        fallback_language: "pl",
        // The marks that isolate inserted text serve mixed-direction scripts; Polish and English have one direction.
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

static POLISH: LanguageIdentifier = langid!("pl");
static ENGLISH: LanguageIdentifier = langid!("en");

/// An argument of a text: a word to insert, or a number that decides the plural form.
#[derive(Debug, Clone)]
pub enum Arg<'a> {
    /// Inserted as it is.
    Text(&'a str),
    /// Decides the plural form; inserted in digits.
    Count(u64),
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text)
    }
}

impl From<u64> for Arg<'_> {
    fn from(count: u64) -> Self {
        Self::Count(count)
    }
}

/// The texts of one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Texts {
    /// The language.
    pub language: Language,
}

impl Texts {
    /// The texts of this language.
    #[must_use]
    pub const fn new(language: Language) -> Self {
        Self { language }
    }

    /// The text with this key; the key itself when no language has it, so that the page still says something.
    #[must_use]
    pub fn get(self, key: &str) -> String {
        LOCALES.try_lookup(self.id(), key).unwrap_or_else(|| key.to_owned())
    }

    /// The text with this key and these arguments.
    #[must_use]
    pub fn with(self, key: &str, args: &[(&'static str, Arg<'_>)]) -> String {
        self.find(key, args).unwrap_or_else(|| key.to_owned())
    }

    /// The text with this key and these arguments, if there is one.
    #[must_use]
    pub fn find(self, key: &str, args: &[(&'static str, Arg<'_>)]) -> Option<String> {
        let args: HashMap<Cow<'static, str>, FluentValue<'_>> = args
            .iter()
            .map(|(name, value)| (Cow::Borrowed(*name), fluent_value(value)))
            .collect();
        LOCALES.try_lookup_with_args(self.id(), key, &args)
    }

    /// The text with this key and these words, whose names came from elsewhere.
    #[must_use]
    pub fn with_words(self, key: &str, words: &[(String, String)]) -> String {
        let args: HashMap<Cow<'static, str>, FluentValue<'_>> = words
            .iter()
            .map(|(name, value)| (Cow::Owned(name.clone()), FluentValue::from(value.as_str())))
            .collect();
        let found = LOCALES.try_lookup_with_args(self.id(), key, &args);
        found.unwrap_or_else(|| key.to_owned())
    }

    /// Whether there is a text with this key that takes no arguments.
    #[must_use]
    pub fn has(self, key: &str) -> bool {
        LOCALES.try_lookup(self.id(), key).is_some()
    }

    fn id(self) -> &'static LanguageIdentifier {
        match self.language {
            Language::Polish => &POLISH,
            Language::English => &ENGLISH,
        }
    }
}

fn fluent_value<'a>(arg: &Arg<'a>) -> FluentValue<'a> {
    match arg {
        Arg::Text(text) => FluentValue::from(*text),
        Arg::Count(count) => FluentValue::from(*count),
    }
}

#[cfg(test)]
mod tests {
    use domain::language::Language;
    use domain::network::Class;
    use domain::permissions::{Action, Relation, Role};
    use domain::sessions::Method;

    use super::Texts;

    #[test]
    fn polish_counts_in_three_forms() {
        let texts = Texts::new(Language::Polish);
        let say = |count: u64| texts.with("list-found", &[("count", count.into())]);
        assert_eq!(say(1), "Znaleziono 1 obiekt.");
        assert_eq!(say(2), "Znaleziono 2 obiekty.");
        assert_eq!(say(5), "Znaleziono 5 obiektów.");
        assert_eq!(say(22), "Znaleziono 22 obiekty.");
    }

    #[test]
    fn every_class_has_a_name_in_both_languages() {
        for language in Language::ALL {
            for class in Class::ALL {
                let key = format!("class-{}", class.code().replace('_', "-"));
                assert!(Texts::new(*language).has(&key), "{key} is missing in {language}");
            }
        }
    }

    #[test]
    fn every_role_right_and_way_to_sign_in_has_a_name_in_both_languages() {
        let of = |start: &str, code: &str| format!("{start}-{}", code.replace(['.', '_'], "-"));
        let keys = Role::ALL.iter().map(|role| of("roles", role.code()));
        let keys = keys.chain(Action::ALL.iter().map(|action| of("actions", action.code())));
        let keys = keys.chain(Relation::ALL.iter().map(|relation| of("relations", relation.code())));
        let keys: Vec<String> = keys
            .chain(Method::ALL.iter().map(|method| of("methods", method.code())))
            .collect();
        for language in Language::ALL {
            for key in &keys {
                assert!(Texts::new(*language).has(key), "{key} is missing in {language}");
            }
        }
    }

    #[test]
    fn an_unknown_key_is_shown_rather_than_nothing() {
        assert_eq!(Texts::new(Language::English).get("no-such-key"), "no-such-key");
    }
}
