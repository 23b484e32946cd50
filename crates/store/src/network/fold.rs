//! Text as it is searched: the same on both engines, whatever their locale.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Folds to lower case without diacritics: `Żółta` becomes `zolta`. `ł` has no decomposition, so it is named.
#[must_use]
pub fn fold(text: &str) -> String {
    text.nfkd()
        .filter(|character| !is_combining_mark(*character))
        .flat_map(char::to_lowercase)
        // Lower-casing `İ` leaves a combining dot of its own.
        .filter(|character| !is_combining_mark(*character))
        .map(|character| if character == 'ł' { 'l' } else { character })
        .collect()
}

/// A pattern for `LIKE … ESCAPE '\'` that finds the folded text anywhere.
pub(super) fn anywhere(text: &str) -> String {
    let folded = fold(text);
    let mut pattern = String::with_capacity(folded.len() + 2);
    pattern.push('%');
    for character in folded.chars() {
        if matches!(character, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(character);
    }
    pattern.push('%');
    pattern
}

#[cfg(test)]
mod tests {
    use super::{anywhere, fold};

    #[test]
    fn polish_letters_fold_to_their_plain_ones_in_either_case_and_composition() {
        assert_eq!(fold("ZAŻÓŁĆ GĘŚLĄ JAŹŃ"), "zazolc gesla jazn");
        assert_eq!(fold("zaz\u{307}o\u{301}łc\u{301}"), "zazolc");
    }

    #[test]
    fn wildcards_in_the_text_stand_for_themselves() {
        assert_eq!(anywhere("50%_a\\b"), "%50\\%\\_a\\\\b%");
    }
}
