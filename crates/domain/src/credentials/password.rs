//! Which passwords are taken.

use std::fmt;

use unicode_normalization::UnicodeNormalization as _;

use super::predictable::{is_a_walk, repeated_piece};
use super::{Email, KnownPasswords};

/// Why a password is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PasswordError {
    /// It has fewer than [`Password::SHORTEST`] characters.
    #[error("the password has fewer than {} characters; take a longer one", Password::SHORTEST)]
    TooShort,
    /// It has more than [`Password::LONGEST`] characters.
    #[error("the password has more than {} characters; take a shorter one", Password::LONGEST)]
    TooLong,
    /// It is on the list of known passwords, or is one of them with some digits and signs around it.
    #[error("the password is a widely known one, or one with digits and signs around it; take another")]
    Known,
    /// It is a repetition, a sequence or a walk over the keyboard.
    #[error("the password is a repetition or a sequence; take one that cannot be continued by guessing")]
    Predictable,
    /// It holds the person's own name from the e-mail address.
    #[error("the password holds the name from the e-mail address; take one without it")]
    HoldsName,
    /// It holds the portal's name.
    #[error("the password holds the portal's name; take one without it")]
    HoldsPortal,
}

impl PasswordError {
    /// The message's key in the i18n files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::TooShort => "password-too-short",
            Self::TooLong => "password-too-long",
            Self::Known => "password-known",
            Self::Predictable => "password-predictable",
            Self::HoldsName => "password-holds-name",
            Self::HoldsPortal => "password-holds-portal",
        }
    }

    /// The number in the message, by its name, where there is one.
    #[must_use]
    pub const fn limit(self) -> Option<(&'static str, usize)> {
        match self {
            Self::TooShort => Some(("min", Password::SHORTEST)),
            Self::TooLong => Some(("max", Password::LONGEST)),
            Self::Known | Self::Predictable | Self::HoldsName | Self::HoldsPortal => None,
        }
    }
}

/// Of what a guesser would think first.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The person's e-mail address.
    pub email: &'a Email,
    /// What the portal is called.
    pub portal: &'a str,
    /// What everybody knows.
    pub known: &'a KnownPasswords<'a>,
}

/// A password as it is hashed: in Unicode's normal form C, so that it is the same from every keyboard.
#[derive(Clone, PartialEq, Eq)]
pub struct Password(String);

impl Password {
    /// Fewer characters are not taken: with a second factor NIST asks for eight, and we for what lasts.
    pub const SHORTEST: usize = 12;
    /// More characters are not taken.
    pub const LONGEST: usize = 128;

    /// Takes a new password.
    ///
    /// # Errors
    /// [`PasswordError`] says why it is not taken.
    pub fn choose(text: &str, context: &Context<'_>) -> Result<Self, PasswordError> {
        let password = Self::typed(text).ok_or(PasswordError::TooLong)?;
        if password.0.chars().count() < Self::SHORTEST {
            return Err(PasswordError::TooShort);
        }
        let folded = password.0.to_lowercase();
        if is_a_walk(&folded) || repeated_piece(&folded).is_some_and(|piece| piece.chars().count() < 8) {
            return Err(PasswordError::Predictable);
        }
        if holds_name(&folded, context.email.name()) {
            return Err(PasswordError::HoldsName);
        }
        if holds_portal(&folded, context.portal) {
            return Err(PasswordError::HoldsPortal);
        }
        match is_known(&folded, context.known) {
            true => Err(PasswordError::Known),
            false => Ok(password),
        }
    }

    /// A password as somebody types it to sign in; nothing for what nobody can have chosen, as it is too long.
    #[must_use]
    pub fn typed(text: &str) -> Option<Self> {
        // A character is one to four bytes, and normal form C makes none of more than three.
        if text.len() > Self::LONGEST * 12 {
            return None;
        }
        let text: String = text.nfc().collect();
        (text.chars().count() <= Self::LONGEST).then_some(Self(text))
    }

    /// What is hashed.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(…)")
    }
}

/// Whether it is a known one, alone, repeated, or with digits and signs around it.
fn is_known(folded: &str, known: &KnownPasswords<'_>) -> bool {
    let letters: String = folded.chars().filter(|sign| sign.is_alphabetic()).collect();
    let core = folded.trim_matches(|sign: char| !sign.is_alphabetic());
    let says_it = |text: &str| known.contains(repeated_piece(text).unwrap_or(text));
    // Letters that are strewn among many other signs are not what the password is made of.
    let is_of_letters = letters.chars().count() * 2 >= folded.chars().count();
    let long_enough = |text: &str| text.chars().count() >= KnownPasswords::SHORTEST;
    says_it(folded) || (long_enough(core) && says_it(core)) || (is_of_letters && says_it(&letters))
}

/// Whether it holds the whole name before the `@`, or the greater part of it is one of that name's parts.
fn holds_name(folded: &str, name: &str) -> bool {
    let parts = name.split(['.', '_', '-', '+']);
    is_word(name) && folded.contains(name) || parts.filter(|part| is_word(part)).any(|part| is_mostly(folded, part))
}

/// Whether it holds the portal's whole name, with or without its spaces, or is for the greater part one of its words.
fn holds_portal(folded: &str, portal: &str) -> bool {
    let portal = portal.nfc().collect::<String>().to_lowercase();
    let joined: String = portal.split_whitespace().collect();
    let squeezed: String = folded.split_whitespace().collect();
    let holds = is_word(&joined) && squeezed.contains(&joined);
    holds
        || portal
            .split_whitespace()
            .filter(|word| is_word(word))
            .any(|word| is_mostly(folded, word))
}

fn is_word(text: &str) -> bool {
    text.chars().count() >= KnownPasswords::SHORTEST
}

/// Whether a word and what is neither letter nor digit make up half of a password, or all of its letters.
fn is_mostly(folded: &str, word: &str) -> bool {
    if !folded.contains(word) {
        return false;
    }
    let rest = folded.replace(word, "");
    let length = |text: &str| text.chars().filter(|sign| sign.is_alphanumeric()).count();
    length(&rest) * 2 <= length(folded) || !rest.contains(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Context, Password, PasswordError};
    use crate::credentials::{Email, KnownPasswords};

    fn choose(text: &str) -> Result<Password, PasswordError> {
        let known = KnownPasswords::read("password\nqwerty\nkochanie\nsonyericsson\nteenagemutant\n1q2w3e4r5t6y\n");
        let email = Email::parse("jan.kowalski@wodociagi.example").unwrap();
        let portal = "eBOK Wodociągów Świętajno";
        Password::choose(
            text,
            &Context {
                email: &email,
                portal,
                known: &known,
            },
        )
    }

    #[test]
    fn length_is_counted_in_characters_and_nothing_else_is_asked() {
        assert_eq!(choose("zielony żuk"), Err(PasswordError::TooShort));
        for good in [
            "zielony żuk 7",
            "tylko male litery",
            "9f!k2mpa04lq",
            "łłżźćń ąęóś w",
            "🚰🐸🌊🪣🚿🧊🐟🦆🌧☔🏊🛁",
        ] {
            assert!(choose(good).is_ok(), "{good}");
        }
        assert!(choose(&"zielony żuk je ".repeat(8)).is_ok(), "120 characters");
        assert_eq!(choose(&"zielony żuk je ".repeat(9)), Err(PasswordError::TooLong));
        assert_eq!(choose(&"a".repeat(1_000_000)), Err(PasswordError::TooLong));
    }

    #[test]
    fn a_password_is_the_same_from_every_keyboard() {
        let (composed, decomposed) = (
            "z\u{f3}\u{142}ta \u{142}\u{f3}dka",
            "zo\u{301}\u{142}ta \u{142}o\u{301}dka",
        );
        assert_ne!(composed, decomposed);
        assert_eq!(Password::typed(composed), Password::typed(decomposed));
        assert_eq!(choose(&format!("{composed} 7")), choose(&format!("{decomposed} 7")));
    }

    #[test]
    fn known_passwords_are_refused_alone_repeated_and_with_digits_and_signs() {
        for known in [
            "SonyEricsson",
            "1q2w3e4r5t6y",
            "Password2026!",
            "2026!password",
            "!!Kochanie1234",
            "passwordpassword",
            "password1password2",
            "p.a.s.s.w.o.r.d",
            "TeenageMutant1",
        ] {
            assert_eq!(choose(known), Err(PasswordError::Known), "{known}");
        }
        assert!(
            choose("password of the lake").is_ok(),
            "a sentence is more than its first word"
        );
        assert!(choose("7$qw9!er2%ty0&x1").is_ok(), "letters strewn among other signs");
    }

    #[test]
    fn repetitions_and_sequences_are_refused() {
        for text in [
            "aaaaaaaaaaaaa",
            "abcabcabcabc",
            "Qwertyuiop[]",
            "1234567890123",
            "zaq1zaq1zaq1",
            "żółwżółwżółw",
        ] {
            assert_eq!(choose(text), Err(PasswordError::Predictable), "{text}");
        }
    }

    #[test]
    fn the_persons_and_the_portals_names_are_refused() {
        for text in ["Jan.Kowalski77", "x jan.kowalski y", "kowalski2026!", "!!Kowalski!!Jan"] {
            assert_eq!(choose(text), Err(PasswordError::HoldsName), "{text}");
        }
        for text in [
            "ebok wodociągów świętajno i ja",
            "EbokWodociągówŚwiętajno",
            "Świętajno2026",
            "wodociągów123",
        ] {
            assert_eq!(choose(text), Err(PasswordError::HoldsPortal), "{text}");
        }
        assert!(choose("w świętajno mieszka bóbr nad jeziorem").is_ok());
    }

    #[test]
    fn a_password_does_not_show_itself() {
        assert_eq!(format!("{:?}", choose("zielony żuk 7").unwrap()), "Password(…)");
        assert_eq!(PasswordError::TooShort.limit(), Some(("min", 12)));
        assert_eq!(PasswordError::TooShort.key(), "password-too-short");
    }

    proptest! {
        #[test]
        fn whatever_is_taken_is_what_is_typed_later(text in "\\PC{0,140}") {
            if let Ok(password) = choose(&text) {
                prop_assert_eq!(Password::typed(&text), Some(password.clone()));
                prop_assert!((12..=128).contains(&password.0.chars().count()));
            }
        }
    }
}
