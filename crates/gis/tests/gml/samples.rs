//! The invented samples in both schemas, and what may be wrong with a file.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use domain::network::{
    Class, Details, DeviceKind, Diameter, Elevation, FlowKind, Medium, PipeFunction, Section, SewerKind, StationKind,
    Status,
};
use geo::CoordsIter;
use geo_types::Geometry;
use gis::Feature;
use gis::crs::Crs;
use gis::read::{Fault, ReadOptions};
use gis::report::{CrsFound, SkipReason};
use tempfile::TempDir;

use super::{read, try_read};

fn sample(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name)
}

fn find(features: &[Feature], number: u32) -> &Feature {
    let id = format!("{number:08}-0000-4000-8000-000000000000");
    features
        .iter()
        .find(|feature| feature.object.id.as_str() == id)
        .unwrap_or_else(|| panic!("{id}"))
}

/// A copy of the sample with something changed.
fn changed(change: impl Fn(String) -> String) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("changed.gml");
    let text = std::fs::read_to_string(sample("gesut-1.3.gml")).unwrap();
    std::fs::write(&path, change(text)).unwrap();
    (folder, path)
}

fn fault(change: impl Fn(String) -> String) -> (Fault, String) {
    let (_folder, path) = changed(change);
    let error = try_read(&path, &ReadOptions::default()).expect_err("a fault");
    let message = error.to_string();
    (error.fault, message)
}

#[test]
fn every_record_of_version_1_3_is_counted_once() {
    let (_, report) = read(&sample("gesut-1.3.gml"));
    let expected = BTreeMap::from([
        (Class::WaterPipe, 4),
        (Class::SewerPipe, 2),
        (Class::Valve, 2),
        (Class::Hydrant, 1),
        (Class::Manhole, 1),
        (Class::Station, 3),
        (Class::Device, 9),
        (Class::Elevation, 2),
        (Class::Building, 1),
        (Class::Road, 1),
        (Class::WaterBody, 1),
    ]);
    assert_eq!(report.accepted, expected, "{report}");
    for (class, reason) in [
        ("GES_PrzewodWodociagowy", SkipReason::Superseded),
        ("GES_PrzewodWodociagowy", SkipReason::Historic),
        ("GES_PrzewodWodociagowy", SkipReason::BadGeometry),
        ("GES_PrzewodWodociagowy", SkipReason::NoGeometry),
        ("GES_UrzadzeniaSiecWodociagowa", SkipReason::NotFinite),
        ("GES_UrzadzeniaSiecWodociagowa", SkipReason::UnknownKind),
        ("GES_PrzewodGazowy", SkipReason::OtherNetwork),
        ("GES_UrzadzeniaSiecElektroenergetyczna", SkipReason::OtherNetwork),
        ("GES_InneUrzadzeniaTowarzyszace", SkipReason::UnknownClass),
        ("PrezentacjaGraficzna", SkipReason::Drawing),
        ("OT_Komunikacja", SkipReason::UnknownKind),
        ("OT_Ogrodzenia", SkipReason::UnknownClass),
    ] {
        assert_eq!(report.skipped_for(class, reason), 1, "{class} {reason:?}\n{report}");
    }
    assert_eq!(report.skipped_total(), 12);
}

#[test]
fn letters_of_version_1_3_become_attributes() {
    let (features, _) = read(&sample("gesut-1.3.gml"));
    let Details::WaterPipe(main) = &find(&features, 1).object.details else {
        panic!("a water pipe")
    };
    assert_eq!((main.function, main.local), (PipeFunction::Main, false));
    assert_eq!(main.section.map(|section| section.to_string()).as_deref(), Some("160"));
    assert_eq!(find(&features, 2).object.status, Status::OutOfUse);
    assert_eq!(find(&features, 3).object.status, Status::Planned);
    let Details::SewerPipe(storm) = &find(&features, 7).object.details else {
        panic!("a sewer")
    };
    assert_eq!(storm.kind, SewerKind::Storm);
    assert_eq!(storm.flow.map(FlowKind::code), Some("pressure"));
    assert!(matches!(storm.section, Some(Section::Box { .. })));
    assert_eq!(find(&features, 30).object.owner.as_deref(), Some("Kowalski & Synowie"));
    assert_eq!(find(&features, 73).object.name.as_deref(), Some("Jezioro Świętajno"));
}

#[test]
fn every_letter_of_a_device_has_its_meaning() {
    let (features, _) = read(&sample("gesut-1.3.gml"));
    let station = |number| match &find(&features, number).object.details {
        Details::Station(station) => station.kind,
        other => panic!("{other:?}"),
    };
    assert_eq!(station(11), StationKind::Booster);
    assert_eq!(station(13), StationKind::Intake);
    assert_eq!(station(26), StationKind::SewagePump);
    let device = |number| match &find(&features, number).object.details {
        Details::Device(device) => (device.kind, device.medium),
        other => panic!("{other:?}"),
    };
    assert_eq!(device(14), (DeviceKind::Standpipe, Medium::Water));
    assert_eq!(device(15), (DeviceKind::Well, Medium::Water));
    assert_eq!(device(16), (DeviceKind::Technical, Medium::Water));
    assert_eq!(device(22), (DeviceKind::Inlet, Medium::Sewage));
    assert_eq!(device(23), (DeviceKind::LinearDrain, Medium::Sewage));
    assert_eq!(device(24), (DeviceKind::HouseholdTreatment, Medium::Sewage));
    assert_eq!(device(25), (DeviceKind::Outfall, Medium::Sewage));
    assert_eq!(device(30), (DeviceKind::SepticTank, Medium::Sewage));
}

#[test]
fn of_two_versions_the_newer_one_counts() {
    let (features, report) = read(&sample("gesut-1.3.gml"));
    let Details::WaterPipe(pipe) = &find(&features, 3).object.details else {
        panic!("a water pipe")
    };
    assert_eq!(pipe.section.map(|section| section.widest().mm()), Some(63));
    let left = report
        .skipped
        .iter()
        .find(|left| left.reason == SkipReason::Superseded)
        .unwrap();
    assert_eq!(left.samples, ["00000003-0000-4000-8000-000000000000"]);
}

#[test]
fn heights_reach_the_object_that_points_to_them() {
    let (features, _) = read(&sample("gesut-1.3.gml"));
    for number in [21, 40] {
        let heights = find(&features, number).object.elevations;
        assert_eq!(heights.top.map(Elevation::mm), Some(142_350));
        assert_eq!(heights.bottom.map(Elevation::mm), Some(139_800));
    }
    assert_eq!(
        find(&features, 41).object.elevations.top.map(Elevation::mm),
        Some(141_200)
    );
}

#[test]
fn empty_attributes_are_unknown_and_remarked() {
    let (features, report) = read(&sample("gesut-1.3.gml"));
    let object = &find(&features, 5).object;
    assert_eq!(object.status, Status::Existing);
    assert_eq!((&object.owner, &object.branch_id), (&None, &None));
    let remark = |text: &str| {
        report
            .remarks
            .iter()
            .any(|remark| remark.text.contains(text) && remark.count == 1)
    };
    assert!(remark("status is empty or unknown: taken as existing"), "{report}");
    assert!(remark("funkcja is empty or unknown: taken as distribution"), "{report}");
}

#[test]
fn positions_agree_with_proj() {
    let (features, report) = read(&sample("gesut-1.3.gml"));
    assert_eq!(
        (report.crs[0].crs, report.crs[0].found),
        (Crs::PL2000_7, CrsFound::Declared)
    );
    let at: Vec<_> = find(&features, 1).geometry.coords_iter().collect();
    // Computed with PROJ 9.5.1.
    assert!(
        (at[0].x - 21.347_445_118_0).abs() < 1e-9 && (at[0].y - 53.600_052_444_6).abs() < 1e-9,
        "{at:?}"
    );
    assert!(
        (at[2].x - 21.347_640_419_6).abs() < 1e-9 && (at[2].y - 53.601_135_099_4).abs() < 1e-9,
        "{at:?}"
    );
}

#[test]
fn the_schema_of_2015_in_windows_1250_is_read_too() {
    let (features, report) = read(&sample("gesut-2015.gml"));
    assert_eq!(report.encoding.as_deref(), Some("windows-1250"));
    assert_eq!(report.crs[0].crs, Crs::PL2000_7);
    assert_eq!(report.accepted_total(), 5, "{report}");
    let sewer = &find(&features, 2).object;
    assert_eq!(sewer.owner.as_deref(), Some("Gmina Świętajno"));
    assert_eq!(sewer.status, Status::OutOfUse);
    let Details::SewerPipe(pipe) = &sewer.details else {
        panic!("a sewer")
    };
    assert_eq!((pipe.function, pipe.kind), (PipeFunction::Service, SewerKind::Sanitary));
    assert_eq!(pipe.flow.map(FlowKind::code), Some("pressure"));
    let Details::Hydrant(hydrant) = &find(&features, 3).object.details else {
        panic!("a hydrant")
    };
    assert_eq!(hydrant.diameter.map(Diameter::mm), Some(80));
    let manhole = find(&features, 4);
    assert_eq!(manhole.object.class(), Class::Manhole);
    assert!(matches!(&manhole.geometry, Geometry::Polygon(area) if area.exterior().0.len() > 20));
    assert_eq!(
        report.skipped_for("GES_UrzadzenieTechniczneZwiazaneZSiecia", SkipReason::OtherNetwork),
        1
    );
    assert_eq!(report.skipped_for("GES_PrzewodWodociagowy", SkipReason::Historic), 1);
    assert_eq!(report.skipped_for("GES_PrzewodInny", SkipReason::OtherNetwork), 1);
    assert_eq!(report.skipped_for("KR_ObiektKarto", SkipReason::Drawing), 1);
}

#[test]
fn swapped_axes_are_put_right_and_told() {
    let swap = |text: String| {
        let mut out = String::new();
        for (number, part) in text.split("<gml:pos").enumerate() {
            if number == 0 {
                out.push_str(part);
                continue;
            }
            let (tag, rest) = part.split_once('>').unwrap();
            let (numbers, rest) = rest.split_once('<').unwrap();
            let words: Vec<&str> = numbers.split(' ').collect();
            let swapped: Vec<String> = words.chunks(2).map(|pair| format!("{} {}", pair[1], pair[0])).collect();
            out.push_str(&format!("<gml:pos{tag}>{}<{rest}", swapped.join(" ")));
        }
        out
    };
    let (_folder, path) = changed(swap);
    let (features, report) = read(&path);
    assert!(report.crs[0].axes_swapped, "{report}");
    let (straight, _) = read(&sample("gesut-1.3.gml"));
    assert_eq!(features, straight);
}

#[test]
fn the_operators_system_goes_before_the_files() {
    let (_folder, path) = changed(|text| text.replace("EPSG::2178", "EPSG::2179"));
    let error = try_read(&path, &ReadOptions::default()).expect_err("a wrong zone");
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
    let options = ReadOptions {
        crs: Some(Crs::PL2000_7),
        ..ReadOptions::default()
    };
    let (features, report) = try_read(&path, &options).unwrap();
    assert_eq!(report.crs[0].found, CrsFound::Given);
    assert_eq!(features, read(&sample("gesut-1.3.gml")).0);
}

#[test]
fn a_file_without_a_system_is_guessed_by_its_numbers() {
    let (_folder, path) = changed(|text| text.replace(" srsName=\"urn:ogc:def:crs:EPSG::2178\"", ""));
    let (features, report) = read(&path);
    assert_eq!(
        (report.crs[0].crs, report.crs[0].found),
        (Crs::PL2000_7, CrsFound::Guessed)
    );
    assert_eq!(features, read(&sample("gesut-1.3.gml")).0);
}

#[test]
fn a_broken_file_is_an_error_that_names_the_file_the_place_and_the_next_step() {
    let (cut, message) = fault(|text| text[..text.len() * 2 / 3].to_owned());
    assert!(matches!(cut, Fault::Truncated), "{message}");
    assert!(
        message.starts_with("changed.gml, record ") && message.contains("export it again"),
        "{message}"
    );

    let (doctype, _) = fault(|text| text.replacen("<gml:", "<!DOCTYPE a [<!ENTITY x 'y'>]><gml:", 1));
    assert!(matches!(doctype, Fault::Doctype));
    let (entity, _) = fault(|text| text.replacen(">Kowalski &amp;", ">&secret;", 1));
    assert!(matches!(entity, Fault::Entity(name) if name == "secret"));
    let (wrong, _) = fault(|text| text.replacen("</ges:status>", "</ges:stan>", 1));
    assert!(matches!(wrong, Fault::Xml(_)));
    let (system, _) = fault(|text| text.replace("EPSG::2178", "EPSG::1"));
    assert!(matches!(system, Fault::Crs(_)));
    let (root, message) = fault(|_| "<html><body/></html>".to_owned());
    assert!(matches!(root, Fault::NotACollection(_)), "{message}");
    let (after, _) = fault(|text| text + "<more/>");
    assert!(matches!(after, Fault::Xml(_)));
}

#[test]
fn a_strict_reading_stops_at_the_first_defect() {
    let options = ReadOptions {
        strict: true,
        ..ReadOptions::default()
    };
    let error = try_read(&sample("gesut-1.3.gml"), &options).expect_err("the sample has defects");
    assert!(
        matches!(
            error.fault,
            Fault::Record {
                reason: SkipReason::NotFinite,
                ..
            }
        ),
        "{error}"
    );
    assert!(
        error.to_string().contains("00000060-0000-4000-8000-000000000000"),
        "{error}"
    );
}

#[test]
fn an_error_of_the_sink_ends_the_reading_at_once() {
    let mut taken = 0;
    let outcome = gis::read::read_network(&sample("gesut-1.3.gml"), &ReadOptions::default(), &mut |_| {
        taken += 1;
        if taken == 3 { Err("full") } else { Ok(()) }
    });
    assert!(matches!(outcome, Err(gis::read::ReadError::Sink("full"))));
    assert_eq!(taken, 3);
}
