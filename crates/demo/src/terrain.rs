//! The lie of the land: low by the water, higher inland, never a step.

use crate::geometry::Point;
use crate::random::noise;
use crate::waters::Waters;

/// The height of the shores in metres above sea level.
const SHORE: f64 = 130.4;
/// How far above the shores the land climbs far from any water.
const CLIMB: f64 = 20.5;
/// At this distance from the water, in metres, half of the climb is done.
const HALF_WAY: f64 = 1250.0;

/// Heights above sea level, 130 to 150 m, the same for the same seed.
pub(crate) struct Terrain<'a> {
    waters: &'a Waters,
    seed: u64,
}

impl<'a> Terrain<'a> {
    /// The land around these waters.
    pub(crate) const fn new(waters: &'a Waters, seed: u64) -> Self {
        Self { waters, seed }
    }

    /// The ground's height in metres above sea level.
    pub(crate) fn height(&self, p: Point) -> f64 {
        let away = self.waters.distance(p).max(0.0);
        let inland = (away / 500.0).min(1.0);
        let hills = noise(self.seed ^ 0x31, p, 1300.0) * 1.0 + noise(self.seed ^ 0x32, p, 420.0) * 0.35;
        SHORE + CLIMB * away / (away + HALF_WAY) + hills * inland
    }
}
