//! The local plane in which everything is drawn, and the way from it to longitude and latitude.
//!
//! An equirectangular plane about one point is good to a few per mille over the gmina's 25 km, which is plenty for
//! an invented network; it needs nothing but multiplication, so that every machine gets the same result.

use geo_types::{Coord, Geometry, LineString, Polygon};

use crate::geometry::{Point, point};

const LON: f64 = 21.33;
const LAT: f64 = 53.59;
/// Metres in a degree of longitude at 53.59° N.
const METRES_EAST: f64 = 66_219.0;
/// Metres in a degree of latitude there.
const METRES_NORTH: f64 = 111_297.0;
/// Seven decimals of a degree are about a centimetre.
const DECIMALS: f64 = 1e7;

/// From the plane to degrees: x is the longitude, y the latitude.
pub(crate) fn to_degrees(p: Point) -> Coord<f64> {
    let round = |degrees: f64| (degrees * DECIMALS).round() / DECIMALS;
    Coord {
        x: round(LON + p.x / METRES_EAST),
        y: round(LAT + p.y / METRES_NORTH),
    }
}

/// From degrees (x is the longitude) to the plane.
pub(crate) fn from_degrees(c: Coord<f64>) -> Point {
    point((c.x - LON) * METRES_EAST, (c.y - LAT) * METRES_NORTH)
}

/// A point's shape in degrees.
pub(crate) fn point_shape(p: Point) -> Geometry<f64> {
    Geometry::Point(to_degrees(p).into())
}

/// A line's shape in degrees.
pub(crate) fn line_shape(points: &[Point]) -> Geometry<f64> {
    Geometry::LineString(LineString::new(degrees(points)))
}

/// An area's shape in degrees; neither ring repeats its first point.
pub(crate) fn area_shape(outer: &[Point], holes: &[Vec<Point>]) -> Geometry<f64> {
    let ring = |points: &[Point]| LineString::new(degrees(points));
    Geometry::Polygon(Polygon::new(ring(outer), holes.iter().map(|hole| ring(hole)).collect()))
}

fn degrees(points: &[Point]) -> Vec<Coord<f64>> {
    let mut coords: Vec<_> = points.iter().map(|p| to_degrees(*p)).collect();
    coords.dedup();
    coords
}
