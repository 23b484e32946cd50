//! The geometry format of `GeoPackage`: a header with an optional envelope, then WKB (GeoPackage 1.3 § 2.1.3).

use geo_types::Geometry;

use crate::report::SkipReason;
use crate::wkb::{self, WkbError};

/// Reads a geometry in the file's coordinates.
pub fn read(bytes: &[u8]) -> Result<Geometry<f64>, SkipReason> {
    let [b'G', b'P', _version, flags, ..] = bytes else {
        return Err(SkipReason::BadGeometry);
    };
    let is_extended = flags & 0b0010_0000 != 0;
    let is_empty = flags & 0b0001_0000 != 0;
    let envelope = match (flags >> 1) & 0b111 {
        0 => 0,
        1 => 32,
        2 | 3 => 48,
        4 => 64,
        _ => return Err(SkipReason::BadGeometry),
    };
    if is_empty {
        return Err(SkipReason::NoGeometry);
    }
    let body = bytes
        .get(8 + envelope..)
        .filter(|_| !is_extended)
        .ok_or(SkipReason::BadGeometry)?;
    wkb::decode(body).map_err(|error| match error {
        WkbError::NotFinite { .. } => SkipReason::NotFinite,
        _ => SkipReason::BadGeometry,
    })
}

#[cfg(test)]
mod tests {
    use geo_types::{Geometry, Point};

    use super::{SkipReason, read};
    use crate::wkb::encode;

    fn with_header(flags: u8, envelope: usize) -> Vec<u8> {
        let mut bytes = vec![b'G', b'P', 0, flags, 0, 0, 0, 0];
        bytes.resize(8 + envelope, 0);
        bytes.extend(encode(&Geometry::Point(Point::new(1.0, 2.0))));
        bytes
    }

    #[test]
    fn every_kind_of_envelope_is_passed_over() {
        for (flags, envelope) in [
            (0b0001, 0),
            (0b0000, 0),
            (0b0011, 32),
            (0b0101, 48),
            (0b0111, 48),
            (0b1001, 64),
        ] {
            assert_eq!(
                read(&with_header(flags, envelope)),
                Ok(Point::new(1.0, 2.0).into()),
                "{flags:#b}"
            );
        }
    }

    #[test]
    fn empty_extended_and_broken_geometries_are_told_apart() {
        assert_eq!(read(&with_header(0b1_0001, 0)), Err(SkipReason::NoGeometry));
        assert_eq!(read(&with_header(0b10_0001, 0)), Err(SkipReason::BadGeometry));
        assert_eq!(read(&with_header(0b1111, 0)), Err(SkipReason::BadGeometry));
        assert_eq!(read(b"GP\0\x03"), Err(SkipReason::BadGeometry));
        assert_eq!(read(b""), Err(SkipReason::BadGeometry));
        assert_eq!(
            read(&encode(&Geometry::Point(Point::new(1.0, 2.0)))),
            Err(SkipReason::BadGeometry)
        );
    }
}
