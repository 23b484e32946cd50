use domain::network::{
    BaseObject, Class, Details, Diameter, Elevation, Elevations, FlowKind, Material, NetworkObject, ObjectId,
    PipeFunction, RoadRank, Section, SewerKind, SewerPipe, TileSource, WaterPipe, first_zoom,
};
use geo_types::{Geometry, line_string, point, polygon, wkt};
use proptest::prelude::*;

use super::tree::{Tree, hilbert, union};
use super::{Builder, MAX_LATITUDE, PushError, grid, label};

fn object(details: Details) -> NetworkObject {
    NetworkObject::new(ObjectId::parse("1").unwrap(), details)
}

fn water(function: PipeFunction, mm: Option<i64>, material: Option<Material>) -> NetworkObject {
    object(Details::WaterPipe(WaterPipe {
        function,
        section: mm.map(|mm| Section::Round(Diameter::from_mm(mm).unwrap())),
        material,
        course: None,
        local: false,
    }))
}

fn sewer(kind: SewerKind, flow: Option<FlowKind>, mm: i64, material: Option<Material>) -> NetworkObject {
    object(Details::SewerPipe(SewerPipe {
        function: PipeFunction::Main,
        kind,
        flow,
        section: Some(Section::Round(Diameter::from_mm(mm).unwrap())),
        material,
        course: None,
    }))
}

fn road(rank: Option<RoadRank>) -> NetworkObject {
    object(Details::Road(BaseObject { road: rank }))
}

fn near(found: Option<[f64; 4]>, expected: [f64; 4]) -> bool {
    // Half of a grid unit, in degrees.
    found.is_some_and(|found| found.iter().zip(expected).all(|(a, b)| (a - b).abs() < 5e-8))
}

#[test]
fn an_empty_snapshot_has_neither_extent_nor_counts() {
    let snapshot = Builder::new(7).build();
    assert_eq!(
        (snapshot.version(), snapshot.is_empty(), snapshot.extent()),
        (7, true, None)
    );
    assert_eq!(snapshot.counts().count(), 0);
}

#[test]
fn extents_and_counts_are_those_of_what_was_pushed() {
    let mut builder = Builder::new(1);
    let main = water(PipeFunction::Main, None, None);
    builder
        .push(1, &main, &line_string![(x: 21.1, y: 53.5), (x: 21.2, y: 53.4)].into())
        .unwrap();
    builder
        .push(
            2,
            &water(PipeFunction::Service, None, None),
            &wkt!(LINESTRING(21.3 53.6,21.31 53.6)).into(),
        )
        .unwrap();
    builder
        .push(3, &road(None), &wkt!(LINESTRING(20.0 50.0,20.1 50.0)).into())
        .unwrap();
    let snapshot = builder.build();
    assert!(!snapshot.is_empty());
    assert_eq!(
        snapshot.counts().collect::<Vec<_>>(),
        [(Class::WaterPipe, 2), (Class::Road, 1)]
    );
    assert!(near(snapshot.extent(), [20.0, 50.0, 21.31, 53.6]));
    assert!(near(snapshot.extent_of(Class::WaterPipe), [21.1, 53.4, 21.31, 53.6]));
    assert!(near(
        snapshot.extent_of_source(TileSource::Base),
        [20.0, 50.0, 20.1, 50.0]
    ));
    assert_eq!(snapshot.extent_of(Class::Valve), None);
}

#[test]
fn what_cannot_be_drawn_is_refused_with_its_reason_and_leaves_no_trace() {
    let mut builder = Builder::new(1);
    let pipe = water(PipeFunction::Main, None, None);
    let mut refused = |uid, geometry: Geometry<f64>| builder.push(uid, &pipe, &geometry).unwrap_err();
    let north = PushError::Outside {
        longitude: 21.0,
        latitude: 86.0,
    };
    assert_eq!(refused(1, point!(x: 21.0, y: 86.0).into()), north);
    assert!(
        refused(1, point!(x: 21.0, y: 86.0).into())
            .to_string()
            .contains("85.0511°")
    );
    assert!(matches!(
        refused(1, point!(x: f64::NAN, y: 0.0).into()),
        PushError::Outside { .. }
    ));
    // Coordinates of PL-2000 that somebody took for degrees.
    assert!(matches!(
        refused(1, point!(x: 7_507_299.0, y: 5_926_968.0).into()),
        PushError::Outside { .. }
    ));
    assert_eq!(
        refused(1, wkt!(LINESTRING(21.0 53.0,21.0 53.0)).into()),
        PushError::Nothing
    );
    assert_eq!(
        refused(1, wkt!(POLYGON((21.0 53.0,21.1 53.0,21.2 53.0,21.0 53.0))).into()),
        PushError::Nothing
    );
    assert_eq!(refused(1, wkt!(MULTIPOINT EMPTY).into()), PushError::Nothing);
    assert_eq!(
        refused(
            1,
            Geometry::GeometryCollection(wkt!(GEOMETRYCOLLECTION(POINT(21.0 53.0))))
        ),
        PushError::Collection
    );
    assert_eq!(refused(-1, point!(x: 21.0, y: 53.0).into()), PushError::Uid(-1));
    assert!(builder.build().is_empty());
}

#[test]
fn the_square_of_web_mercator_is_taken_to_its_very_edge() {
    assert_eq!(grid::from_degrees(-180.0, MAX_LATITUDE), Some([0, 0]));
    assert_eq!(grid::from_degrees(180.0, -MAX_LATITUDE), Some([u32::MAX, u32::MAX]));
    assert_eq!(grid::from_degrees(0.0, 0.0), Some([1 << 31, 1 << 31]));
    assert_eq!(grid::from_degrees(0.0, MAX_LATITUDE + 1e-9), None);
    assert_eq!(grid::from_degrees(180.1, 0.0), None);
}

#[test]
fn labels_are_those_of_the_polish_utility_map() {
    let text = |object: &NetworkObject| label(object).unwrap_or_default();
    assert_eq!(
        text(&water(PipeFunction::Main, Some(110), Some(Material::Pe))),
        "w110 PE"
    );
    assert_eq!(text(&water(PipeFunction::Main, None, None)), "w");
    assert_eq!(
        text(&sewer(
            SewerKind::Sanitary,
            Some(FlowKind::Gravity),
            200,
            Some(Material::Pvc)
        )),
        "ks200 PVC"
    );
    assert_eq!(
        text(&sewer(
            SewerKind::Sanitary,
            Some(FlowKind::Pressure),
            90,
            Some(Material::Pe)
        )),
        "kst90 PE"
    );
    assert_eq!(text(&sewer(SewerKind::Storm, None, 300, None)), "kd300");
    assert_eq!(
        text(&sewer(SewerKind::Combined, None, 500, Some(Material::Other))),
        "ko500"
    );
    assert_eq!(
        text(&sewer(SewerKind::Industrial, None, 160, Some(Material::Stoneware))),
        "kp160 kam."
    );
    assert_eq!(
        text(&sewer(SewerKind::Local, None, 160, Some(Material::CastIron))),
        "kl160 żel."
    );
    let mut height = object(Details::Elevation {});
    for (top, bottom, expected) in [
        (Some(142_357), None, "142,36"),
        (None, Some(142_000), "142,00"),
        (Some(142_357), Some(140_104), "142,36/140,10"),
        (Some(-1_005), Some(-4), "-1,01/0,00"),
        (None, None, ""),
    ] {
        let height_of = |mm: Option<i32>| mm.map(|mm| Elevation::try_from(mm).unwrap());
        height.elevations = Elevations {
            top: height_of(top),
            bottom: height_of(bottom),
        };
        assert_eq!(text(&height), expected);
    }
    assert_eq!(label(&road(None)), None);
}

#[test]
fn a_box_section_is_labelled_with_both_sides() {
    let side = |mm| Diameter::from_mm(mm).unwrap();
    let mut egg = sewer(SewerKind::Combined, None, 1, Some(Material::Concrete));
    let Details::SewerPipe(pipe) = &mut egg.details else {
        panic!("it is a sewer")
    };
    pipe.section = Some(Section::Box {
        width: side(600),
        height: side(900),
    });
    assert_eq!(label(&egg).as_deref(), Some("ko600×900 bet."));
}

#[test]
fn the_greater_thing_shows_before_the_lesser() {
    let zoom = |function| first_zoom(&water(function, None, None));
    assert_eq!(zoom(PipeFunction::Main), 8);
    assert!(zoom(PipeFunction::Main) < zoom(PipeFunction::Distribution));
    assert!(zoom(PipeFunction::Distribution) < zoom(PipeFunction::Service));
    let road_zoom = |rank| first_zoom(&road(Some(rank)));
    assert!(road_zoom(RoadRank::Main) < road_zoom(RoadRank::Local));
    assert!(road_zoom(RoadRank::Local) < road_zoom(RoadRank::Track));
    assert_eq!(first_zoom(&object(Details::Elevation {})), 17);
}

#[test]
fn counting_finds_as_many_as_finding_and_ends_where_it_is_told() {
    let leaves: Vec<_> = (0..1000_u32).map(|place| [place, 0, place + 3, 9]).collect();
    let tree = Tree::new(leaves);
    for asked in [[0, 0, 5, 5], [990, 0, 2000, 1], [500, 20, 600, 30], [0, 0, 5000, 5000]] {
        let mut found = Vec::new();
        tree.find(asked, &mut found);
        assert_eq!(tree.count(asked, usize::MAX), found.len());
        assert_eq!(tree.count(asked, 7), found.len().min(7));
    }
}

#[test]
fn a_million_pipes_fit_well_within_half_a_gigabyte() {
    // 100 000 of them, each of ten points, and as they are seen from afar: the arrays grow linearly from here.
    let mut builder = Builder::new(1);
    for uid in 0..100_000_u32 {
        let at = |step: u32| {
            (
                21.0 + f64::from(uid % 300) * 1e-3 + f64::from(step) * 1e-5,
                53.0 + f64::from(uid) * 1e-6,
            )
        };
        let line: geo_types::LineString<f64> = (0..10).map(at).collect();
        let pipe = water(PipeFunction::Main, Some(90 + i64::from(uid % 100)), Some(Material::Pe));
        builder.push(uid.into(), &pipe, &line.into()).unwrap();
    }
    let bytes = builder.build().bytes() / 100_000;
    assert!(bytes < 200, "{bytes} bytes per pipe");
}

#[test]
fn a_hole_outside_of_any_area_is_dropped_with_its_area() {
    let mut builder = Builder::new(1);
    let lake = object(Details::WaterBody(BaseObject::default()));
    let flat = polygon!(exterior: [(x: 21.0, y: 53.0), (x: 21.1, y: 53.0), (x: 21.0, y: 53.0)],
        interiors: [[(x: 21.0, y: 53.0), (x: 21.1, y: 53.0), (x: 21.1, y: 53.1)]]);
    assert_eq!(builder.push(1, &lake, &flat.into()), Err(PushError::Nothing));
}

proptest! {
    #[test]
    fn a_point_comes_back_from_the_grid_within_a_centimetre(x in -180.0..179.99_f64, y in -85.0..85.0_f64) {
        let [longitude, latitude] = grid::to_degrees(grid::from_degrees(x, y).unwrap());
        let metres = 111_320.0;
        prop_assert!((longitude - x).abs() * metres * y.to_radians().cos() < 0.005);
        prop_assert!((latitude - y).abs() * metres < 0.005);
    }

    #[test]
    fn the_tree_finds_what_a_walk_over_all_boxes_finds(
        mut boxes in proptest::collection::vec(
            (any::<u32>(), any::<u32>(), 0..1_u32 << 28, 0..1_u32 << 28)
                .prop_map(|(x, y, w, h)| [x, y, x.saturating_add(w), y.saturating_add(h)]), 0..400),
        asked in (any::<u32>(), any::<u32>(), any::<u32>(), any::<u32>()),
    ) {
        let whole = boxes.iter().copied().reduce(union).unwrap_or_default();
        boxes.sort_by_key(|of| hilbert(*of, whole));
        let asked = [asked.0.min(asked.2), asked.1.min(asked.3), asked.0.max(asked.2), asked.1.max(asked.3)];
        let walked: Vec<u32> = (0..).zip(&boxes)
            .filter(|(_, b)| b[0] <= asked[2] && asked[0] <= b[2] && b[1] <= asked[3] && asked[1] <= b[3])
            .map(|(place, _)| place)
            .collect();
        let mut found = Vec::new();
        Tree::new(boxes).find(asked, &mut found);
        prop_assert_eq!(found, walked);
    }
}
