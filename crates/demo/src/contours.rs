//! Outlines of the places where a field on a grid is positive (marching squares).

use std::collections::BTreeMap;

use crate::geometry::{Point, encloses, point, signed_area};

/// A field of values at the corners of square cells.
pub(crate) struct Field {
    origin: Point,
    cell: f64,
    columns: usize,
    values: Vec<f64>,
}

/// An area with holes; no ring repeats its first point.
pub(crate) struct Area {
    /// The outer ring.
    pub(crate) outer: Vec<Point>,
    /// The rings of the holes.
    pub(crate) holes: Vec<Vec<Point>>,
}

/// An outline crosses a cell's side at least this share of the side away from the corners. That keeps outlines from
/// touching themselves, also when [`Field::blocks`] moves them off a block's edges by a smaller margin.
const NEAR_CORNER: f64 = 0.08;

/// A crossing of the outline with the grid: the corner below or left of it, and whether it lies on a vertical side.
type Key = (usize, bool);

impl Field {
    /// A field of `columns` by `rows` corners whose values `value(place)` tells.
    pub(crate) fn new(origin: Point, cell: f64, (columns, rows): (usize, usize), value: impl Fn(Point) -> f64) -> Self {
        let corners = (0..columns * rows).map(|i| (i % columns, i / columns));
        let values = corners
            .map(|(x, y)| value(origin + point(index(x), index(y)) * cell))
            .collect();
        Self {
            origin,
            cell,
            columns,
            values,
        }
    }

    /// Lowers the values around a segment: no more than `value(distance)` at corners up to `reach` metres away.
    pub(crate) fn lower(&mut self, a: Point, b: Point, reach: f64, value: impl Fn(f64) -> f64) {
        let rows = self.values.len() / self.columns;
        let range = |low: f64, high: f64, count: usize| {
            let first = whole((low - reach) / self.cell);
            first.min(count)..(whole((high + reach) / self.cell) + 2).min(count)
        };
        let (from, to) = (a - self.origin, b - self.origin);
        for row in range(from.y.min(to.y), from.y.max(to.y), rows) {
            for column in range(from.x.min(to.x), from.x.max(to.x), self.columns) {
                let corner = point(index(column), index(row)) * self.cell;
                let away = crate::geometry::segment_distance(corner, from, to);
                if away <= reach {
                    let known = &mut self.values[row * self.columns + column];
                    *known = known.min(value(away));
                }
            }
        }
    }

    /// The areas where the field is positive, cut into blocks of so many cells and kept `margin` metres off the
    /// blocks' edges; small ones are left out.
    pub(crate) fn blocks(&self, (width, height): (usize, usize), margin: f64, least: f64) -> Vec<Area> {
        let rows = self.values.len() / self.columns;
        let starts = |count: usize, step: usize| (0..count - 1).step_by(step);
        let mut areas = Vec::new();
        for row in starts(rows, height) {
            for column in starts(self.columns, width) {
                let size = (width.min(self.columns - 1 - column), height.min(rows - 1 - row));
                let low = self.origin + point(index(column), index(row)) * self.cell;
                let high = low + point(index(size.0), index(size.1)) * self.cell;
                let keep = |ring: &mut Vec<Point>| {
                    for p in ring.iter_mut() {
                        p.x = p.x.clamp(low.x + margin, high.x - margin);
                        p.y = p.y.clamp(low.y + margin, high.y - margin);
                    }
                };
                areas.extend(self.block(column, row, size).areas(least).into_iter().map(|mut area| {
                    keep(&mut area.outer);
                    area.holes.iter_mut().for_each(keep);
                    area
                }));
            }
        }
        areas
    }

    /// A part of the field with a rim around it that is nowhere positive.
    fn block(&self, column: usize, row: usize, (width, height): (usize, usize)) -> Self {
        let columns = width + 3;
        let values = (0..columns * (height + 3)).map(|i| {
            let (x, y) = (i % columns, i / columns);
            let inside = (1..=width + 1).contains(&x) && (1..=height + 1).contains(&y);
            if inside {
                self.values[(row + y - 1) * self.columns + column + x - 1]
            } else {
                f64::NEG_INFINITY
            }
        });
        Self {
            origin: self.origin + (point(index(column), index(row)) - point(1.0, 1.0)) * self.cell,
            cell: self.cell,
            columns,
            values: values.collect(),
        }
    }

    /// The areas where the field is positive, small ones left out. The field must not be positive on the rim.
    pub(crate) fn areas(&self, least: f64) -> Vec<Area> {
        let (mut outers, mut holes) = (Vec::new(), Vec::new());
        for ring in self.rings() {
            let size = signed_area(&ring);
            if size > least {
                outers.push((
                    size,
                    Area {
                        outer: ring,
                        holes: Vec::new(),
                    },
                ));
            } else if size < -least {
                holes.push(ring);
            }
        }
        // The smallest outline around a hole is its own.
        outers.sort_by(|a, b| a.0.total_cmp(&b.0));
        for hole in holes {
            if let Some((_, area)) = outers.iter_mut().find(|(_, area)| encloses(&area.outer, hole[0])) {
                area.holes.push(hole);
            }
        }
        outers.into_iter().map(|(_, area)| area).collect()
    }

    fn rings(&self) -> Vec<Vec<Point>> {
        let mut next = self.steps();
        let mut rings = Vec::new();
        while let Some((&start, _)) = next.iter().next() {
            let mut ring = Vec::new();
            let mut at = start;
            while let Some(after) = next.remove(&at) {
                ring.push(self.crossing(at));
                at = after;
            }
            straighten(&mut ring);
            if ring.len() > 2 {
                rings.push(ring);
            }
        }
        rings
    }

    /// For every crossing the one that follows it, with the positive side on the left.
    fn steps(&self) -> BTreeMap<Key, Key> {
        let mut next = BTreeMap::new();
        let rows = self.values.len() / self.columns;
        for row in 0..rows - 1 {
            for column in 0..self.columns - 1 {
                let corner = row * self.columns + column;
                let corners = [corner, corner + 1, corner + 1 + self.columns, corner + self.columns];
                // The cell's sides, counter-clockwise from the lower one; each begins at the corner of the same number.
                let keys = [
                    (corner, false),
                    (corner + 1, true),
                    (corner + self.columns, false),
                    (corner, true),
                ];
                let positive = corners.map(|c| self.values[c] > 0.0);
                for side in 0..4 {
                    // The outline comes in where, walking around the cell, the field turns negative …
                    if positive[side] && !positive[(side + 1) % 4] {
                        // … and leaves where it turns positive again.
                        let out = (1..4)
                            .map(|turn| (side + turn) % 4)
                            .find(|s| !positive[*s] && positive[(s + 1) % 4]);
                        if let Some(out) = out {
                            next.insert(keys[side], keys[out]);
                        }
                    }
                }
            }
        }
        next
    }

    fn crossing(&self, (corner, vertical): Key) -> Point {
        let other = if vertical { corner + self.columns } else { corner + 1 };
        let (a, b) = (self.values[corner], self.values[other]);
        let share = match (a.is_infinite(), b.is_infinite()) {
            (true, _) => 1.0,
            (_, true) => 0.0,
            _ => (a / (a - b)).clamp(NEAR_CORNER, 1.0 - NEAR_CORNER),
        };
        let base = point(index(corner % self.columns), index(corner / self.columns));
        let way = if vertical { point(0.0, share) } else { point(share, 0.0) };
        self.origin + (base + way) * self.cell
    }
}

/// Drops vertices that lie on the straight line between the last one kept and the next one.
fn straighten(ring: &mut Vec<Point>) {
    let old = std::mem::take(ring);
    for (i, p) in old.iter().enumerate() {
        let next = old[(i + 1) % old.len()];
        let needed = ring
            .last()
            .is_none_or(|last| crate::geometry::segment_distance(*p, *last, next) > 0.5);
        if needed {
            ring.push(*p);
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "grids have a few hundred columns and rows")]
fn index(i: usize) -> f64 {
    i as f64
}

#[expect(clippy::cast_possible_truncation, reason = "the grid is small")]
#[expect(clippy::cast_sign_loss, reason = "negative numbers were cut off")]
fn whole(x: f64) -> usize {
    x.max(0.0) as usize
}

#[cfg(test)]
mod tests {
    use super::Field;
    use crate::geometry::{distance, point, signed_area};

    #[test]
    fn a_ring_of_forest_has_an_outer_ring_and_a_hole() {
        let middle = point(500.0, 500.0);
        let field = Field::new(point(0.0, 0.0), 20.0, (51, 51), |p| {
            let away = distance(p, middle);
            (400.0 - away).min(away - 150.0)
        });
        let areas = field.areas(100.0);
        assert_eq!(areas.len(), 1);
        assert!((signed_area(&areas[0].outer) - 502_655.0).abs() < 5_000.0);
        assert_eq!(areas[0].holes.len(), 1);
        assert!((signed_area(&areas[0].holes[0]) + 70_686.0).abs() < 2_000.0);
    }
}
