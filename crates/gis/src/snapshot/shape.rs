//! A geometry in the grid's units: flat points and where each part ends.

use geo_types::{Coord, Geometry, LineString, Polygon};
use tiles::GeometryKind;

use super::builder::PushError;
use super::grid;

/// One object's packed geometry; used again for the next object.
#[derive(Debug, Default)]
pub(super) struct Shape {
    pub(super) points: Vec<[u32; 2]>,
    pub(super) ends: Vec<usize>,
}

impl Shape {
    /// Packs a geometry, and tells what it is.
    ///
    /// Points that fall together in the grid become one. Rings lose their closing point; outer ones get a positive
    /// area (clockwise on the map), holes a negative one, as tiles want them. A hole without area is left out.
    pub(super) fn pack(&mut self, geometry: &Geometry<f64>) -> Result<GeometryKind, PushError> {
        self.points.clear();
        self.ends.clear();
        let kind = match geometry {
            Geometry::Point(point) => self.point(point.0).map(|()| GeometryKind::Point),
            Geometry::MultiPoint(points) => points
                .iter()
                .try_for_each(|point| self.point(point.0))
                .map(|()| GeometryKind::Point),
            Geometry::Line(line) => self.line(&LineString::from(*line)).map(|()| GeometryKind::Line),
            Geometry::LineString(line) => self.line(line).map(|()| GeometryKind::Line),
            Geometry::MultiLineString(lines) => lines
                .iter()
                .try_for_each(|line| self.line(line))
                .map(|()| GeometryKind::Line),
            Geometry::Polygon(polygon) => self.polygon(polygon).map(|()| GeometryKind::Polygon),
            Geometry::MultiPolygon(polygons) => polygons
                .iter()
                .try_for_each(|polygon| self.polygon(polygon))
                .map(|()| GeometryKind::Polygon),
            Geometry::Rect(rect) => self.polygon(&rect.to_polygon()).map(|()| GeometryKind::Polygon),
            Geometry::Triangle(triangle) => self.polygon(&triangle.to_polygon()).map(|()| GeometryKind::Polygon),
            Geometry::GeometryCollection(_) => Err(PushError::Collection),
        }?;
        if kind == GeometryKind::Point && !self.points.is_empty() {
            self.ends.push(self.points.len());
        }
        if self.ends.is_empty() {
            return Err(PushError::Nothing);
        }
        Ok(kind)
    }

    fn point(&mut self, coord: Coord<f64>) -> Result<(), PushError> {
        let outside = PushError::Outside {
            longitude: coord.x,
            latitude: coord.y,
        };
        self.points.push(grid::from_degrees(coord.x, coord.y).ok_or(outside)?);
        Ok(())
    }

    /// Adds points, those that fall on the one before left out; returns where they begin.
    fn run(&mut self, line: &LineString<f64>) -> Result<usize, PushError> {
        let start = self.points.len();
        for coord in &line.0 {
            self.point(*coord)?;
            if let [.., before, last] = &self.points[start..]
                && before == last
            {
                self.points.pop();
            }
        }
        Ok(start)
    }

    fn line(&mut self, line: &LineString<f64>) -> Result<(), PushError> {
        let start = self.run(line)?;
        self.end_part(start, self.points.len() - start >= 2);
        Ok(())
    }

    fn polygon(&mut self, polygon: &Polygon<f64>) -> Result<(), PushError> {
        if self.ring(polygon.exterior(), true)? {
            for hole in polygon.interiors() {
                self.ring(hole, false)?;
            }
        }
        Ok(())
    }

    /// Adds a ring; returns whether it has an area.
    fn ring(&mut self, ring: &LineString<f64>, outer: bool) -> Result<bool, PushError> {
        let start = self.run(ring)?;
        if self.points.len() > start + 1 && self.points.last() == self.points.get(start) {
            self.points.pop();
        }
        let area = double_area(&self.points[start..]);
        if (area > 0) != outer {
            self.points[start..].reverse();
        }
        Ok(self.end_part(start, area != 0))
    }

    fn end_part(&mut self, start: usize, keep: bool) -> bool {
        if keep {
            self.ends.push(self.points.len());
        } else {
            self.points.truncate(start);
        }
        keep
    }
}

/// Twice a ring's area by the surveyor's formula, positive when it runs clockwise on the map (y to the south).
/// Exact, and therefore wide: a product of two differences needs 66 bits.
fn double_area(ring: &[[u32; 2]]) -> i128 {
    let next = ring.iter().cycle().skip(1);
    ring.iter()
        .zip(next)
        .map(|(a, b)| i128::from(a[0]) * i128::from(b[1]) - i128::from(b[0]) * i128::from(a[1]))
        .sum()
}
