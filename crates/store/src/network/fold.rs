//! Folded text in the database: the same on both engines, whatever their locale.

use domain::text::fold;

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
    use domain::text::fold;
    use unicode_normalization::UnicodeNormalization as _;
    use unicode_normalization::char::is_combining_mark;

    use super::anywhere;

    #[test]
    fn the_latin_script_folds_as_its_decompositions_do() {
        let latin = ('\u{c0}'..='\u{24f}').chain('\u{1e00}'..='\u{1eff}');
        for letter in latin.filter(|letter| !matches!(letter, 'ł' | 'Ł')) {
            let decomposed: String = letter
                .nfkd()
                .filter(|part| !is_combining_mark(*part))
                .flat_map(char::to_lowercase)
                .filter(|part| !is_combining_mark(*part))
                .collect();
            assert_eq!(fold(&letter.to_string()), decomposed, "{letter}");
        }
    }

    #[test]
    fn wildcards_in_the_text_stand_for_themselves() {
        assert_eq!(anywhere("50%_a\\b"), "%50\\%\\_a\\\\b%");
    }
}
