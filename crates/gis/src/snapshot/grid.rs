//! The grid that coordinates are packed in: web mercator, the whole world 2³² units across.
//!
//! One unit is 9.3 mm at the equator and 5.5 mm in Poland. At zoom 20 a tile of 4096 units has exactly the grid's own
//! units, and at every zoom below a power of two of them, so that a point is rounded alike on all tiles that have it.

use std::f64::consts::PI;

/// The latitude at which the square of web mercator ends, north and south.
pub const MAX_LATITUDE: f64 = 85.051_128_779_806_59;

const UNITS: f64 = 4_294_967_296.0;

/// A point of the grid, x to the east, y to the south; nothing for a point that the square does not have.
pub(crate) fn from_degrees(longitude: f64, latitude: f64) -> Option<[u32; 2]> {
    if !(-180.0..=180.0).contains(&longitude) || !(-MAX_LATITUDE..=MAX_LATITUDE).contains(&latitude) {
        return None;
    }
    let x = (longitude + 180.0) / 360.0;
    let y = 0.5 - latitude.to_radians().tan().asinh() / (2.0 * PI);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "`as` holds the square's outermost edges within 0 to 2³² - 1"
    )]
    Some([(x * UNITS).round() as u32, (y * UNITS).round() as u32])
}

/// Longitude and latitude of a point of the grid.
pub(super) fn to_degrees(point: [u32; 2]) -> [f64; 2] {
    let [x, y] = point.map(|axis| f64::from(axis) / UNITS);
    [x * 360.0 - 180.0, ((0.5 - y) * 2.0 * PI).sinh().atan().to_degrees()]
}

/// West, south, east, north of a box of the grid (least x, least y, greatest x, greatest y).
pub(super) fn degrees_of_box([left, top, right, bottom]: [u32; 4]) -> [f64; 4] {
    let [west, north] = to_degrees([left, top]);
    let [east, south] = to_degrees([right, bottom]);
    [west, south, east, north]
}
