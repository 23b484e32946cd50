use domain::network::{BaseObject, Class, Details, PipeFunction, Station, StationKind, TileSource};
use geo_types::{Geometry, MultiPoint, wkt};
use tiles::{GeometryKind, Layer};

use super::super::BUFFER;
use super::{SPYCHOWO, address, area, base, line, object, place, snapshot, tile, water};

const SQUARE: &[[f64; 2]] = &[[1000.0, 1000.0], [3000.0, 1000.0], [3000.0, 3000.0], [1000.0, 3000.0]];
const HOLE: &[[f64; 2]] = &[[1500.0, 1500.0], [2500.0, 1500.0], [2500.0, 2500.0], [1500.0, 2500.0]];

fn only_layer(mut tile: tiles::Tile) -> Layer {
    assert_eq!(tile.layers.len(), 1);
    tile.layers.remove(0)
}

/// Twice a ring's area, positive for outer rings.
fn double_area(ring: &[[i32; 2]]) -> i64 {
    let next = ring.iter().cycle().skip(1);
    ring.iter()
        .zip(next)
        .map(|(a, b)| i64::from(a[0]) * i64::from(b[1]) - i64::from(b[0]) * i64::from(a[1]))
        .sum()
}

#[test]
fn at_the_last_zoom_every_vertex_stands_where_it_was_surveyed_within_a_unit() {
    let at = address(20, SPYCHOWO);
    let units = [
        [100.2, 100.7],
        [900.0, 101.0],
        [1700.4, 99.5],
        [1700.9, 3000.0],
        [4095.0, 4095.5],
    ];
    let pipe = water(PipeFunction::Service);
    let snapshot = snapshot([(5, &pipe, line(at, &units))]);
    let layer = only_layer(tile(&snapshot, TileSource::Network, at));
    let drawn = layer.features[0].points();
    assert_eq!(drawn.len(), units.len());
    for (drawn, unit) in drawn.iter().zip(units) {
        let (dx, dy) = (f64::from(drawn[0]) - unit[0], f64::from(drawn[1]) - unit[1]);
        assert!(dx.abs() < 1.0 && dy.abs() < 1.0, "{drawn:?} is not {unit:?}");
    }
}

#[test]
fn a_line_that_was_clipped_and_simplified_stays_within_a_unit_of_its_source_where_pipes_stand_for_themselves() {
    // A winding pipe several tiles long, drawn at each zoom at which pipes are not joined.
    let way = |step: u32| {
        let t = f64::from(step);
        [SPYCHOWO[0] + t * 4e-6, SPYCHOWO[1] + (t / 9.0).sin() * 3e-5 + t * 1e-6]
    };
    let points: Vec<(f64, f64)> = (0..800).map(way).map(Into::into).collect();
    let pipe = water(PipeFunction::Main);
    let snapshot = snapshot([(1, &pipe, Geometry::LineString(points.into()))]);
    for z in 14..=20 {
        let at = address(z, way(300));
        let layer = only_layer(tile(&snapshot, TileSource::Network, at));
        let source: Vec<[f64; 2]> = (0..800)
            .map(|step| {
                let [x, y] = place(z, way(step));
                [(x - f64::from(at[1])) * 4096.0, (y - f64::from(at[2])) * 4096.0]
            })
            .collect();
        let held = |p: &&[f64; 2]| p.iter().all(|axis| (0.0..4096.0).contains(axis));
        let inside: Vec<_> = source.iter().filter(held).collect();
        assert!(inside.len() > 10, "zoom {z} shows the pipe");
        for point in inside {
            let off = layer.features[0].distance_squared(*point).sqrt();
            assert!(
                off <= 1.0,
                "zoom {z}: the source's vertex is {off} units off the drawn line"
            );
        }
    }
}

#[test]
fn a_pipe_across_a_border_is_on_both_tiles_and_their_buffers_overlap() {
    let left = address(16, SPYCHOWO);
    let right = [left[0], left[1] + 1, left[2]];
    let pipe = water(PipeFunction::Main);
    let snapshot = snapshot([(9, &pipe, line(left, &[[3000.0, 2000.0], [5000.0, 2200.0]]))]);
    let [left, right] = [left, right].map(|at| only_layer(tile(&snapshot, TileSource::Network, at)));
    let (left, right) = (&left.features[0], &right.features[0]);
    assert_eq!((left.id, right.id), (9, 9));
    assert_eq!(left.bounds()[2], 4096 + BUFFER);
    assert_eq!(right.bounds()[0], -BUFFER);
    // The right tile's end, seen from the left one, lies on the left tile's line.
    let [x, y] = right.points()[0];
    assert!(left.distance_squared([f64::from(x + 4096), f64::from(y)]) <= 1.0);
}

#[test]
fn a_line_that_only_touches_the_buffer_is_on_the_tile_and_one_past_it_is_not() {
    let at = address(16, SPYCHOWO);
    let pipe = water(PipeFunction::Main);
    let near = line(at, &[[4150.0, 100.0], [4150.0, 200.0]]);
    let far = line(at, &[[4170.0, 100.0], [4170.0, 200.0]]);
    let layer = only_layer(tile(
        &snapshot([(1, &pipe, near), (2, &pipe, far)]),
        TileSource::Network,
        at,
    ));
    assert_eq!(layer.features.iter().map(|f| f.id).collect::<Vec<_>>(), [1]);
}

#[test]
fn a_pipe_that_leaves_and_returns_is_one_feature_of_two_lines() {
    let at = address(16, SPYCHOWO);
    let pipe = water(PipeFunction::Main);
    let out_and_back = line(
        at,
        &[[4000.0, 100.0], [9000.0, 100.0], [9000.0, 300.0], [4000.0, 300.0]],
    );
    let layer = only_layer(tile(&snapshot([(1, &pipe, out_and_back)]), TileSource::Network, at));
    let parts: Vec<_> = layer.features[0].parts().collect();
    assert_eq!(parts, [[[4000, 100], [4160, 100]], [[4160, 300], [4000, 300]]]);
}

#[test]
fn an_area_keeps_its_hole_and_both_run_as_tiles_want_them() {
    let at = address(16, SPYCHOWO);
    let lake = base(Details::WaterBody);
    // Either way round in the source.
    let backwards = |ring: &[[f64; 2]]| ring.iter().rev().copied().collect::<Vec<_>>();
    for (square, hole) in [(SQUARE.to_vec(), HOLE.to_vec()), (backwards(SQUARE), backwards(HOLE))] {
        let snapshot = snapshot([(1, &lake, area(at, &[&square, &hole]))]);
        let layer = only_layer(tile(&snapshot, TileSource::Base, at));
        let lake = &layer.features[0];
        let areas: Vec<_> = lake.parts().map(double_area).collect();
        assert_eq!(areas, [2 * 2000 * 2000, -2 * 1000 * 1000]);
        assert!(lake.contains([1100.0, 1100.0]) && !lake.contains([2000.0, 2000.0]));
    }
}

#[test]
fn an_area_around_the_whole_tile_fills_it_and_one_whose_hole_does_is_not_there() {
    let at = address(18, SPYCHOWO);
    let forest = base(Details::Forest);
    let wide = |by: f64| {
        [
            [-by, -by],
            [4096.0 + by, -by],
            [4096.0 + by, 4096.0 + by],
            [-by, 4096.0 + by],
        ]
    };
    let full = snapshot([(1, &forest, area(at, &[&wide(9000.0)]))]);
    let layer = only_layer(tile(&full, TileSource::Base, at));
    assert_eq!(
        layer.features[0].bounds(),
        [-BUFFER, -BUFFER, 4096 + BUFFER, 4096 + BUFFER]
    );
    let clearing = snapshot([(1, &forest, area(at, &[&wide(9000.0), &wide(500.0)]))]);
    let ring: Vec<_> = tile(&clearing, TileSource::Base, at).layers;
    assert!(
        ring.iter()
            .flat_map(|layer| &layer.features)
            .all(|forest| !forest.contains([2048.0, 2048.0]))
    );
}

#[test]
fn the_parts_of_an_area_are_drawn_apart_each_with_its_own_hole() {
    let at = address(16, SPYCHOWO);
    let moved = |ring: &[[f64; 2]], by: f64| ring.iter().map(|[x, y]| [x / 4.0 + by, *y]).collect::<Vec<_>>();
    let Geometry::Polygon(first) = area(at, &[&moved(SQUARE, 0.0), &moved(HOLE, 0.0)]) else {
        panic!("an area")
    };
    let Geometry::Polygon(second) = area(at, &[&moved(SQUARE, 2000.0), &moved(HOLE, 2000.0)]) else {
        panic!("an area")
    };
    let lakes = Geometry::MultiPolygon(vec![first, second].into());
    let lake = base(Details::WaterBody);
    let layer = only_layer(tile(&snapshot([(1, &lake, lakes)]), TileSource::Base, at));
    let signs: Vec<_> = layer.features[0]
        .parts()
        .map(|ring| double_area(ring).signum())
        .collect();
    assert_eq!(signs, [1, -1, 1, -1]);
}

#[test]
fn what_shrinks_to_nothing_is_left_out_but_a_small_station_stays_as_a_point() {
    let near = address(20, SPYCHOWO);
    let far = address(14, SPYCHOWO);
    let pond = base(Details::WaterBody);
    let station = object(Details::Station(Station {
        kind: StationKind::SewagePump,
    }));
    let stub = water(PipeFunction::Main);
    // A square of 80 units at zoom 20 has 1.25 at zoom 14; the line has less than one.
    let small = &[[0.0, 0.0], [80.0, 0.0], [80.0, 80.0], [0.0, 80.0]];
    let snapshot = snapshot([
        (1, &pond, area(near, &[small])),
        (2, &station, area(near, &[small])),
        (3, &stub, line(near, &[[0.0, 0.0], [9.0, 0.0]])),
    ]);
    assert!(tile(&snapshot, TileSource::Base, far).layers.is_empty());
    let layer = only_layer(tile(&snapshot, TileSource::Network, far));
    assert_eq!(layer.name, Class::Station.code());
    assert_eq!(
        (layer.features[0].kind, layer.features[0].points().len()),
        (GeometryKind::Point, 1)
    );
    assert_eq!(tile(&snapshot, TileSource::Network, near).layers.len(), 2);
    let layer = only_layer(tile(&snapshot, TileSource::Base, near));
    assert_eq!(layer.features[0].kind, GeometryKind::Polygon);
}

#[test]
fn of_many_points_only_those_on_the_tile_are_drawn() {
    let at = address(16, SPYCHOWO);
    let points = [[10.0, 10.0], [20.0, 20.0], [9000.0, 10.0]].map(|units| super::degrees(at, units));
    let villages = object(Details::Place(BaseObject::default()));
    let snapshot = snapshot([(1, &villages, Geometry::MultiPoint(MultiPoint::from(points.to_vec())))]);
    let layer = only_layer(tile(&snapshot, TileSource::Base, at));
    assert_eq!(layer.features[0].points(), [[10, 10], [20, 20]]);
}

#[test]
fn the_world_s_corner_has_a_tile_too() {
    let road = base(Details::Boundary);
    let corner = wkt!(LINESTRING(-180.0 85.05,-179.0 85.0)).into();
    let layer = only_layer(tile(&snapshot([(1, &road, corner)]), TileSource::Base, [8, 0, 0]));
    assert_eq!(layer.features[0].points()[0][0], 0);
}
