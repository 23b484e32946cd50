//! Passwords that everybody knows.

use std::fmt;

/// Passwords that are known from breaches, in small letters. Attackers try these first.
#[derive(Clone)]
pub struct KnownPasswords<'a> {
    /// Sorted.
    words: Vec<&'a str>,
}

impl<'a> KnownPasswords<'a> {
    /// Shorter words are found in too much to say anything.
    pub const SHORTEST: usize = 4;

    /// Reads a list with one password in each line, in small letters.
    #[must_use]
    pub fn read(text: &'a str) -> Self {
        let mut words: Vec<&str> = text.lines().filter(|line| line.len() >= Self::SHORTEST).collect();
        // A sorted list stays as it is, at the cost of one pass.
        words.sort_unstable();
        Self { words }
    }

    /// Whether this is one of them. `word` is in small letters.
    #[must_use]
    pub fn contains(&self, word: &str) -> bool {
        self.words.binary_search(&word).is_ok()
    }

    /// How many there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

impl fmt::Debug for KnownPasswords<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KnownPasswords({})", self.len())
    }
}

#[cfg(test)]
mod tests {
    use super::KnownPasswords;

    #[test]
    fn a_list_answers_for_its_lines_whatever_their_order() {
        let known = KnownPasswords::read("qwerty\nabc\nkochanie\n123456\n");
        assert_eq!(known.len(), 3);
        assert!(known.contains("kochanie") && known.contains("123456"));
        assert!(!known.contains("abc"), "too short to mean anything");
        assert!(!known.contains("kochani") && !known.is_empty());
    }
}
