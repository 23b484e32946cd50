//! A place on the map, in numbers.

use serde::{Deserialize, Serialize};

/// A place in a plane system, as surveyors write it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct PlanePosition {
    /// The system's EPSG code.
    pub epsg: u16,
    /// Metres north, the surveyors' X.
    pub north: f64,
    /// Metres east, the surveyors' Y.
    pub east: f64,
}

/// A place in the coordinate systems that people of the trade use.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct PlaceCoordinates {
    /// Longitude and latitude in degrees (WGS 84).
    pub point: [f64; 2],
    /// PL-2000, in the zone that the place lies in; nothing far from Poland.
    pub pl2000: Option<PlanePosition>,
    /// PL-1992; nothing far from Poland.
    pub pl1992: Option<PlanePosition>,
}

/// A place's coordinates as they are shown: the system's name and the numbers, in the asker's language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlaceView {
    /// Line by line.
    pub rows: Vec<(String, String)>,
}
