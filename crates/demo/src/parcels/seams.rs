//! Seams without gaps: neighbours name the same points along their common border.

use geo::Validation as _;
use geo_types::{LineString, Polygon};
use rstar::{AABB, RTree};

use super::areas;
use crate::geometry::{Point, cross, distance, dot, segment_distance, sides};
use crate::plane::{from_degrees, to_degrees};

/// Points nearer to each other than this, in metres, are one, and a point this near to a side lies on it.
const SAME: f64 = 0.1;
/// A part of an area that is narrower than this, in metres, is a spike and no part of it.
const SPIKE: f64 = 0.15;

/// The areas with their points where rounding to the seventh decimal of a degree puts them, points that are nearly
/// one made one in all areas alike, and every point of a neighbour that lies on a side added to that side.
///
/// As many areas come back, in their order; what is too narrow for that has no ring left.
pub(super) fn close(areas: &[Polygon<f64>]) -> Vec<Polygon<f64>> {
    let mut known = Known(RTree::new());
    let welded: Vec<Polygon<f64>> = areas
        .iter()
        .map(|area| each_ring(area, |ring| ring.iter().map(|p| known.one(*p)).collect()))
        .collect();
    let closed = welded.iter().map(|area| each_ring(area, |ring| insert(ring, &known.0)));
    closed
        .map(|area| if area.is_valid() { area } else { repair(&area) })
        .collect()
}

/// The points so far, no two of them nearly one.
struct Known(RTree<[f64; 2]>);

impl Known {
    /// The point that stands for this one.
    fn one(&mut self, p: Point) -> Point {
        let p = from_degrees(to_degrees(p));
        match self.0.nearest_neighbor(p.into()) {
            Some(other) if distance((*other).into(), p) < SAME => (*other).into(),
            _ => {
                self.0.insert(p.into());
                p
            }
        }
    }
}

/// The area with each of its rings changed and tidied.
fn each_ring(area: &Polygon<f64>, mut change: impl FnMut(&[Point]) -> Vec<Point>) -> Polygon<f64> {
    let mut ring = |ring: &LineString<f64>| LineString::new(tidy(change(areas::points(ring))));
    let outer = ring(area.exterior());
    let holes = area.interiors().iter().map(ring).filter(|hole| hole.0.len() > 2);
    Polygon::new(outer, holes.collect())
}

/// The largest part of an area whose rings touch or cross themselves.
fn repair(area: &Polygon<f64>) -> Polygon<f64> {
    let parts = areas::cut(vec![area.clone()], Vec::new());
    let largest = parts.into_iter().next();
    largest.map_or_else(
        || Polygon::new(LineString::new(Vec::new()), Vec::new()),
        |part| {
            each_ring(&part, |ring| {
                ring.iter().map(|p| from_degrees(to_degrees(*p))).collect()
            })
        },
    )
}

fn insert(ring: &[Point], known: &RTree<[f64; 2]>) -> Vec<Point> {
    let mut whole = Vec::with_capacity(ring.len());
    for (a, b) in sides(ring) {
        whole.push(a);
        let (low, high) = (
            [a.x.min(b.x) - SAME, a.y.min(b.y) - SAME],
            [a.x.max(b.x) + SAME, a.y.max(b.y) + SAME],
        );
        let near = known.locate_in_envelope(AABB::from_corners(low, high));
        let way = b - a;
        let length = distance(a, b);
        let between = near.map(|p| Point::from(*p)).filter(|p| {
            let along = dot(*p - a, way) / length;
            along > SAME && along < length - SAME && (cross(way, *p - a) / length).abs() < SAME && !ring.contains(p)
        });
        let mut between: Vec<Point> = between.collect();
        between.sort_by(|p, q| dot(*p - a, way).total_cmp(&dot(*q - a, way)));
        between.dedup();
        whole.extend(between);
    }
    whole
}

/// The ring without repeated points and without spikes that lead out and back on nearly one line.
fn tidy(mut ring: Vec<Point>) -> Vec<Point> {
    let mut i = 0;
    let mut clean = 0;
    while ring.len() > 2 && clean < ring.len() {
        let count = ring.len();
        i %= count;
        let (before, at, after) = (ring[(i + count - 1) % count], ring[i], ring[(i + 1) % count]);
        if is_spike(before, at, after) {
            ring.remove(i);
            // The neighbours meet now: look at both again.
            i = (i + count - 1) % count;
            clean = 0;
        } else {
            i += 1;
            clean += 1;
        }
    }
    ring
}

fn is_spike(before: Point, at: Point, after: Point) -> bool {
    if at == before || at == after || before == after {
        return true;
    }
    let back = dot(before - at, after - at) > 0.0;
    let narrow = segment_distance(before, at, after).min(segment_distance(after, at, before));
    back && narrow < SPIKE
}

#[cfg(test)]
mod tests {
    use super::{close, tidy};
    use crate::geometry::point;
    use crate::parcels::areas::{points, polygon};

    #[test]
    fn a_corner_on_a_neighbours_side_becomes_a_point_of_that_side() {
        let long = polygon(&[point(0.0, 0.0), point(40.0, 0.0), point(40.0, 10.0), point(0.0, 10.0)]);
        let short = polygon(&[
            point(10.0, 10.0),
            point(20.0, 10.0),
            point(20.0, 20.0),
            point(10.0, 20.0),
        ]);
        let closed = close(&[long, short]);
        let [long, short] = [&closed[0], &closed[1]].map(|area| points(area.exterior()));
        assert_eq!(long.len(), 6);
        assert_eq!(short.iter().filter(|p| long.contains(p)).count(), 2);
    }

    #[test]
    fn a_spike_is_taken_away() {
        let ring = vec![
            point(0.0, 0.0),
            point(4.0, 0.0),
            point(9.0, 0.0),
            point(4.0, 0.0),
            point(4.0, 4.0),
        ];
        assert_eq!(tidy(ring), [point(0.0, 0.0), point(4.0, 0.0), point(4.0, 4.0)]);
    }
}
