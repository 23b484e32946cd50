//! Values that cannot be wrong: each is checked once, where the configuration is read.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Declares a checked string: its type, its check, and what it looks like to the outside.
macro_rules! checked_text {
    ($(#[$docs:meta])* $name:ident, $check:path) => {
        $(#[$docs])*
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// The value as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = String;

            fn try_from(text: String) -> Result<Self, String> {
                $check(text.trim()).map(Self)
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> Self {
                value.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

/// Declares values that stand in the code; a test reads them back from the shipped file, where they are checked.
macro_rules! constants {
    ($($name:ident)*) => {$(
        impl $name {
            pub(super) fn constant(text: &'static str) -> Self {
                Self(text.to_owned())
            }
        }
    )*};
}

constants! { Text Email Phone WebAddress Nip Date DatabaseUrl }

checked_text! {
    /// A text that is not empty.
    Text, text
}
checked_text! {
    /// An e-mail address.
    Email, email
}
checked_text! {
    /// A telephone number as people write it.
    Phone, phone
}
checked_text! {
    /// An `http` or `https` address without a slash at the end.
    WebAddress, web_address
}
checked_text! {
    /// A tax number: ten digits, the last of them a check digit.
    Nip, nip
}
checked_text! {
    /// A business register number: nine digits, the last of them a check digit, or fourteen.
    Regon, regon
}
checked_text! {
    /// A day, `YYYY-MM-DD`.
    Date, date
}

impl Date {
    /// The day itself.
    #[must_use]
    pub fn day(&self) -> chrono::NaiveDate {
        self.0.parse().unwrap_or_default()
    }
}

/// The database's address. Shows its password to nobody.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct DatabaseUrl(String);

impl DatabaseUrl {
    /// Whether it is a file of this server's own.
    #[must_use]
    pub fn is_sqlite(&self) -> bool {
        self.0.starts_with("sqlite:")
    }

    /// The whole address with its password: only for opening the connection.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for DatabaseUrl {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let known = ["sqlite://", "postgres://", "postgresql://"];
        if known.iter().any(|scheme| text.starts_with(scheme)) {
            return Ok(Self(text));
        }
        // The value is not repeated: it may hold a password.
        Err("write sqlite://path/to/file.db or postgres://user:password@host/database".to_owned())
    }
}

impl From<DatabaseUrl> for String {
    fn from(url: DatabaseUrl) -> Self {
        url.0
    }
}

impl fmt::Display for DatabaseUrl {
    /// Without user, password and parameters.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plain = self.0.split('?').next().unwrap_or_default();
        match (plain.split_once("://"), plain.rsplit_once('@')) {
            (Some((scheme, _)), Some((_, host))) => write!(f, "{scheme}://***@{host}"),
            _ => f.write_str(plain),
        }
    }
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{self}\"")
    }
}

fn text(text: &str) -> Result<String, String> {
    if text.is_empty() {
        return Err("it is empty; write a value or leave the key out".to_owned());
    }
    Ok(text.to_owned())
}

fn email(text: &str) -> Result<String, String> {
    let sound = text.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty() && host.contains('.') && !host.starts_with('.') && !host.ends_with('.') && !host.contains('@')
    });
    if !sound || text.contains(char::is_whitespace) {
        return Err(format!(
            "\"{text}\" is not an e-mail address; write one such as biuro@gmina.pl"
        ));
    }
    Ok(text.to_owned())
}

fn phone(text: &str) -> Result<String, String> {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let allowed = text.chars().all(|c| c.is_ascii_digit() || " +-()/".contains(c));
    if !allowed || !(3..=15).contains(&digits) {
        return Err(format!(
            "\"{text}\" is not a telephone number; write one such as +48 89 000 00 00"
        ));
    }
    Ok(text.to_owned())
}

fn web_address(text: &str) -> Result<String, String> {
    let parsed = url::Url::parse(text).map_err(|cause| {
        format!("\"{text}\" is not a web address ({cause}); write one such as https://ebok.gmina.pl")
    })?;
    if !matches!(parsed.scheme(), "http" | "https") || parsed.host_str().is_none() {
        return Err(format!(
            "\"{text}\" is not a web address; it must begin with https:// or http://"
        ));
    }
    Ok(text.trim_end_matches('/').to_owned())
}

fn digits(text: &str) -> Vec<u32> {
    text.chars()
        .filter(|c| !matches!(c, '-' | ' '))
        .map(|c| c.to_digit(10).unwrap_or(u32::MAX))
        .collect()
}

fn weighted(digits: &[u32], weights: &[u32]) -> u32 {
    digits
        .iter()
        .zip(weights)
        .map(|(digit, weight)| digit * weight)
        .sum::<u32>()
        % 11
}

fn nip(text: &str) -> Result<String, String> {
    let found = digits(text);
    let sound = found.len() == 10
        && found.iter().all(|digit| *digit < 10)
        && weighted(&found, &[6, 5, 7, 2, 3, 4, 5, 6, 7]) == found[9];
    if !sound {
        return Err(format!(
            "\"{text}\" is not a NIP; it has ten digits and the last must fit the others"
        ));
    }
    Ok(text.to_owned())
}

fn regon(text: &str) -> Result<String, String> {
    let found = digits(text);
    let sound = matches!(found.len(), 9 | 14)
        && found.iter().all(|digit| *digit < 10)
        && weighted(&found, &[8, 9, 2, 3, 4, 5, 6, 7]) % 10 == found[8];
    if !sound {
        return Err(format!(
            "\"{text}\" is not a REGON; it has nine or fourteen digits, the ninth a check digit"
        ));
    }
    Ok(text.to_owned())
}

fn date(text: &str) -> Result<String, String> {
    match text.parse::<chrono::NaiveDate>() {
        Ok(day) => Ok(day.to_string()),
        Err(_) => Err(format!("\"{text}\" is not a day; write it in quotes as \"2026-11-23\"")),
    }
}

#[cfg(test)]
mod tests {
    use super::{DatabaseUrl, Date, Email, Nip, Phone, Regon, WebAddress};

    fn made<T: TryFrom<String>>(text: &str) -> Option<T> {
        T::try_from(text.to_owned()).ok()
    }

    #[test]
    fn a_password_shows_neither_in_debug_nor_in_text() {
        let url = made::<DatabaseUrl>("postgres://ebok:s3cr@t@db.local/ebok?password=s3cr@t").unwrap();
        for shown in [format!("{url:?}"), url.to_string()] {
            assert!(!shown.contains("s3cr") && shown.contains("db.local/ebok"), "{shown}");
        }
        assert!(url.reveal().contains("s3cr@t"));
    }

    #[test]
    fn a_refused_database_address_is_not_repeated() {
        let refused = DatabaseUrl::try_from("mysql://u:s3cret@h/d".to_owned()).unwrap_err();
        assert!(!refused.contains("s3cret"), "{refused}");
    }

    #[test]
    fn tax_and_register_numbers_are_checked_by_their_last_digit() {
        assert!(made::<Nip>("526-000-12-46").is_some());
        assert!(made::<Nip>("526-000-12-47").is_none());
        assert!(made::<Regon>("000331501").is_some());
        assert!(made::<Regon>("000331502").is_none());
        assert!(made::<Nip>("12345").is_none());
    }

    #[test]
    fn what_people_mistype_is_refused() {
        assert!(made::<Email>("biuro@gmina").is_none() && made::<Email>("biuro gmina.pl").is_none());
        assert!(made::<Phone>("zadzwoń").is_none() && made::<Phone>("994").is_some());
        assert!(made::<WebAddress>("ebok.gmina.pl").is_none() && made::<WebAddress>("ftp://gmina.pl").is_none());
        assert!(made::<Date>("31.03.2026").is_none() && made::<Date>("2026-02-30").is_none());
    }

    #[test]
    fn a_web_address_loses_its_last_slash() {
        assert_eq!(
            made::<WebAddress>("https://ebok.gmina.pl/").unwrap().as_str(),
            "https://ebok.gmina.pl"
        );
    }
}
