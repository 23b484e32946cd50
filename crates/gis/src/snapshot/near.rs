//! What lies near a point, by distance.
//!
//! A line is straight in degrees, and so it stays when longitudes are shortened by one factor: the nearest place of an
//! object is found on that plane, which is exact enough for *where* it is, and the distance to it is then measured on
//! the ellipsoid (Karney 2013). What the grid rounds is 5 mm.

use domain::network::Class;
use geo::{Distance, Geodesic};
use geo_types::Point;
use tiles::GeometryKind;

use super::Snapshot;
use super::grid;
use super::group::Group;

/// Metres in a degree of latitude, a little less than anywhere on the ellipsoid: boxes come out a little too large.
const LEAST_METRES: f64 = 110_500.0;

/// An object and how far it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Near {
    /// The number under which the store knows it.
    pub uid: i64,
    /// Its class.
    pub class: Class,
    /// Metres on the ellipsoid from the point to the nearest part of the object; 0 within an area.
    pub metres: f64,
}

impl Snapshot {
    /// The objects of the wanted classes that are no farther than `radius` metres from a point (longitude, latitude in
    /// degrees), the nearest first, equals by number. Made for the distances of a walk: up to some kilometres.
    #[must_use]
    pub fn near(&self, [longitude, latitude]: [f64; 2], radius: f64, wanted: impl Fn(Class) -> bool) -> Vec<Near> {
        let here = Here::new([longitude, latitude]);
        let mut found = Vec::new();
        let Some(asked) = here.box_of(radius) else { return found };
        let mut candidates = Vec::new();
        for group in self.groups().iter().filter(|group| wanted(group.class())) {
            candidates.clear();
            group.tree().find(asked, &mut candidates);
            let near = candidates.iter().filter_map(|object| {
                let metres = here.distance_to(group, *object)?;
                let uid = i64::try_from(group.uid(*object)).ok()?;
                let class = group.class();
                (metres <= radius).then_some(Near { uid, class, metres })
            });
            found.extend(near);
        }
        found.sort_by(|a, b| a.metres.total_cmp(&b.metres).then(a.uid.cmp(&b.uid)));
        found
    }
}

/// The point from which is measured, and its plane.
struct Here {
    degrees: [f64; 2],
    /// How much shorter a degree of longitude is than one of latitude.
    shorter: f64,
}

impl Here {
    fn new(degrees: [f64; 2]) -> Self {
        let shorter = degrees[1].to_radians().cos();
        Self { degrees, shorter }
    }

    /// The grid's box around everything within the radius; nothing when the point is not on the map.
    fn box_of(&self, radius: f64) -> Option<[u32; 4]> {
        let [x, y] = self.degrees;
        let up = radius.max(0.0) / LEAST_METRES;
        let across = up / self.shorter.max(0.01);
        let on_map = |latitude: f64| latitude.clamp(-grid::MAX_LATITUDE, grid::MAX_LATITUDE);
        grid::from_degrees(x, y)?;
        let [left, top] = grid::from_degrees((x - across).max(-180.0), on_map(y + up))?;
        let [right, bottom] = grid::from_degrees((x + across).min(180.0), on_map(y - up))?;
        Some([left, top, right, bottom])
    }

    /// Metres to the nearest part of an object.
    fn distance_to(&self, group: &Group, object: u32) -> Option<f64> {
        let mut nearest: Option<([f64; 2], f64)> = None;
        let mut crossings = 0_u32;
        for part in group.parts(object) {
            let points = part.iter().map(|point| self.plane(*point));
            let closing = match group.kind() {
                GeometryKind::Polygon => points.clone().next(),
                _ => None,
            };
            let mut before: Option<[f64; 2]> = None;
            for point in points.chain(closing) {
                let start = match group.kind() {
                    GeometryKind::Point => point,
                    _ => before.unwrap_or(point),
                };
                let near = nearest_on(start, point);
                let square = near[0] * near[0] + near[1] * near[1];
                if nearest.is_none_or(|(_, least)| square < least) {
                    nearest = Some((near, square));
                }
                crossings += u32::from(crosses_the_axis(start, point));
                before = Some(point);
            }
        }
        let (near, _) = nearest?;
        // An odd number of edges to the east: the point lies within, holes and islands included.
        if group.kind() == GeometryKind::Polygon && crossings % 2 == 1 {
            return Some(0.0);
        }
        let [x, y] = self.degrees;
        Some(Geodesic.distance(Point::new(x, y), Point::new(x + near[0] / self.shorter, y + near[1])))
    }

    /// A point of the grid on the plane: degrees of latitude east and north of here.
    fn plane(&self, point: [u32; 2]) -> [f64; 2] {
        let [x, y] = grid::to_degrees(point);
        [(x - self.degrees[0]) * self.shorter, y - self.degrees[1]]
    }
}

/// The place on a segment that is nearest to the plane's origin.
fn nearest_on(start: [f64; 2], end: [f64; 2]) -> [f64; 2] {
    let (dx, dy) = (end[0] - start[0], end[1] - start[1]);
    let length_2 = dx * dx + dy * dy;
    if length_2 == 0.0 {
        return start;
    }
    let along = (-(start[0] * dx + start[1] * dy) / length_2).clamp(0.0, 1.0);
    [start[0] + along * dx, start[1] + along * dy]
}

/// Whether a segment crosses the half-axis that runs east from the plane's origin.
fn crosses_the_axis(start: [f64; 2], end: [f64; 2]) -> bool {
    if (start[1] > 0.0) == (end[1] > 0.0) {
        return false;
    }
    start[0] + (0.0 - start[1]) / (end[1] - start[1]) * (end[0] - start[0]) > 0.0
}

#[cfg(test)]
mod tests {
    use domain::network::{BaseObject, Class, Details, NetworkObject, ObjectId};
    use geo::{Contains, Distance, Geodesic};
    use geo_types::{Coord, Geometry, LineString, Point, Polygon};
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::Near;
    use crate::snapshot::{Builder, Snapshot};

    const HERE: [f64; 2] = [21.347, 53.6];

    fn snapshot(shapes: &[Geometry<f64>]) -> Snapshot {
        let mut builder = Builder::new(1);
        for (uid, shape) in (0..).zip(shapes) {
            let details = match shape {
                Geometry::Polygon(_) => Details::Building(BaseObject::default()),
                Geometry::Point(_) => Details::Place(BaseObject::default()),
                _ => Details::Road(BaseObject::default()),
            };
            let object = NetworkObject::new(ObjectId::parse("x").unwrap(), details);
            builder.push(uid, &object, shape).unwrap();
        }
        builder.build()
    }

    fn metres(shape: impl Into<Geometry<f64>>) -> f64 {
        let found = snapshot(&[shape.into()]).near(HERE, 5000.0, |_| true);
        found.first().map_or(f64::NAN, |near| near.metres)
    }

    /// The least distance to any of a thousand points along each edge.
    fn by_brute_force(shape: &Geometry<f64>) -> f64 {
        let here = Point::from(HERE);
        let along = |line: &LineString<f64>| {
            let steps = (0..=1000).map(|step| f64::from(step) / 1000.0);
            let lines = line.lines();
            let points = lines.flat_map(|edge| {
                let (start, delta) = (edge.start, edge.delta());
                steps.clone().map(move |part| start + delta * part)
            });
            let distances = points.map(|point: Coord<f64>| Geodesic.distance(here, Point(point)));
            distances.fold(f64::INFINITY, f64::min)
        };
        match shape {
            Geometry::Point(point) => Geodesic.distance(here, *point),
            Geometry::LineString(line) => along(line),
            Geometry::Polygon(area) if area.contains(&here) => 0.0,
            Geometry::Polygon(area) => along(area.exterior()),
            other => panic!("not made here: {other:?}"),
        }
    }

    #[test]
    fn a_pipe_is_as_far_as_its_nearest_point_and_not_as_its_ends() {
        let line = LineString::from(vec![(21.337, 53.6005), (21.357, 53.6005)]);
        // Half a thousandth of a degree of latitude at 53.6° north.
        assert!((metres(line) - 55.65).abs() < 0.02);
    }

    #[test]
    fn within_an_area_there_is_no_distance_but_in_its_hole_there_is() {
        let square = |half: f64| {
            let (x, y) = (HERE[0], HERE[1]);
            LineString::from(vec![
                (x - half, y - half),
                (x + half, y - half),
                (x + half, y + half),
                (x - half, y + half),
            ])
        };
        assert!(metres(Polygon::new(square(0.01), vec![])) < 1e-9);
        let ring = metres(Polygon::new(square(0.01), vec![square(0.001)]));
        assert!((ring - 66.2).abs() < 0.3, "{ring}");
    }

    #[test]
    fn only_the_wanted_classes_are_told_and_the_nearest_comes_first() {
        let at = |x: f64| Geometry::from(Point::new(HERE[0] + x, HERE[1]));
        let road = Geometry::from(LineString::from(vec![(21.347, 53.6), (21.348, 53.6)]));
        let snapshot = snapshot(&[at(0.002), at(0.001), at(0.5), road]);
        let places = snapshot.near(HERE, 1000.0, |class| class == Class::Place);
        assert_eq!(places.iter().map(|near| near.uid).collect::<Vec<_>>(), [1, 0]);
        assert_eq!(snapshot.near(HERE, 1000.0, |_| true)[0].class, Class::Road);
    }

    #[test]
    fn a_point_that_is_not_on_the_map_has_nothing_near() {
        let snapshot = snapshot(&[Point::from(HERE).into()]);
        for nowhere in [[f64::NAN, 53.0], [21.0, 89.0], [200.0, 0.0]] {
            assert_eq!(snapshot.near(nowhere, 1000.0, |_| true), Vec::<Near>::new());
        }
    }

    fn around_here() -> impl Strategy<Value = (f64, f64)> {
        (-0.02..0.02_f64, -0.012..0.012_f64).prop_map(|(x, y)| (HERE[0] + x, HERE[1] + y))
    }

    fn shape() -> impl Strategy<Value = Geometry<f64>> {
        prop_oneof![
            around_here().prop_map(|at| Point::from(at).into()),
            vec(around_here(), 2..6).prop_map(|line| LineString::from(line).into()),
            vec(around_here(), 3..4).prop_map(|ring| Polygon::new(LineString::from(ring), vec![]).into()),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

        #[test]
        fn nothing_near_is_forgotten_and_every_distance_is_that_of_the_nearest_point(
            shapes in vec(shape(), 1..12), radius in 1.0..2000.0_f64,
        ) {
            let found = snapshot(&shapes).near(HERE, radius, |_| true);
            for (uid, shape) in (0..).zip(&shapes) {
                let expected = by_brute_force(shape);
                let told = found.iter().find(|near| near.uid == uid).map(|near| near.metres);
                match told {
                    // A thousand points along an edge of two kilometres lie two metres apart.
                    Some(metres) => prop_assert!(metres <= expected + 0.02 && metres >= expected - 0.6,
                        "{metres} instead of {expected}: {shape:?}"),
                    None => prop_assert!(expected > radius - 0.02, "{expected} is missing: {shape:?}"),
                }
            }
            prop_assert!(found.windows(2).all(|pair| pair[0].metres <= pair[1].metres));
        }
    }
}
