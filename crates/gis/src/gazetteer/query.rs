//! What was typed, and how it may be read.

use super::LONGEST_QUERY;
use super::words::STREET_WORDS;

/// What announces a plot's number.
const PLOT_WORDS: [&str; 7] = ["dz", "dzialka", "dzialki", "dzialce", "ewid", "obr", "obreb"];
/// What stands in addresses and tells nothing.
const IDLE_WORDS: [&str; 5] = ["nr", "numer", "gmina", "gm", "polska"];
/// What announces a flat, whose number nobody looks for on a map.
const FLAT_WORDS: [&str; 3] = ["m", "lok", "mieszkania"];

/// More words than these say nothing more.
const MOST_WORDS: usize = 8;

/// The words that were typed, folded, without what tells nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Query {
    pub words: Vec<String>,
    /// Whether a plot was asked for by name.
    pub wants_plot: bool,
    /// Whether the last word may still be growing: nothing was typed behind it.
    pub growing: bool,
}

/// One way to read a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reading<'a> {
    /// The words of names, each with whether it may still be growing.
    pub words: Vec<(&'a str, bool)>,
    /// The number of a house or plot.
    pub number: Option<&'a str>,
}

impl Query {
    pub(super) fn parse(text: &str) -> Self {
        let text: String = text.chars().take(LONGEST_QUERY).collect();
        let folded = domain::text::fold(&text);
        let mut all = Vec::new();
        let written = folded.split(|sign: char| sign.is_whitespace() || sign == ',');
        for written in written.filter(|written| !is_postcode(written)) {
            for piece in written.split(|sign: char| !sign.is_alphanumeric() && sign != '/') {
                cut(piece.trim_matches('/'), &mut all);
            }
        }
        join_letters(&mut all);
        drop_flats(&mut all);
        let wants_plot = all.iter().any(|word| PLOT_WORDS.contains(&word.as_str()));
        let idle = |word: &String| {
            [&STREET_WORDS[..], &PLOT_WORDS, &IDLE_WORDS]
                .concat()
                .contains(&word.as_str())
        };
        let growing = all.last().is_some_and(|word| folded.ends_with(word.as_str()));
        let telling: Vec<String> = all
            .iter()
            .filter(|word| !idle(word))
            .take(MOST_WORDS)
            .cloned()
            .collect();
        all.truncate(MOST_WORDS);
        Self {
            // `os` alone is rather the beginning of Osiedlowa.
            words: if telling.is_empty() { all } else { telling },
            wants_plot,
            growing,
        }
    }

    /// Every way to read it: a word with digits may be the number, or part of a name (`3 Maja`).
    pub(super) fn readings(&self) -> Vec<Reading<'_>> {
        let mut numbers: Vec<Option<usize>> = vec![None];
        let has_digit = |word: &String| word.starts_with(|sign: char| sign.is_ascii_digit());
        numbers.extend(self.words.iter().rposition(has_digit).map(Some));
        numbers.extend(self.words.iter().position(has_digit).map(Some));
        numbers.dedup();
        let last = self.words.len().checked_sub(1);
        let reading = |number: Option<usize>| Reading {
            words: self
                .words
                .iter()
                .enumerate()
                .filter(|(place, _)| Some(*place) != number)
                .map(|(place, word)| (word.as_str(), self.growing && Some(place) == last))
                .collect(),
            number: number.and_then(|place| self.words.get(place)).map(String::as_str),
        };
        numbers.into_iter().map(reading).collect()
    }
}

/// `12-150`: tells no more than the place beside it.
fn is_postcode(written: &str) -> bool {
    let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let parts = written.split_once('-');
    parts.is_some_and(|(two, three)| two.len() == 2 && three.len() == 3 && is_number(two) && is_number(three))
}

/// Parts a name from the number that was typed right behind it (`jerutki14`), and a number from a name (`3maja`).
/// A single letter stays with its number (`12a`).
fn cut(piece: &str, into: &mut Vec<String>) {
    let is_digit = |sign: char| sign.is_ascii_digit();
    let Some(first) = piece.chars().next() else { return };
    let end = if is_digit(first) {
        let digits = piece.find(|sign| !is_digit(sign) && sign != '/').unwrap_or(piece.len());
        let rest = piece.get(digits..).unwrap_or_default();
        let letters = rest.chars().take_while(|sign| sign.is_alphabetic()).count();
        if letters == 1 {
            digits + rest.chars().next().map_or(0, char::len_utf8)
        } else {
            digits
        }
    } else {
        piece.find(|sign| is_digit(sign) || sign == '/').unwrap_or(piece.len())
    };
    let (head, tail) = piece.split_at_checked(end).unwrap_or((piece, ""));
    into.push(head.to_owned());
    let tail = tail.trim_start_matches('/');
    // A flat's number behind a house's letter (`12a/3`) belongs to the same word.
    if is_digit(first) && tail.starts_with(is_digit) {
        return;
    }
    cut(tail, into);
}

/// `12 A` is typed as often as `12A`; the letters of short Polish words (`i`, `o`, `u`, `w`, `z`) are not among these.
fn join_letters(words: &mut Vec<String>) {
    let mut place = 1;
    while place < words.len() {
        let is_letter = matches!(words[place].as_bytes(), [b'a'..=b'h']);
        let before = &words[place - 1];
        if is_letter && before.bytes().all(|byte| byte.is_ascii_digit()) {
            let letter = words.remove(place);
            words[place - 1].push_str(&letter);
        } else {
            place += 1;
        }
    }
}

/// `5 m. 3`, `5 lok. 3`: house 5.
fn drop_flats(words: &mut Vec<String>) {
    let starts_with_digit = |word: &String| word.starts_with(|sign: char| sign.is_ascii_digit());
    let flat = (1..words.len()).find(|place| {
        FLAT_WORDS.contains(&words[*place].as_str())
            && starts_with_digit(&words[place - 1])
            && words.get(place + 1).is_none_or(starts_with_digit)
    });
    if let Some(place) = flat {
        words.drain(place..(place + 2).min(words.len()));
    }
}

#[cfg(test)]
mod tests {
    use super::Query;

    fn words(text: &str) -> Vec<String> {
        Query::parse(text).words
    }

    #[test]
    fn an_address_as_people_type_it_becomes_its_words() {
        assert_eq!(words("ul. Leśna 5, Spychowo"), ["lesna", "5", "spychowo"]);
        assert_eq!(words("jerutki14"), ["jerutki", "14"]);
        assert_eq!(words("LEŚNA 5 A"), ["lesna", "5a"]);
        assert_eq!(words("3maja 7b"), ["3", "maja", "7b"]);
        assert_eq!(words("Leśna 5 m. 3"), ["lesna", "5"]);
        assert_eq!(words("Leśna 5a/3"), ["lesna", "5a"]);
        assert_eq!(words("dz. nr 112/3"), ["112/3"]);
        assert_eq!(words("Leśna 5, 12-150 Spychowo"), ["lesna", "5", "spychowo"]);
        assert_eq!(words("os"), ["os"]);
        assert!(words(" , /").is_empty());
        assert!(words(&"x".repeat(5000))[0].len() == 100);
    }

    #[test]
    fn a_plot_that_is_asked_for_by_name_is_noted() {
        assert!(Query::parse("dz. 112/3").wants_plot);
        assert!(!Query::parse("Leśna 5").wants_plot);
    }

    #[test]
    fn a_number_may_belong_to_the_name_or_to_the_house() {
        let query = Query::parse("3 Maja 5");
        let numbers: Vec<_> = query.readings().iter().map(|reading| reading.number).collect();
        assert_eq!(numbers, [None, Some("5"), Some("3")]);
        assert!(Query::parse("3 maj").growing && !Query::parse("3 maja ").growing);
    }
}
