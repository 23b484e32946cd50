//! The answers that are kept: as many as fit, the longest unused going first, none older than a day.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};
use contract::national::NationalHit;
use tokio::sync::OnceCell;

/// How many answers are kept.
const MOST: usize = 512;
/// How long an answer is kept.
const KEPT: TimeDelta = TimeDelta::hours(24);

/// An answer that is there, or that one of those who wait for it is asking for.
pub(super) type Answer = Arc<OnceCell<Vec<NationalHit>>>;

/// The answers by their words.
#[derive(Debug, Default)]
pub(super) struct Answers(Mutex<Kept>);

#[derive(Debug, Default)]
struct Kept {
    by_words: HashMap<String, Entry>,
    uses: u64,
}

#[derive(Debug)]
struct Entry {
    answer: Answer,
    since: DateTime<Utc>,
    used: u64,
}

impl Answers {
    /// The answer for these words, the same for everybody who asks; empty until one of them has filled it.
    pub(super) fn of(&self, words: &str, now: DateTime<Utc>) -> Answer {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.uses += 1;
        let uses = kept.uses;
        if let Some(entry) = kept.by_words.get_mut(words).filter(|entry| now - entry.since < KEPT) {
            entry.used = uses;
            return Arc::clone(&entry.answer);
        }
        kept.make_room(words);
        let entry = Entry {
            answer: Answer::default(),
            since: now,
            used: uses,
        };
        let answer = Arc::clone(&entry.answer);
        kept.by_words.insert(words.to_owned(), entry);
        answer
    }
}

impl Kept {
    /// Lets the longest unused answer go when there is no room for other words.
    fn make_room(&mut self, words: &str) {
        if self.by_words.len() < MOST || self.by_words.contains_key(words) {
            return;
        }
        let oldest = self.by_words.iter().min_by_key(|(_, entry)| entry.used);
        if let Some(words) = oldest.map(|(words, _)| words.clone()) {
            self.by_words.remove(&words);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use chrono::{DateTime, TimeDelta, Utc};

    use super::{Answers, KEPT, MOST};

    fn start() -> DateTime<Utc> {
        DateTime::from_timestamp(1_790_000_000, 0).unwrap()
    }

    #[test]
    fn the_longest_unused_answer_goes_first() {
        let answers = Answers::default();
        let first = answers.of("first", start());
        let second = answers.of("second", start());
        for other in 2..MOST {
            answers.of(&other.to_string(), start());
        }
        assert!(Arc::ptr_eq(&first, &answers.of("first", start())));
        answers.of("one more", start());
        assert!(Arc::ptr_eq(&first, &answers.of("first", start())));
        assert!(!Arc::ptr_eq(&second, &answers.of("second", start())));
    }

    #[test]
    fn an_answer_is_asked_for_anew_after_a_day() {
        let answers = Answers::default();
        let answer = answers.of("words", start());
        let later = start() + KEPT;
        assert!(Arc::ptr_eq(
            &answer,
            &answers.of("words", later - TimeDelta::seconds(1))
        ));
        assert!(!Arc::ptr_eq(&answer, &answers.of("words", later)));
    }
}
