//! Claims about fire hydrants: Dz.U. 2009 nr 124 poz. 1030, § 10.

use domain::network::{Class, PipeFunction};
use geo::{Distance, Euclidean, LineString, Point};

use crate::ALL;
use crate::drawn::{apart, coords, metres, metric_line};
use crate::water::pipes;

/// No two hydrants along a built-up street are farther apart, in metres: Dz.U. 2009 nr 124 poz. 1030, § 10.
const HYDRANT_SPACING: f64 = 150.0;
/// A house connection leaves the street pipe at most so far from a hydrant, in metres (the same rule).
const TO_HYDRANT: f64 = 75.0;

#[test]
fn hydrants_along_built_up_streets_are_at_most_150_m_apart() {
    for drawn in ALL.iter() {
        let seed = drawn.seed;
        let hydrants: Vec<_> = drawn
            .of(Class::Hydrant)
            .map(|feature| metres(coords(&feature.geometry)[0]))
            .collect();
        let services = pipes(drawn).filter(|(_, pipe)| pipe.function == PipeFunction::Service);
        let houses: Vec<_> = services
            .map(|(feature, _)| metres(coords(&feature.geometry)[0]))
            .collect();
        for house in &houses {
            let nearest = hydrants
                .iter()
                .map(|hydrant| apart(*house, *hydrant))
                .fold(f64::INFINITY, f64::min);
            assert!(
                nearest <= TO_HYDRANT,
                "seed {seed}: the connection at {house:?} is {nearest} m from a hydrant"
            );
        }
        // Built-up is where five connections or more lie within a hydrant's reach.
        for hydrant in &hydrants {
            if houses
                .iter()
                .filter(|house| apart(**house, *hydrant) < TO_HYDRANT)
                .count()
                < 5
            {
                continue;
            }
            let others = hydrants
                .iter()
                .map(|other| apart(*hydrant, *other))
                .filter(|away| *away > 0.1);
            let nearest = others.fold(f64::INFINITY, f64::min);
            assert!(
                nearest <= HYDRANT_SPACING,
                "seed {seed}: the hydrant at {hydrant:?} is {nearest} m from the next"
            );
        }
    }
}

#[test]
fn every_hydrant_stands_five_metres_off_the_walls_and_by_a_road() {
    for drawn in ALL.iter() {
        let seed = drawn.seed;
        let roads: Vec<LineString<f64>> = drawn.of(Class::Road).map(|road| metric_line(&road.geometry)).collect();
        let buildings = drawn.buildings();
        for hydrant in drawn.of(Class::Hydrant) {
            let at = Point::from(metres(coords(&hydrant.geometry)[0]));
            let wall = buildings
                .iter()
                .map(|building| Euclidean.distance(&at, building))
                .fold(f64::INFINITY, f64::min);
            let road = roads
                .iter()
                .map(|road| Euclidean.distance(&at, road))
                .fold(f64::INFINITY, f64::min);
            assert!(
                wall >= 5.0,
                "seed {seed}: {} is {wall} m from a wall",
                hydrant.object.id
            );
            assert!(
                (2.0..15.0).contains(&road),
                "seed {seed}: {} is {road} m from the road",
                hydrant.object.id
            );
        }
    }
}
