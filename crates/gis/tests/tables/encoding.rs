//! Files whose encoding the operator knows better.

use std::path::Path;

use gis::read::{ReadOptions, TextEncoding};

use super::{file, try_read};

fn given(encoding: TextEncoding) -> ReadOptions {
    ReadOptions {
        encoding: Some(encoding),
        ..ReadOptions::default()
    }
}

const VALVE: &str = "{\"type\":\"Feature\",\"properties\":{\"class\":\"valve\",\"id\":\"Z\",\"name\":\"XłX\"},\
                     \"geometry\":{\"type\":\"Point\",\"coordinates\":[21.3,53.6]}}";

/// The text with `ł` as windows-1250 writes it.
fn of_windows(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    for letter in text.chars() {
        bytes.push(if letter == 'ł' { 0xB3 } else { letter as u8 });
    }
    bytes
}

#[test]
fn json_that_is_not_utf8_is_read_when_its_encoding_is_named() {
    let (_folder, path) = file("a.geojson", &of_windows(VALVE));
    try_read(&path, &ReadOptions::default()).expect_err("not UTF-8");
    let (features, report) = try_read(&path, &given(TextEncoding::WINDOWS_1250)).unwrap();
    assert_eq!(features[0].object.name.as_deref(), Some("XłX"));
    assert_eq!(report.encoding.as_deref(), Some("windows-1250"));
    let said = try_read(&path, &given(TextEncoding::CP852))
        .expect_err("no such")
        .to_string();
    assert!(said.contains("cannot be read as CP852"), "{said}");
}

#[test]
fn xml_that_declares_the_wrong_encoding_is_read_in_the_right_one() {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/gesut-1.3.gml");
    let text = std::fs::read_to_string(&sample).unwrap().replace("UTF-8", "US-ASCII");
    let (_folder, path) = file("a.gml", text.as_bytes());
    let (expected, _) = try_read(&sample, &ReadOptions::default()).unwrap();
    let (features, report) = try_read(&path, &given(TextEncoding::UTF_8)).unwrap();
    assert_eq!(features, expected);
    assert_eq!(report.encoding.as_deref(), Some("UTF-8"));
}

#[test]
fn a_geopackage_is_utf8_whatever_is_given_and_that_is_told() {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/gesut-1.3.gml");
    let (features, _) = try_read(&sample, &ReadOptions::default()).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.gpkg");
    gis::write::write_geopackage(&path, gis::crs::Crs::WGS84, &features).unwrap();
    let (again, report) = try_read(&path, &given(TextEncoding::WINDOWS_1250)).unwrap();
    assert_eq!(again.len(), features.len());
    assert!(report.to_string().contains("a GeoPackage is always UTF-8"), "{report}");
}
