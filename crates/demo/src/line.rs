//! A line of several points that knows how long it is.

use crate::geometry::{Point, distance, dot, left, nearest_share, point, unit};

/// A line in the local plane, measured from its start in metres.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    points: Vec<Point>,
    along: Vec<f64>,
}

/// The place on a line that is nearest to a point.
pub(crate) struct Nearest {
    /// Metres from the line's start.
    pub(crate) along: f64,
    /// Metres from the point.
    pub(crate) distance: f64,
}

impl Line {
    /// A line through the points, at least two; repeated points are dropped.
    pub(crate) fn new(mut points: Vec<Point>) -> Self {
        points.dedup_by(|next, last| distance(*next, *last) < 1e-6);
        let mut total = 0.0;
        let mut along = vec![0.0];
        for pair in points.windows(2) {
            total += distance(pair[0], pair[1]);
            along.push(total);
        }
        Self { points, along }
    }

    /// A smooth curve (Catmull–Rom) through the points, with a vertex about every `step` metres.
    pub(crate) fn smooth(through: &[Point], step: f64) -> Self {
        let at = |index: usize| through[index.min(through.len() - 1)];
        let mut points = Vec::new();
        for i in 0..through.len() - 1 {
            let (a, b, c, d) = (at(i.saturating_sub(1)), at(i), at(i + 1), at(i + 2));
            let parts = (distance(b, c) / step).ceil().max(1.0);
            let mut part = 0.0;
            while part < parts {
                points.push(spline(a, b, c, d, part / parts));
                part += 1.0;
            }
        }
        points.push(at(through.len() - 1));
        Self::new(points)
    }

    /// The vertices.
    pub(crate) fn points(&self) -> &[Point] {
        &self.points
    }

    /// The line's length in metres.
    pub(crate) fn length(&self) -> f64 {
        self.along[self.along.len() - 1]
    }

    /// The first vertex.
    pub(crate) fn start(&self) -> Point {
        self.points[0]
    }

    /// The last vertex.
    pub(crate) fn end(&self) -> Point {
        self.points[self.points.len() - 1]
    }

    /// The point `along` metres from the start.
    pub(crate) fn at(&self, along: f64) -> Point {
        let i = self.segment(along);
        let size = self.along[i + 1] - self.along[i];
        let share = ((along - self.along[i]) / size).clamp(0.0, 1.0);
        self.points[i] + (self.points[i + 1] - self.points[i]) * share
    }

    /// The unit vector along which the line runs there.
    pub(crate) fn direction(&self, along: f64) -> Point {
        let i = self.segment(along);
        unit(self.points[i + 1] - self.points[i])
    }

    /// The place nearest to a point.
    pub(crate) fn nearest(&self, p: Point) -> Nearest {
        let mut best = Nearest {
            along: 0.0,
            distance: f64::INFINITY,
        };
        for (i, pair) in self.points.windows(2).enumerate() {
            let share = nearest_share(p, pair[0], pair[1]);
            let away = distance(p, pair[0] + (pair[1] - pair[0]) * share);
            if away < best.distance {
                best = Nearest {
                    along: self.along[i] + (self.along[i + 1] - self.along[i]) * share,
                    distance: away,
                };
            }
        }
        best
    }

    /// The part between two places, `from` before `to`.
    pub(crate) fn part(&self, from: f64, to: f64) -> Self {
        let mut points = vec![self.at(from)];
        let inner = self.points.iter().zip(&self.along);
        points.extend(
            inner
                .filter(|(_, s)| **s > from + 1e-6 && **s < to - 1e-6)
                .map(|(p, _)| *p),
        );
        points.push(self.at(to));
        Self::new(points)
    }

    /// The same line with further vertices at the given places.
    pub(crate) fn with_vertices(&self, places: &[f64]) -> Self {
        let mut vertices: Vec<(f64, Point)> = self.along.iter().copied().zip(self.points.iter().copied()).collect();
        vertices.extend(places.iter().map(|s| (*s, self.at(*s))));
        vertices.sort_by(|a, b| a.0.total_cmp(&b.0));
        Self::new(vertices.into_iter().map(|(_, p)| p).collect())
    }

    /// A line beside this one, `shift` metres to its left (to its right when negative).
    pub(crate) fn beside(&self, shift: f64) -> Self {
        let last = self.points.len() - 1;
        let moved = (0..=last).map(|i| {
            let before = unit(self.points[i.max(1)] - self.points[i.max(1) - 1]);
            let after = unit(self.points[(i + 1).min(last)] - self.points[(i + 1).min(last) - 1]);
            let middle = unit(before + after);
            // Keeps the distance in a bend, but lets no sharp corner shoot out.
            let stretch = 1.0 / dot(middle, after).max(0.5);
            self.points[i] + left(middle) * (shift * stretch)
        });
        Self::new(moved.collect())
    }

    /// The same line from its end to its start.
    pub(crate) fn reversed(&self) -> Self {
        Self::new(self.points.iter().rev().copied().collect())
    }

    /// The same line with other first and last vertices.
    pub(crate) fn between(&self, start: Point, end: Point) -> Self {
        let mut points = self.points.clone();
        let last = points.len() - 1;
        points[0] = start;
        points[last] = end;
        Self::new(points)
    }

    fn segment(&self, along: f64) -> usize {
        let after = self.along.partition_point(|s| *s <= along);
        after.clamp(1, self.points.len() - 1) - 1
    }
}

fn spline(a: Point, b: Point, c: Point, d: Point, t: f64) -> Point {
    let axis = |a: f64, b: f64, c: f64, d: f64| {
        0.5 * (2.0 * b
            + (c - a) * t
            + (2.0 * a - 5.0 * b + 4.0 * c - d) * t * t
            + (3.0 * b - a - 3.0 * c + d) * t * t * t)
    };
    point(axis(a.x, b.x, c.x, d.x), axis(a.y, b.y, c.y, d.y))
}

#[cfg(test)]
mod tests {
    use super::Line;
    use crate::geometry::{distance, point};

    #[test]
    fn a_line_finds_its_places_again() {
        let line = Line::new(vec![point(0.0, 0.0), point(10.0, 0.0), point(10.0, 10.0)]);
        assert!((line.length() - 20.0).abs() < 1e-9);
        assert!(distance(line.at(15.0), point(10.0, 5.0)) < 1e-9);
        let nearest = line.nearest(point(12.0, 5.0));
        assert!((nearest.along - 15.0).abs() < 1e-9 && (nearest.distance - 2.0).abs() < 1e-9);
    }

    #[test]
    fn the_line_beside_keeps_its_distance_around_a_corner() {
        let line = Line::new(vec![point(0.0, 0.0), point(10.0, 0.0), point(10.0, 10.0)]);
        let beside = line.beside(2.0);
        assert!(distance(beside.points()[1], point(8.0, 2.0)) < 1e-9);
    }

    #[test]
    fn a_part_has_the_length_that_was_asked_for() {
        let line = Line::smooth(&[point(0.0, 0.0), point(50.0, 30.0), point(100.0, 0.0)], 5.0);
        assert!((line.part(20.0, 70.0).length() - 50.0).abs() < 1e-6);
    }
}
