//! Claims about addresses, parcels and the intake's protection zones.

use std::collections::{BTreeMap, BTreeSet};

use domain::network::{Class, Details, ZoneKind};
use geo::{Area, BooleanOps, BoundingRect, Contains, Distance, Euclidean, Intersects, Point, Polygon, Rect};

use crate::ALL;
use crate::drawn::{Drawn, coords, metres, metric_area, metric_shape};

/// A parcel in metres.
struct Plot {
    id: String,
    precinct: String,
    number: String,
    area: Polygon<f64>,
    bounds: Rect<f64>,
}

fn plots(drawn: &Drawn) -> Vec<Plot> {
    let parcels = drawn.of(Class::Parcel).map(|feature| {
        let Details::Parcel(parcel) = &feature.object.details else {
            panic!("a parcel without a number");
        };
        let area = metric_shape(&feature.geometry);
        Plot {
            id: feature.object.id.to_string(),
            precinct: parcel.precinct.clone().unwrap(),
            number: parcel.number.clone(),
            bounds: area.bounding_rect().unwrap(),
            area,
        }
    });
    parcels.collect()
}

/// The outlines of the buildings that have an address.
fn houses(drawn: &Drawn) -> Vec<Polygon<f64>> {
    let doors: Vec<Point<f64>> = drawn
        .of(Class::Address)
        .map(|feature| metres(coords(&feature.geometry)[0]).into())
        .collect();
    let mut houses = drawn.buildings();
    houses.retain(|house| doors.iter().any(|door| house.contains(door)));
    houses
}

#[test]
fn every_house_has_one_address_of_its_own_inside_its_front_wall() {
    for drawn in ALL.iter() {
        let seed = drawn.seed;
        let buildings = drawn.buildings();
        let mut known = BTreeSet::new();
        for feature in drawn.of(Class::Address) {
            let Details::Address(address) = &feature.object.details else {
                panic!("an address without a number");
            };
            assert!(
                known.insert((address.line(), address.place.clone())),
                "seed {seed}: twice {}",
                address.line()
            );
            assert!(matches!(address.postcode.as_deref(), Some("12-140" | "12-150")));
            let door = Point::from(metres(coords(&feature.geometry)[0]));
            let around: Vec<_> = buildings.iter().filter(|building| building.contains(&door)).collect();
            assert_eq!(around.len(), 1, "seed {seed}: {}", address.line());
            let wall = Euclidean.distance(&door, around[0].exterior());
            assert!(
                wall < 1.0,
                "seed {seed}: {} is {wall} m behind the wall",
                address.line()
            );
        }
        assert!(known.len() > 1200, "seed {seed}: {} addresses", known.len());
        assert!(drawn.of(Class::Building).all(|feature| feature.object.name.is_none()));
    }
}

#[test]
fn towns_have_streets_with_odd_and_even_numbers_and_villages_count_through() {
    let drawn = &ALL[0];
    let mut streets: BTreeMap<String, BTreeSet<Option<String>>> = BTreeMap::new();
    for feature in drawn.of(Class::Address) {
        if let Details::Address(address) = &feature.object.details {
            streets
                .entry(address.place.clone())
                .or_default()
                .insert(address.street.clone());
        }
    }
    assert!(streets["Spychowo"].len() > 10 && streets["Świętajno"].len() > 10);
    assert_eq!(streets["Jerutki"], BTreeSet::from([None]));
    assert_eq!(streets.len(), 19);
}

#[test]
fn parcels_do_not_overlap() {
    for drawn in ALL.iter() {
        let seed = drawn.seed;
        let plots = plots(drawn);
        for (i, plot) in plots.iter().enumerate() {
            for other in plots[..i].iter().filter(|other| other.bounds.intersects(&plot.bounds)) {
                let common = plot.area.intersection(&other.area).unsigned_area();
                // Closing the seams moves a corner by up to ten centimetres.
                assert!(
                    common < 2.0,
                    "seed {seed}: {} and {} share {common} m²",
                    plot.id,
                    other.id
                );
            }
        }
    }
}

#[test]
fn every_house_lies_in_one_parcel() {
    for drawn in ALL.iter() {
        let seed = drawn.seed;
        let plots = plots(drawn);
        for house in houses(drawn) {
            let bounds = house.bounding_rect().unwrap();
            let near = plots.iter().filter(|plot| plot.bounds.intersects(&bounds));
            let shares: Vec<(f64, &str)> = near
                .map(|plot| {
                    (
                        plot.area.intersection(&house).unsigned_area() / house.unsigned_area(),
                        plot.id.as_str(),
                    )
                })
                .filter(|(share, _)| *share > 1e-4)
                .collect();
            assert!(
                shares.len() == 1 && shares[0].0 > 0.9999,
                "seed {seed}: the house at {:?} lies in {shares:?}",
                house.exterior().0[0]
            );
        }
    }
}

#[test]
fn a_number_is_given_once_in_a_precinct() {
    for drawn in ALL.iter() {
        let plots = plots(drawn);
        let numbers: BTreeSet<_> = plots.iter().map(|plot| (&plot.precinct, &plot.number)).collect();
        assert_eq!(numbers.len(), plots.len(), "seed {}", drawn.seed);
        let precincts: BTreeSet<_> = plots.iter().map(|plot| &plot.precinct).collect();
        assert_eq!(precincts.len(), 19);
        assert!(plots.iter().any(|plot| plot.number.contains('/')));
    }
}

#[test]
fn a_villages_parcels_leave_no_gap_between_them() {
    for drawn in ALL.iter() {
        let seed = drawn.seed;
        let mut precincts: BTreeMap<String, Vec<Polygon<f64>>> = BTreeMap::new();
        for plot in plots(drawn) {
            precincts.entry(plot.precinct).or_default().push(plot.area);
        }
        for (name, areas) in precincts {
            let whole = geo::unary_union(&areas);
            let gaps: f64 = whole
                .0
                .iter()
                .flat_map(Polygon::interiors)
                .map(|gap| Polygon::new(gap.clone(), Vec::new()).unsigned_area())
                .sum();
            assert!(gaps < 10.0, "seed {seed}: {gaps} m² of {name} belong to nobody");
        }
    }
}

#[test]
fn parcels_have_the_sizes_that_parcels_have() {
    for drawn in ALL.iter() {
        let seed = drawn.seed;
        for plot in plots(drawn) {
            let size = plot.area.unsigned_area();
            assert!(
                (1.0..60_000.0).contains(&size),
                "seed {seed}: {} has {size} m²",
                plot.id
            );
        }
    }
}

#[test]
fn the_wells_lie_behind_fences_inside_the_indirect_zone() {
    for drawn in ALL.iter() {
        let seed = drawn.seed;
        let zones = |kind: ZoneKind| -> Vec<Polygon<f64>> {
            drawn
                .of(Class::ProtectionZone)
                .filter(|feature| matches!(&feature.object.details, Details::ProtectionZone(zone) if zone.kind == kind))
                .map(|feature| metric_area(&feature.geometry))
                .collect()
        };
        let (direct, indirect) = (zones(ZoneKind::Direct), zones(ZoneKind::Indirect));
        assert_eq!((direct.len(), indirect.len()), (3, 1), "seed {seed}");
        assert!(direct.iter().all(|zone| indirect[0].contains(zone)), "seed {seed}");
        let hectares = indirect[0].unsigned_area() / 10_000.0;
        assert!((15.0..60.0).contains(&hectares), "seed {seed}: {hectares} ha");
        for (at, name) in drawn.wells() {
            let fenced = direct
                .iter()
                .filter(|zone| zone.contains(&at))
                .map(|zone| Euclidean.distance(&at, zone.exterior()));
            let fenced: Vec<f64> = fenced.collect();
            assert!(fenced.len() == 1 && fenced[0] >= 8.0, "seed {seed}: {name} {fenced:?}");
        }
    }
}
