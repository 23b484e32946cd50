//! Shapefiles as surveyors hand them over: zipped or bare, in old encodings, with parts missing or broken.

use std::io::{Cursor, Read, Write};
use std::path::Path;
use std::sync::Arc;

use domain::network::{Class, Details, Material, PipeFunction};
use gis::Feature;
use gis::crs::Crs;
use gis::read::{FileError, Mapping, ReadOptions, TextEncoding};
use gis::report::{CrsFound, Format, ImportReport, SkipReason};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::{file, try_read};

const SAMPLE: &[u8] = include_bytes!("../data/siec.zip");

/// Name and content.
type Member = (String, Vec<u8>);

fn members() -> Vec<Member> {
    let mut archive = ZipArchive::new(Cursor::new(SAMPLE)).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut member = archive.by_index(index).unwrap();
            let mut bytes = Vec::new();
            member.read_to_end(&mut bytes).unwrap();
            (member.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

/// The members of the layer of pipes, under plain names.
fn pipes() -> Vec<Member> {
    let is_pipes = |(name, _): &Member| name.contains("/rury.");
    let plain = |(name, bytes): Member| (name.rsplit('/').next().unwrap().to_owned(), bytes);
    members().into_iter().filter(is_pipes).map(plain).collect()
}

fn zipped(members: &[Member]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn mapped() -> ReadOptions {
    let mapping = Mapping::parse("[[layer]]\nname='rur*'\nclass='water_pipe'\ncolumns={ id='NR', diameter='FI_MM' }");
    ReadOptions {
        mapping: Some(Arc::new(mapping.unwrap())),
        ..ReadOptions::default()
    }
}

fn read(bytes: &[u8], options: &ReadOptions) -> Result<(Vec<Feature>, ImportReport), FileError> {
    let (_folder, path) = file("siec.zip", bytes);
    try_read(&path, options)
}

fn refused(bytes: &[u8]) -> String {
    read(bytes, &mapped()).expect_err("refused").to_string()
}

fn of<'f>(features: &'f [Feature], id: &str) -> &'f Feature {
    let found = features.iter().find(|feature| feature.object.id.as_str() == id);
    found.unwrap_or_else(|| panic!("{id} is missing"))
}

#[test]
fn every_shapefile_of_an_archive_is_read_in_its_own_system_and_encoding() {
    let (features, report) = read(SAMPLE, &mapped()).unwrap();
    assert_eq!(report.format, Format::ZippedShapefile);
    assert_eq!(report.accepted.get(&Class::WaterPipe), Some(&2));
    assert_eq!(report.accepted.get(&Class::Hydrant), Some(&2));
    assert_eq!(report.accepted.get(&Class::Building), Some(&1));
    assert_eq!(report.skipped_for("rury", SkipReason::NoGeometry), 1);
    let found: Vec<_> = report
        .crs
        .iter()
        .map(|used| (used.source.as_str(), used.crs, used.found))
        .collect();
    assert_eq!(
        found,
        [
            ("budynki", Crs::PL1992, CrsFound::Declared),
            ("hydranty", Crs::PL2000_7, CrsFound::Guessed),
            ("rury", Crs::PL2000_7, CrsFound::Declared),
        ]
    );
    assert_eq!(
        report.encoding.as_deref(),
        Some("windows-1250 by its .cpg; UTF-8 by its .cpg; windows-1250 guessed from its letters")
    );
    let Details::WaterPipe(pipe) = &of(&features, "W-1").object.details else {
        panic!("a pipe");
    };
    assert_eq!(pipe.material, Some(Material::CastIron));
    assert_eq!(pipe.section.map(|section| section.to_string()).as_deref(), Some("160"));
    assert_eq!(of(&features, "W-2").object.name.as_deref(), Some("Świętajno, Łąkowa"));
    let school = features
        .iter()
        .find(|feature| feature.object.class() == Class::Building)
        .unwrap();
    assert_eq!(school.object.name.as_deref(), Some("Szkoła"));
}

#[test]
fn a_shapefile_beside_its_parts_is_read_as_within_an_archive() {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in pipes() {
        // Extensions come in either case.
        std::fs::write(folder.path().join(name.replace(".dbf", ".DBF")), bytes).unwrap();
    }
    let (bare, report) = try_read(&folder.path().join("rury.shp"), &mapped()).unwrap();
    assert_eq!(report.format, Format::Shapefile);
    assert_eq!(bare, read(&zipped(&pipes()), &mapped()).unwrap().0);
    assert_eq!(bare.len(), 2);
}

#[test]
fn the_operators_mapping_goes_before_every_guess() {
    let options = ReadOptions {
        mapping: Some(Arc::new(Mapping::parse(include_str!("../data/siec.toml")).unwrap())),
        encoding: Some(TextEncoding::WINDOWS_1250),
        ..ReadOptions::default()
    };
    let (features, report) = read(&zipped(&pipes()), &options).unwrap();
    let pipe = of(&features, "W-1");
    assert_eq!(pipe.object.owner.as_deref(), Some("Gmina"));
    let Details::WaterPipe(details) = &pipe.object.details else {
        panic!("a pipe");
    };
    assert_eq!(details.material, Some(Material::DuctileIron));
    assert_eq!(details.function, PipeFunction::Distribution);
    assert_eq!(
        report.encoding.as_deref(),
        Some("windows-1250 as given by the operator")
    );
    let unused = report.remarks.iter().find(|remark| remark.source_class == "hydranty");
    assert!(
        unused.is_some_and(|remark| remark.text.contains("no layer of this file has that name")),
        "{report}"
    );
}

#[test]
fn a_column_that_the_mapping_names_and_the_layer_has_not_is_an_error() {
    let mapping = Mapping::parse("[[layer]]\nname='rury'\ncolumns={ diameter='SREDNICA' }").unwrap();
    let options = ReadOptions {
        mapping: Some(Arc::new(mapping)),
        ..ReadOptions::default()
    };
    let said = read(&zipped(&pipes()), &options).expect_err("refused").to_string();
    assert!(
        said.contains("has no column `SREDNICA`") && said.contains("NR, FI_MM, MAT"),
        "{said}"
    );
}

#[test]
fn without_a_table_only_the_shapes_are_taken_and_that_is_told() {
    let bare: Vec<Member> = pipes().into_iter().filter(|(name, _)| !name.ends_with("dbf")).collect();
    let mapping = Mapping::parse("[[layer]]\nname='rur*'\nclass='water_pipe'").unwrap();
    let options = ReadOptions {
        mapping: Some(Arc::new(mapping)),
        ..ReadOptions::default()
    };
    let (features, report) = read(&zipped(&bare), &options).unwrap();
    assert_eq!(features.len(), 2);
    assert!(
        report.remarks.iter().any(|remark| remark.text.contains("no .dbf")),
        "{report}"
    );
}

#[test]
fn parts_that_do_not_fit_each_other_are_refused() {
    let change = |extension: &str, alter: &dyn Fn(&mut Vec<u8>)| {
        let mut members = pipes();
        let part = members.iter_mut().find(|(name, _)| name.ends_with(extension)).unwrap();
        alter(&mut part.1);
        refused(&zipped(&members))
    };
    for (said, part) in [
        (
            change("dbf", &|bytes| bytes[4] = 2),
            "3 shapes, but the .dbf has 2 rows",
        ),
        (
            change("dbf", &|bytes| bytes.truncate(500)),
            "row 2 of the .dbf: ends in the middle",
        ),
        (change("dbf", &|bytes| bytes.truncate(10)), "ends in the middle"),
        (
            change("shp", &|bytes| bytes.truncate(230)),
            "shape 2: ends in the middle",
        ),
        (change("shp", &|bytes| bytes[0] = 1), "does not begin as one"),
        (change("shp", &|bytes| bytes[24..28].fill(0)), "less than its header"),
        (change("shp", &|bytes| bytes[104..108].fill(0xFF)), "more than the rest"),
        (
            change("prj", &|bytes| *bytes = b"PROJCS[\"Lokalny\"]".to_vec()),
            "`Lokalny`, which is not known here",
        ),
    ] {
        assert!(
            said.contains("shapefile `rury`") && said.contains(part),
            "`{part}` is missing in: {said}"
        );
    }
}

#[test]
fn a_deleted_row_is_left_out() {
    let mut members = pipes();
    let (_, table) = members.iter_mut().find(|(name, _)| name.ends_with("dbf")).unwrap();
    let header = usize::from(u16::from_le_bytes([table[8], table[9]]));
    table[header] = b'*';
    let (features, report) = read(&zipped(&members), &mapped()).unwrap();
    assert_eq!(features.len(), 1);
    assert_eq!(report.skipped_for("rury", SkipReason::Deleted), 1);
}

#[test]
fn an_archive_that_is_broken_or_none_of_ours_is_refused_with_the_reason() {
    let good = zipped(&pipes());
    let locked = altered(&good, 6, 8, 1);
    let bzip2 = altered(&good, 8, 10, 12);
    let excel = zipped(&[
        ("[Content_Types].xml".into(), vec![]),
        ("xl/workbook.xml".into(), vec![]),
    ]);
    let other = zipped(&[("a/siec.gml".into(), vec![]), ("opis.txt".into(), vec![])]);
    for (bytes, part) in [
        (locked.as_slice(), "Password"),
        (&bzip2, "ompression"),
        (&excel, "Excel or Word"),
        (&other, "no .shp, only siec.gml, opis.txt"),
        (&zipped(&[]), "it is empty"),
        (&good[..good.len() / 2], "ZIP archive"),
    ] {
        let said = refused(bytes);
        assert!(
            said.starts_with("siec.zip") && said.contains(part),
            "`{part}` is missing in: {said}"
        );
    }
}

/// Writes a byte at these places of every local header and of every entry of the central directory.
fn altered(archive: &[u8], local: usize, central: usize, byte: u8) -> Vec<u8> {
    let mut bytes = archive.to_vec();
    for at in 0..archive.len() - 4 {
        match &archive[at..at + 4] {
            b"PK\x03\x04" => bytes[at + local] = byte,
            b"PK\x01\x02" => bytes[at + central] = byte,
            _ => {}
        }
    }
    bytes
}

#[test]
fn a_size_that_an_archive_lies_about_is_not_believed() {
    let good = zipped(&pipes());
    let (expected, _) = read(&good, &mapped()).unwrap();
    // The last byte of the unpacked size: sixteen million times as much.
    if let Ok((features, _)) = read(&altered(&good, 25, 27, 0x7F), &mapped()) {
        assert_eq!(features, expected);
    }
}

#[test]
fn a_bomb_is_defused_before_it_fills_anything() {
    let mut members = pipes();
    let (_, shapes) = members.iter_mut().find(|(name, _)| name.ends_with("shp")).unwrap();
    shapes.truncate(100);
    shapes[24..28].copy_from_slice(&[0x7F; 4]);
    shapes.resize(80 << 20, 0);
    let said = refused(&zipped(&members));
    assert!(said.contains("unpacks to more than"), "{said}");
}

#[test]
fn many_harmless_members_are_a_bomb_together() {
    let mut members = pipes();
    members.extend((0..5).map(|number| (format!("rury{number}.shp"), vec![0; 60 << 20])));
    let said = refused(&zipped(&members));
    assert!(said.contains("its members unpack to"), "{said}");
}

#[test]
fn names_in_an_archive_name_layers_and_never_a_place_on_the_disk() {
    let outside = |(name, bytes): Member| (format!("../../../../tmp/{name}"), bytes);
    let members: Vec<Member> = pipes().into_iter().map(outside).collect();
    let before = Path::new("/tmp/rury.shp").exists();
    let (features, _) = read(&zipped(&members), &mapped()).unwrap();
    assert_eq!(features.len(), 2);
    assert_eq!(Path::new("/tmp/rury.shp").exists(), before);
}
