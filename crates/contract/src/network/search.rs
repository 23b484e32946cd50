//! The search: what is typed, and what answers it.

use domain::network::{Class, FoundKind};
use serde::{Deserialize, Serialize};

use super::Bounds;

/// How many answers a search gives at most.
pub const SEARCH_LIMIT: usize = 10;

/// What is looked for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchQuery {
    /// An address, a street, a place, a plot, or the number of an object, as people type it. What is longer than 100
    /// characters is cut.
    pub text: String,
}

/// What answers a search, the best first.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct SearchPage {
    /// The answers, at most [`SEARCH_LIMIT`].
    pub hits: Vec<SearchHit>,
}

/// One answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SearchHit {
    /// What sort of thing it is.
    pub kind: FoundKind,
    /// The class, when it is an object of the network.
    pub class: Option<Class>,
    /// What people call it: `Leśna 5, Spychowo`, `Leśna`, `112/3`, `H-91`.
    pub label: String,
    /// What tells it from others of its name: the place, the precinct, the postcode. May be empty.
    pub detail: String,
    /// A point on it: longitude, latitude in degrees (WGS 84).
    pub point: [f64; 2],
    /// Its extent.
    pub bounds: Bounds,
    /// Its stable address, `dataset/id`, when it is one object.
    pub reference: Option<String>,
    /// Whether it is exactly what was typed, and not merely like it.
    pub is_exact: bool,
}

impl SearchHit {
    /// Its name with what tells it from others: `Leśna, Spychowo`. An address already has its place in its name.
    #[must_use]
    pub fn full_label(&self) -> String {
        match (self.kind, self.detail.as_str()) {
            (_, "") | (FoundKind::Address, _) => self.label.clone(),
            (_, detail) => format!("{}, {detail}", self.label),
        }
    }
}

/// An answer as it is shown, in the asker's language.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FoundView {
    /// What sort of thing it is.
    pub kind: FoundKind,
    /// Its name: "Leśna 5, Spychowo", "Działka 112/3".
    pub title: String,
    /// What it is and where: "ulica, Spychowo".
    pub detail: String,
    /// A point on it: longitude, latitude in degrees (WGS 84).
    pub point: [f64; 2],
    /// What the map is to show: its extent with some ground around it.
    pub bounds: Bounds,
    /// Its stable address, `dataset/id`, when it is one object.
    pub reference: Option<String>,
    /// The page that shows it on the map.
    pub href: String,
    /// The page that lists what lies near it.
    pub near_href: String,
}
