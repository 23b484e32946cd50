//! The words that are looked for, and which register may know them.

/// Fewer letters name nothing.
const LEAST: usize = 3;
/// Nobody types more, in characters.
const MOST: usize = 120;

/// Words worth asking for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Words {
    text: String,
    key: String,
}

impl Words {
    /// The words without superfluous white space; nothing when they are too few, too many or not text.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let count = text.chars().count();
        if count > MOST * 4 || text.chars().any(|c| c.is_control() && !c.is_whitespace()) {
            return None;
        }
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        (LEAST..=MOST).contains(&text.chars().count()).then(|| Self {
            key: text.to_lowercase(),
            text,
        })
    }

    /// The same for words that mean the same.
    pub(super) fn key(&self) -> &str {
        &self.key
    }

    /// The words for the land register: a plot's full number, or a precinct and a number.
    pub(super) fn parcel(&self) -> Option<&str> {
        if self.is_full_number() {
            return Some(&self.text);
        }
        let (precinct, number) = self.text.rsplit_once(' ')?;
        let named = precinct.chars().any(char::is_alphabetic) && !precinct.contains(',');
        let numbered = number.starts_with(|c: char| c.is_ascii_digit())
            && number
                .chars()
                .all(|c| c.is_ascii_digit() || matches!(c, '/' | '.' | '-'));
        (named && numbered).then_some(self.text.as_str())
    }

    /// The words for the address register; a plot's full number is no address.
    pub(super) fn address(&self) -> Option<&str> {
        let worded = self.text.chars().any(char::is_alphabetic);
        (worded && !self.is_full_number()).then_some(self.text.as_str())
    }

    /// `281707_2.0001.112/3`: unit, precinct, number.
    fn is_full_number(&self) -> bool {
        let mut parts = self.text.splitn(3, '.');
        let unit = parts.next().unwrap_or_default();
        let digits = |text: &str, count: usize| text.len() == count && text.bytes().all(|b| b.is_ascii_digit());
        let in_unit = unit
            .split_once('_')
            .is_some_and(|(teryt, kind)| digits(teryt, 6) && digits(kind, 1));
        let in_precinct = parts.next().is_some_and(|precinct| digits(precinct, 4));
        in_unit && in_precinct && parts.next().is_some_and(|number| !number.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::Words;

    #[test]
    fn each_register_is_asked_for_what_it_can_know() {
        let asked = |text: &str| {
            let words = Words::parse(text).unwrap();
            (words.parcel().is_some(), words.address().is_some())
        };
        assert_eq!(asked("281707_2.0001.112/3"), (true, false));
        assert_eq!(asked("Spychowo 112/3"), (true, true));
        assert_eq!(asked("Spychowo, Juranda 5"), (false, true));
        assert_eq!(asked("Juranda"), (false, true));
        assert_eq!(asked("12345"), (false, false));
    }

    #[test]
    fn white_space_and_capitals_make_no_difference() {
        let one = Words::parse("  Spychowo\t 112/3 ").unwrap();
        assert_eq!(one.key(), Words::parse("SPYCHOWO 112/3").unwrap().key());
        assert_eq!(one.parcel(), Some("Spychowo 112/3"));
    }

    #[test]
    fn too_little_too_much_and_no_text_are_not_looked_for() {
        assert_eq!(Words::parse("ab"), None);
        assert_eq!(Words::parse(&"a".repeat(121)), None);
        assert_eq!(Words::parse("Spychowo\u{0}5"), None);
    }
}
