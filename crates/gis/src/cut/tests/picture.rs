use domain::network::{Class, Details, Hydrant, PipeFunction};
use geo_types::{Geometry, Point};
use tiles::GeometryKind;

use super::super::picture::{Window, picture};
use super::{SPYCHOWO, address, area, base, line, object, snapshot, water};

const EVERYTHING: usize = 100_000;

/// A window whose north-western corner is that of the tile at zoom 16 on which the village lies: as large as the tile,
/// so that four of the tile's units are one of the drawing's.
fn window() -> Window {
    let (longitude, latitude) = super::degrees(address(16, SPYCHOWO), [2048.0, 2048.0]);
    Window {
        center: [longitude, latitude],
        zoom: 16,
        size: [512, 512],
    }
}

#[test]
fn a_pipe_is_drawn_in_half_pixels_from_the_windows_corner() {
    let pipe = water(PipeFunction::Main);
    let shape = line(
        address(16, SPYCHOWO),
        &[[400.0, 800.0], [2400.0, 800.0], [2400.0, 3600.0]],
    );
    let snapshot = snapshot([(7, &pipe, shape)]);
    let drawn = picture(&snapshot, &window(), EVERYTHING, |_| true);
    assert_eq!(drawn.outlines.len(), 1);
    let outline = &drawn.outlines[0];
    assert_eq!(
        (outline.style.class, outline.style.kind),
        (Class::WaterPipe, GeometryKind::Line)
    );
    assert_eq!(outline.style.function, Some("main"));
    assert_eq!(outline.path, "M100 200l500 0l0 700");
}

#[test]
fn objects_that_look_alike_are_one_outline_and_points_are_dots() {
    let at = address(16, SPYCHOWO);
    let hydrant = object(Details::Hydrant(Hydrant {
        kind: None,
        diameter: None,
    }));
    let spot = |units| {
        let (longitude, latitude) = super::degrees(at, units);
        Geometry::Point(Point::new(longitude, latitude))
    };
    let snapshot = snapshot([(1, &hydrant, spot([400.0, 400.0])), (2, &hydrant, spot([800.0, 400.0]))]);
    let drawn = picture(&snapshot, &window(), EVERYTHING, |_| true);
    assert_eq!(drawn.outlines.len(), 1);
    let mut dots: Vec<_> = drawn.outlines[0].path.split_inclusive("h0").collect();
    dots.sort_unstable();
    assert_eq!(dots, ["M100 100h0", "M200 100h0"]);
}

#[test]
fn areas_are_closed_and_what_reaches_out_of_the_window_is_cut() {
    let forest = base(Details::Forest);
    let far = 40_960.0;
    let shape = area(
        address(16, SPYCHOWO),
        &[&[[-far, -far], [far, -far], [far, far], [-far, far]]],
    );
    let snapshot = snapshot([(1, &forest, shape)]);
    let drawn = picture(&snapshot, &window(), EVERYTHING, |_| true);
    let path = &drawn.outlines[0].path;
    assert!(path.starts_with('M') && path.ends_with('z'), "{path}");
    let numbers = path
        .split(|letter: char| !letter.is_ascii_digit())
        .filter(|part| !part.is_empty());
    assert!(
        numbers
            .map(|part| part.parse::<u32>().unwrap())
            .all(|number| number <= 1024 + 128)
    );
}

#[test]
fn what_is_not_wanted_or_shows_only_from_near_is_not_drawn() {
    let (main, service) = (water(PipeFunction::Main), water(PipeFunction::Service));
    let shape = || line(address(16, SPYCHOWO), &[[400.0, 800.0], [2400.0, 800.0]]);
    let snapshot = snapshot([(1, &main, shape()), (2, &service, shape())]);
    let none = picture(&snapshot, &window(), EVERYTHING, |class| class != Class::WaterPipe);
    assert_eq!(none.outlines, []);
    let from_afar = Window { zoom: 12, ..window() };
    let drawn = picture(&snapshot, &from_afar, EVERYTHING, |_| true);
    let functions: Vec<_> = drawn
        .outlines
        .iter()
        .filter_map(|outline| outline.style.function)
        .collect();
    assert_eq!(functions, ["main"]);
}

#[test]
fn with_too_many_points_the_network_is_drawn_rather_than_the_ground() {
    let pipe = water(PipeFunction::Main);
    let building = base(Details::Building);
    let at = address(16, SPYCHOWO);
    let square: &[[f64; 2]] = &[[1000.0, 1000.0], [3000.0, 1000.0], [3000.0, 3000.0], [1000.0, 3000.0]];
    let snapshot = snapshot([
        (1, &building, area(at, &[square])),
        (2, &pipe, line(at, &[[400.0, 800.0], [2400.0, 800.0]])),
        (3, &pipe, line(at, &[[400.0, 900.0], [2400.0, 900.0]])),
    ]);
    let classes = |most| {
        let drawn = picture(&snapshot, &window(), most, |_| true);
        drawn
            .outlines
            .iter()
            .map(|outline| outline.style.class)
            .collect::<Vec<_>>()
    };
    assert_eq!(classes(8), [Class::WaterPipe, Class::Building]);
    assert_eq!(classes(7), [Class::WaterPipe]);
    assert_eq!(classes(4), [Class::WaterPipe]);
    // Not one of the two pipes: half a network would look like a whole one.
    assert_eq!(classes(3), []);
}

#[test]
fn places_are_names_and_a_window_out_of_this_world_is_empty() {
    let mut village = base(Details::Place);
    village.name = Some("Spychowo".to_owned());
    let (longitude, latitude) = super::degrees(address(16, SPYCHOWO), [2048.0, 1024.0]);
    let snapshot = snapshot([(1, &village, Geometry::Point(Point::new(longitude, latitude)))]);
    let drawn = picture(&snapshot, &window(), EVERYTHING, |_| true);
    assert_eq!(drawn.outlines, []);
    assert_eq!((drawn.names[0].text, drawn.names[0].at), ("Spychowo", [512, 256]));
    let outside = Window {
        center: [0.0, 89.0],
        ..window()
    };
    assert_eq!(picture(&snapshot, &outside, EVERYTHING, |_| true), Default::default());
}

#[test]
fn an_area_is_drawn_as_long_as_it_is_a_pixel_large() {
    let building = base(Details::Building);
    let at = address(16, SPYCHOWO);
    // A pixel is eight of the tile's units.
    let of = |side: f64| -> usize {
        let square: &[[f64; 2]] = &[
            [1000.0, 1000.0],
            [1000.0 + side, 1000.0],
            [1000.0 + side, 1000.0 + side],
            [1000.0, 1000.0 + side],
        ];
        let snapshot = snapshot([(1, &building, area(at, &[square]))]);
        picture(&snapshot, &window(), EVERYTHING, |_| true).outlines.len()
    };
    assert_eq!((of(9.0), of(7.0)), (1, 0));
}

#[test]
fn a_window_over_the_worlds_edge_is_drawn_as_far_as_the_world_goes() {
    let pipe = water(PipeFunction::Main);
    let snapshot = snapshot([(
        1,
        &pipe,
        Geometry::LineString(vec![(179.9, 84.8), (179.99, 84.9)].into()),
    )]);
    let edge = Window {
        center: [179.99, 84.9],
        zoom: 8,
        size: [1920, 1000],
    };
    assert_eq!(picture(&snapshot, &edge, EVERYTHING, |_| true).outlines.len(), 1);
}
