//! A window of the map as a drawing.

use domain::network::Class;
use serde::{Deserialize, Serialize};

/// What is to be drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PictureQuery<'a> {
    /// Longitude and latitude of its middle, in degrees.
    pub center: [f64; 2],
    /// The zoom of the map, 9 to 21.
    pub zoom: u8,
    /// Width and height in CSS pixels.
    pub size: [u16; 2],
    /// The classes that are to be drawn.
    pub classes: &'a [Class],
    /// With more points than this, what orients least is left out.
    pub most_points: usize,
}

/// The drawing. Its coordinates are whole units from the north-western corner.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    /// So many units are a CSS pixel.
    pub units_per_pixel: u16,
    /// What is drawn, each look once.
    pub outlines: Vec<Outline>,
    /// The names of places, and where they stand.
    pub names: Vec<(String, [i32; 2])>,
}

/// Objects that look alike.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outline {
    /// Their class.
    pub class: Class,
    /// How `path` is to be read.
    pub shape: OutlineShape,
    /// A pipe's function, as tiles say it; so are the following.
    pub function: Option<String>,
    /// The kind of a sewer, a station, a zone.
    pub kind: Option<String>,
    /// Existing, planned, out of use.
    pub status: Option<String>,
    /// A road's rank.
    pub rank: Option<String>,
    /// What a valve or a device carries.
    pub medium: Option<String>,
    /// Their points, lines or rings, as the attribute `d` of an SVG path; a point is a line of no length.
    pub path: String,
}

/// What an outline's path holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum OutlineShape {
    /// Points.
    Dots,
    /// Lines.
    Lines,
    /// Rings.
    Areas,
}
