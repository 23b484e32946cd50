//! Bytes to geometry, trusting none of them.

use geo_types::{
    Coord, Geometry, GeometryCollection, LineString, MultiLineString, MultiPoint, MultiPolygon, Point, Polygon,
};

use super::{COLLECTION, LINE, MAX_DEPTH, MULTI_LINE, MULTI_POINT, MULTI_POLYGON, POINT, POLYGON, WkbError};

/// Reads one geometry that fills the bytes exactly. Z and M are dropped.
///
/// # Errors
/// [`WkbError`] for bytes that are truncated, hostile, not finite or not a simple geometry.
pub fn decode(bytes: &[u8]) -> Result<Geometry<f64>, WkbError> {
    let mut cursor = Cursor { bytes, at: 0 };
    let geometry = cursor.geometry(0)?;
    match bytes.len() - cursor.at {
        0 => Ok(geometry),
        rest => Err(WkbError::Trailing(rest)),
    }
}

/// What a geometry's header says: how to read its numbers, and what follows.
#[derive(Clone, Copy)]
struct Header {
    little: bool,
    kind: u32,
    /// Numbers to a position: 2, 3 or 4.
    dimensions: usize,
}

struct Cursor<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Cursor<'_> {
    fn take<const N: usize>(&mut self) -> Result<[u8; N], WkbError> {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let Some(found) = rest.first_chunk::<N>() else {
            return Err(WkbError::Truncated {
                at: self.at,
                needed: N - rest.len(),
            });
        };
        self.at += N;
        Ok(*found)
    }

    fn whole(&mut self, little: bool) -> Result<u32, WkbError> {
        let bytes = self.take::<4>()?;
        Ok(if little {
            u32::from_le_bytes(bytes)
        } else {
            u32::from_be_bytes(bytes)
        })
    }

    fn real(&mut self, little: bool) -> Result<f64, WkbError> {
        let at = self.at;
        let bytes = self.take::<8>()?;
        let value = if little {
            f64::from_le_bytes(bytes)
        } else {
            f64::from_be_bytes(bytes)
        };
        if value.is_finite() {
            Ok(value)
        } else {
            Err(WkbError::NotFinite { at })
        }
    }

    fn header(&mut self) -> Result<Header, WkbError> {
        let little = match self.take::<1>()? {
            [0] => false,
            [1] => true,
            [found] => return Err(WkbError::ByteOrder { at: self.at - 1, found }),
        };
        let code = self.whole(little)?;
        if code & 0x2000_0000 != 0 {
            self.take::<4>()?; // EWKB's SRID; the column knows its own
        }
        let plain = code & 0x0fff_ffff;
        let (has_z, has_m) = match plain / 1000 {
            0 => (code & 0x8000_0000 != 0, code & 0x4000_0000 != 0),
            1 => (true, false),
            2 => (false, true),
            3 => (true, true),
            _ => return Err(WkbError::Type(code)),
        };
        Ok(Header {
            little,
            kind: plain % 1000,
            dimensions: 2 + usize::from(has_z) + usize::from(has_m),
        })
    }

    /// A count of things that take at least `size` bytes each: more than the rest can hold is refused at once.
    fn count(&mut self, little: bool, size: usize) -> Result<usize, WkbError> {
        let count = self.whole(little)? as usize;
        let rest = self.bytes.len() - self.at;
        let needed = count.saturating_mul(size);
        if needed > rest {
            return Err(WkbError::Truncated {
                at: self.at,
                needed: needed - rest,
            });
        }
        Ok(count)
    }

    fn coord(&mut self, header: Header) -> Result<Coord<f64>, WkbError> {
        let (x, y) = (self.real(header.little)?, self.real(header.little)?);
        for _ in 2..header.dimensions {
            self.take::<8>()?;
        }
        Ok(Coord { x, y })
    }

    fn line(&mut self, header: Header) -> Result<LineString<f64>, WkbError> {
        let count = self.count(header.little, header.dimensions * 8)?;
        (0..count)
            .map(|_| self.coord(header))
            .collect::<Result<Vec<_>, _>>()
            .map(LineString)
    }

    fn polygon(&mut self, header: Header) -> Result<Polygon<f64>, WkbError> {
        let count = self.count(header.little, 4)?;
        let mut rings = (0..count)
            .map(|_| self.line(header))
            .collect::<Result<Vec<_>, _>>()?
            .into_iter();
        let exterior = rings.next().unwrap_or_else(|| LineString(Vec::new()));
        Ok(Polygon::new(exterior, rings.collect()))
    }

    /// The parts of a multi-geometry: each has its own header and must be of the one kind.
    fn parts<T>(
        &mut self,
        header: Header,
        kind: u32,
        read: impl Fn(&mut Self, Header) -> Result<T, WkbError>,
    ) -> Result<Vec<T>, WkbError> {
        let count = self.count(header.little, 9)?;
        let mut parts = Vec::with_capacity(count);
        for _ in 0..count {
            let part = self.header()?;
            if part.kind != kind {
                return Err(WkbError::Type(part.kind));
            }
            parts.push(read(self, part)?);
        }
        Ok(parts)
    }

    fn geometry(&mut self, depth: usize) -> Result<Geometry<f64>, WkbError> {
        if depth > MAX_DEPTH {
            return Err(WkbError::Depth);
        }
        let header = self.header()?;
        Ok(match header.kind {
            POINT => Geometry::Point(Point(self.coord(header)?)),
            LINE => Geometry::LineString(self.line(header)?),
            POLYGON => Geometry::Polygon(self.polygon(header)?),
            MULTI_POINT => Geometry::MultiPoint(MultiPoint(
                self.parts(header, POINT, |cursor, part| cursor.coord(part).map(Point))?,
            )),
            MULTI_LINE => Geometry::MultiLineString(MultiLineString(self.parts(header, LINE, Self::line)?)),
            MULTI_POLYGON => Geometry::MultiPolygon(MultiPolygon(self.parts(header, POLYGON, Self::polygon)?)),
            COLLECTION => {
                let count = self.count(header.little, 9)?;
                let parts = (0..count)
                    .map(|_| self.geometry(depth + 1))
                    .collect::<Result<Vec<_>, _>>()?;
                Geometry::GeometryCollection(GeometryCollection(parts))
            }
            other => return Err(WkbError::Type(other)),
        })
    }
}
