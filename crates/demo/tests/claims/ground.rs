//! Claims about the data set as a whole and about the base map.

use std::collections::BTreeSet;

use domain::network::{Class, TileSource};
use geo::{BoundingRect, Contains, Geometry, Intersects, Polygon, Validation};

use crate::ALL;
use crate::drawn::{Drawn, coords};

#[test]
fn the_same_seed_gives_the_same_objects() {
    let first = demo::network(demo::SEED);
    assert!(first == demo::network(demo::SEED));
    assert!(first != demo::network(1));
}

#[test]
fn every_id_is_its_own_and_says_that_it_is_a_demo() {
    let drawn = &ALL[0];
    let ids: BTreeSet<&str> = drawn
        .features
        .iter()
        .map(|feature| feature.object.id.as_str())
        .collect();
    assert_eq!(ids.len(), drawn.features.len());
    assert!(ids.iter().all(|id| id.starts_with("DEMO-")));
}

#[test]
fn everything_lies_in_the_gmina() {
    for drawn in ALL.iter() {
        let boundary = boundary(drawn);
        let bounds = boundary.bounding_rect().unwrap();
        for feature in &drawn.features {
            let network = feature.object.class().source() == TileSource::Network;
            for c in coords(&feature.geometry) {
                assert!(
                    bounds.intersects(&c),
                    "{} at {c:?} is outside the bounding box",
                    feature.object.id
                );
                assert!(
                    !network || boundary.contains(&c),
                    "{} at {c:?} is outside",
                    feature.object.id
                );
            }
        }
    }
}

#[test]
fn every_area_is_valid_and_every_line_has_two_places() {
    for drawn in ALL.iter() {
        let seed = drawn.seed;
        for feature in &drawn.features {
            match &feature.geometry {
                Geometry::Polygon(polygon) => {
                    assert!(
                        polygon.is_valid(),
                        "seed {seed}: {} {:?}",
                        feature.object.id,
                        polygon.check_validation()
                    );
                }
                Geometry::LineString(line) => {
                    assert!(
                        line.0.windows(2).all(|pair| pair[0] != pair[1]) && line.0.len() > 1,
                        "{}",
                        feature.object.id
                    );
                }
                _ => {}
            }
        }
    }
}

#[test]
fn the_gmina_is_as_large_as_a_small_gmina_is() {
    let counts = ALL[0].counts();
    let within = |class: Class, low: usize, high: usize| {
        let count = counts.get(class.code()).copied().unwrap_or(0);
        assert!(
            (low..=high).contains(&count),
            "{count} of {class}, expected {low} to {high}"
        );
    };
    within(Class::Building, 1200, 1850);
    within(Class::Hydrant, 200, 600);
    within(Class::Valve, 300, 1000);
    within(Class::Manhole, 400, 900);
    within(Class::Place, 19, 19);
    within(Class::Address, 1200, 1700);
    within(Class::Parcel, 2000, 5000);
    within(Class::ProtectionZone, 4, 4);
    within(Class::WaterBody, 4, 6);
    within(Class::Forest, 50, 600);
    within(Class::Boundary, 1, 1);
    within(Class::Elevation, 200, 600);
}

#[test]
fn heights_stay_between_the_lakes_and_the_hills() {
    for feature in &ALL[0].features {
        for height in [feature.object.elevations.top, feature.object.elevations.bottom]
            .into_iter()
            .flatten()
        {
            assert!(
                (122.0..152.0).contains(&height.metres()),
                "{} at {} m",
                feature.object.id,
                height.metres()
            );
        }
    }
}

#[test]
fn no_house_stands_in_water_or_forest() {
    for drawn in ALL.iter() {
        let seed = drawn.seed;
        let areas: Vec<_> = drawn.of(Class::WaterBody).chain(drawn.of(Class::Forest)).collect();
        let areas: Vec<_> = areas
            .iter()
            .map(|area| (area.geometry.bounding_rect(), &area.geometry))
            .collect();
        for house in drawn.of(Class::Building) {
            let bounds = house.geometry.bounding_rect();
            for (around, area) in &areas {
                let near = bounds.zip(*around).is_some_and(|(a, b)| a.intersects(&b));
                assert!(
                    !near || !area.intersects(&house.geometry),
                    "seed {seed}: {}",
                    house.object.id
                );
            }
        }
    }
}

fn boundary(drawn: &Drawn) -> Polygon<f64> {
    let Some(Geometry::Polygon(polygon)) = drawn.of(Class::Boundary).next().map(|feature| feature.geometry.clone())
    else {
        panic!("the boundary is one polygon");
    };
    polygon
}
