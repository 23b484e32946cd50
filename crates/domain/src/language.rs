//! The languages in which eBOK speaks.

use crate::codes::codes;

codes! {
    /// A language of screens, letters and errors. Polish is the first.
    Language {
        /// Polish.
        Polish = "pl",
        /// English.
        English = "en",
    }
}

impl Language {
    /// Chooses from an `Accept-Language` header: the first language that eBOK speaks by weight, otherwise Polish.
    #[must_use]
    pub fn from_accept_language(header: &str) -> Self {
        let mut best = (0.0_f32, Self::Polish);
        for part in header.split(',') {
            let mut pieces = part.split(';');
            let tag = pieces.next().unwrap_or_default().trim();
            let weight = pieces
                .find_map(|piece| piece.trim().strip_prefix("q=")?.parse::<f32>().ok())
                .unwrap_or(1.0);
            let primary = tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
            if let Ok(language) = primary.parse::<Self>()
                && weight > best.0
            {
                best = (weight, language);
            }
        }
        best.1
    }
}

#[cfg(test)]
mod tests {
    use super::Language;

    #[test]
    fn the_weightiest_known_language_wins() {
        assert_eq!(
            Language::from_accept_language("de, en-GB;q=0.8, pl;q=0.5"),
            Language::English
        );
        assert_eq!(
            Language::from_accept_language("pl-PL,pl;q=0.9,en;q=0.8"),
            Language::Polish
        );
    }

    #[test]
    fn without_a_known_language_it_is_polish() {
        assert_eq!(Language::from_accept_language(""), Language::Polish);
        assert_eq!(Language::from_accept_language("de,*;q=0.1"), Language::Polish);
    }
}
