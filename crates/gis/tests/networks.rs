//! A whole network on its way through the formats: a model becomes features, GDAL makes other files of them, and what is
//! read from those, and from our own exports of that, is the same again.
//!
//! The network is made here, of the kind that public research models are: a town's grid in US survey feet with loops,
//! pumps, valves and tanks. Models of real towns are free to use, but not clearly free to hand on.
#![cfg(test)]

use std::fmt::Write as _;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::Command;

use domain::network::Class;
use geo::CoordsIter;
use geo_types::{Coord, Geometry};
use gis::Feature;
use gis::crs::{Crs, Projection};
use gis::read::{ReadOptions, read_network};
use gis::report::ImportReport;
use gis::write::{write_geojson, write_geopackage};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Junctions to the east and to the north.
const GRID: usize = 30;
/// The south-western junction, in feet of EPSG:3089 (Kentucky).
const CORNER: (f64, f64) = (4_971_350.0, 3_905_604.0);
/// From one junction to the next.
const BLOCK: f64 = 321.7;

fn kentucky() -> Crs {
    Crs::from_epsg(3089).unwrap()
}

/// The model's text.
fn model() -> String {
    let mut sections = [
        "[JUNCTIONS]\n",
        "[PIPES]\n",
        "[COORDINATES]\n",
        "[VERTICES]\n",
        "[PUMPS]\n",
        "[VALVES]\n",
        "[TANKS]\n",
    ]
    .map(str::to_owned);
    let [junctions, pipes, coordinates, vertices, pumps, valves, tanks] = &mut sections;
    let place = |east: usize, north: usize| (CORNER.0 + east as f64 * BLOCK, CORNER.1 + north as f64 * BLOCK * 0.9);
    for (east, north) in (0..GRID).flat_map(|east| (0..GRID).map(move |north| (east, north))) {
        let (x, y) = place(east, north);
        writeln!(
            junctions,
            " J-{east}-{north}\t{} 0.5 ;",
            600.0 + east as f64 * 1.5 + north as f64 * 0.37
        )
        .unwrap();
        writeln!(coordinates, " J-{east}-{north} {x} {y}").unwrap();
        let inches = [1, 2, 4, 6, 8, 12][(east * 7 + north * 3) % 6];
        for (to_east, to_north, kind) in [(east + 1, north, 'E'), (east, north + 1, 'N')] {
            if to_east == GRID || to_north == GRID {
                continue;
            }
            let id = format!("{kind}-{east}-{north}");
            let ends = format!("J-{east}-{north} J-{to_east}-{to_north}");
            match (east + GRID * north) % 97 {
                11 if kind == 'E' => writeln!(pumps, " {id} {ends} POWER 150").unwrap(),
                13 if kind == 'N' => writeln!(valves, " {id} {ends} {inches} PRV 40 0").unwrap(),
                _ => writeln!(pipes, " {id} {ends} 300 {inches} 150 0 Open ; ulica Żółwia {east}").unwrap(),
            }
            if (east + north) % 3 == 0 {
                writeln!(vertices, " {id} {} {}", x + 40.25, y + 61.5).unwrap();
            }
        }
    }
    writeln!(tanks, " T-1 700 10 0 50 40 0").unwrap();
    writeln!(coordinates, " T-1 {} {}", CORNER.0 - 100.0, CORNER.1).unwrap();
    sections.concat() + "[OPTIONS]\n Units GPM\n[END]\n"
}

fn read(path: &Path, crs: Crs) -> (Vec<Feature>, ImportReport) {
    let options = ReadOptions {
        crs: Some(crs),
        ..ReadOptions::default()
    };
    let mut features = Vec::new();
    let report = read_network::<()>(path, &options, &mut |feature| {
        features.push(feature);
        Ok(())
    });
    features.sort_by(|one, other| one.object.id.cmp(&other.object.id));
    (features, report.unwrap_or_else(|error| panic!("{error}")))
}

fn modelled(folder: &Path) -> Vec<Feature> {
    let path = folder.join("model.inp");
    std::fs::write(&path, model()).unwrap();
    read(&path, kentucky()).0
}

/// A millimetre in degrees of latitude, and less in degrees of longitude.
const MILLIMETRE: f64 = 9e-9;

fn assert_same(expected: &[Feature], found: &[Feature], within: f64, what: &str) {
    assert_eq!(expected.len(), found.len(), "{what}");
    for (one, other) in expected.iter().zip(found) {
        assert_eq!(one.object, other.object, "{what}");
        let positions = (one.geometry.coords_count(), other.geometry.coords_count());
        assert_eq!(positions.0, positions.1, "{what}: {}", one.object.id);
        for (a, b) in one.geometry.coords_iter().zip(other.geometry.coords_iter()) {
            let off = (a.x - b.x).abs().max((a.y - b.y).abs());
            assert!(off <= within, "{what}: {} is off by {off} degrees", one.object.id);
        }
    }
}

/// Runs `ogr2ogr`; `false` without GDAL, with the reason printed.
fn ogr2ogr(arguments: &[&str]) -> bool {
    let Ok(output) = Command::new("ogr2ogr").args(arguments).output() else {
        println!("skipped: ogr2ogr is not installed");
        return false;
    };
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "ogr2ogr {arguments:?}: {said}");
    true
}

/// A shapefile for each class, in folders of an archive; nothing without GDAL.
fn zipped_shapefiles(folder: &Path, source: &Path) -> Option<PathBuf> {
    let shapes = folder.join("shapes");
    let (from, to) = (source.display().to_string(), shapes.display().to_string());
    if !ogr2ogr(&[
        "-f",
        "ESRI Shapefile",
        "-t_srs",
        "EPSG:3089",
        "-lco",
        "ENCODING=CP1250",
        &to,
        &from,
    ]) {
        return None;
    }
    let archive = folder.join("network.zip");
    let mut writer = ZipWriter::new(File::create(&archive).unwrap());
    for entry in std::fs::read_dir(shapes).unwrap() {
        let part = entry.unwrap().path();
        let name = format!(
            "{}/{}",
            part.file_stem().unwrap().display(),
            part.file_name().unwrap().display()
        );
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        std::io::copy(&mut File::open(part).unwrap(), &mut writer).unwrap();
    }
    writer.finish().unwrap();
    Some(archive)
}

#[test]
fn every_line_of_a_model_becomes_its_object_in_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let features = modelled(folder.path());
    let count = |class| {
        features
            .iter()
            .filter(|feature| feature.object.class() == class)
            .count()
    };
    assert_eq!(count(Class::Device), GRID * GRID);
    assert_eq!(count(Class::WaterPipe), 2 * GRID * (GRID - 1));
    assert!(count(Class::Station) > 1 && count(Class::Valve) > 1);
    let plane = Projection::new(kentucky()).unwrap();
    for (east, north) in [(0, 0), (7, 21), (GRID - 1, GRID - 1)] {
        let id = format!("J-{east}-{north}");
        let junction = features
            .iter()
            .find(|feature| feature.object.id.as_str() == id)
            .unwrap();
        let Geometry::Point(at) = junction.geometry else {
            panic!("a junction is a point");
        };
        let feet = plane.from_wgs84(at.0).unwrap();
        let expected = Coord {
            x: CORNER.0 + east as f64 * BLOCK,
            y: CORNER.1 + north as f64 * BLOCK * 0.9,
        };
        assert!(
            (feet.x - expected.x).hypot(feet.y - expected.y) < 0.003,
            "{id}: {feet:?}"
        );
    }
}

#[test]
fn what_gdal_makes_of_a_network_is_read_back_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let features = modelled(folder.path());
    let source = folder.path().join("source.gpkg");
    write_geopackage(&source, Crs::WGS84, &features).unwrap();
    let Some(archive) = zipped_shapefiles(folder.path(), &source) else {
        return;
    };
    let (shapes, report) = read(&archive, kentucky());
    assert_same(&features, &shapes, MILLIMETRE, "Shapefile");
    assert_eq!(report.encoding.as_deref(), Some("windows-1250 by its .cpg"));
    let package = folder.path().join("network.gpkg");
    let (from, to) = (source.display().to_string(), package.display().to_string());
    assert!(ogr2ogr(&[
        "-f",
        "GPKG",
        "-t_srs",
        "EPSG:3089",
        "-nln",
        "network",
        &to,
        &from
    ]));
    let (rows, _) = read(&package, kentucky());
    assert_same(&features, &rows, MILLIMETRE, "GeoPackage of GDAL");
}

#[test]
fn a_network_abroad_is_exported_and_read_again() {
    let folder = tempfile::tempdir().unwrap();
    let features = modelled(folder.path());
    let package = folder.path().join("degrees.gpkg");
    write_geopackage(&package, Crs::WGS84, &features).unwrap();
    assert_same(&features, &read(&package, Crs::WGS84).0, MILLIMETRE, "GeoPackage");
    for crs in [kentucky(), Crs::WGS84] {
        let json = folder.path().join(format!("{}.geojson", crs.epsg()));
        write_geojson(File::create(&json).unwrap(), crs, &features).unwrap();
        assert_same(&features, &read(&json, crs).0, MILLIMETRE, "GeoJSON");
    }
    // A GeoPackage must describe its system in words, which are at hand for Poland's alone.
    let refused = write_geopackage(&folder.path().join("feet.gpkg"), kentucky(), &features).unwrap_err();
    assert!(refused.to_string().contains("EPSG:3089; choose EPSG:4326"), "{refused}");
}
