//! Claims about who gets water, past which valves and through what.

use std::collections::BTreeSet;

use domain::network::{Class, Details, Material, PipeFunction, Status, ValveState};

use crate::ALL;
use crate::drawn::{Key, coords, key};
use crate::water::{pipes, reached_past};

#[test]
fn a_few_valves_are_shut_and_the_water_still_reaches_every_house() {
    for drawn in ALL.iter() {
        let seed = drawn.seed;
        let shut: BTreeSet<Key> = drawn
            .keys(|details| matches!(details, Details::Valve(valve) if valve.state == Some(ValveState::Closed)))
            .into_iter()
            .collect();
        assert!((2..20).contains(&shut.len()), "seed {seed}: {} shut valves", shut.len());
        let seen = reached_past(drawn, 0, &shut);
        for (feature, _) in pipes(drawn).filter(|(_, pipe)| pipe.function == PipeFunction::Service) {
            let wall = key(coords(&feature.geometry)[1]);
            assert!(seen.contains(&wall), "seed {seed}: {} is dry", feature.object.id);
        }
    }
}

#[test]
fn every_house_of_a_sewered_town_has_water() {
    for drawn in ALL.iter() {
        let seed = drawn.seed;
        let connected: BTreeSet<&str> = pipes(drawn)
            .filter(|(_, pipe)| pipe.function == PipeFunction::Service)
            .filter_map(|(feature, _)| feature.object.name.as_deref())
            .collect();
        let in_town = drawn
            .of(Class::Address)
            .filter_map(|feature| match &feature.object.details {
                Details::Address(address) if ["Świętajno", "Spychowo"].contains(&address.place.as_str()) => {
                    Some(address.line())
                }
                _ => None,
            });
        let dry: Vec<String> = in_town.filter(|line| !connected.contains(line.as_str())).collect();
        assert!(dry.is_empty(), "seed {seed}: no water for {dry:?}");
    }
}

#[test]
fn pipes_are_made_of_what_was_laid_in_their_year() {
    for drawn in ALL.iter() {
        let seed = drawn.seed;
        for feature in drawn.of(Class::WaterPipe) {
            let Details::WaterPipe(pipe) = &feature.object.details else {
                continue;
            };
            let Some(year) = feature.object.year else {
                assert_eq!(
                    feature.object.status,
                    Status::Planned,
                    "seed {seed}: {}",
                    feature.object.id
                );
                continue;
            };
            let usual = match pipe.material {
                // Forbidden in 1997, no longer laid for some years before.
                Some(Material::AsbestosCement) => 1955..=1985,
                Some(Material::CastIron) => 1930..=1990,
                Some(Material::DuctileIron) => 1990..=2026,
                Some(Material::Pvc) => 1975..=2005,
                Some(Material::Pe) => 1990..=2026,
                other => panic!("seed {seed}: {} of {other:?}", feature.object.id),
            };
            assert!(usual.contains(&year), "seed {seed}: {} of {year}", feature.object.id);
        }
    }
}
