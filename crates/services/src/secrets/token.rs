//! A secret that opens something: a session, an invitation, what is kept for one browser.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use store::identity::Fingerprint;

use super::{fingerprint, random};

/// 256 random bits. Whoever has them is let in, so that the database keeps only their fingerprint.
#[derive(Clone, PartialEq, Eq)]
pub struct Token([u8; 32]);

impl Token {
    /// A new one.
    #[must_use]
    pub fn random() -> Self {
        Self(random())
    }

    /// Reads one as it stands in a cookie or an address; nothing when it cannot be one of ours.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
        bytes.try_into().ok().map(Self)
    }

    /// As it stands in a cookie or an address: 43 letters, digits, `-` and `_`.
    #[must_use]
    pub fn reveal(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0)
    }

    /// What the database keeps in its stead.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        fingerprint(&[&self.0])
    }

    /// The key of something that is kept for the browser with this secret, by its kind and its own mark.
    #[must_use]
    pub fn key(&self, kind: &str, mark: &str) -> Fingerprint {
        fingerprint(&[&self.0, kind.as_bytes(), mark.as_bytes()])
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::Token;

    #[test]
    fn a_token_reads_back_as_itself_and_nothing_else_is_one() {
        let token = Token::random();
        assert_eq!(token.reveal().len(), 43);
        assert_eq!(Token::parse(&token.reveal()), Some(token.clone()));
        for wrong in [
            "",
            "abc",
            &"=".repeat(43),
            &"a".repeat(44),
            &format!("{} ", token.reveal()),
        ] {
            assert_eq!(Token::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_token_does_not_show_itself() {
        let token = Token::random();
        assert_eq!(format!("{token:?}"), "Token(…)");
        assert_ne!(token.key("draft", "a"), token.key("draft", "b"));
        assert_ne!(token.key("draft", ""), token.fingerprint());
    }
}
