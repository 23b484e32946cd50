//! What is done with bytes that a fuzzer invents: whatever comes of them must be sound, and nothing may panic.
#![deny(unsafe_code)]

mod saml;

use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use geo::CoordsIter;
use gis::crs::Crs;
use gis::read::{Mapping, ReadOptions, read_network};
use tempfile::TempDir;

pub use saml::saml;

/// A folder in memory, where the system has one: a fuzzer writes thousands of files a second.
static FOLDER: LazyLock<Option<TempDir>> =
    LazyLock::new(|| tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).ok());

/// Says of layers what fuzzed tables of the seeds have, so that this way through the readers is walked too.
const MAPPING: &str = "[[layer]]\nname = 'rur*'\nclass = 'water_pipe'\nvalues.material = { stal = 'steel' }";

/// Reads a file of these bytes, in a place known and unknown, and looks at whatever arrives.
pub fn file(name: &str, bytes: &[u8]) {
    let Some(path) = written(name, bytes) else {
        return;
    };
    let strict = ReadOptions {
        max_record_bytes: 1 << 20,
        ..ReadOptions::default()
    };
    read(&path, &strict);
    let mapped = ReadOptions {
        crs: Some(Crs::PL2000_7),
        mapping: Mapping::parse(MAPPING).ok().map(Arc::new),
        ..strict
    };
    read(&path, &mapped);
}

/// Reads an archive of shapefiles; or, of other bytes, a `.shp` and a `.dbf` without one around them, because the checksums
/// of an archive let no invention through. The first two bytes say how long the `.shp` is.
pub fn shapefile(bytes: &[u8]) {
    if bytes.starts_with(b"PK") {
        return file("a.zip", bytes);
    }
    let Some((length, parts)) = bytes.split_first_chunk() else {
        return;
    };
    let (shapes, table) = parts.split_at(usize::from(u16::from_le_bytes(*length)).min(parts.len()));
    if written("rury.dbf", table).is_some() {
        file("rury.shp", shapes);
    }
}

fn written(name: &str, bytes: &[u8]) -> Option<PathBuf> {
    let path = FOLDER.as_ref()?.path().join(name);
    std::fs::write(&path, bytes).ok()?;
    Some(path)
}

fn read(path: &Path, options: &ReadOptions) {
    let mut count = 0_u64;
    let outcome = read_network::<()>(path, options, &mut |feature| {
        count += 1;
        assert!(feature.geometry.coords_count() > 0, "an empty geometry");
        for at in feature.geometry.coords_iter() {
            assert!(at.x.abs() <= 180.0 && at.y.abs() <= 90.0, "{at:?} is nowhere");
        }
        Ok(())
    });
    match outcome {
        Ok(report) => {
            assert_eq!(count, report.accepted_total(), "the report miscounts");
            assert!(report.to_string().len() < 500_000, "the report is too long");
        }
        Err(error) => assert!(error.to_string().len() < 20_000, "the error is too long"),
    }
}

/// Decodes a geometry; what was read must be written and read again the same.
pub fn wkb(bytes: &[u8]) {
    if let Ok(geometry) = gis::wkb::decode(bytes) {
        let again = gis::wkb::decode(&gis::wkb::encode(&geometry));
        assert_eq!(again.as_ref(), Ok(&geometry), "written and read again it differs");
    }
}

/// Reads a mapping.
pub fn mapping(bytes: &[u8]) {
    if let Err(error) = Mapping::parse(&String::from_utf8_lossy(bytes)) {
        assert!(!error.to_string().is_empty(), "an error that says nothing");
    }
}

/// Reads a coordinate system that is written out.
pub fn wkt(bytes: &[u8]) {
    if let Err(name) = gis::crs::wkt::identify(&String::from_utf8_lossy(bytes)) {
        assert!(name.len() < 1000, "the name is too long");
    }
}

/// Decodes a tile and asks what lies at a point.
pub fn tile(bytes: &[u8]) {
    let Ok(tile) = tiles::decode(bytes) else {
        return;
    };
    for layer in &tile.layers {
        for feature in &layer.features {
            assert!(feature.parts().all(|part| !part.is_empty()), "an empty part");
            assert!(feature.distance_squared([100.0, 100.0]).is_finite(), "no distance");
        }
    }
}
