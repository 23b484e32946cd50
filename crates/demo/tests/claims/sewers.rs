//! Claims about the sewers.

use std::collections::{BTreeMap, BTreeSet};

use domain::network::{Class, Details, DeviceKind, FlowKind, Medium, PipeFunction, SewerKind, SewerPipe};
use gis::Feature;

use crate::ALL;
use crate::drawn::{Drawn, Key, coords, key, length, metric_line};

fn gravity(drawn: &Drawn) -> impl Iterator<Item = (&Feature, &SewerPipe)> {
    drawn
        .features
        .iter()
        .filter_map(|feature| match &feature.object.details {
            Details::SewerPipe(pipe) if pipe.flow == Some(FlowKind::Gravity) => Some((feature, pipe)),
            _ => None,
        })
}

/// The bottom's height at the pipe's upper and lower end, in millimetres.
fn bottoms(feature: &Feature) -> (i32, i32) {
    let heights = feature.object.elevations;
    (heights.top.unwrap().mm(), heights.bottom.unwrap().mm())
}

fn ends(feature: &Feature) -> (Key, Key) {
    let coords = coords(&feature.geometry);
    (key(coords[0]), key(coords[coords.len() - 1]))
}

fn manholes(drawn: &Drawn) -> BTreeMap<Key, (i32, i32)> {
    drawn
        .of(Class::Manhole)
        .map(|feature| (ends(feature).0, bottoms(feature)))
        .collect()
}

#[test]
fn every_gravity_sewer_runs_downhill() {
    for drawn in ALL.iter() {
        let seed = drawn.seed;
        for (feature, pipe) in gravity(drawn) {
            let (upper, lower) = bottoms(feature);
            assert!(
                upper > lower,
                "seed {seed}: {} climbs from {upper} to {lower} mm",
                feature.object.id
            );
            let fall = f64::from(upper - lower) / 1000.0 / length(&metric_line(&feature.geometry));
            let street = pipe.kind == SewerKind::Sanitary && pipe.function != PipeFunction::Service;
            assert!(
                !street || (0.0045..0.0205).contains(&fall),
                "seed {seed}: {} falls by {fall}",
                feature.object.id
            );
        }
    }
}

#[test]
fn sewers_leave_a_manhole_at_its_bottom_and_enter_no_lower() {
    for drawn in ALL.iter() {
        let seed = drawn.seed;
        let manholes = manholes(drawn);
        for (feature, pipe) in gravity(drawn) {
            let ((from, to), (upper, lower)) = (ends(feature), bottoms(feature));
            if let Some((_, bottom)) = manholes.get(&from) {
                assert_eq!(
                    upper, *bottom,
                    "seed {seed}: {} leaves a manhole above its bottom",
                    feature.object.id
                );
            } else {
                let begins = pipe.function == PipeFunction::Service || pipe.kind != SewerKind::Sanitary;
                assert!(begins, "seed {seed}: {} begins nowhere", feature.object.id);
            }
            if let Some((_, bottom)) = manholes.get(&to) {
                assert!(
                    lower >= *bottom,
                    "seed {seed}: {} enters below the bottom",
                    feature.object.id
                );
            }
        }
    }
}

#[test]
fn manholes_are_deep_enough_for_frost_and_not_too_deep_to_dig() {
    for drawn in ALL.iter() {
        let seed = drawn.seed;
        for (place, (cover, bottom)) in manholes(drawn) {
            assert!(
                (1200..7000).contains(&(cover - bottom)),
                "seed {seed}: {} mm deep at {place:?}",
                cover - bottom
            );
        }
    }
}

#[test]
fn from_manhole_to_manhole_it_is_never_more_than_sixty_metres() {
    for drawn in ALL.iter() {
        let seed = drawn.seed;
        for (feature, pipe) in gravity(drawn) {
            let far = length(&metric_line(&feature.geometry));
            let outfall = pipe.kind == SewerKind::Storm;
            assert!(
                far <= if outfall { 400.0 } else { 60.0 },
                "seed {seed}: {} is {far} m long",
                feature.object.id
            );
        }
    }
}

#[test]
fn all_sewage_arrives_at_a_station_or_an_outfall() {
    for drawn in ALL.iter() {
        let seed = drawn.seed;
        let mut next: BTreeMap<Key, Vec<Key>> = BTreeMap::new();
        for feature in drawn.of(Class::SewerPipe) {
            let places: Vec<Key> = coords(&feature.geometry).into_iter().map(key).collect();
            for pair in places.windows(2) {
                next.entry(pair[0]).or_default().push(pair[1]);
            }
        }
        let ends_well: BTreeSet<Key> = drawn
            .keys(|details| match details {
                Details::Station(_) => true,
                Details::Device(device) => device.kind == DeviceKind::Outfall,
                _ => false,
            })
            .into_iter()
            .collect();
        let starts: Vec<Key> = next.keys().copied().collect();
        for start in starts {
            let mut at = start;
            for _ in 0..1000 {
                if ends_well.contains(&at) {
                    break;
                }
                let Some(after) = next.get(&at) else { break };
                at = after[0];
            }
            assert!(
                ends_well.contains(&at),
                "seed {seed}: sewage from {start:?} is lost at {at:?}"
            );
        }
    }
}

#[test]
fn the_sewers_have_all_their_parts() {
    let drawn = &ALL[0];
    let devices = |kind: DeviceKind| {
        drawn.keys(|details| matches!(details, Details::Device(device) if device.kind == kind && device.medium == Medium::Sewage)).len()
    };
    assert_eq!(devices(DeviceKind::Outfall), 2);
    assert!(devices(DeviceKind::Inlet) > 10);
    assert!(devices(DeviceKind::SepticTank) > 50);
    let pressure = drawn.of(Class::SewerPipe).filter(
        |feature| matches!(&feature.object.details, Details::SewerPipe(pipe) if pipe.flow == Some(FlowKind::Pressure)),
    );
    let kilometres = pressure
        .map(|feature| length(&metric_line(&feature.geometry)))
        .sum::<f64>()
        / 1000.0;
    assert!(kilometres > 4.0, "{kilometres} km of pressure mains");
}
