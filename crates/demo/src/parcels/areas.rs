//! Areas of the plane and what can be done with them: cut, joined, clipped.
//!
//! Rings of [`Polygon`]s repeat their first point; rings of points, as everywhere in this crate, do not.

use geo::algorithm::bool_ops::{BooleanOps as _, FillRule, unary_union};
use geo_types::{LineString, MultiPolygon, Polygon};

use crate::geometry::{Point, dot, point, signed_area};

/// A rectangle along the axes around an area.
#[derive(Clone, Copy)]
pub(super) struct Bounds {
    low: Point,
    high: Point,
}

impl Bounds {
    /// Whether two rectangles have a place in common.
    pub(super) fn meets(self, other: Self) -> bool {
        self.low.x <= other.high.x
            && other.low.x <= self.high.x
            && self.low.y <= other.high.y
            && other.low.y <= self.high.y
    }
}

/// The rectangle around an area.
pub(super) fn around(area: &Polygon<f64>) -> Bounds {
    let empty = Bounds {
        low: point(f64::INFINITY, f64::INFINITY),
        high: point(f64::NEG_INFINITY, f64::NEG_INFINITY),
    };
    area.exterior().0.iter().fold(empty, |bounds, p| Bounds {
        low: point(bounds.low.x.min(p.x), bounds.low.y.min(p.y)),
        high: point(bounds.high.x.max(p.x), bounds.high.y.max(p.y)),
    })
}

/// The area that a ring goes around, its points turning left.
pub(super) fn polygon(ring: &[Point]) -> Polygon<f64> {
    counter_clockwise(Polygon::new(LineString::new(ring.to_vec()), Vec::new()))
}

/// A ring of an area as points.
pub(super) fn points(ring: &LineString<f64>) -> &[Point] {
    &ring.0[..ring.0.len().saturating_sub(1)]
}

/// The same area, its outer ring turning left and its holes turning right.
pub(super) fn counter_clockwise(area: Polygon<f64>) -> Polygon<f64> {
    let turned = |mut ring: LineString<f64>, left: bool| {
        if (signed_area(points(&ring)) > 0.0) != left {
            ring.0.reverse();
        }
        ring
    };
    let (outer, holes) = area.into_inner();
    Polygon::new(
        turned(outer, true),
        holes.into_iter().map(|hole| turned(hole, false)).collect(),
    )
}

/// An area's size in square metres.
pub(super) fn size(area: &Polygon<f64>) -> f64 {
    let rings = std::iter::once(area.exterior()).chain(area.interiors());
    rings.map(|ring| signed_area(points(ring))).sum()
}

/// The parts of an area that remain when others are cut away, the largest first.
pub(super) fn cut(area: Vec<Polygon<f64>>, away: Vec<Polygon<f64>>) -> Vec<Polygon<f64>> {
    let left = MultiPolygon::new(area).difference_with_fill_rule(&MultiPolygon::new(away), FillRule::NonZero);
    let mut parts: Vec<Polygon<f64>> = left.into_iter().map(counter_clockwise).collect();
    parts.sort_by(|a, b| size(b).total_cmp(&size(a)));
    parts
}

/// The area that several areas cover together.
pub(super) fn together<'a>(areas: impl Iterator<Item = &'a Polygon<f64>>) -> MultiPolygon<f64> {
    unary_union(areas)
}

/// The part of a ring in which `(p − through) · normal` is not negative.
pub(super) fn half(ring: &[Point], through: Point, normal: Point) -> Vec<Point> {
    let inside = |p: Point| dot(p - through, normal);
    let mut kept = Vec::with_capacity(ring.len() + 2);
    for (a, b) in crate::geometry::sides(ring) {
        let (from, to) = (inside(a), inside(b));
        if from >= 0.0 {
            kept.push(a);
        }
        if (from > 0.0 && to < 0.0) || (from < 0.0 && to > 0.0) {
            kept.push(a + (b - a) * (from / (from - to)));
        }
    }
    kept
}

/// Adds a small area to the one of several with which it shares the longest border. False when none borders on it.
pub(super) fn join_to_neighbour<'a>(small: &Polygon<f64>, areas: impl Iterator<Item = &'a mut Polygon<f64>>) -> bool {
    /// Less of a common border, in metres, is a corner.
    const TOUCH: f64 = 0.5;
    let bounds = around(small);
    let mut best: Option<(f64, &mut Polygon<f64>, Polygon<f64>)> = None;
    for area in areas.filter(|area| around(area).meets(bounds)) {
        let mut joined = together([&*area, small].into_iter());
        let shared = (border(area) + border(small) - joined.0.iter().map(border).sum::<f64>()) / 2.0;
        let longer = best.as_ref().is_none_or(|(known, ..)| shared > *known);
        if joined.0.len() == 1
            && shared > TOUCH
            && longer
            && let Some(whole) = joined.0.pop()
        {
            best = Some((shared, area, counter_clockwise(whole)));
        }
    }
    best.map(|(_, area, whole)| *area = whole).is_some()
}

/// The length of an area's borders in metres.
fn border(area: &Polygon<f64>) -> f64 {
    let rings = std::iter::once(area.exterior()).chain(area.interiors());
    rings
        .flat_map(LineString::lines)
        .map(|side| crate::geometry::distance(side.start, side.end))
        .sum()
}

#[cfg(test)]
mod tests {
    use super::{cut, half, join_to_neighbour, polygon, size};
    use crate::geometry::{Point, point};

    const SQUARE: [Point; 4] = [point(0.0, 0.0), point(4.0, 0.0), point(4.0, 4.0), point(0.0, 4.0)];

    #[test]
    fn half_of_a_square_has_half_its_size() {
        let right = half(&SQUARE, point(2.0, 0.0), point(1.0, 0.0));
        assert!((size(&polygon(&right)) - 8.0).abs() < 1e-9);
    }

    #[test]
    fn what_is_cut_away_twice_is_away_once() {
        let strip = polygon(&[point(1.0, -1.0), point(2.0, -1.0), point(2.0, 5.0), point(1.0, 5.0)]);
        let parts = cut(vec![polygon(&SQUARE)], vec![strip.clone(), strip]);
        let sizes: Vec<f64> = parts.iter().map(size).collect();
        assert!(
            sizes.len() == 2 && (sizes[0] - 8.0).abs() < 1e-3 && (sizes[1] - 4.0).abs() < 1e-3,
            "{sizes:?}"
        );
    }

    #[test]
    fn a_scrap_goes_to_the_neighbour_with_the_longest_border() {
        let scrap = polygon(&[point(4.0, 0.0), point(5.0, 0.0), point(5.0, 4.0), point(4.0, 4.0)]);
        let below = polygon(&[point(4.0, -3.0), point(5.0, -3.0), point(5.0, 0.0), point(4.0, 0.0)]);
        let mut areas = [below, polygon(&SQUARE)];
        assert!(join_to_neighbour(&scrap, areas.iter_mut()));
        assert!((size(&areas[0]) - 3.0).abs() < 1e-3 && (size(&areas[1]) - 20.0).abs() < 1e-3);
    }
}
