//! Models of networks for EPANET.

use domain::network::{Class, Details, Elevation, Material, PipeFunction, StationKind, ValveState, WaterPipe};
use geo::CoordsIter;
use geo_types::Coord;
use gis::Feature;
use gis::crs::{Crs, Projection};
use gis::read::{FileError, ReadOptions};
use gis::report::{CrsFound, Format, ImportReport, SkipReason};

use super::{file, try_read};

const SAMPLE: &[u8] = include_bytes!("../data/siec.inp");

fn read(bytes: &[u8], options: &ReadOptions) -> Result<(Vec<Feature>, ImportReport), FileError> {
    let (_folder, path) = file("siec.inp", bytes);
    try_read(&path, options)
}

fn sample() -> (Vec<Feature>, ImportReport) {
    read(SAMPLE, &ReadOptions::default()).unwrap_or_else(|error| panic!("{error}"))
}

fn of<'f>(features: &'f [Feature], id: &str) -> &'f Feature {
    let found = features.iter().find(|feature| feature.object.id.as_str() == id);
    found.unwrap_or_else(|| panic!("{id} is missing"))
}

fn pipe<'f>(features: &'f [Feature], id: &str) -> &'f WaterPipe {
    match &of(features, id).object.details {
        Details::WaterPipe(pipe) => pipe,
        other => panic!("{id} is {other:?}"),
    }
}

/// A feature's positions in zone 7 of PL-2000, to the millimetre.
fn metres(feature: &Feature) -> Vec<(f64, f64)> {
    let zone = Projection::new(Crs::PL2000_7).unwrap();
    let round = |number: f64| (number * 1000.0).round() / 1000.0;
    let plane = |degrees: Coord<f64>| zone.from_wgs84(degrees).unwrap();
    let positions = feature.geometry.coords_iter().map(plane);
    positions.map(|at| (round(at.x), round(at.y))).collect()
}

#[test]
fn a_models_nodes_and_links_become_objects() {
    let (features, report) = sample();
    assert_eq!(report.format, Format::Epanet);
    assert_eq!(
        report.encoding.as_deref(),
        Some("windows-1250 guessed from its letters")
    );
    assert_eq!(
        (report.crs[0].crs, report.crs[0].found),
        (Crs::PL2000_7, CrsFound::Guessed)
    );
    assert_eq!(of(&features, "W1").object.name.as_deref(), Some("ul. Leśna"));
    assert_eq!(
        of(&features, "W1").object.elevations.top.map(Elevation::mm),
        Some(142_500)
    );
    assert_eq!(
        of(&features, "Z1").object.elevations.bottom.map(Elevation::mm),
        Some(155_500)
    );
    assert_eq!(of(&features, "W2").object.name.as_deref(), Some("strefa_1"));
    let kind = |id: &str| match &of(&features, id).object.details {
        Details::Station(station) => station.kind,
        other => panic!("{other:?}"),
    };
    assert_eq!(
        [kind("U1"), kind("Z1"), kind("PP1")],
        [StationKind::Intake, StationKind::Tank, StationKind::Booster]
    );
    let functions = ["P1", "P2", "P3"].map(|id| pipe(&features, id).function);
    assert_eq!(
        functions,
        [PipeFunction::Main, PipeFunction::Distribution, PipeFunction::Service]
    );
    assert_eq!(pipe(&features, "P1").material, Some(Material::Pe));
    assert_eq!(of(&features, "P2").object.name.as_deref(), Some("strefa_2"));
}

#[test]
fn a_valve_and_a_pump_stand_in_the_middle_of_a_pipe_that_keeps_the_network_joined() {
    let (features, report) = sample();
    let state = |id: &str| match &of(&features, id).object.details {
        Details::Valve(valve) => (valve.diameter.map(domain::network::Diameter::mm), valve.state),
        other => panic!("{other:?}"),
    };
    assert_eq!(state("ZR1"), (Some(100), Some(ValveState::Open)));
    assert_eq!(state("ZR2"), (Some(80), Some(ValveState::Closed)));
    // Half way between its ends, although its bend is elsewhere.
    let valve = metres(of(&features, "ZR1"));
    assert_eq!(valve, [(7_523_145.0, 5_941_042.0)]);
    let way = metres(of(&features, "ZR1/pipe"));
    assert_eq!(
        way,
        [7_523_095.0, 7_523_145.0, 7_523_155.0, 7_523_195.0].map(|east| (east, 5_941_042.0))
    );
    assert_eq!(metres(of(&features, "PP1")), [(7_522_945.0, 5_941_042.0)]);
    // The ends of the second valve's link are one place, so that there is nothing to join.
    assert!(features.iter().all(|feature| feature.object.id.as_str() != "ZR2/pipe"));
    assert_eq!(report.accepted.get(&Class::WaterPipe), Some(&5));
}

#[test]
fn what_a_pipe_here_cannot_say_and_what_a_line_lacks_is_told() {
    let (_, report) = sample();
    for part in [
        "PIPES: function is taken by diameter: main from 250 mm",
        "PIPES: is closed: taken as existing",
        "PIPES: has a check valve in it",
        "JUNCTIONS: elevation is not understood (for instance W4)",
    ] {
        assert!(report.to_string().contains(part), "`{part}` is missing in:\n{report}");
    }
    assert_eq!(report.skipped_for("PIPES", SkipReason::Incomplete), 1);
    assert_eq!(report.skipped_for("PIPES", SkipReason::NoGeometry), 1);
    let strict = ReadOptions {
        strict: true,
        ..ReadOptions::default()
    };
    let said = read(SAMPLE, &strict).expect_err("strict").to_string();
    assert!(said.contains("PIPES `P4`"), "{said}");
}

#[test]
fn inches_and_feet_become_millimetres_and_metres() {
    let text = "[JUNCTIONS]\n10 100 0\n11 100 0\n[PIPES]\n10 10 11 100 6 100 0\n[COORDINATES]\n10 4971350 3905604\n11 4971450 3905604\n[END]";
    let options = ReadOptions {
        crs: Some(Crs::from_epsg(3089).unwrap()),
        ..ReadOptions::default()
    };
    let (features, report) = read(text.as_bytes(), &options).unwrap();
    // A node and a link may share an id in a model, but not here.
    let node = of(&features, "node/10");
    assert_eq!(node.object.elevations.top.map(Elevation::mm), Some(30_480));
    let inside = pipe(&features, "link/10").section;
    assert_eq!(inside.map(|section| section.to_string()).as_deref(), Some("152"));
    assert!(report.to_string().contains("`node/` and `link/`"), "{report}");
    let length = gis::measure::length_m(&of(&features, "link/10").geometry).unwrap();
    assert!((length - 30.48).abs() < 0.01, "{length}");
}

#[test]
fn a_model_that_cannot_be_placed_or_measured_is_refused() {
    for (text, part) in [
        ("[TITLE]\n[END]", "neither [JUNCTIONS] nor [PIPES]"),
        ("[JUNCTIONS]\nA 1\n[END]", "[COORDINATES] say nothing"),
        (
            "[OPTIONS]\nUNITS wiadra\n[END]",
            "line 2: is not a sound EPANET model: its units are `wiadra`",
        ),
        (
            "[JUNCTIONS]\nA 1\n[COORDINATES]\nA 1 2\n[END]",
            "does not name its coordinate system",
        ),
    ] {
        let said = read(text.as_bytes(), &ReadOptions::default())
            .expect_err("refused")
            .to_string();
        assert!(said.contains(part), "`{part}` is missing in: {said}");
    }
}

#[test]
fn a_model_without_its_end_may_be_incomplete() {
    let cut = &SAMPLE[..SAMPLE.len() - 10];
    let (_, report) = read(cut, &ReadOptions::default()).unwrap();
    assert!(report.to_string().contains("END: is missing"), "{report}");
}
