//! Points, segments and rings in the local plane, in metres. No trigonometry: directions are unit vectors.

/// A point or a vector of the local plane: x to the east, y to the north, in metres.
pub(crate) type Point = geo_types::Coord<f64>;

/// A point from its coordinates.
pub(crate) const fn point(x: f64, y: f64) -> Point {
    Point { x, y }
}

/// The vector's length.
pub(crate) fn length(v: Point) -> f64 {
    (v.x * v.x + v.y * v.y).sqrt()
}

/// How far two points are apart.
pub(crate) fn distance(a: Point, b: Point) -> f64 {
    length(b - a)
}

/// The vector shortened or stretched to length one; east for the zero vector.
pub(crate) fn unit(v: Point) -> Point {
    let size = length(v);
    if size > 0.0 { v / size } else { point(1.0, 0.0) }
}

/// The vector turned by a quarter to the left.
pub(crate) fn left(v: Point) -> Point {
    point(-v.y, v.x)
}

/// The scalar product.
pub(crate) fn dot(a: Point, b: Point) -> f64 {
    a.x * b.x + a.y * b.y
}

/// The cross product's height: positive when `b` lies to the left of `a`.
pub(crate) fn cross(a: Point, b: Point) -> f64 {
    a.x * b.y - a.y * b.x
}

/// The share of the way from `a` to `b` (0 to 1) at which the segment is nearest to `p`.
pub(crate) fn nearest_share(p: Point, a: Point, b: Point) -> f64 {
    let way = b - a;
    let square = dot(way, way);
    if square > 0.0 {
        (dot(p - a, way) / square).clamp(0.0, 1.0)
    } else {
        0.0
    }
}

/// How far a point is from a segment.
pub(crate) fn segment_distance(p: Point, a: Point, b: Point) -> f64 {
    distance(p, a + (b - a) * nearest_share(p, a, b))
}

/// Where two segments cross: the share of the way along the first and along the second.
pub(crate) fn crossing(a: Point, b: Point, c: Point, d: Point) -> Option<(f64, f64)> {
    let (first, second) = (b - a, d - c);
    let turn = cross(first, second);
    if turn.abs() < 1e-9 {
        return None;
    }
    let share = cross(c - a, second) / turn;
    let other = cross(c - a, first) / turn;
    ((0.0..=1.0).contains(&share) && (0.0..=1.0).contains(&other)).then_some((share, other))
}

/// How far two segments are apart; zero when they cross.
pub(crate) fn gap(a: Point, b: Point, c: Point, d: Point) -> f64 {
    if crossing(a, b, c, d).is_some() {
        return 0.0;
    }
    segment_distance(a, c, d)
        .min(segment_distance(b, c, d))
        .min(segment_distance(c, a, b))
        .min(segment_distance(d, a, b))
}

/// The sides of a ring, the closing one included. The ring does not repeat its first point.
pub(crate) fn sides(ring: &[Point]) -> impl Iterator<Item = (Point, Point)> + '_ {
    ring.iter().copied().zip(ring.iter().copied().cycle().skip(1))
}

/// Whether a ring goes around a point.
pub(crate) fn encloses(ring: &[Point], p: Point) -> bool {
    sides(ring).fold(false, |inside, (a, b)| {
        let crosses = (a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x;
        inside != crosses
    })
}

/// Twice the area is the sum of the cross products; positive for a ring that turns left.
pub(crate) fn signed_area(ring: &[Point]) -> f64 {
    sides(ring).map(|(a, b)| cross(a, b)).sum::<f64>() / 2.0
}

/// How far a segment stays from a ring's inside; zero when it enters.
pub(crate) fn clearance(ring: &[Point], a: Point, b: Point) -> f64 {
    if encloses(ring, a) {
        return 0.0;
    }
    sides(ring).map(|(c, d)| gap(a, b, c, d)).fold(f64::INFINITY, f64::min)
}

#[cfg(test)]
mod tests {
    use super::{clearance, crossing, encloses, point, signed_area};

    const SQUARE: [super::Point; 4] = [point(0.0, 0.0), point(4.0, 0.0), point(4.0, 4.0), point(0.0, 4.0)];

    #[test]
    fn segments_cross_only_where_both_reach() {
        let (a, b) = (point(0.0, 0.0), point(10.0, 0.0));
        assert_eq!(crossing(a, b, point(5.0, -5.0), point(5.0, 5.0)), Some((0.5, 0.5)));
        assert_eq!(crossing(a, b, point(5.0, 1.0), point(5.0, 5.0)), None);
    }

    #[test]
    fn a_ring_knows_its_inside_and_its_area() {
        assert!(encloses(&SQUARE, point(1.0, 1.0)));
        assert!(!encloses(&SQUARE, point(5.0, 1.0)));
        assert!((signed_area(&SQUARE) - 16.0).abs() < 1e-9);
    }

    #[test]
    fn a_segment_that_enters_a_ring_has_no_clearance() {
        assert!(clearance(&SQUARE, point(-1.0, 2.0), point(1.0, 2.0)) < 1e-9);
        assert!((clearance(&SQUARE, point(6.0, 0.0), point(6.0, 9.0)) - 2.0).abs() < 1e-9);
    }
}
