//! Lengths on the ellipsoid, boxes, and the point where an object's card belongs.
//!
//! All coordinates are degrees (WGS 84), x the longitude, y the latitude. The ellipsoid is WGS 84's; GRS 80's, which
//! the Polish systems use, differs in the tenth of a millimetre of the earth's radius.

use geo::line_measures::LengthMeasurable;
use geo::{BoundingRect, Centroid, Distance, Geodesic, InteriorPoint};
use geo_types::{Geometry, LineString, Point};

/// A line's length in metres on the ellipsoid, all its parts together (after Karney 2013, exact to nanometres).
/// Nothing for what is not a line.
#[must_use]
pub fn length_m(geometry: &Geometry<f64>) -> Option<f64> {
    match geometry {
        Geometry::Line(line) => Some(line.length(&Geodesic)),
        Geometry::LineString(line) => Some(line.length(&Geodesic)),
        Geometry::MultiLineString(lines) => Some(lines.length(&Geodesic)),
        _ => None,
    }
}

/// The box around a geometry: west, south, east, north in degrees. Nothing when it is empty.
#[must_use]
pub fn bounds(geometry: &Geometry<f64>) -> Option<[f64; 4]> {
    let rect = geometry.bounding_rect()?;
    Some([rect.min().x, rect.min().y, rect.max().x, rect.max().y])
}

/// A point on the object (longitude, latitude): a point itself, the middle of a line (of the longest one among
/// several) measured along it, a point well inside an area. Nothing when the geometry is empty.
#[must_use]
pub fn point_on(geometry: &Geometry<f64>) -> Option<[f64; 2]> {
    let point = match geometry {
        Geometry::Point(point) => Some(*point),
        Geometry::MultiPoint(points) => points.0.first().copied(),
        Geometry::Line(line) => Some(line.centroid()),
        Geometry::LineString(line) => middle(line),
        Geometry::MultiLineString(lines) => {
            let longer =
                |a: &&LineString<f64>, b: &&LineString<f64>| a.length(&Geodesic).total_cmp(&b.length(&Geodesic));
            lines.iter().max_by(longer).and_then(middle)
        }
        Geometry::GeometryCollection(parts) => return parts.iter().find_map(point_on),
        area => area.interior_point(),
    }?;
    Some([point.x(), point.y()])
}

/// The place half-way along a line.
fn middle(line: &LineString<f64>) -> Option<Point<f64>> {
    let mut left = line.length(&Geodesic) / 2.0;
    for segment in line.lines() {
        let length = Geodesic.distance(segment.start_point(), segment.end_point());
        if length > 0.0 && length >= left {
            // Between two points of a network, metres to kilometres apart, degrees are straight enough.
            return Some(segment.start_point() + Point(segment.delta()) * (left / length));
        }
        left -= length;
    }
    line.points().next_back()
}

#[cfg(test)]
mod tests {
    use geo_types::{Geometry, line_string, point, polygon, wkt};

    use super::{bounds, length_m, point_on};

    #[test]
    fn a_degree_along_the_meridian_has_its_known_length() {
        // From 53° to 54° north: 111 299.42 m on GRS 80 by the meridian arc's series.
        let line = Geometry::from(line_string![(x: 21.0, y: 53.0), (x: 21.0, y: 54.0)]);
        let length = length_m(&line).unwrap();
        assert!((length - meridian_arc(53.0, 54.0)).abs() < 0.001, "{length}");
    }

    /// The meridian's length between two latitudes by Helmert's series, an independent way to the same number.
    fn meridian_arc(from: f64, to: f64) -> f64 {
        let (a, f) = (6_378_137.0, 1.0 / 298.257_222_101);
        let n: f64 = f / (2.0 - f);
        let arc = |latitude: f64| {
            let phi = latitude.to_radians();
            let c2 = -3.0 / 2.0 * n + 9.0 / 16.0 * n.powi(3);
            let c4 = 15.0 / 16.0 * n.powi(2) - 15.0 / 32.0 * n.powi(4);
            let c6 = -35.0 / 48.0 * n.powi(3);
            let c8 = 315.0 / 512.0 * n.powi(4);
            let series =
                phi + c2 * (2.0 * phi).sin() + c4 * (4.0 * phi).sin() + c6 * (6.0 * phi).sin() + c8 * (8.0 * phi).sin();
            a / (1.0 + n) * (1.0 + n.powi(2) / 4.0 + n.powi(4) / 64.0) * series
        };
        arc(to) - arc(from)
    }

    #[test]
    fn the_parts_of_a_line_add_up() {
        let whole = Geometry::from(line_string![(x: 21.0, y: 53.5), (x: 21.1, y: 53.6), (x: 21.2, y: 53.6)]);
        let parts = Geometry::from(wkt!(MULTILINESTRING((21.0 53.5,21.1 53.6),(21.1 53.6,21.2 53.6))));
        assert!((length_m(&whole).unwrap() - length_m(&parts).unwrap()).abs() < 1e-9);
        assert_eq!(length_m(&point!(x: 21.0, y: 53.0).into()), None);
    }

    #[test]
    fn the_middle_of_a_line_halves_it() {
        let line =
            line_string![(x: 21.0, y: 53.5), (x: 21.001, y: 53.5), (x: 21.001, y: 53.501), (x: 21.001, y: 53.51)];
        let [x, y] = point_on(&line.clone().into()).unwrap();
        let before = line_string![(x: 21.0, y: 53.5), (x: 21.001, y: 53.5), (x: x, y: y)];
        let half = length_m(&line.into()).unwrap() / 2.0;
        assert!((length_m(&before.into()).unwrap() - half).abs() < 0.001);
    }

    #[test]
    fn the_point_of_an_area_lies_in_it_even_when_its_middle_does_not() {
        let horseshoe = polygon![(x: 0.0, y: 0.0), (x: 9.0, y: 0.0), (x: 9.0, y: 1.0), (x: 1.0, y: 1.0), (x: 1.0, y: 8.0),
            (x: 9.0, y: 8.0), (x: 9.0, y: 9.0), (x: 0.0, y: 9.0)];
        let [x, y] = point_on(&horseshoe.clone().into()).unwrap();
        assert!(geo::Contains::contains(&horseshoe, &geo_types::Point::new(x, y)));
        assert_eq!(bounds(&horseshoe.into()), Some([0.0, 0.0, 9.0, 9.0]));
    }

    #[test]
    fn nothing_is_said_of_an_empty_geometry() {
        for empty in [
            Geometry::from(wkt!(LINESTRING EMPTY)),
            wkt!(MULTIPOINT EMPTY).into(),
            wkt!(POLYGON EMPTY).into(),
        ] {
            assert_eq!((bounds(&empty), point_on(&empty)), (None, None));
        }
    }
}
