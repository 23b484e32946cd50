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
    use super::anywhere;

    #[test]
    fn wildcards_in_the_text_stand_for_themselves() {
        assert_eq!(anywhere("50%_a\\b"), "%50\\%\\_a\\\\b%");
    }
}
