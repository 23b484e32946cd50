use proptest::prelude::*;

use super::{drawn, write};
use crate::{GeometryKind, Layer, TileEncoder, decode};

/// A layer with features of these kinds and parts, numbered from 1.
fn layer(features: &[(GeometryKind, &[&[[i32; 2]]])]) -> Layer {
    let mut encoder = TileEncoder::new();
    encoder.begin_layer("a");
    for (id, (kind, parts)) in (1..).zip(features) {
        let ends: Vec<u32> = parts
            .iter()
            .scan(0, |end, part| {
                *end += part.len() as u32;
                Some(*end)
            })
            .collect();
        encoder.feature(id, *kind, &[], &parts.concat(), &ends);
    }
    encoder.end_layer();
    decode(&encoder.finish()).unwrap().layers.remove(0)
}

const SQUARE: &[[i32; 2]] = &[[0, 0], [100, 0], [100, 100], [0, 100]];
const HOLE: &[[i32; 2]] = &[[40, 40], [40, 60], [60, 60], [60, 40]];

#[test]
fn inside_an_area_the_distance_is_nothing_and_in_its_hole_it_is_not() {
    let layer = layer(&[(GeometryKind::Polygon, &[SQUARE, HOLE])]);
    let area = &layer.features[0];
    assert_eq!(area.distance_squared([10.0, 10.0]), 0.0);
    assert_eq!(area.distance_squared([45.0, 50.0]), 25.0);
    assert_eq!(area.distance_squared([103.0, 104.0]), 25.0);
    // The closing edge, from the last point to the first, counts too.
    assert_eq!(area.nearest([-3.0, 50.0]).point, [0.0, 50.0]);
    assert!(area.contains([10.0, 10.0]) && !area.contains([50.0, 50.0]));
}

#[test]
fn a_line_is_near_along_its_length_and_its_vertices_can_be_asked_alone() {
    let layer = layer(&[(
        GeometryKind::Line,
        &[&[[0, 0], [100, 0]], &[[0, 50], [0, 50], [10, 50]]],
    )]);
    let line = &layer.features[0];
    let hit = line.nearest([30.0, 4.0]);
    assert_eq!((hit.point, hit.distance_squared), ([30.0, 0.0], 16.0));
    assert_eq!(line.distance_squared([103.0, -4.0]), 25.0);
    assert_eq!(line.distance_squared([5.0, 49.0]), 1.0);
    assert_eq!(line.nearest_vertex([30.0, 4.0]).point, [0.0, 0.0]);
    assert!(!line.contains([30.0, 0.0]));
}

#[test]
fn the_nearest_feature_within_reach_is_found_and_of_equals_the_top_one() {
    let point: &[&[[i32; 2]]] = &[&[[10, 10]]];
    let far: &[&[[i32; 2]]] = &[&[[40, 40]]];
    let layer = layer(&[
        (GeometryKind::Point, point),
        (GeometryKind::Point, point),
        (GeometryKind::Point, far),
    ]);
    assert_eq!(layer.nearest([12.0, 10.0], 5.0).map(|hit| hit.feature.id), Some(2));
    assert_eq!(layer.nearest([39.0, 40.0], 1.0).map(|hit| hit.feature.id), Some(3));
    assert_eq!(layer.nearest([20.0, 20.0], 5.0), None);
    assert_eq!(layer.nearest([f64::NAN, 0.0], 5.0), None);
}

proptest! {
    #[test]
    fn the_box_never_hides_a_feature_that_is_within_reach(
        features in proptest::collection::vec(drawn(), 1..20),
        x in -100_000.0..100_000.0_f64,
        y in -100_000.0..100_000.0_f64,
        reach in 0.0..50_000.0_f64,
    ) {
        let tile = decode(&write(&mut TileEncoder::new(), &[("a".into(), features)])).unwrap();
        let layer = &tile.layers[0];
        let least = layer.features.iter().map(|f| f.distance_squared([x, y])).fold(f64::INFINITY, f64::min);
        let found = layer.nearest([x, y], reach).map(|hit| hit.distance_squared);
        prop_assert_eq!(found, (least <= reach * reach).then_some(least));
    }

    #[test]
    fn no_vertex_is_nearer_than_the_feature_itself(drawn in drawn(), x in -9e4..9e4_f64, y in -9e4..9e4_f64) {
        let tile = decode(&write(&mut TileEncoder::new(), &[("a".into(), vec![drawn])])).unwrap();
        let feature = &tile.layers[0].features[0];
        // A hair of room for the rounding of the foot of the perpendicular.
        prop_assert!(feature.distance_squared([x, y]) <= feature.nearest_vertex([x, y]).distance_squared + 1e-6);
    }
}
