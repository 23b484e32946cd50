//! `GeoPackage`s of other tools, sound and broken.

use std::path::{Path, PathBuf};

use domain::network::Class;
use geo_types::{Geometry, Point, point};
use gis::crs::Crs;
use gis::read::{Fault, FileError, ReadOptions};
use gis::report::{CrsFound, SkipReason};
use gis::wkb;
use rusqlite::{Connection, params};
use tempfile::TempDir;

use super::{file, read, try_read};

const TABLES: &str = "
    CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER PRIMARY KEY, organization TEXT,
        organization_coordsys_id INTEGER, definition TEXT, description TEXT);
    CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT, identifier TEXT, srs_id INTEGER);
    CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name TEXT,
        srs_id INTEGER, z TINYINT, m TINYINT);
    INSERT INTO gpkg_spatial_ref_sys VALUES ('PL-2000/7', 2178, 'EPSG', 2178, '', ''), ('WGS 84', 4326, 'epsg', 4326, '', ''),
        ('Undefined', -1, 'NONE', -1, '', '');";

/// An invented file, filled by statements.
struct Package {
    _folder: TempDir,
    path: PathBuf,
    database: Connection,
}

impl Package {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("siec.gpkg");
        let database = Connection::open(&path).unwrap();
        database.execute_batch(TABLES).unwrap();
        Self {
            _folder: folder,
            path,
            database,
        }
    }

    fn layer(&self, name: &str, srs: i64, columns: &str) {
        let list = |sql: &str| self.database.execute(sql, params![name, srs]).unwrap();
        list("INSERT INTO gpkg_contents VALUES (?1, 'features', ?1, ?2)");
        list("INSERT INTO gpkg_geometry_columns VALUES (?1, 'geom', 'GEOMETRY', ?2, 0, 0)");
        let create = format!("CREATE TABLE \"{name}\" (fid INTEGER PRIMARY KEY, geom BLOB, {columns})");
        self.database.execute_batch(&create).unwrap();
    }

    fn row(&self, layer: &str, geometry: &[u8], id: &str) {
        let insert = format!("INSERT INTO \"{layer}\" (geom, id) VALUES (?1, ?2)");
        self.database.execute(&insert, params![geometry, id]).unwrap();
    }

    fn refused(&self) -> FileError {
        try_read(&self.path, &ReadOptions::default()).expect_err("the file is bad")
    }
}

fn blob(geometry: impl Into<Geometry<f64>>) -> Vec<u8> {
    let mut bytes = vec![b'G', b'P', 0, 1, 0, 0, 0, 0];
    bytes.extend(wkb::encode(&geometry.into()));
    bytes
}

fn spychowo(step: f64) -> Point<f64> {
    point!(x: 7_523_000.0 + step, y: 5_941_000.0)
}

#[test]
fn every_layer_is_read_with_its_own_system() {
    let package = Package::new();
    package.layer("hydranty", 2178, "id TEXT, dn INTEGER");
    package.layer("zasuwy_wodociągowe", 4326, "id TEXT");
    package.row("hydranty", &blob(spychowo(0.0)), "H-1");
    package.row("zasuwy_wodociągowe", &blob(point!(x: 21.35, y: 53.6)), "Z-1");
    let (features, report) = read(&package.path);
    assert_eq!(report.accepted, [(Class::Valve, 1), (Class::Hydrant, 1)].into());
    let systems: Vec<(&str, Crs)> = report.crs.iter().map(|used| (used.source.as_str(), used.crs)).collect();
    assert_eq!(
        systems,
        [("hydranty", Crs::PL2000_7), ("zasuwy_wodociągowe", Crs::WGS84)]
    );
    // Computed with PROJ 9.5.1.
    let Geometry::Point(at) = &features[0].geometry else {
        panic!("a point")
    };
    assert!(
        (at.x() - 21.347_445_118_0).abs() < 1e-9 && (at.y() - 53.600_052_444_6).abs() < 1e-9,
        "{at:?}"
    );
}

#[test]
fn numbers_that_count_the_rows_of_each_layer_do_not_collide() {
    let package = Package::new();
    package.layer("hydranty", 2178, "id INTEGER");
    package.layer("zasuwy_wod", 2178, "id INTEGER");
    package.row("hydranty", &blob(spychowo(0.0)), "1");
    package.row("zasuwy_wod", &blob(spychowo(1.0)), "1");
    let (features, report) = read(&package.path);
    let ids: Vec<&str> = features.iter().map(|feature| feature.object.id.as_str()).collect();
    assert_eq!(ids, ["hydranty/1", "zasuwy_wod/1"], "{report}");
}

#[test]
fn a_layer_without_a_system_is_guessed_by_its_numbers() {
    let package = Package::new();
    package.layer("hydranty", -1, "id TEXT");
    package.row("hydranty", &blob(spychowo(0.0)), "H-1");
    let (_, report) = read(&package.path);
    assert_eq!(
        (report.crs[0].crs, report.crs[0].found),
        (Crs::PL2000_7, CrsFound::Guessed)
    );
}

#[test]
fn rows_without_a_good_geometry_are_left_out() {
    let package = Package::new();
    package.layer("hydranty", 2178, "id TEXT");
    package.row("hydranty", &blob(spychowo(0.0)), "good");
    package.row("hydranty", &blob(point!(x: f64::NAN, y: 1.0)), "nan");
    package.row("hydranty", b"GP\0\x11\0\0\0\0", "empty");
    package.row("hydranty", b"not a geometry", "junk");
    package.row("hydranty", &blob(spychowo(0.0))[..20], "cut");
    package
        .database
        .execute("INSERT INTO hydranty (id) VALUES ('null')", [])
        .unwrap();
    package
        .database
        .execute("INSERT INTO hydranty (geom, id) VALUES (7, 'number')", [])
        .unwrap();
    let (features, report) = read(&package.path);
    assert_eq!(features.len(), 1);
    for (reason, count) in [
        (SkipReason::NotFinite, 1),
        (SkipReason::NoGeometry, 2),
        (SkipReason::BadGeometry, 3),
    ] {
        assert_eq!(report.skipped_for("hydranty", reason), count, "{report}");
    }
}

#[test]
fn a_view_is_not_read_and_the_report_says_so() {
    let package = Package::new();
    package.layer("hydranty", 2178, "id TEXT");
    package.row("hydranty", &blob(spychowo(0.0)), "H-1");
    package
        .database
        .execute_batch(
            "CREATE VIEW zasuwy AS SELECT * FROM hydranty;
             INSERT INTO gpkg_contents VALUES ('zasuwy', 'features', 'zasuwy', 2178);
             INSERT INTO gpkg_geometry_columns VALUES ('zasuwy', 'geom', 'GEOMETRY', 2178, 0, 0);",
        )
        .unwrap();
    let (features, report) = read(&package.path);
    assert_eq!(features.len(), 1);
    assert!(
        report
            .remarks
            .iter()
            .any(|remark| remark.text.contains("save it as a table")),
        "{report}"
    );
}

#[test]
fn empty_layers_and_tables_without_geometry_are_passed_over() {
    let package = Package::new();
    package.layer("hydranty", -1, "id TEXT");
    package
        .database
        .execute_batch(
            "CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT);
             INSERT INTO gpkg_contents VALUES ('notes', 'attributes', 'notes', NULL);",
        )
        .unwrap();
    let (features, report) = read(&package.path);
    assert!(features.is_empty());
    assert_eq!(report.skipped_total(), 0);
}

#[test]
fn a_layer_named_to_break_out_of_the_statement_is_only_a_name() {
    let package = Package::new();
    let name = "hydranty\"; DROP TABLE x; --";
    package
        .database
        .execute(
            "INSERT INTO gpkg_contents VALUES (?1, 'features', ?1, 2178)",
            params![name],
        )
        .unwrap();
    let columns = "INSERT INTO gpkg_geometry_columns VALUES (?1, 'geom', 'POINT', 2178, 0, 0)";
    package.database.execute(columns, params![name]).unwrap();
    let quoted = name.replace('"', "\"\"");
    package
        .database
        .execute_batch(&format!("CREATE TABLE \"{quoted}\" (geom BLOB, id TEXT)"))
        .unwrap();
    let insert = format!("INSERT INTO \"{quoted}\" VALUES (?1, 'H-1')");
    package.database.execute(&insert, params![blob(spychowo(0.0))]).unwrap();
    assert_eq!(read(&package.path).0.len(), 1);
}

#[test]
fn a_broken_package_is_an_error_with_the_next_step() {
    let listed = Package::new();
    listed
        .database
        .execute_batch("INSERT INTO gpkg_contents VALUES ('a', 'features', 'a', 4326);")
        .unwrap();
    listed
        .database
        .execute_batch("INSERT INTO gpkg_geometry_columns VALUES ('a', 'geom', 'POINT', 4326, 0, 0);")
        .unwrap();
    let message = listed.refused().to_string();
    assert!(message.contains("the layer `a` is listed, but not there"), "{message}");
    assert!(
        message.starts_with("siec.gpkg: ") && message.contains("open it in QGIS"),
        "{message}"
    );

    let plain = Package::new();
    plain.database.execute_batch("DROP TABLE gpkg_contents").unwrap();
    assert!(matches!(plain.refused().fault, Fault::GeoPackage(_)));

    let system = Package::new();
    system
        .database
        .execute_batch("UPDATE gpkg_spatial_ref_sys SET organization_coordsys_id = 1 WHERE srs_id = 2178")
        .unwrap();
    system.layer("hydranty", 2178, "id TEXT");
    assert!(matches!(system.refused().fault, Fault::Crs(_)));

    let wrong = Package::new();
    wrong.layer("hydranty", 4326, "id TEXT");
    wrong.row("hydranty", &blob(spychowo(0.0)), "H-1");
    let error = wrong.refused();
    assert!(
        matches!(
            error.fault,
            Fault::OutsidePoland {
                looks_like: Some(Crs::PL2000_7),
                ..
            }
        ),
        "{error}"
    );
    assert_eq!(error.place.as_deref(), Some("layer `hydranty`"));
}

#[test]
fn a_cut_package_is_an_error() {
    let package = Package::new();
    package.layer("hydranty", 2178, "id TEXT");
    for step in 0..500 {
        package.row("hydranty", &blob(spychowo(f64::from(step))), &format!("H-{step}"));
    }
    drop(package.database);
    let bytes = std::fs::read(&package.path).unwrap();
    let cut = |length: usize| {
        let (_folder, path) = file("cut.gpkg", &bytes[..length]);
        try_read(&path, &ReadOptions::default()).expect_err("half a file")
    };
    for length in [20, 100, 1000, bytes.len() / 2] {
        assert!(matches!(cut(length).fault, Fault::GeoPackage(_)), "{length}");
    }
}

#[test]
fn a_row_larger_than_allowed_is_an_error() {
    let package = Package::new();
    package.layer("hydranty", 2178, "id TEXT, note TEXT");
    package.row("hydranty", &blob(spychowo(0.0)), "H-1");
    package
        .database
        .execute("UPDATE hydranty SET note = hex(zeroblob(200000))", [])
        .unwrap();
    let options = ReadOptions {
        max_record_bytes: 100_000,
        ..ReadOptions::default()
    };
    let error = try_read(&package.path, &options).expect_err("too large");
    assert!(error.to_string().contains("a row is larger than allowed"), "{error}");
    assert!(read(&package.path).0.len() == 1);
}

#[test]
fn reading_leaves_the_file_and_its_folder_as_they_were() {
    let package = Package::new();
    package.layer("hydranty", 2178, "id TEXT");
    package.row("hydranty", &blob(spychowo(0.0)), "H-1");
    let before = std::fs::read(&package.path).unwrap();
    read(&package.path);
    assert_eq!(std::fs::read(&package.path).unwrap(), before);
    let siblings = std::fs::read_dir(package.path.parent().unwrap_or(Path::new(".")))
        .unwrap()
        .count();
    assert_eq!(siblings, 1);
}

#[test]
fn tables_made_of_gesut_keep_its_meaning_and_the_newest_version_counts() {
    let package = Package::new();
    package.layer(
        "GES_UrzadzeniaSiecWodociagowa",
        2178,
        "id TEXT, lokalnyId TEXT, wersjaId TEXT, rodzajUrzadzenia TEXT",
    );
    package.layer("GES_PrzewodGazowy", 2178, "id TEXT, lokalnyId TEXT");
    package.row("GES_PrzewodGazowy", &blob(spychowo(0.0)), "");
    for (step, version, kind) in [(1.0, "2020-01-01T00:00:00", "w"), (2.0, "2024-01-01T00:00:00", "h")] {
        let insert = "INSERT INTO GES_UrzadzeniaSiecWodociagowa (geom, lokalnyId, wersjaId, rodzajUrzadzenia)
                      VALUES (?1, 'a-1', ?2, ?3)";
        package
            .database
            .execute(insert, params![blob(spychowo(step)), version, kind])
            .unwrap();
    }
    let (features, report) = read(&package.path);
    assert_eq!(report.accepted, [(Class::Hydrant, 1)].into(), "{report}");
    assert_eq!(features[0].object.id.as_str(), "a-1");
    assert_eq!(
        report.skipped_for("GES_UrzadzeniaSiecWodociagowa", SkipReason::DuplicateId),
        1
    );
    assert_eq!(report.skipped_for("GES_PrzewodGazowy", SkipReason::OtherNetwork), 1);
}
