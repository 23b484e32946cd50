use domain::network::{Details, NetworkObject, PipeFunction, TileSource};
use geo_types::Geometry;
use proptest::prelude::*;
use tiles::{GeometryKind, Tile};

use super::super::{BUFFER, CutBuffer, cut};
use super::{SPYCHOWO, address, area, base, line, snapshot, water};

/// Places in units of the tile at zoom 20, on it, around it and far from it.
fn places(fewest: usize) -> impl Strategy<Value = Vec<[f64; 2]>> {
    let near = prop::array::uniform2(-300.0..4400.0_f64);
    let far = prop::array::uniform2(-200_000.0..200_000.0_f64);
    let edge = prop::array::uniform2(prop_oneof![
        Just(-64.0),
        Just(0.0),
        Just(4096.0),
        Just(4160.0),
        Just(2000.0)
    ]);
    let places = proptest::collection::vec(prop_oneof![near, far, edge], fewest..20);
    // A line without length is no object of the network; the snapshot refuses it.
    places.prop_filter("the line has a length", |places| {
        places
            .iter()
            .any(|at| (at[0] - places[0][0]).hypot(at[1] - places[0][1]) > 2.0)
    })
}

/// A star around the tile's middle or elsewhere: a ring that does not cross itself.
fn star() -> impl Strategy<Value = Vec<[f64; 2]>> {
    let arms = proptest::collection::vec(1.0..30_000.0_f64, 3..40);
    (prop::array::uniform2(-5000.0..9000.0_f64), arms).prop_map(|(middle, arms)| {
        let step = std::f64::consts::TAU / arms.len() as f64;
        let arm = |(place, length): (usize, f64)| {
            let (sin, cos) = (step * place as f64).sin_cos();
            [middle[0] + cos * length, middle[1] + sin * length]
        };
        arms.into_iter().enumerate().map(arm).collect()
    })
}

fn double_area(ring: &[[i32; 2]]) -> i64 {
    let next = ring.iter().cycle().skip(1);
    ring.iter()
        .zip(next)
        .map(|(a, b)| i64::from(a[0]) * i64::from(b[1]) - i64::from(b[0]) * i64::from(a[1]))
        .sum()
}

fn holds_the_laws(tile: &Tile) -> Result<(), TestCaseError> {
    for feature in tile.layers.iter().flat_map(|layer| &layer.features) {
        let [left, top, right, bottom] = feature.bounds();
        prop_assert!(left >= -BUFFER && top >= -BUFFER && right <= 4096 + BUFFER && bottom <= 4096 + BUFFER);
        for (place, part) in feature.parts().enumerate() {
            prop_assert!(
                part.windows(2)
                    .all(|pair| feature.kind == GeometryKind::Point || pair[0] != pair[1])
            );
            if feature.kind == GeometryKind::Polygon {
                prop_assert!(double_area(part) != 0 && part.first() != part.last());
                prop_assert!(place > 0 || double_area(part) > 0, "the first ring is an outer one");
            }
        }
    }
    prop_assert!(tile.layers.iter().all(|layer| !layer.features.is_empty()));
    Ok(())
}

/// A tile of the column from zoom 20 up, and its decoded contents.
fn tiles_above(objects: &[(i64, &NetworkObject, Geometry<f64>)], source: TileSource) -> Vec<Tile> {
    let snapshot = snapshot(objects.iter().cloned());
    let mut buffer = CutBuffer::default();
    (8..=20)
        .map(|z| {
            let [_, x, y] = address(z.into(), SPYCHOWO);
            tiles::decode(&cut(&snapshot, source, z, x, y, &mut buffer).unwrap()).unwrap()
        })
        .collect()
}

proptest! {
    #[test]
    fn a_clipped_line_stays_in_the_buffered_box_and_is_never_empty(places in places(2)) {
        let shape = line(address(20, SPYCHOWO), &places);
        for tile in tiles_above(&[(1, &water(PipeFunction::Main), shape)], TileSource::Network) {
            holds_the_laws(&tile)?;
        }
    }

    #[test]
    fn a_clipped_area_stays_in_the_buffered_box_and_is_never_empty(ring in star(), hole in star()) {
        let shape = area(address(20, SPYCHOWO), &[&ring, &hole]);
        for tile in tiles_above(&[(1, &base(Details::Forest), shape)], TileSource::Base) {
            holds_the_laws(&tile)?;
        }
    }

    #[test]
    fn what_lies_on_the_tile_is_drawn_and_what_is_drawn_lies_there(places in places(2), t in 0.0..1.0_f64) {
        // A place on the source's line is near the drawn line when it lies on the tile.
        let at = address(20, SPYCHOWO);
        let tile = tiles_above(&[(1, &water(PipeFunction::Main), line(at, &places))], TileSource::Network).pop();
        let pair = &places[..2];
        let on = [0, 1].map(|axis| pair[0][axis] + (pair[1][axis] - pair[0][axis]) * t);
        let long = (pair[0][0] - pair[1][0]).hypot(pair[0][1] - pair[1][1]) > 3.0;
        if long && on.iter().all(|axis| (10.0..4080.0).contains(axis)) {
            let tile = tile.unwrap_or_default();
            prop_assert!(!tile.layers.is_empty());
            prop_assert!(tile.layers[0].features[0].distance_squared(on) < 2.5);
        }
    }

    #[test]
    fn an_area_covers_the_same_places_on_the_tile_as_in_its_source(
        ring in star(),
        probe in prop::array::uniform2(0.0..4096.0_f64),
    ) {
        let at = address(20, SPYCHOWO);
        let tile = tiles_above(&[(1, &base(Details::Forest), area(at, &[&ring]))], TileSource::Base).pop().unwrap();
        let edges = ring.iter().zip(ring.iter().cycle().skip(1));
        let crossed = edges.clone().filter(|(a, b)| {
            (a[1] > probe[1]) != (b[1] > probe[1])
                && probe[0] < (b[0] - a[0]) * (probe[1] - a[1]) / (b[1] - a[1]) + a[0]
        });
        let inside = crossed.count() % 2 == 1;
        // Right at the edge, rounding decides.
        let off = edges.map(|(a, b)| off_segment(probe, *a, *b)).fold(f64::INFINITY, f64::min);
        if off > 2.0 {
            let forest = tile.layers.first().map(|layer| &layer.features[0]);
            prop_assert_eq!(forest.is_some_and(|forest| forest.contains(probe)), inside);
        }
    }

    #[test]
    fn the_order_in_which_objects_come_does_not_change_a_single_byte(
        shapes in proptest::collection::vec((places(2), 0..5_i64), 1..20),
        turn in 0..20_usize,
    ) {
        let pipes = [PipeFunction::Main, PipeFunction::Distribution, PipeFunction::Service].map(water);
        let at = address(20, SPYCHOWO);
        let named = |kind: i64| NetworkObject { name: Some(format!("ulica {kind}")), ..pipes[kind as usize % 3].clone() };
        let objects: Vec<_> = shapes.iter().map(|(places, kind)| (named(*kind), line(at, places))).collect();
        let mut pushed: Vec<_> = (1..).zip(&objects).map(|(uid, (object, shape))| (uid, object, shape.clone())).collect();
        let whole = snapshot(pushed.clone());
        let turn = turn % pushed.len();
        pushed.rotate_left(turn);
        let turned = snapshot(pushed);
        for z in [8_u8, 15, 20] {
            let [_, x, y] = address(z.into(), SPYCHOWO);
            let bytes = |of| cut(of, TileSource::Network, z, x, y, &mut CutBuffer::default());
            prop_assert_eq!(bytes(&whole), bytes(&turned));
        }
    }
}

fn off_segment(point: [f64; 2], a: [f64; 2], b: [f64; 2]) -> f64 {
    let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
    let t = (((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / (dx * dx + dy * dy)).clamp(0.0, 1.0);
    (point[0] - a[0] - t * dx).hypot(point[1] - a[1] - t * dy)
}
