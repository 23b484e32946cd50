//! All texts in one string: a hundred thousand ids would otherwise be as many small allocations.

use std::collections::HashMap;

/// A text's number; 0 is the empty text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub(super) struct TextId(u32);

impl TextId {
    pub(super) const EMPTY: Self = Self(0);
}

/// The texts.
#[derive(Debug)]
pub(super) struct Texts {
    all: String,
    /// Where each text ends in `all`.
    ends: Vec<usize>,
}

impl Default for Texts {
    fn default() -> Self {
        Self {
            all: String::new(),
            ends: vec![0],
        }
    }
}

impl Texts {
    pub(super) fn get(&self, id: TextId) -> &str {
        let place = id.0 as usize;
        let start = place.checked_sub(1).and_then(|before| self.ends.get(before)).copied();
        let end = self.ends.get(place).copied().unwrap_or_default();
        self.all.get(start.unwrap_or_default()..end).unwrap_or_default()
    }

    pub(super) const fn bytes(&self) -> usize {
        self.all.capacity() + self.ends.capacity() * size_of::<usize>()
    }
}

/// Gathers texts; those that come often are kept once.
#[derive(Debug, Default)]
pub(super) struct TextsBuilder {
    texts: Texts,
    known: HashMap<Box<str>, TextId>,
}

impl TextsBuilder {
    /// A text that hardly comes again: an id.
    pub(super) fn add(&mut self, text: &str) -> TextId {
        if text.is_empty() {
            return TextId::EMPTY;
        }
        // More than 2³² texts do not fit any memory; the empty one stands in rather than a wrong one.
        let Ok(number) = u32::try_from(self.texts.ends.len()) else {
            return TextId::EMPTY;
        };
        self.texts.all.push_str(text);
        self.texts.ends.push(self.texts.all.len());
        TextId(number)
    }

    /// A text that comes often: a village, a postcode, a house number.
    pub(super) fn share(&mut self, text: &str) -> TextId {
        if let Some(known) = self.known.get(text) {
            return *known;
        }
        let id = self.add(text);
        self.known.insert(text.into(), id);
        id
    }

    pub(super) fn get(&self, id: TextId) -> &str {
        self.texts.get(id)
    }

    pub(super) fn build(mut self) -> Texts {
        self.texts.all.shrink_to_fit();
        self.texts.ends.shrink_to_fit();
        self.texts
    }
}
