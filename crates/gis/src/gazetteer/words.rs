//! The distinct words of all names, and which names each stands in.

use std::collections::BTreeMap;

use super::typo::{allowed, letters, may_be_near, slips};

/// What is written before a street's name and tells nothing.
pub(super) const STREET_WORDS: [&str; 10] = [
    "ul", "ulica", "al", "aleja", "aleje", "pl", "plac", "os", "osiedle", "ulicy",
];

/// How well a typed word fits a word of a name; the smaller, the better.
pub(super) type Fit = u8;

/// The very word.
pub(super) const EXACT: Fit = 0;
/// Its beginning.
pub(super) const BEGINNING: Fit = 1;
/// A word with a slip; one more for each further slip.
pub(super) const SLIP: Fit = 2;

/// A beginning in the midst of a query must be as long as this; the last word may still be growing.
const LEAST_BEGINNING: usize = 3;
/// A beginning with a slip must be as long as this.
const LEAST_SLIPPED_BEGINNING: usize = 5;

/// Where a word stands: a name's number, and whether in the name itself or in that of its village.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    pub name: u32,
    pub own: bool,
}

/// The words, sorted.
#[derive(Debug, Default)]
pub(super) struct Words {
    words: Vec<Box<str>>,
    letters: Vec<u32>,
    /// Where each word's places end in `places`.
    ends: Vec<u32>,
    places: Vec<Place>,
}

impl Words {
    pub(super) fn new(gathered: BTreeMap<Box<str>, Vec<Place>>) -> Self {
        let mut words = Self::default();
        for (word, mut places) in gathered {
            places.sort_unstable();
            places.dedup();
            words.letters.push(letters(&word));
            words.words.push(word);
            words.places.extend(places);
            // Each place is a word of a name that is held in memory: 2³² of them are out of reach.
            words.ends.push(u32::try_from(words.places.len()).unwrap_or(u32::MAX));
        }
        words
    }

    /// Hands over every place of every word that fits, with how well it does.
    ///
    /// `growing`: whether the word may still be half typed; `loose`: whether slips are forgiven.
    pub(super) fn find(&self, typed: &str, growing: bool, loose: bool, found: &mut dyn FnMut(Place, Fit)) {
        let start = self.words.partition_point(|word| &**word < typed);
        let beginnings = growing || typed.len() >= LEAST_BEGINNING;
        for number in start..self.words.len() {
            let Some(word) = self.words.get(number).filter(|word| word.starts_with(typed)) else {
                break;
            };
            if word.len() == typed.len() {
                self.hand_over(number, EXACT, found);
            } else if beginnings {
                self.hand_over(number, BEGINNING, found);
            }
        }
        if loose {
            self.find_slipped(typed, growing, found);
        }
    }

    fn find_slipped(&self, typed: &str, growing: bool, found: &mut dyn FnMut(Place, Fit)) {
        let most = allowed(typed.len());
        // A digit is never a slip for another: house 12 is not house 13.
        if most == 0 || typed.bytes().any(|byte| byte.is_ascii_digit()) {
            return;
        }
        let has = letters(typed);
        let beginnings = growing && typed.len() >= LEAST_SLIPPED_BEGINNING;
        for (number, (word, of_word)) in self.words.iter().zip(&self.letters).enumerate() {
            let is_as_long = word.len().abs_diff(typed.len()) <= usize::from(most);
            if !(is_as_long || beginnings && word.len() > typed.len()) || !may_be_near(has, *of_word, most) {
                continue;
            }
            let Some(slips) = slips(typed, word, most) else {
                continue;
            };
            if slips.whole <= most {
                self.hand_over(number, SLIP + slips.whole, found);
            } else if beginnings && slips.beginning <= 1 {
                self.hand_over(number, SLIP + 1 + slips.beginning, found);
            }
        }
    }

    fn hand_over(&self, word: usize, fit: Fit, found: &mut dyn FnMut(Place, Fit)) {
        let start = word.checked_sub(1).and_then(|before| self.ends.get(before)).copied();
        let end = self.ends.get(word).copied().unwrap_or_default();
        let places = self.places.get(start.unwrap_or_default() as usize..end as usize);
        for place in places.unwrap_or_default() {
            found(*place, fit);
        }
    }

    pub(super) fn bytes(&self) -> usize {
        let words: usize = self.words.iter().map(|word| word.len() + size_of::<Box<str>>()).sum();
        words + (self.letters.capacity() + self.ends.capacity()) * 4 + self.places.capacity() * size_of::<Place>()
    }
}

/// The words of a name, folded: what stands between letters and digits only parts them. What is written before a
/// street's name is left out, unless there is nothing else.
pub(super) fn of_name(name: &str) -> Vec<String> {
    let folded = domain::text::fold(name);
    let all: Vec<String> = folded
        .split(|sign: char| !sign.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    let telling: Vec<String> = all
        .iter()
        .filter(|word| !STREET_WORDS.contains(&word.as_str()))
        .cloned()
        .collect();
    if telling.is_empty() { all } else { telling }
}
