//! Which answer comes first.

use super::words::{EXACT, Fit, SLIP};

/// How well a name answers: what was typed is the name, is in it, begins it, or is like it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Likeness {
    /// Every word of the name was typed, and nothing else.
    Whole,
    /// Every typed word is there; the name has more.
    Part,
    /// A word is not typed to its end.
    Beginning,
    /// A word has so many slips.
    Slips(Fit),
}

impl Likeness {
    /// By the worst of the words, and by how many words of the name were typed.
    pub(super) const fn of(worst: Fit, is_whole: bool) -> Self {
        match (worst, is_whole) {
            (EXACT, true) => Self::Whole,
            (EXACT, false) => Self::Part,
            (fit, _) if fit < SLIP => Self::Beginning,
            (fit, _) => Self::Slips(fit),
        }
    }
}

/// How well a number answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum NumberFit {
    /// No number was typed, or this very one.
    Same,
    /// The same house with another letter, or a part of the same plot.
    Kin,
    /// A house so many numbers away.
    Away(u32),
    /// Only the street or village: it has no such number.
    None,
}

/// The order of answers; the least comes first. Among equals villages come before streets and both before single
/// objects, and then the order of the alphabet decides.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rank {
    pub likeness: Likeness,
    pub number: NumberFit,
    pub kind: u8,
    /// Words of the name that were not typed.
    pub untyped: u8,
    pub label: String,
    pub detail: String,
}
