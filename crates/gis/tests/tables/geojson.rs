//! `GeoJSON` of other tools.

use std::path::PathBuf;

use domain::network::{Class, Details, Diameter, HydrantKind, Material, Status};
use geo::CoordsIter;
use gis::crs::Crs;
use gis::read::{FileError, ReadOptions};
use gis::report::{CrsFound, ImportReport, SkipReason};
use serde_json::{Value, json};

use super::{file, read, try_read};

fn collection(features: &[Value]) -> Vec<u8> {
    json!({"type": "FeatureCollection", "features": features})
        .to_string()
        .into_bytes()
}

fn feature(kind: &str, coordinates: Value, properties: Value) -> Value {
    let mut feature = json!({"type": "Feature", "geometry": {"type": kind}});
    feature["geometry"]["coordinates"] = coordinates;
    feature["properties"] = properties;
    feature
}

fn point(properties: Value, coordinates: Value) -> Value {
    feature("Point", coordinates, properties)
}

fn line(properties: Value) -> Value {
    feature("LineString", json!([[21.35, 53.60], [21.36, 53.61]]), properties)
}

fn refused(name: &str, content: &[u8]) -> FileError {
    let (_folder, path) = file(name, content);
    try_read(&path, &ReadOptions::default()).expect_err("the file is bad")
}

fn column<'a>(report: &'a ImportReport, name: &str) -> Option<&'a str> {
    report
        .columns
        .iter()
        .find(|column| column.column == name)
        .and_then(|column| column.became.as_deref())
}

#[test]
fn polish_columns_are_understood_and_the_report_says_how() {
    let pipe = line(json!({
        "OBJECTID": 17, "Średnica": "Ø110", "MATERIAŁ": "PE 100", "Rok budowy": 1998, "Funkcja": "rozdzielczy",
        "Uwagi": "brak", "stan": "czynny", "ulica": "Mickiewicza",
    }));
    let (_folder, path) = file("wodociag.geojson", &collection(&[pipe]));
    let (features, report) = read(&path);
    let object = &features[0].object;
    let Details::WaterPipe(pipe) = &object.details else {
        panic!("a water pipe")
    };
    assert_eq!(pipe.section.map(|section| section.widest().mm()), Some(110));
    assert_eq!(pipe.material, Some(Material::Pe));
    assert_eq!(
        (object.id.as_str(), object.year, object.name.as_deref()),
        ("17", Some(1998), Some("Mickiewicza"))
    );
    assert_eq!(column(&report, "Średnica"), Some("diameter"));
    assert_eq!(column(&report, "MATERIAŁ"), Some("material"));
    assert_eq!(column(&report, "Uwagi"), None);
    assert!(report.remarks.is_empty(), "{report}");
}

#[test]
fn the_class_comes_from_a_column_or_else_from_the_name() {
    let rows = [
        point(
            json!({"id": 1, "klasa": "Hydrant", "dn": 80, "typ": "nadziemny"}),
            json!([21.35, 53.60]),
        ),
        point(json!({"id": 2, "klasa": "zasuwa"}), json!([21.35, 53.61])),
        point(json!({"id": 3, "klasa": null}), json!([21.35, 53.62])),
    ];
    let (_folder, path) = file("studnie.geojson", &collection(&rows));
    let (features, report) = read(&path);
    let classes: Vec<Class> = features.iter().map(|feature| feature.object.class()).collect();
    assert_eq!(classes, [Class::Hydrant, Class::Valve, Class::Manhole], "{report}");
    let Details::Hydrant(hydrant) = &features[0].object.details else {
        panic!("a hydrant")
    };
    assert_eq!(hydrant.diameter.map(Diameter::mm), Some(80));
    assert_eq!(hydrant.kind.map(HydrantKind::code), Some("overground"));
}

#[test]
fn a_row_that_nothing_names_is_left_out() {
    let (_folder, path) = file(
        "warstwa.geojson",
        &collection(&[point(json!({"a": 1}), json!([21.35, 53.60]))]),
    );
    let (features, report) = read(&path);
    assert!(features.is_empty());
    assert_eq!(report.skipped_for("warstwa", SkipReason::UnknownClass), 1);
}

#[test]
fn an_older_file_names_its_system_even_after_its_features() {
    let text = r#"{"type": "FeatureCollection",
        "features": [{"type": "Feature", "id": "H-1", "properties": null,
            "geometry": {"type": "Point", "coordinates": [7523000.0, 5941000.0]}}],
        "name": "hydranty",
        "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::2178"}}}"#;
    let (_folder, path) = file("export.json", text.as_bytes());
    let (features, report) = read(&path);
    assert_eq!(
        (report.crs[0].crs, report.crs[0].found),
        (Crs::PL2000_7, CrsFound::Declared)
    );
    // Computed with PROJ 9.5.1.
    let at = features[0].geometry.coords_iter().next().unwrap();
    assert!(
        (at.x - 21.347_445_118_0).abs() < 1e-9 && (at.y - 53.600_052_444_6).abs() < 1e-9,
        "{at:?}"
    );
    assert_eq!(features[0].object.id.as_str(), "H-1");
}

#[test]
fn plane_coordinates_without_a_name_are_guessed_and_latitude_first_is_put_right() {
    let plane = collection(&[point(json!({}), json!([7_523_000.0, 5_941_000.0]))]);
    let (_folder, path) = file("hydranty.geojson", &plane);
    assert_eq!(read(&path).1.crs[0].found, CrsFound::Guessed);
    let turned = collection(&[point(json!({}), json!([53.6, 21.35]))]);
    let (_folder, path) = file("hydranty.geojson", &turned);
    let (features, report) = read(&path);
    assert!(report.crs[0].axes_swapped);
    assert_eq!(features[0].geometry, geo_types::Point::new(21.35, 53.6).into());
}

#[test]
fn a_single_feature_is_a_file_too() {
    let (_folder, path) = file(
        "zasuwy.geojson",
        point(json!({"id": "Z"}), json!([21.35, 53.6])).to_string().as_bytes(),
    );
    assert_eq!(read(&path).0.len(), 1);
}

#[test]
fn importing_the_same_file_again_gives_the_same_ids() {
    let rows = [line(json!({})), point(json!({}), json!([21.35, 53.6])), line(json!({}))];
    let (_folder, path) = file("wodociag.geojson", &collection(&rows));
    let (once, report) = read(&path);
    assert_eq!(once, read(&path).0);
    // The point is no pipe, and the second line is the first one again.
    assert_eq!(once.len(), 1);
    assert_eq!(report.skipped_for("wodociag", SkipReason::DuplicateId), 1);
    assert_eq!(report.skipped_for("wodociag", SkipReason::WrongGeometry), 1);
}

#[test]
fn defective_rows_are_left_out_and_the_good_ones_taken() {
    let rows = [
        point(json!({"id": "good", "status": "projektowany"}), json!([21.35, 53.6])),
        point(json!({"id": "empty"}), json!([])),
        point(json!({"id": "short"}), json!([21.35])),
        point(json!({"id": "text"}), json!(["a", "b"])),
        point(json!({"id": "far"}), json!([21.35, 99.0])),
        json!({"type": "Feature", "properties": {"id": "null"}, "geometry": null}),
        json!({"type": "Feature", "properties": {"id": "none"}}),
    ];
    let (_folder, path) = file("zasuwy.geojson", &collection(&rows));
    let (features, report) = read(&path);
    assert_eq!(features.len(), 1);
    assert_eq!(features[0].object.status, Status::Planned);
    for (reason, count) in [
        (SkipReason::NoGeometry, 3),
        (SkipReason::BadGeometry, 1),
        (SkipReason::NotFinite, 1),
        (SkipReason::OutsideArea, 1),
    ] {
        assert_eq!(report.skipped_for("zasuwy", reason), count, "{report}");
    }
}

#[test]
fn a_bad_file_is_an_error_with_the_file_the_place_and_the_next_step() {
    let good = collection(&[line(json!({"id": 1})), line(json!({"id": 2}))]);
    let cut = refused("wodociag.geojson", &good[..good.len() - 40]);
    assert!(
        cut.to_string()
            .starts_with("wodociag.geojson, feature 2: ends in the middle"),
        "{cut}"
    );
    let broken = refused(
        "a.geojson",
        &String::from_utf8(good)
            .unwrap()
            .replacen("21.35", "NaN", 1)
            .into_bytes(),
    );
    assert!(
        broken.to_string().contains("feature 1: is not valid JSON (expected"),
        "{broken}"
    );
    let mixed = refused(
        "a.geojson",
        b"{\"type\":\"FeatureCollection\",\"name\":\"\xB3\xF3\",\"features\":[]}",
    );
    assert!(
        mixed.to_string().contains("is not valid JSON (invalid unicode"),
        "{mixed}"
    );
    let topology = refused("a.geojson", br#"{"type":"Topology"}"#);
    assert!(topology.to_string().contains("export it as GeoJSON"), "{topology}");
    let system = br#"{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:1"}},"features":[]}"#;
    assert!(
        refused("a.geojson", system)
            .to_string()
            .contains("EPSG:1 is not known here")
    );
    let abroad = refused(
        "hydranty.geojson",
        &collection(&[point(json!({}), json!([2.35, 48.85]))]),
    );
    assert!(abroad.to_string().contains("do not lie in Poland"), "{abroad}");
    let unknown = refused("hydranty.geojson", &collection(&[point(json!({}), json!([1e7, 1e7]))]));
    assert!(
        unknown.to_string().contains("name it, for instance EPSG:2178"),
        "{unknown}"
    );
    assert!(refused("a.geojson", b"").to_string().contains("is empty"));
}

#[test]
fn a_missing_file_is_an_error_that_names_it() {
    let error = try_read(&PathBuf::from("/nowhere/siec.geojson"), &ReadOptions::default()).expect_err("nothing there");
    assert!(error.to_string().starts_with("siec.geojson: cannot be read"), "{error}");
}

/// The boundary is not part of the project; without it there is nothing to test.
#[test]
fn the_boundary_of_a_gmina_is_known_by_its_files_name() {
    let path = PathBuf::from(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../shared/data/gmina-swietajno-2817072.geojson"
    ));
    if !path.exists() {
        println!("skipped: {} is not there", path.display());
        return;
    }
    let (features, report) = read(&path);
    assert_eq!(features.len(), 1, "{report}");
    assert_eq!(features[0].object.class(), Class::Boundary);
    assert_eq!(features[0].object.name.as_deref(), Some("Świętajno"));
}

#[test]
fn a_polish_system_takes_no_degrees_even_when_it_is_given_and_another_takes_data_from_abroad() {
    let (_folder, path) = file("siec.geojson", &collection(&[line(json!({"klasa": "wodociag"}))]));
    let given = |epsg| ReadOptions {
        crs: Some(Crs::from_epsg(epsg).unwrap()),
        ..ReadOptions::default()
    };
    let said = try_read(&path, &given(2178))
        .expect_err("degrees are no metres")
        .to_string();
    assert!(said.contains("do not lie in Poland"), "{said}");
    assert!(
        try_read(&path, &given(3857)).is_ok(),
        "whoever names another system means it"
    );
}
