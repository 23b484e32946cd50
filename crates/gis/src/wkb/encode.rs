//! Geometry to bytes.

use geo_types::{Coord, Geometry, LineString, Point, Polygon};

use super::{COLLECTION, LINE, MULTI_LINE, MULTI_POINT, MULTI_POLYGON, POINT, POLYGON};

/// Writes a geometry as little-endian ISO WKB. A line is written as a line string, a rectangle or a triangle as a
/// polygon.
#[must_use]
pub fn encode(geometry: &Geometry<f64>) -> Vec<u8> {
    let mut out = Vec::with_capacity(64);
    write_geometry(&mut out, geometry);
    out
}

fn write_geometry(out: &mut Vec<u8>, geometry: &Geometry<f64>) {
    match geometry {
        Geometry::Point(point) => write_point(out, *point),
        Geometry::Line(line) => write_line(out, &LineString::from(*line)),
        Geometry::LineString(line) => write_line(out, line),
        Geometry::Polygon(polygon) => write_polygon(out, polygon),
        Geometry::Rect(rect) => write_polygon(out, &rect.to_polygon()),
        Geometry::Triangle(triangle) => write_polygon(out, &triangle.to_polygon()),
        Geometry::MultiPoint(points) => {
            write_header(out, MULTI_POINT, points.0.len());
            points.0.iter().for_each(|point| write_point(out, *point));
        }
        Geometry::MultiLineString(lines) => {
            write_header(out, MULTI_LINE, lines.0.len());
            lines.0.iter().for_each(|line| write_line(out, line));
        }
        Geometry::MultiPolygon(polygons) => {
            write_header(out, MULTI_POLYGON, polygons.0.len());
            polygons.0.iter().for_each(|polygon| write_polygon(out, polygon));
        }
        Geometry::GeometryCollection(parts) => {
            write_header(out, COLLECTION, parts.0.len());
            parts.0.iter().for_each(|part| write_geometry(out, part));
        }
    }
}

fn write_type(out: &mut Vec<u8>, kind: u32) {
    out.push(1);
    out.extend_from_slice(&kind.to_le_bytes());
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "four thousand million vertices do not fit into memory"
)]
fn write_count(out: &mut Vec<u8>, count: usize) {
    out.extend_from_slice(&(count as u32).to_le_bytes());
}

fn write_header(out: &mut Vec<u8>, kind: u32, count: usize) {
    write_type(out, kind);
    write_count(out, count);
}

fn write_coord(out: &mut Vec<u8>, coord: Coord<f64>) {
    out.extend_from_slice(&coord.x.to_le_bytes());
    out.extend_from_slice(&coord.y.to_le_bytes());
}

fn write_point(out: &mut Vec<u8>, point: Point<f64>) {
    write_type(out, POINT);
    write_coord(out, point.0);
}

fn write_line(out: &mut Vec<u8>, line: &LineString<f64>) {
    write_header(out, LINE, line.0.len());
    line.0.iter().for_each(|coord| write_coord(out, *coord));
}

fn write_polygon(out: &mut Vec<u8>, polygon: &Polygon<f64>) {
    let empty = polygon.exterior().0.is_empty() && polygon.interiors().is_empty();
    write_header(out, POLYGON, if empty { 0 } else { 1 + polygon.interiors().len() });
    if empty {
        return;
    }
    for ring in std::iter::once(polygon.exterior()).chain(polygon.interiors()) {
        write_count(out, ring.0.len());
        ring.0.iter().for_each(|coord| write_coord(out, *coord));
    }
}
