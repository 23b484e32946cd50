//! E-mail addresses of accounts.

use std::fmt;

/// Why a text is no e-mail address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EmailError {
    /// Nothing was given.
    #[error("no e-mail address was given; give one such as name@example.pl")]
    Empty,
    /// It is longer than mail servers take (RFC 5321).
    #[error(
        "the e-mail address is longer than {} characters; give a shorter one",
        Email::LONGEST
    )]
    TooLong,
    /// It is not of the form that mail servers take.
    #[error("this is no e-mail address; write it as name@example.pl, without spaces and in plain letters")]
    Form,
}

impl EmailError {
    /// The message's key in the i18n files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Empty => "email-empty",
            Self::TooLong => "email-too-long",
            Self::Form => "email-form",
        }
    }
}

/// An e-mail address in small letters, by which an account of our own is found.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Email(String);

impl Email {
    /// Longer ones no server takes: 256 signs of the path with its brackets (RFC 5321, 4.5.3.1.3).
    pub const LONGEST: usize = 254;

    /// Takes an address of plain letters, without regard to large and small ones and to spaces around it.
    ///
    /// # Errors
    /// [`EmailError`] says what is wrong with it.
    pub fn parse(text: &str) -> Result<Self, EmailError> {
        let text = text.trim().to_lowercase();
        if text.is_empty() {
            return Err(EmailError::Empty);
        }
        if text.len() > Self::LONGEST {
            return Err(EmailError::TooLong);
        }
        let (name, domain) = text.rsplit_once('@').ok_or(EmailError::Form)?;
        match is_name(name) && is_domain(domain) {
            true => Ok(Self(text)),
            false => Err(EmailError::Form),
        }
    }

    /// The address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What stands before the `@`.
    #[must_use]
    pub fn name(&self) -> &str {
        self.0.rsplit_once('@').map_or(&self.0, |(name, _)| name)
    }
}

impl fmt::Debug for Email {
    /// An address names a person: logs do not have it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Email(…)")
    }
}

/// The unquoted form of RFC 5321; the quoted one nobody has.
fn is_name(name: &str) -> bool {
    let is_part = |part: &str| {
        let is_sign = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+/=?^_`{|}~-".contains(&byte);
        !part.is_empty() && part.bytes().all(is_sign)
    };
    name.len() <= 64 && name.split('.').all(is_part)
}

fn is_domain(domain: &str) -> bool {
    let is_label = |label: &str| {
        let is_plain = label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        (1..=63).contains(&label.len()) && is_plain && !label.starts_with('-') && !label.ends_with('-')
    };
    domain.contains('.') && domain.split('.').all(is_label)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Email, EmailError};

    #[test]
    fn an_address_is_kept_in_small_letters_and_without_spaces_around_it() {
        let email = Email::parse("  Jan.Kowalski+praca@Wodociagi.Example ").unwrap();
        assert_eq!(email.as_str(), "jan.kowalski+praca@wodociagi.example");
        assert_eq!(email.name(), "jan.kowalski+praca");
        assert_eq!(format!("{email:?}"), "Email(…)");
    }

    #[test]
    fn what_no_server_takes_is_no_address() {
        assert_eq!(Email::parse(" "), Err(EmailError::Empty));
        let long = format!("a@{}.pl", "b".repeat(252));
        assert_eq!(Email::parse(&long), Err(EmailError::TooLong));
        for wrong in [
            "jan",
            "@example.pl",
            "jan@",
            "jan@example",
            "jan@example..pl",
            "jan@-example.pl",
            "jan kowalski@example.pl",
            "jan@exa mple.pl",
            ".jan@example.pl",
            "jan..k@example.pl",
            "jan@example.pl\r\nBcc: x@example.pl",
            "jan@@example.pl",
            "żaneta@example.pl",
            "<jan@example.pl>",
        ] {
            assert_eq!(Email::parse(wrong), Err(EmailError::Form), "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_taken_is_taken_again_as_itself(text in "\\PC{0,20}@[a-zA-Z.-]{0,12}") {
            if let Ok(email) = Email::parse(&text) {
                prop_assert_eq!(Email::parse(email.as_str()), Ok(email.clone()));
                prop_assert!(email.as_str().is_ascii());
            }
        }
    }
}
