//! Files with changed bytes: whatever happens, nothing panics, and what still arrives is sound.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use geo::CoordsIter;
use gis::crs::Crs;
use gis::read::ReadOptions;
use gis::write::write_geopackage;
use proptest::prelude::*;

use super::{file, read, try_read};

fn sample(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name)
}

pub static SAMPLES: LazyLock<Vec<(&str, Vec<u8>)>> = LazyLock::new(samples);

/// A sample in each format; the `GeoPackage` and the `GeoJSON` are made of the GML.
fn samples() -> Vec<(&'static str, Vec<u8>)> {
    let features = read(&sample("gesut-1.3.gml")).0;
    let folder = tempfile::tempdir().unwrap();
    let package = folder.path().join("a.gpkg");
    write_geopackage(&package, Crs::PL2000_7, &features).unwrap();
    let mut json = Vec::new();
    gis::write::write_geojson(&mut json, Crs::PL2000_7, &features).unwrap();
    vec![
        ("a.gml", std::fs::read(sample("gesut-1.3.gml")).unwrap()),
        ("b.gml", std::fs::read(sample("gesut-2015.gml")).unwrap()),
        ("a.gpkg", std::fs::read(package).unwrap()),
        ("a.geojson", json),
        ("a.zip", std::fs::read(sample("siec.zip")).unwrap()),
        ("a.inp", std::fs::read(sample("siec.inp")).unwrap()),
    ]
}

/// Reads the bytes and looks at whatever arrives.
pub fn survive(name: &str, bytes: &[u8]) {
    let (_folder, path) = file(name, bytes);
    let Ok((features, report)) = try_read(&path, &ReadOptions::default()) else {
        return;
    };
    assert_eq!(features.len() as u64, report.accepted_total());
    let ids: HashSet<&str> = features.iter().map(|feature| feature.object.id.as_str()).collect();
    assert_eq!(ids.len(), features.len());
    for feature in &features {
        assert!(feature.geometry.coords_count() > 0);
        assert!(
            feature
                .geometry
                .coords_iter()
                .all(|at| at.x.abs() <= 180.0 && at.y.abs() <= 90.0)
        );
    }
    assert!(report.to_string().len() < 200_000);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn changed_bytes_never_panic(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20),
        end in any::<prop::sample::Index>(),
        cut in any::<bool>(),
    ) {
        for (name, mut bytes) in SAMPLES.clone() {
            for (at, byte) in &changes {
                let index = at.index(bytes.len());
                bytes[index] = *byte;
            }
            if cut {
                bytes.truncate(end.index(bytes.len()));
            }
            survive(name, &bytes);
        }
    }

    #[test]
    fn changed_digits_never_make_an_unsound_object(
        changes in prop::collection::vec((any::<prop::sample::Index>(), 0..10_u8), 1..200),
    ) {
        for (name, mut bytes) in SAMPLES.clone().into_iter().filter(|(name, _)| !name.ends_with("gpkg") && !name.ends_with("zip")) {
            let digits: Vec<usize> = (0..bytes.len()).filter(|at| bytes[*at].is_ascii_digit()).collect();
            for (at, digit) in &changes {
                bytes[digits[at.index(digits.len())]] = b'0' + digit;
            }
            survive(name, &bytes);
        }
    }

    #[test]
    fn bytes_of_any_kind_behind_a_known_beginning_never_panic(
        rest in prop::collection::vec(any::<u8>(), 0..2000),
        start in prop::sample::select(vec![&b"SQLite format 3\0"[..], b"PK\x03\x04", b"\0\0\x27\x0A", b"[PIPES]\n", b"<?xml version='1.0'?>", b"{\"type\":"]),
    ) {
        survive("a.bin", &[start, &rest].concat());
    }
}

#[test]
fn a_million_nested_brackets_are_refused() {
    survive("a.json", "{\"features\":".repeat(100_000).as_bytes());
    survive(
        "a.json",
        ["{\"type\":\"FeatureCollection\",\"features\":[", &"[".repeat(1_000_000)]
            .concat()
            .as_bytes(),
    );
    survive("a.gml", "<FeatureCollection>".repeat(100_000).as_bytes());
}

#[test]
fn one_endless_record_is_refused_before_it_fills_the_memory() {
    let options = ReadOptions {
        max_record_bytes: 10_000,
        ..ReadOptions::default()
    };
    let long = "1 ".repeat(100_000);
    let gml = format!(
        "<g:FeatureCollection xmlns:g=\"http://www.opengis.net/gml/3.2\" \
         xmlns:s=\"geodezyjnaEwidencjaSieciUzbrojeniaTerenu:1.0\"><g:featureMember><s:GES_PrzewodWodociagowy>{long}"
    );
    let json = format!("{{\"type\":\"FeatureCollection\",\"features\":[{{\"a\":\"{long}");
    for (name, text) in [("a.gml", gml), ("a.json", json)] {
        let (_folder, path) = file(name, text.as_bytes());
        let error = try_read(&path, &options).expect_err("too large");
        assert!(error.to_string().contains("more than 10000 bytes"), "{error}");
    }
}
