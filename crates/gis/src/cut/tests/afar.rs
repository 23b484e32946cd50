use domain::network::{NetworkObject, PipeFunction, TileSource};
use geo_types::Geometry;

use super::super::{CutBuffer, cut, is_quick};
use super::{SPYCHOWO, address, degrees, line, snapshot, tile, water};
use crate::snapshot::Snapshot;

fn named(name: &str) -> NetworkObject {
    NetworkObject {
        name: Some(name.into()),
        ..water(PipeFunction::Main)
    }
}

/// A street of mains, one after the other, each so many units of zoom 12 long, every second one surveyed from its end.
fn street(name: &str, count: u32, units: f64) -> Vec<(i64, NetworkObject, Geometry<f64>)> {
    let at = address(12, SPYCHOWO);
    let place = |number: u32| [10.0 + f64::from(number) * units, 500.0];
    (0..count)
        .map(|number| {
            let mut ends = [place(number), place(number + 1)];
            if number % 2 == 1 {
                ends.reverse();
            }
            (i64::from(number) + 1, named(name), line(at, &ends))
        })
        .collect()
}

fn snapshot_of(objects: &[(i64, NetworkObject, Geometry<f64>)]) -> Snapshot {
    snapshot(objects.iter().map(|(uid, object, shape)| (*uid, object, shape.clone())))
}

/// The lines on the tile of a zoom at the north-western corner of zoom 12's: number and points.
fn lines(of: &Snapshot, zoom: u32) -> Vec<(u64, Vec<[i32; 2]>)> {
    let [_, x, y] = address(12, SPYCHOWO);
    let layers = tile(of, TileSource::Network, [zoom, x << (zoom - 12), y << (zoom - 12)]).layers;
    let features = layers.iter().flat_map(|layer| &layer.features);
    features
        .map(|feature| (feature.id, feature.parts().flatten().copied().collect()))
        .collect()
}

#[test]
fn from_afar_a_street_of_pipes_that_say_the_same_is_one_line_with_the_middle_pipes_number() {
    let objects = street("Leśna", 9, 40.0);
    let seen = lines(&snapshot_of(&objects), 12);
    assert_eq!(seen.len(), 1, "{seen:?}");
    let (number, points) = &seen[0];
    assert_eq!(*number, 5);
    let mut ends = points.clone();
    ends.sort_unstable();
    assert_eq!(ends, [[10, 500], [370, 500]]);
    // From near every pipe stands for itself.
    assert_eq!(lines(&snapshot_of(&objects), 14).len(), 9);
}

#[test]
fn no_joined_line_is_longer_than_a_finger_is_broad() {
    let seen = lines(&snapshot_of(&street("Leśna", 80, 40.0)), 12);
    assert!(seen.len() >= 7, "{} lines", seen.len());
    for (number, points) in seen {
        let [from, to] = [points[0], points[points.len() - 1]];
        assert!((from[0] - to[0]).abs() <= 513, "the line of {number} is too long");
    }
}

#[test]
fn pipes_that_say_different_things_are_not_joined() {
    let mut objects = street("Leśna", 9, 40.0);
    objects[4].1.name = Some("Polna".into());
    assert_eq!(lines(&snapshot_of(&objects), 12).len(), 3);
}

#[test]
fn at_a_crossing_of_three_nothing_is_joined() {
    let at = address(12, SPYCHOWO);
    let arm = |uid, to| (uid, named("Leśna"), line(at, &[[500.0, 500.0], to]));
    let objects = [arm(1, [600.0, 500.0]), arm(2, [400.0, 500.0]), arm(3, [500.0, 600.0])];
    assert_eq!(lines(&snapshot_of(&objects), 12).len(), 3);
}

#[test]
fn a_ring_of_pipes_is_joined_without_end() {
    let at = address(12, SPYCHOWO);
    let corners = [
        [500.0, 500.0],
        [550.0, 500.0],
        [550.0, 550.0],
        [500.0, 550.0],
        [500.0, 500.0],
    ];
    let objects: Vec<_> = (1..)
        .zip(corners.windows(2))
        .map(|(uid, pair)| (uid, named("Rynek"), line(at, pair)))
        .collect();
    let seen = lines(&snapshot_of(&objects), 12);
    assert_eq!(seen.len(), 1);
    let (_, points) = &seen[0];
    assert_eq!((points.first(), points.len()), (points.last(), 5));
}

#[test]
fn a_tile_with_much_on_it_is_not_quick() {
    let at = address(16, SPYCHOWO);
    let many: Vec<_> = (0..900)
        .map(|number| {
            let corner = f64::from(number);
            (
                i64::from(number),
                named("Leśna"),
                Geometry::LineString(vec![degrees(at, [corner, 0.0]), degrees(at, [corner, 90.0])].into()),
            )
        })
        .collect();
    let crowded = snapshot_of(&many);
    assert!(!is_quick(&crowded, TileSource::Network, 16, at[1], at[2]));
    assert!(is_quick(&crowded, TileSource::Base, 16, at[1], at[2]));
    assert!(is_quick(&crowded, TileSource::Network, 16, 1, 1));
    assert!(
        cut(
            &crowded,
            TileSource::Network,
            16,
            at[1],
            at[2],
            &mut CutBuffer::default()
        )
        .is_ok()
    );
}

#[test]
fn without_any_main_the_most_important_pipes_there_are_show_from_afar() {
    let at = address(12, SPYCHOWO);
    let pipe = |function| NetworkObject {
        name: Some("Leśna".into()),
        ..water(function)
    };
    let shape = |y| line(at, &[[100.0, y], [900.0, y]]);
    let connection = (2, pipe(PipeFunction::Service), shape(600.0));
    let without = snapshot_of(&[(1, pipe(PipeFunction::Distribution), shape(500.0)), connection.clone()]);
    assert_eq!(lines(&without, 12).iter().map(|(uid, _)| *uid).collect::<Vec<_>>(), [1]);
    let [_, x, y] = address(9, SPYCHOWO);
    assert_eq!(tile(&without, TileSource::Network, [9, x, y]).layers.len(), 1);
    let with = snapshot_of(&[
        (1, pipe(PipeFunction::Distribution), shape(500.0)),
        connection,
        (3, pipe(PipeFunction::Main), shape(700.0)),
    ]);
    let far: Vec<u64> = tile(&with, TileSource::Network, [9, x, y]).layers[0]
        .features
        .iter()
        .map(|one| one.id)
        .collect();
    assert_eq!(far, [3]);
}
