//! Another reader's and writer's word: GDAL opens what is written here, and what GDAL writes is read here.

use std::path::Path;
use std::process::Command;

use domain::network::Class;
use geo::CoordsIter;
use gis::Feature;
use gis::crs::Crs;
use gis::write::{write_geojson, write_geopackage};

use super::read;

/// Runs one of GDAL's programs and gives back what it prints; nothing, with the reason printed, without GDAL.
fn gdal(program: &str, arguments: &[&str]) -> Option<String> {
    let Ok(output) = Command::new(program).args(arguments).output() else {
        println!("skipped: {program} is not installed");
        return None;
    };
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success() && errors.trim().is_empty(),
        "{program} {arguments:?}: {errors}"
    );
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn sample() -> Vec<Feature> {
    read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/gesut-1.3.gml")).0
}

fn count(features: &[Feature], class: Class) -> usize {
    features
        .iter()
        .filter(|feature| feature.object.class() == class)
        .count()
}

#[test]
fn gdal_opens_an_exported_geopackage_without_a_warning() {
    let features = sample();
    let folder = tempfile::tempdir().unwrap();
    for (crs, unit) in [(Crs::WGS84, "degree"), (Crs::PL2000_7, "metre"), (Crs::PL1992, "metre")] {
        let path = folder.path().join(format!("{}.gpkg", crs.epsg()));
        write_geopackage(&path, crs, &features).unwrap();
        let Some(told) = gdal("ogrinfo", &["-al", "-so", &path.display().to_string()]) else {
            return;
        };
        for class in [Class::WaterPipe, Class::Hydrant, Class::Device, Class::Building] {
            let layer = told
                .split("Layer name: ")
                .find(|part| part.starts_with(&format!("{}\n", class.code())));
            let layer = layer.unwrap_or_else(|| panic!("{class} is missing in\n{told}"));
            assert!(
                layer.contains(&format!("Feature Count: {}\n", count(&features, class))),
                "{layer}"
            );
            assert!(layer.contains(&format!("ID[\"EPSG\",{}]", crs.epsg())), "{layer}");
            assert!(
                layer.contains(unit) && layer.contains("Geometry Column NOT NULL = geom"),
                "{layer}"
            );
        }
    }
}

#[test]
fn gdal_sees_the_positions_and_attributes_that_were_written() {
    let features = sample();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.gpkg");
    write_geopackage(&path, Crs::PL2000_7, &features).unwrap();
    let id = "id = '00000001-0000-4000-8000-000000000000'";
    let Some(told) = gdal("ogrinfo", &["-where", id, &path.display().to_string(), "water_pipe"]) else {
        return;
    };
    // The positions that the sample has, east before north.
    assert!(
        told.contains("LINESTRING (7523000 5941000,7523010 5941050,7523012.34 5941120.55)"),
        "{told}"
    );
    for attribute in [
        "function (String) = main",
        "diameter (Integer) = 160",
        "local (Integer(Boolean)) = 0",
    ] {
        assert!(told.contains(attribute), "{attribute} is missing in\n{told}");
    }
}

#[test]
fn what_gdal_makes_of_an_export_is_read_back_the_same() {
    let features = sample();
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    write_geojson(
        std::fs::File::create(at("a.geojson")).unwrap(),
        Crs::PL2000_7,
        &features,
    )
    .unwrap();
    write_geopackage(&at("a.gpkg"), Crs::PL2000_7, &features).unwrap();
    for (from, to, more) in [
        (
            "a.geojson",
            "b.gpkg",
            vec!["-t_srs", "EPSG:2180", "-dim", "XYZ", "-nln", "network"],
        ),
        (
            "a.geojson",
            "b.geojson",
            vec!["-t_srs", "EPSG:4326", "-lco", "COORDINATE_PRECISION=12"],
        ),
        ("a.gpkg", "c.gpkg", vec!["-t_srs", "EPSG:4326"]),
    ] {
        let (source, target) = (at(from).display().to_string(), at(to).display().to_string());
        let arguments = [more, vec![target.as_str(), source.as_str()]].concat();
        if gdal("ogr2ogr", &arguments).is_none() {
            return;
        }
        let (again, report) = read(&at(to));
        assert_eq!(again.len(), features.len(), "{to}\n{report}");
        for feature in &features {
            let same = again.iter().find(|other| other.object.id == feature.object.id);
            let same = same.unwrap_or_else(|| panic!("{} is missing in {to}", feature.object.id));
            assert_eq!(same.object, feature.object, "{to}");
            for (one, other) in feature.geometry.coords_iter().zip(same.geometry.coords_iter()) {
                assert!(
                    (one.x - other.x).abs() < 2e-9 && (one.y - other.y).abs() < 2e-9,
                    "{to}: {one:?} {other:?}"
                );
            }
        }
    }
}
