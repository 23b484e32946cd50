//! A `GeoJSON` geometry, checked before it is believed: positions may have too few numbers, or none.

use geo_types::{
    Coord, Geometry, GeometryCollection, LineString, MultiLineString, MultiPoint, MultiPolygon, Point, Polygon,
};
use serde_json::Value;

use crate::crs::AxisOrder;
use crate::report::SkipReason;

/// How deep collections may lie within collections.
const MAX_DEPTH: usize = 8;

type Read<T> = Result<T, SkipReason>;

/// Reads a geometry into x = east, y = north; third numbers are dropped.
pub fn read(geometry: &Value, order: AxisOrder) -> Read<Geometry<f64>> {
    read_nested(geometry, order, 0)
}

/// Every position of a geometry, as the file writes it.
pub fn positions(geometry: &Value, each: &mut dyn FnMut(f64, f64)) {
    if let Some(Value::Array(members)) = geometry.get("geometries") {
        members.iter().for_each(|member| positions(member, each));
    }
    if let Some(coordinates) = geometry.get("coordinates") {
        walk(coordinates, each);
    }
}

fn walk(coordinates: &Value, each: &mut dyn FnMut(f64, f64)) {
    let Value::Array(items) = coordinates else {
        return;
    };
    match items.as_slice() {
        [Value::Number(first), Value::Number(second), ..] => {
            if let (Some(first), Some(second)) = (first.as_f64(), second.as_f64()) {
                each(first, second);
            }
        }
        items => items.iter().for_each(|item| walk(item, each)),
    }
}

fn read_nested(geometry: &Value, order: AxisOrder, depth: usize) -> Read<Geometry<f64>> {
    let Value::Object(members) = geometry else {
        return Err(if geometry.is_null() {
            SkipReason::NoGeometry
        } else {
            SkipReason::BadGeometry
        });
    };
    let kind = members.get("type").and_then(Value::as_str).unwrap_or_default();
    if kind == "GeometryCollection" {
        if depth >= MAX_DEPTH {
            return Err(SkipReason::BadGeometry);
        }
        let parts = members.get("geometries").map_or(Ok(Vec::new()), |parts| {
            list(parts, |part| read_nested(part, order, depth + 1))
        })?;
        return Ok(Geometry::GeometryCollection(GeometryCollection(parts)));
    }
    let at = |value: &Value| position(value, order);
    let line = |value: &Value| list(value, at).map(LineString);
    let coordinates = members.get("coordinates").ok_or(SkipReason::BadGeometry)?;
    if coordinates.as_array().is_some_and(Vec::is_empty) {
        return Err(SkipReason::NoGeometry);
    }
    Ok(match kind {
        "Point" => Geometry::Point(Point(at(coordinates)?)),
        "LineString" => Geometry::LineString(line(coordinates)?),
        "Polygon" => Geometry::Polygon(polygon(coordinates, order)?),
        "MultiPoint" => Geometry::MultiPoint(MultiPoint(list(coordinates, |value| at(value).map(Point))?)),
        "MultiLineString" => Geometry::MultiLineString(MultiLineString(list(coordinates, line)?)),
        "MultiPolygon" => {
            let polygons = list(coordinates, |value| polygon(value, order))?;
            Geometry::MultiPolygon(MultiPolygon(polygons))
        }
        _ => return Err(SkipReason::BadGeometry),
    })
}

fn list<T>(value: &Value, read: impl Fn(&Value) -> Read<T>) -> Read<Vec<T>> {
    value
        .as_array()
        .ok_or(SkipReason::BadGeometry)?
        .iter()
        .map(read)
        .collect()
}

fn polygon(value: &Value, order: AxisOrder) -> Read<Polygon<f64>> {
    let mut rings = list(value, |ring| list(ring, |at| position(at, order)).map(LineString))?.into_iter();
    let exterior = rings.next().ok_or(SkipReason::NoGeometry)?;
    Ok(Polygon::new(exterior, rings.collect()))
}

fn position(value: &Value, order: AxisOrder) -> Read<Coord<f64>> {
    match value.as_array().map(Vec::as_slice) {
        Some([first, second, ..]) => {
            let number = |value: &Value| value.as_f64().ok_or(SkipReason::NotFinite);
            Ok(order.position(number(first)?, number(second)?))
        }
        _ => Err(SkipReason::BadGeometry),
    }
}

#[cfg(test)]
mod tests {
    use geo_types::{Geometry, Point};
    use serde_json::{Value, json};

    use super::{AxisOrder, SkipReason, positions, read};

    fn read_east(value: &Value) -> Result<Geometry<f64>, SkipReason> {
        read(value, AxisOrder::EastNorth)
    }

    #[test]
    fn heights_are_dropped() {
        let point = json!({"type": "Point", "coordinates": [21.3, 53.6, 142.0]});
        assert_eq!(read_east(&point), Ok(Point::new(21.3, 53.6).into()));
    }

    #[test]
    fn bad_positions_are_left_out_without_harm() {
        for (coordinates, reason) in [
            (json!([]), SkipReason::NoGeometry),
            (json!([21.3]), SkipReason::BadGeometry),
            (json!([null, 53.6]), SkipReason::NotFinite),
            (json!(["21.3", "53.6"]), SkipReason::NotFinite),
            (json!(5), SkipReason::BadGeometry),
        ] {
            assert_eq!(
                read_east(&json!({"type": "Point", "coordinates": coordinates})),
                Err(reason)
            );
        }
        assert_eq!(read_east(&Value::Null), Err(SkipReason::NoGeometry));
        assert_eq!(
            read_east(&json!({"type": "Curve", "coordinates": [1, 2]})),
            Err(SkipReason::BadGeometry)
        );
        assert_eq!(
            read_east(&json!({"type": "Polygon", "coordinates": [[]]})).map(|_| ()),
            Ok(())
        );
    }

    #[test]
    fn collections_nest_only_so_deep() {
        let mut value = json!({"type": "Point", "coordinates": [1, 2]});
        for _ in 0..20 {
            value = json!({"type": "GeometryCollection", "geometries": [value]});
        }
        assert_eq!(read_east(&value), Err(SkipReason::BadGeometry));
    }

    #[test]
    fn every_position_is_seen_by_the_survey() {
        let lines = json!({"type": "MultiLineString", "coordinates": [[[1, 2], [3, 4]], [[5, 6, 7]]]});
        let mut seen = Vec::new();
        positions(&lines, &mut |first, second| seen.push((first, second)));
        assert_eq!(seen, [(1.0, 2.0), (3.0, 4.0), (5.0, 6.0)]);
    }
}
