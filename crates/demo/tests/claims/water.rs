//! Claims about the water network.

use std::collections::{BTreeMap, BTreeSet};

use domain::network::{Class, Details, Medium, PipeFunction, StationKind, Status, WaterPipe};
use geo::{Contains, Distance, Euclidean, InterpolateLine, LineString, Point};
use gis::Feature;

use crate::ALL;
use crate::drawn::{Drawn, Key, apart, coords, key, length, metres, metric_line};

/// The water pipes that are at work or designed.
pub fn pipes(drawn: &Drawn) -> impl Iterator<Item = (&Feature, &WaterPipe)> {
    drawn
        .features
        .iter()
        .filter_map(|feature| match &feature.object.details {
            Details::WaterPipe(pipe) if feature.object.status != Status::OutOfUse => Some((feature, pipe)),
            _ => None,
        })
}

/// The nominal diameter by the outer diameter of plastic, since iron DN100 and PE 110 carry the same water.
fn size(pipe: &WaterPipe) -> u16 {
    match pipe.section.map(|section| section.widest().mm()) {
        Some(80) => 90,
        Some(100) => 110,
        Some(150) => 160,
        Some(200) => 225,
        Some(other) => other,
        None => panic!("a pipe without a diameter"),
    }
}

/// The places that can be reached from the wells through pipes of at least a size.
fn reached(drawn: &Drawn, least: u16) -> BTreeSet<Key> {
    reached_past(drawn, least, &BTreeSet::new())
}

/// The same, but nothing passes the places that are shut.
pub fn reached_past(drawn: &Drawn, least: u16, shut: &BTreeSet<Key>) -> BTreeSet<Key> {
    let mut next: BTreeMap<Key, Vec<Key>> = BTreeMap::new();
    for (feature, _) in pipes(drawn).filter(|(_, pipe)| size(pipe) >= least) {
        let places: Vec<Key> = coords(&feature.geometry).into_iter().map(key).collect();
        for pair in places.windows(2) {
            next.entry(pair[0]).or_default().push(pair[1]);
            next.entry(pair[1]).or_default().push(pair[0]);
        }
    }
    let works =
        |details: &Details| matches!(details, Details::Station(station) if station.kind == StationKind::WaterTreatment);
    let mut open = drawn.keys(works);
    let mut seen: BTreeSet<Key> = open.iter().copied().collect();
    while let Some(place) = open.pop() {
        for other in next.get(&place).into_iter().flatten() {
            if seen.insert(*other) && !shut.contains(other) {
                open.push(*other);
            }
        }
    }
    seen
}

#[test]
fn every_pipe_valve_and_hydrant_is_joined_to_the_wells() {
    for drawn in ALL.iter() {
        let seed = drawn.seed;
        let seen = reached(drawn, 0);
        for (feature, _) in pipes(drawn) {
            assert!(
                seen.contains(&key(coords(&feature.geometry)[0])),
                "seed {seed}: {} hangs loose",
                feature.object.id
            );
        }
        let fittings = |details: &Details| match details {
            Details::Hydrant(_) => true,
            Details::Valve(valve) => valve.medium == Medium::Water,
            Details::Station(station) => matches!(
                station.kind,
                StationKind::Intake | StationKind::Tank | StationKind::Booster | StationKind::WaterTreatment
            ),
            _ => false,
        };
        let places = drawn.keys(fittings);
        assert!(places.iter().all(|place| seen.contains(place)), "seed {seed}");
    }
}

#[test]
fn no_pipe_is_wider_than_the_pipes_that_feed_it() {
    for drawn in ALL.iter() {
        let seed = drawn.seed;
        for least in [63, 90, 110, 160, 225] {
            let seen = reached(drawn, least);
            for (feature, _) in pipes(drawn).filter(|(_, pipe)| size(pipe) >= least) {
                let place = key(coords(&feature.geometry)[0]);
                // Wells feed the works, not the other way round.
                assert!(
                    seen.contains(&place),
                    "seed {seed}: {} of size {least} is fed by narrower pipes",
                    feature.object.id
                );
            }
        }
    }
}

#[test]
fn every_house_connection_starts_at_a_vertex_of_a_distribution_pipe_and_ends_at_its_wall() {
    for drawn in ALL.iter() {
        let seed = drawn.seed;
        let street = pipes(drawn).filter(|(_, pipe)| pipe.function == PipeFunction::Distribution);
        let vertices: BTreeSet<Key> = street
            .flat_map(|(feature, _)| coords(&feature.geometry))
            .map(key)
            .collect();
        let walls: BTreeSet<Key> = drawn
            .keys(|details| matches!(details, Details::Device(_)))
            .into_iter()
            .collect();
        let buildings = drawn.buildings();
        let mut count = 0;
        for (feature, _) in pipes(drawn).filter(|(_, pipe)| pipe.function == PipeFunction::Service) {
            let places = coords(&feature.geometry);
            assert!(vertices.contains(&key(places[0])), "seed {seed}: {}", feature.object.id);
            assert!(walls.contains(&key(places[1])));
            let wall = Point::from(metres(places[1]));
            let touches = buildings
                .iter()
                .filter(|building| Euclidean.distance(&wall, *building) < 0.05)
                .count();
            assert_eq!(touches, 1, "seed {seed}: {}", feature.object.id);
            count += 1;
        }
        assert!(count >= 1200, "seed {seed}: {count} connections");
    }
}

#[test]
fn there_are_sixty_to_ninety_kilometres_of_mains() {
    for drawn in ALL.iter() {
        let seed = drawn.seed;
        let mains = pipes(drawn).filter(|(_, pipe)| pipe.function != PipeFunction::Service);
        let kilometres = mains
            .map(|(feature, _)| length(&metric_line(&feature.geometry)))
            .sum::<f64>()
            / 1000.0;
        assert!((55.0..90.0).contains(&kilometres), "seed {seed}: {kilometres} km");
    }
}

#[test]
fn street_pipes_lie_beside_the_road_not_on_it() {
    for drawn in ALL.iter() {
        let seed = drawn.seed;
        let roads: Vec<LineString<f64>> = drawn.of(Class::Road).map(|road| metric_line(&road.geometry)).collect();
        for (feature, pipe) in pipes(drawn).filter(|(_, pipe)| pipe.function == PipeFunction::Distribution) {
            let line = metric_line(&feature.geometry);
            if length(&line) < 20.0 {
                continue;
            }
            // A side road may cross the pipe at one of the three places.
            let off: Vec<f64> = [0.25, 0.5, 0.75].map(|share| off_axis(&roads, &line, share)).into();
            let beside = off.iter().filter(|metres| **metres > 1.5).count();
            assert!(
                off.iter().all(|metres| *metres < 3.5),
                "seed {seed}: {} is {off:?} m off the axis",
                feature.object.id
            );
            assert!(
                beside >= 2,
                "seed {seed}: {} {pipe:?} is {off:?} m off the axis",
                feature.object.id
            );
        }
    }
}

fn off_axis(roads: &[LineString<f64>], line: &LineString<f64>, share: f64) -> f64 {
    let place = Euclidean.point_at_ratio_from_start(line, share).unwrap();
    roads
        .iter()
        .map(|road| Euclidean.distance(&place, road))
        .fold(f64::INFINITY, f64::min)
}

#[test]
fn no_pipe_runs_under_a_house_or_along_its_wall() {
    for drawn in ALL.iter() {
        let seed = drawn.seed;
        let buildings = drawn.buildings();
        let water = drawn.of(Class::WaterPipe).chain(drawn.of(Class::SewerPipe));
        for feature in water {
            let line = metric_line(&feature.geometry);
            let service = match &feature.object.details {
                Details::WaterPipe(pipe) => pipe.function == PipeFunction::Service,
                Details::SewerPipe(pipe) => pipe.function == PipeFunction::Service,
                _ => false,
            };
            let middle = line.0[line.0.len() / 2];
            let reach = length(&line) + 60.0;
            for building in &buildings {
                if apart(building.exterior().0[0], middle) > reach {
                    continue;
                }
                let away = Euclidean.distance(&line, building);
                let own = service
                    && away < 0.05
                    && !line
                        .lines()
                        .any(|part| building.contains(&Point::from((part.start + part.end) / 2.0)));
                assert!(
                    own || away >= 1.0,
                    "seed {seed}: {} is {away} m from a building",
                    feature.object.id
                );
            }
        }
    }
}

#[test]
fn a_village_awaits_its_main_and_an_old_pipe_was_left() {
    let drawn = &ALL[0];
    let of = |status: Status| {
        drawn
            .of(Class::WaterPipe)
            .filter(move |feature| feature.object.status == status)
            .count()
    };
    assert!(of(Status::Planned) > 10);
    assert!((3..60).contains(&of(Status::OutOfUse)));
    assert!(
        drawn
            .of(Class::Hydrant)
            .any(|feature| feature.object.status == Status::Planned)
    );
}
