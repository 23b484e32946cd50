//! A GML geometry, understood. Numbers stay in the file's order: first number = x, second = y.

use geo_types::{
    Coord, Geometry, GeometryCollection, LineString, MultiLineString, MultiPoint, MultiPolygon, Point, Polygon,
};

use super::arc;
use super::node::Node;
use crate::report::SkipReason;

type Read<T> = Result<T, SkipReason>;

/// Reads a geometry; curves become lines, surfaces polygons.
pub fn read(node: &Node) -> Read<Geometry<f64>> {
    geometry(node, node.dimension)
}

fn geometry(node: &Node, dimension: Option<usize>) -> Read<Geometry<f64>> {
    let dimension = node.dimension.or(dimension);
    Ok(match node.name.as_str() {
        "Point" => {
            let at = positions(node, dimension)?
                .first()
                .copied()
                .ok_or(SkipReason::NoGeometry)?;
            Geometry::Point(Point(at))
        }
        "LineString" | "Curve" | "CompositeCurve" | "OrientableCurve" => {
            Geometry::LineString(LineString(line(node, dimension)?))
        }
        "LinearRing" | "Ring" => Geometry::Polygon(Polygon::new(LineString(line(node, dimension)?), Vec::new())),
        "Polygon" => Geometry::Polygon(polygon(node, dimension)?),
        "Surface" => match surfaces(node, dimension)? {
            one if one.len() == 1 => one
                .into_iter()
                .next()
                .map(Geometry::Polygon)
                .ok_or(SkipReason::NoGeometry)?,
            several => Geometry::MultiPolygon(MultiPolygon(several)),
        },
        "CompositeSurface" | "MultiSurface" | "MultiPolygon" => {
            Geometry::MultiPolygon(MultiPolygon(surfaces(node, dimension)?))
        }
        "MultiCurve" | "MultiLineString" => {
            let lines = members(node).map(|member| line(member, dimension).map(LineString));
            Geometry::MultiLineString(MultiLineString(lines.collect::<Read<_>>()?))
        }
        "MultiPoint" => Geometry::MultiPoint(MultiPoint(
            positions_of_members(node, dimension)?.into_iter().map(Point).collect(),
        )),
        "MultiGeometry" => {
            let parts = members(node).map(|member| geometry(member, dimension));
            Geometry::GeometryCollection(GeometryCollection(parts.collect::<Read<_>>()?))
        }
        _ => return Err(SkipReason::BadGeometry),
    })
}

/// The geometries within the properties of a set: `curveMember`, `surfaceMembers`, `patches`…
fn members(node: &Node) -> impl Iterator<Item = &Node> {
    node.children.iter().flat_map(|property| property.children.iter())
}

/// A line in the order in which it runs, through whatever it is made of.
fn line(node: &Node, dimension: Option<usize>) -> Read<Vec<Coord<f64>>> {
    let dimension = node.dimension.or(dimension);
    let mut run = match node.name.as_str() {
        "LineString" | "LineStringSegment" | "LinearRing" | "GeodesicString" => positions(node, dimension)?,
        "Arc" | "ArcString" => arc::through(&positions(node, dimension)?).ok_or(SkipReason::BadGeometry)?,
        "Circle" => arc::circle(&positions(node, dimension)?).ok_or(SkipReason::BadGeometry)?,
        "CircleByCenterPoint" => {
            let centre = positions(node, dimension)?;
            let radius = node.children.iter().find(|child| child.name == "radius");
            let radius = radius.and_then(|child| child.text.trim().parse().ok());
            arc::around(centre.first().copied(), radius).ok_or(SkipReason::BadGeometry)?
        }
        "Curve" | "CompositeCurve" | "OrientableCurve" | "Ring" => {
            let mut run: Vec<Coord<f64>> = Vec::new();
            for member in members(node) {
                let next = line(member, dimension)?;
                // A segment begins where the one before ends: the joint is one position, not two.
                let joined = run.last().is_some() && run.last() == next.first();
                run.extend(next.into_iter().skip(usize::from(joined)));
            }
            run
        }
        _ => return Err(SkipReason::BadGeometry),
    };
    if node.reversed {
        run.reverse();
    }
    Ok(run)
}

fn polygon(node: &Node, dimension: Option<usize>) -> Read<Polygon<f64>> {
    let dimension = node.dimension.or(dimension);
    let mut exterior = LineString(Vec::new());
    let mut interiors = Vec::new();
    for boundary in &node.children {
        let Some(ring) = boundary.children.first() else {
            continue;
        };
        let ring = LineString(line(ring, dimension)?);
        match boundary.name.as_str() {
            "exterior" | "outerBoundaryIs" => exterior = ring,
            "interior" | "innerBoundaryIs" => interiors.push(ring),
            _ => return Err(SkipReason::BadGeometry),
        }
    }
    Ok(Polygon::new(exterior, interiors))
}

fn surfaces(node: &Node, dimension: Option<usize>) -> Read<Vec<Polygon<f64>>> {
    let dimension = node.dimension.or(dimension);
    let mut all = Vec::new();
    for member in members(node) {
        match member.name.as_str() {
            "Polygon" | "PolygonPatch" => all.push(polygon(member, dimension)?),
            "Surface" | "CompositeSurface" | "MultiSurface" => all.extend(surfaces(member, dimension)?),
            _ => return Err(SkipReason::BadGeometry),
        }
    }
    Ok(all)
}

fn positions_of_members(node: &Node, dimension: Option<usize>) -> Read<Vec<Coord<f64>>> {
    let mut all = Vec::new();
    for member in members(node) {
        all.extend(positions(member, dimension)?);
    }
    Ok(all)
}

/// The positions that an element lists as `posList`, as several `pos`, or in the old way as `coordinates`.
fn positions(node: &Node, dimension: Option<usize>) -> Read<Vec<Coord<f64>>> {
    let dimension = node.dimension.or(dimension);
    let mut all = Vec::new();
    for child in &node.children {
        let dimension = child.dimension.or(dimension);
        match child.name.as_str() {
            "pos" => all.push(one(&numbers(&child.text)?)?),
            "posList" => all.extend(list(&numbers(&child.text)?, dimension)?),
            "coordinates" => {
                for tuple in child.text.split_whitespace() {
                    all.push(one(&numbers(&tuple.replace(',', " "))?)?);
                }
            }
            "pointProperty" | "pointRep" => {
                for point in &child.children {
                    all.extend(positions(point, dimension)?);
                }
            }
            _ => {}
        }
    }
    Ok(all)
}

fn numbers(text: &str) -> Read<Vec<f64>> {
    text.split_whitespace()
        .map(|word| word.parse().map_err(|_| SkipReason::BadGeometry))
        .collect()
}

fn one(numbers: &[f64]) -> Read<Coord<f64>> {
    match numbers {
        [x, y, ..] => Ok(Coord { x: *x, y: *y }),
        _ => Err(SkipReason::BadGeometry),
    }
}

fn list(numbers: &[f64], dimension: Option<usize>) -> Read<Vec<Coord<f64>>> {
    let odd = numbers.len() % 2 == 1;
    let step = dimension.unwrap_or(if odd { 3 } else { 2 });
    if !(2..=4).contains(&step) || !numbers.len().is_multiple_of(step) {
        return Err(SkipReason::BadGeometry);
    }
    numbers.chunks_exact(step).map(one).collect()
}

#[cfg(test)]
mod tests;
