//! How many slips of the finger lie between two words (Damerau and Levenshtein: a letter too many, too few, another
//! one, or two neighbours exchanged).

/// Words longer than this are not looked at for slips.
const LONGEST: usize = 40;

/// How many slips a word of this length may have: none in the shortest, where one makes another word.
#[must_use]
pub(super) const fn allowed(length: usize) -> u8 {
    match length {
        0..=2 => 0,
        3..=7 => 1,
        _ => 2,
    }
}

/// The slips between two words, both folded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Slips {
    /// To the whole word.
    pub whole: u8,
    /// To the beginning of the word that is nearest to what was typed.
    pub beginning: u8,
}

/// More slips than any word has letters.
const FAR: u8 = 100;

/// Counts slips, as far as `most`; nothing when even the word's beginning is farther away.
///
/// With so few slips allowed, a letter stands at most so many places away from where it belongs: of the table of all
/// beginnings only a band along the diagonal is filled in.
pub(super) fn slips(typed: &str, word: &str, most: u8) -> Option<Slips> {
    let (typed, word, width) = (typed.as_bytes(), word.as_bytes(), usize::from(most));
    if typed.is_empty() || typed.len() > LONGEST || word.len() > LONGEST || typed.len() > word.len() + width {
        return None;
    }
    // Three rows of the table: two lines ago, the last one, this one.
    let mut older = [FAR; LONGEST + 2];
    let mut last = [FAR; LONGEST + 2];
    let mut row = [FAR; LONGEST + 2];
    for (column, cell) in (0_u8..).zip(last.iter_mut().take(word.len() + 1)) {
        *cell = column;
    }
    let mut band = 0..=0;
    for (line, letter) in typed.iter().enumerate() {
        let (from, to) = (line.saturating_sub(width), (line + width + 1).min(word.len()));
        row[from] = if from == 0 { last[0] + 1 } else { FAR };
        let mut least = row[from];
        for column in from..to {
            let other = word[column];
            let change = last[column] + u8::from(*letter != other);
            let mut cost = change.min(last[column + 1] + 1).min(row[column] + 1);
            let exchanged = line > 0 && column > 0 && typed[line - 1] == other && word[column - 1] == *letter;
            if exchanged && *letter != other {
                cost = cost.min(older[column - 1] + 1);
            }
            row[column + 1] = cost.min(FAR);
            least = least.min(cost);
        }
        row[to + 1] = FAR;
        if least > most {
            return None;
        }
        band = from..=to;
        older = last;
        last = row;
    }
    let whole = if band.contains(&word.len()) {
        last[word.len()]
    } else {
        FAR
    };
    let beginning = last.get(band)?.iter().copied().min()?;
    Some(Slips { whole, beginning })
}

/// The letters that a word has, one bit each; what is not a letter shares the last bit.
pub(super) fn letters(word: &str) -> u32 {
    word.bytes().fold(0, |set, byte| match byte {
        b'a'..=b'z' => set | 1 << (byte - b'a'),
        _ => set | 1 << 31,
    })
}

/// Whether so few slips can lie between words with these letters. Each slip brings in one strange letter at most.
pub(super) const fn may_be_near(typed: u32, word: u32, most: u8) -> bool {
    (typed & !word).count_ones() <= most as u32
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{letters, may_be_near, slips};

    fn whole(a: &str, b: &str) -> Option<u8> {
        slips(a, b, 9).map(|slips| slips.whole)
    }

    #[test]
    fn a_slip_is_a_letter_too_many_too_few_another_or_two_exchanged() {
        assert_eq!(whole("mickiewcza", "mickiewicza"), Some(1));
        assert_eq!(whole("lessna", "lesna"), Some(1));
        assert_eq!(whole("lasna", "lesna"), Some(1));
        assert_eq!(whole("lsena", "lesna"), Some(1));
        assert_eq!(whole("lesna", "lesna"), Some(0));
    }

    #[test]
    fn a_beginning_is_measured_by_itself() {
        let begun = slips("mickeiw", "mickiewicza", 2).unwrap();
        assert_eq!(begun.beginning, 1);
        assert!(begun.whole > 2);
        assert_eq!(slips("zupelnie", "mickiewicza", 2), None);
    }

    /// The definition, word for word, without rows.
    fn by_definition(a: &[u8], b: &[u8]) -> u8 {
        match (a, b) {
            ([], rest) | (rest, []) => u8::try_from(rest.len()).unwrap(),
            ([.., x], [.., y]) => {
                let (shorter_a, shorter_b) = (&a[..a.len() - 1], &b[..b.len() - 1]);
                let mut least = (by_definition(shorter_a, b) + 1)
                    .min(by_definition(a, shorter_b) + 1)
                    .min(by_definition(shorter_a, shorter_b) + u8::from(x != y));
                if let ([.., w, _], [.., z, _]) = (a, b)
                    && w == y
                    && z == x
                {
                    least = least.min(by_definition(&a[..a.len() - 2], &b[..b.len() - 2]) + 1);
                }
                least
            }
        }
    }

    proptest! {
        #[test]
        fn slips_are_counted_as_they_are_defined(a in "[abc]{1,6}", b in "[abc]{1,6}") {
            prop_assert_eq!(whole(&a, &b), Some(by_definition(a.as_bytes(), b.as_bytes())));
        }

        #[test]
        fn no_near_word_is_passed_over_by_its_letters(a in "[a-e]{1,6}", b in "[a-e]{1,6}") {
            if let Some(slips) = slips(&a, &b, 2) && slips.beginning <= 2 {
                prop_assert!(may_be_near(letters(&a), letters(&b), slips.beginning));
            }
        }
    }
}
