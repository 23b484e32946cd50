//! One record of a `.shp` as a geometry; heights and measures are dropped.

use geo::{Area, BoundingRect, Contains};
use geo_types::{Coord, Geometry, LineString, MultiLineString, MultiPoint, MultiPolygon, Point, Polygon, Rect};

use crate::report::SkipReason;

type Read<T> = Result<T, SkipReason>;

/// More comparisons of holes with outlines than this are not made: no plot or forest needs them.
const MOST_COMPARISONS: usize = 4_000_000;

/// Reads a shape in the file's coordinates.
pub fn read(bytes: &[u8]) -> Read<Geometry<f64>> {
    let mut cursor = Cursor { bytes, at: 0 };
    Ok(match cursor.whole()? {
        0 => return Err(SkipReason::NoGeometry),
        1 | 11 | 21 => Geometry::Point(Point(cursor.position()?)),
        3 | 13 | 23 => lines(cursor.parts()?),
        5 | 15 | 25 => polygons(cursor.parts()?)?,
        8 | 18 | 28 => Geometry::MultiPoint(MultiPoint(cursor.points()?)),
        _ => return Err(SkipReason::BadGeometry),
    })
}

struct Cursor<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Cursor<'_> {
    fn take<const N: usize>(&mut self) -> Read<[u8; N]> {
        let found = self.bytes.get(self.at..).and_then(<[u8]>::first_chunk);
        self.at += N;
        found.copied().ok_or(SkipReason::BadGeometry)
    }

    fn whole(&mut self) -> Read<u32> {
        self.take().map(u32::from_le_bytes)
    }

    /// A count of things that take at least `size` bytes each.
    fn count(&mut self, size: usize) -> Read<usize> {
        let count = self.whole()? as usize;
        let rest = self.bytes.len().saturating_sub(self.at);
        if count.saturating_mul(size) > rest {
            return Err(SkipReason::BadGeometry);
        }
        Ok(count)
    }

    fn position(&mut self) -> Read<Coord<f64>> {
        let (x, y) = (
            self.take().map(f64::from_le_bytes)?,
            self.take().map(f64::from_le_bytes)?,
        );
        Ok(Coord { x, y })
    }

    fn points(&mut self) -> Read<Vec<Point<f64>>> {
        self.take::<32>()?;
        let count = self.count(16)?;
        (0..count).map(|_| self.position().map(Point)).collect()
    }

    /// The parts of a line or the rings of an area.
    fn parts(&mut self) -> Read<Vec<LineString<f64>>> {
        self.take::<32>()?;
        let parts = self.count(4)?;
        let count = self.whole()? as usize;
        if parts == 0 || count == 0 {
            return Err(SkipReason::NoGeometry);
        }
        let mut starts = Vec::with_capacity(parts + 1);
        for _ in 0..parts {
            starts.push(self.whole()? as usize);
        }
        starts.push(count);
        let rest = self.bytes.len().saturating_sub(self.at);
        if count.saturating_mul(16) > rest || starts.first() != Some(&0) {
            return Err(SkipReason::BadGeometry);
        }
        let length = |pair: &[usize]| match pair {
            [from, to] => to.checked_sub(*from).ok_or(SkipReason::BadGeometry),
            _ => Err(SkipReason::BadGeometry),
        };
        let lengths = starts.windows(2).map(length).collect::<Read<Vec<_>>>()?;
        let line = |length: usize| {
            let positions = (0..length).map(|_| self.position());
            positions.collect::<Read<Vec<_>>>().map(LineString)
        };
        lengths.into_iter().map(line).collect()
    }
}

fn lines(mut parts: Vec<LineString<f64>>) -> Geometry<f64> {
    match (parts.pop(), parts.is_empty()) {
        (Some(only), true) => Geometry::LineString(only),
        (last, _) => {
            parts.extend(last);
            Geometry::MultiLineString(MultiLineString(parts))
        }
    }
}

/// Outlines run clockwise, holes the other way; which hole is in which outline, only the geometry tells.
fn polygons(rings: Vec<LineString<f64>>) -> Read<Geometry<f64>> {
    if rings.iter().any(|ring| ring.0.len() < 4) {
        return Err(SkipReason::BadGeometry);
    }
    let (mut outlines, mut holes) = (Vec::new(), Vec::new());
    for ring in rings {
        let polygon = Polygon::new(ring, Vec::new());
        if polygon.signed_area() > 0.0 {
            holes.push(polygon.into_inner().0);
        } else {
            outlines.push(polygon);
        }
    }
    if outlines.is_empty() {
        // Some programs write outlines the wrong way round.
        outlines = std::mem::take(&mut holes)
            .into_iter()
            .map(|ring| Polygon::new(ring, Vec::new()))
            .collect();
    }
    if outlines.len().saturating_mul(holes.len()) > MOST_COMPARISONS {
        return Err(SkipReason::BadGeometry);
    }
    let mut areas = with_holes(outlines, holes);
    match (areas.pop(), areas.is_empty()) {
        (Some(only), true) => Ok(Geometry::Polygon(only)),
        (Some(last), false) => {
            areas.push(last);
            Ok(Geometry::MultiPolygon(MultiPolygon(areas)))
        }
        (None, _) => Err(SkipReason::NoGeometry),
    }
}

/// Puts each hole into the smallest outline around it; a hole in none is an outline that runs the wrong way.
fn with_holes(mut outlines: Vec<Polygon<f64>>, holes: Vec<LineString<f64>>) -> Vec<Polygon<f64>> {
    if let [only] = outlines.as_mut_slice() {
        holes.into_iter().for_each(|hole| only.interiors_push(hole));
        return outlines;
    }
    let boxes: Vec<Option<Rect<f64>>> = outlines.iter().map(BoundingRect::bounding_rect).collect();
    let bare: Vec<Polygon<f64>> = if holes.is_empty() { Vec::new() } else { outlines.clone() };
    let mut astray = Vec::new();
    for hole in holes {
        let around = hole
            .0
            .first()
            .and_then(|corner| smallest_around(*corner, &bare, &boxes));
        match around.and_then(|index| outlines.get_mut(index)) {
            Some(outline) => outline.interiors_push(hole),
            None => astray.push(Polygon::new(hole, Vec::new())),
        }
    }
    outlines.extend(astray);
    outlines
}

fn smallest_around(corner: Coord<f64>, outlines: &[Polygon<f64>], boxes: &[Option<Rect<f64>>]) -> Option<usize> {
    let spans = |area: &Rect<f64>| {
        let (min, max) = (area.min(), area.max());
        (min.x..=max.x).contains(&corner.x) && (min.y..=max.y).contains(&corner.y)
    };
    let near = boxes
        .iter()
        .enumerate()
        .filter(|(_, extent)| extent.as_ref().is_some_and(spans));
    near.filter_map(|(index, _)| {
        let outline = outlines.get(index)?;
        outline.contains(&corner).then(|| (index, outline.unsigned_area()))
    })
    .min_by(|(_, one), (_, other)| one.total_cmp(other))
    .map(|(index, _)| index)
}

#[cfg(test)]
mod tests;
