//! Finding places by their names as people type them: streets, houses, villages, plots, waters, stations.
//!
//! Built beside the snapshot from the same objects, and as unchangeable. Names are folded ([`domain::text::fold`]) and
//! cut into words; every distinct word is kept once and knows the names it stands in, so that a query looks at a few
//! thousand words and not at every house. Houses hang on their street (or on their village, where streets have no
//! names), plots on their precinct and the village nearest to them.
//!
//! What is typed is never interpreted for good: `3 Maja 5` may be a street with a number or a house on it, so every
//! reading is tried and the best answers win ([`search`]).

mod builder;
mod collect;
mod query;
mod rank;
mod search;
#[cfg(test)]
mod tests;
mod texts;
mod typo;
mod words;

pub use builder::Builder;

use domain::network::FoundKind;

use texts::{TextId, Texts};
use words::Words;

/// Longer input is cut: nobody types a longer address.
pub const LONGEST_QUERY: usize = 100;

/// A place that answers a query.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// What sort of thing it is.
    pub kind: FoundKind,
    /// What people call it: `Leśna 5, Spychowo`, `Leśna`, `112/3`.
    pub label: String,
    /// What tells it from others of its name: the place, the precinct, the postcode. May be empty.
    pub detail: String,
    /// A point on it: longitude, latitude in degrees (WGS 84).
    pub point: [f64; 2],
    /// Its extent: west, south, east, north in degrees.
    pub bounds: [f64; 4],
    /// The object's stable address, `dataset/id`, when it is one object.
    pub reference: Option<String>,
    /// Whether it is exactly what was typed, and not merely like it.
    pub is_exact: bool,
}

/// The names of one version of the network. Built by a [`Builder`]; shared between threads as it is.
#[derive(Debug, Default)]
pub struct Gazetteer {
    texts: Texts,
    words: Words,
    names: Vec<Name>,
    /// Sorted by name and number.
    houses: Vec<House>,
    /// Sorted by precinct and number.
    plots: Vec<Plot>,
}

/// Something with a name, or the plots of one precinct.
#[derive(Debug, Clone)]
struct Name {
    /// `Parcel` stands for the plots of a precinct, which are found by their number only.
    kind: FoundKind,
    label: TextId,
    /// The village it lies in.
    place: TextId,
    reference: TextId,
    /// How many words its own name has.
    own_words: u8,
    point: [f64; 2],
    bounds: [f64; 4],
    /// Its houses; a precinct's plots.
    holds: std::ops::Range<u32>,
}

/// A house on a street, or in a village without street names.
#[derive(Debug, Clone)]
struct House {
    /// The number's digits as a number; the number itself may have a letter.
    digits: u32,
    number: TextId,
    postcode: TextId,
    reference: TextId,
    point: [f64; 2],
}

/// A plot.
#[derive(Debug, Clone)]
struct Plot {
    number: TextId,
    reference: TextId,
    point: [f64; 2],
    bounds: [f64; 4],
}

impl Gazetteer {
    /// How many things can be found: named ones, houses and plots.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.names.len() + self.houses.len() + self.plots.len()
    }

    /// Whether nothing can be found.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many bytes of memory it takes up.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.texts.bytes()
            + self.words.bytes()
            + self.names.capacity() * size_of::<Name>()
            + self.houses.capacity() * size_of::<House>()
            + self.plots.capacity() * size_of::<Plot>()
    }
}

/// The box around two boxes: west, south, east, north.
fn union(a: [f64; 4], b: [f64; 4]) -> [f64; 4] {
    [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])]
}
