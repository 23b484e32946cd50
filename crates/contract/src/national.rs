//! What the national registers know of the words in a search.

use serde::{Deserialize, Serialize};

/// What was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NationalKind {
    /// An address, a street or a place.
    Address,
    /// A plot of the land register.
    Parcel,
}

/// Something that a national register knows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NationalHit {
    /// What it is.
    pub kind: NationalKind,
    /// What people call it: `Juranda 5, Spychowo`, `112/3, Spychowo (281707_2.0021.112/3)`.
    pub label: String,
    /// Where it is in degrees: longitude, latitude (WGS 84).
    pub point: [f64; 2],
}
