use geo_types::{Geometry, GeometryCollection, LineString, MultiLineString, MultiPoint, MultiPolygon, Point, Polygon};
use proptest::prelude::*;

use super::{MAX_DEPTH, WkbError, decode, encode};

fn coords(least: usize) -> impl Strategy<Value = Vec<(f64, f64)>> {
    prop::collection::vec((-180.0..180.0_f64, -90.0..90.0_f64), least..12)
}

fn polygon() -> impl Strategy<Value = Polygon<f64>> {
    (coords(3), prop::collection::vec(coords(3), 0..3))
        .prop_map(|(outer, holes)| Polygon::new(outer.into(), holes.into_iter().map(LineString::from).collect()))
}

fn simple() -> impl Strategy<Value = Geometry<f64>> {
    prop_oneof![
        (-180.0..180.0_f64, -90.0..90.0_f64).prop_map(|(x, y)| Geometry::Point(Point::new(x, y))),
        coords(0).prop_map(|line| Geometry::LineString(line.into())),
        polygon().prop_map(Geometry::Polygon),
        coords(0).prop_map(|points| Geometry::MultiPoint(MultiPoint::from(points))),
        prop::collection::vec(coords(0), 0..4)
            .prop_map(|lines| Geometry::MultiLineString(MultiLineString(lines.into_iter().map(Into::into).collect()))),
        prop::collection::vec(polygon(), 0..3).prop_map(|all| Geometry::MultiPolygon(MultiPolygon(all))),
    ]
}

fn any_geometry() -> impl Strategy<Value = Geometry<f64>> {
    simple().prop_recursive(3, 12, 4, |inner| {
        prop::collection::vec(inner, 0..4).prop_map(|parts| Geometry::GeometryCollection(GeometryCollection(parts)))
    })
}

proptest! {
    #[test]
    fn what_was_written_is_read_back(geometry in any_geometry()) {
        prop_assert_eq!(decode(&encode(&geometry)), Ok(geometry));
    }

    #[test]
    fn cutting_the_bytes_anywhere_is_an_error(geometry in any_geometry(), cut in 0.0..1.0_f64) {
        let bytes = encode(&geometry);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss,
            reason = "a share of a short length")]
        let length = (bytes.len() as f64 * cut) as usize;
        prop_assert!(decode(&bytes[..length]).is_err());
    }

    #[test]
    fn bytes_of_any_kind_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        if let Ok(geometry) = decode(&bytes) {
            prop_assert!(decode(&encode(&geometry)).is_ok());
        }
    }

    #[test]
    fn one_changed_byte_never_panics(geometry in any_geometry(), at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut bytes = encode(&geometry);
        let index = at.index(bytes.len());
        bytes[index] = byte;
        if let Ok(read) = decode(&bytes) {
            prop_assert!(decode(&encode(&read)).is_ok());
        }
    }
}

#[test]
fn big_endian_bytes_with_heights_lose_only_the_heights() {
    let mut bytes = vec![0, 0, 0, 3, 0xE9]; // Point Z
    for value in [21.5_f64, 53.5, 142.0] {
        bytes.extend_from_slice(&value.to_be_bytes());
    }
    assert_eq!(decode(&bytes), Ok(Geometry::Point(Point::new(21.5, 53.5))));
}

#[test]
fn the_postgis_spelling_with_srid_and_height_is_read() {
    let mut bytes = vec![1];
    bytes.extend_from_slice(&0xA000_0001_u32.to_le_bytes());
    bytes.extend_from_slice(&4326_u32.to_le_bytes());
    for value in [21.5_f64, 53.5, 142.0] {
        bytes.extend_from_slice(&value.to_le_bytes());
    }
    assert_eq!(decode(&bytes), Ok(Geometry::Point(Point::new(21.5, 53.5))));
}

#[test]
fn collections_nested_without_end_are_refused() {
    let mut bytes = Vec::new();
    for _ in 0..1_000_000 {
        bytes.extend_from_slice(&[1, 7, 0, 0, 0, 1, 0, 0, 0]);
    }
    assert_eq!(decode(&bytes), Err(WkbError::Depth));
    assert_eq!(MAX_DEPTH, 8);
}

#[test]
fn a_count_that_the_bytes_cannot_hold_allocates_nothing() {
    let bytes = [1, 2, 0, 0, 0, 0xff, 0xff, 0xff, 0xff];
    assert!(matches!(decode(&bytes), Err(WkbError::Truncated { at: 9, .. })));
}

#[test]
fn numbers_that_are_none_are_refused_with_their_place() {
    let bytes = encode(&Geometry::Point(Point::new(f64::NAN, 1.0)));
    assert_eq!(decode(&bytes), Err(WkbError::NotFinite { at: 5 }));
}

#[test]
fn curves_and_foreign_parts_are_refused_by_their_type() {
    assert_eq!(decode(&[1, 8, 0, 0, 0, 0, 0, 0, 0]), Err(WkbError::Type(8)));
    let mut points_of_lines = vec![1, 4, 0, 0, 0, 1, 0, 0, 0];
    points_of_lines.extend(encode(&Geometry::LineString(vec![(0.0, 0.0)].into())));
    assert_eq!(decode(&points_of_lines), Err(WkbError::Type(2)));
}

#[test]
fn bytes_after_the_end_are_refused() {
    let mut bytes = encode(&Geometry::Point(Point::new(1.0, 2.0)));
    bytes.push(0);
    assert_eq!(decode(&bytes), Err(WkbError::Trailing(1)));
}
