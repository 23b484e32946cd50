//! Text as it is compared and searched: the same in every database, in memory and in the browser.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Folds to lower case without diacritics: `Żółta` becomes `zolta`. What Unicode's compatibility decomposition (NFKD)
/// takes apart is taken apart and its marks are left out, in other scripts as well; `ł`, which has none, becomes `l`.
#[must_use]
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.nfkd()
        .flat_map(char::to_lowercase)
        .filter(|letter| !is_combining_mark(*letter))
        .map(|letter| if letter == 'ł' { 'l' } else { letter })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn polish_letters_fold_to_their_plain_ones_in_either_case_and_composition() {
        assert_eq!(fold("ZAŻÓŁĆ GĘŚLĄ JAŹŃ"), "zazolc gesla jazn");
        assert_eq!(fold("zaz\u{307}o\u{301}łc\u{301}"), "zazolc");
    }

    #[test]
    fn folding_twice_changes_nothing_more() {
        for text in [
            "Świętajno–Kolonia",
            "İstanbul",
            "ﬁn",
            "straße 12½",
            "Ελλάδα",
            "№\u{a0}7",
        ] {
            let once = fold(text);
            assert_eq!(fold(&once), once, "{text}");
        }
    }
}
