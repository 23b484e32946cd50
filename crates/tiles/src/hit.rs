//! What lies at a point: for the pointer (hover, identify) and for snapping.

use crate::feature::{Feature, Layer};
use crate::geometry::GeometryKind;

/// A feature near a point.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit<'a> {
    /// The feature.
    pub feature: &'a Feature,
    /// The place on it that is nearest, in tile units; the asked point itself when that lies inside an area.
    pub point: [f64; 2],
    /// The squared distance in tile units; 0 inside an area.
    pub distance_squared: f64,
}

impl Layer {
    /// The feature nearest to a point in tile units, not farther than `reach` units.
    /// Of several at the same distance the one drawn last, which lies on top.
    #[must_use]
    pub fn nearest(&self, point: [f64; 2], reach: f64) -> Option<Hit<'_>> {
        let mut best: Option<Hit<'_>> = None;
        let mut limit = reach * reach;
        for feature in &self.features {
            // The box spares most features the walk along their points.
            if feature.box_distance_squared(point) > limit {
                continue;
            }
            let hit = feature.nearest(point);
            if hit.distance_squared <= limit {
                limit = hit.distance_squared;
                best = Some(hit);
            }
        }
        best
    }
}

impl Feature {
    /// The squared distance from a point to this feature, in tile units: to the nearest of its points, to its line,
    /// to its area (0 inside; a hole is outside).
    #[must_use]
    pub fn distance_squared(&self, point: [f64; 2]) -> f64 {
        self.nearest(point).distance_squared
    }

    /// The place on this feature that is nearest to a point.
    #[must_use]
    pub fn nearest(&self, point: [f64; 2]) -> Hit<'_> {
        let mut hit = Hit {
            feature: self,
            point,
            distance_squared: f64::INFINITY,
        };
        match self.kind {
            GeometryKind::Point => self.points().iter().for_each(|at| hit.take(point, real(*at))),
            GeometryKind::Line => {
                for part in self.parts() {
                    part.windows(2)
                        .for_each(|pair| hit.take(point, on_segment(point, pair[0], pair[1])));
                }
            }
            GeometryKind::Polygon if self.contains(point) => hit.distance_squared = 0.0,
            GeometryKind::Polygon => {
                for part in self.parts() {
                    edges(part).for_each(|[from, to]| hit.take(point, on_segment(point, from, to)));
                }
            }
        }
        hit
    }

    /// The feature's own point (a vertex, not a place between two) that is nearest, for snapping to ends and bends.
    #[must_use]
    pub fn nearest_vertex(&self, point: [f64; 2]) -> Hit<'_> {
        let mut hit = Hit {
            feature: self,
            point,
            distance_squared: f64::INFINITY,
        };
        self.points().iter().for_each(|at| hit.take(point, real(*at)));
        hit
    }

    /// Whether a point lies inside this area: an odd number of rings around it. Always false for points and lines.
    #[must_use]
    pub fn contains(&self, point: [f64; 2]) -> bool {
        if self.kind != GeometryKind::Polygon || self.box_distance_squared(point) > 0.0 {
            return false;
        }
        let crossings = self.parts().flat_map(edges).filter(|[from, to]| {
            let ([x1, y1], [x2, y2]) = (real(*from), real(*to));
            (y1 > point[1]) != (y2 > point[1]) && point[0] < (x2 - x1) * (point[1] - y1) / (y2 - y1) + x1
        });
        crossings.count() % 2 == 1
    }

    fn box_distance_squared(&self, point: [f64; 2]) -> f64 {
        let [west, north, east, south] = self.bounds();
        let dx = (f64::from(west) - point[0]).max(point[0] - f64::from(east)).max(0.0);
        let dy = (f64::from(north) - point[1]).max(point[1] - f64::from(south)).max(0.0);
        dx * dx + dy * dy
    }
}

impl Hit<'_> {
    fn take(&mut self, asked: [f64; 2], at: [f64; 2]) {
        let (dx, dy) = (at[0] - asked[0], at[1] - asked[1]);
        let distance_squared = dx * dx + dy * dy;
        if distance_squared < self.distance_squared {
            self.point = at;
            self.distance_squared = distance_squared;
        }
    }
}

fn real(point: [i32; 2]) -> [f64; 2] {
    [f64::from(point[0]), f64::from(point[1])]
}

/// A ring's edges, the closing one included.
fn edges(ring: &[[i32; 2]]) -> impl Iterator<Item = [[i32; 2]; 2]> {
    ring.iter()
        .zip(ring.iter().cycle().skip(1))
        .map(|(from, to)| [*from, *to])
}

/// The place on a segment that is nearest to a point.
fn on_segment(point: [f64; 2], from: [i32; 2], to: [i32; 2]) -> [f64; 2] {
    let (from, to) = (real(from), real(to));
    let (dx, dy) = (to[0] - from[0], to[1] - from[1]);
    let length_squared = dx * dx + dy * dy;
    if length_squared == 0.0 {
        return from;
    }
    let t = (((point[0] - from[0]) * dx + (point[1] - from[1]) * dy) / length_squared).clamp(0.0, 1.0);
    [from[0] + t * dx, from[1] + t * dy]
}
