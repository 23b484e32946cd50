use geo_types::{Geometry, Point, polygon};

use super::{SkipReason, read};

/// A point.
type At = (f64, f64);

fn point(kind: u32, numbers: &[f64]) -> Vec<u8> {
    let mut bytes = kind.to_le_bytes().to_vec();
    numbers.iter().for_each(|number| bytes.extend(number.to_le_bytes()));
    bytes
}

/// A line or an area of these parts.
fn parts(kind: u32, parts: &[&[At]]) -> Vec<u8> {
    let mut bytes = kind.to_le_bytes().to_vec();
    bytes.extend([0; 32]);
    let count: usize = parts.iter().map(|part| part.len()).sum();
    bytes.extend((parts.len() as u32).to_le_bytes());
    bytes.extend((count as u32).to_le_bytes());
    let mut start = 0_u32;
    for part in parts {
        bytes.extend(start.to_le_bytes());
        start += part.len() as u32;
    }
    for (x, y) in parts.iter().copied().flatten() {
        bytes.extend(x.to_le_bytes());
        bytes.extend(y.to_le_bytes());
    }
    bytes
}

const OUTLINE: &[At] = &[(0.0, 0.0), (0.0, 9.0), (9.0, 9.0), (9.0, 0.0), (0.0, 0.0)];
const HOLE: &[At] = &[(1.0, 1.0), (2.0, 1.0), (2.0, 2.0), (1.0, 2.0), (1.0, 1.0)];
const FAR: &[At] = &[(20.0, 0.0), (20.0, 9.0), (29.0, 9.0), (29.0, 0.0), (20.0, 0.0)];
const FAR_HOLE: &[At] = &[(21.0, 1.0), (22.0, 1.0), (22.0, 2.0), (21.0, 2.0), (21.0, 1.0)];

#[test]
fn heights_and_measures_are_dropped() {
    let here = Ok(Geometry::Point(Point::new(1.0, 2.0)));
    assert_eq!(read(&point(1, &[1.0, 2.0])), here);
    assert_eq!(read(&point(11, &[1.0, 2.0, 142.0, 0.0])), here);
    assert_eq!(read(&point(21, &[1.0, 2.0, -1e39])), here);
}

#[test]
fn one_part_is_a_line_and_several_are_many() {
    assert!(matches!(
        read(&parts(3, &[&[(0.0, 0.0), (1.0, 1.0)]])),
        Ok(Geometry::LineString(_))
    ));
    let two = read(&parts(13, &[&[(0.0, 0.0), (1.0, 1.0)], &[(2.0, 2.0), (3.0, 3.0)]]));
    assert!(matches!(two, Ok(Geometry::MultiLineString(lines)) if lines.0.len() == 2));
}

#[test]
fn holes_are_found_in_their_outlines_whatever_the_order() {
    let expected = polygon!(
        exterior: [(x: 0.0, y: 0.0), (x: 0.0, y: 9.0), (x: 9.0, y: 9.0), (x: 9.0, y: 0.0)],
        interiors: [[(x: 1.0, y: 1.0), (x: 2.0, y: 1.0), (x: 2.0, y: 2.0), (x: 1.0, y: 2.0)]],
    );
    assert_eq!(read(&parts(5, &[OUTLINE, HOLE])), Ok(expected.clone().into()));
    let Ok(Geometry::MultiPolygon(areas)) = read(&parts(15, &[FAR_HOLE, HOLE, OUTLINE, FAR])) else {
        panic!("two outlines");
    };
    assert_eq!(areas.0[0], expected);
    assert_eq!(areas.0[1].interiors().len(), 1);
}

#[test]
fn an_outline_that_runs_the_wrong_way_is_an_outline_still() {
    assert!(matches!(read(&parts(5, &[HOLE])), Ok(Geometry::Polygon(area)) if area.interiors().is_empty()));
    let astray = read(&parts(
        5,
        &[OUTLINE, FAR, &[(50.0, 1.0), (52.0, 1.0), (52.0, 2.0), (50.0, 1.0)]],
    ));
    assert!(matches!(astray, Ok(Geometry::MultiPolygon(areas)) if areas.0.len() == 3));
}

#[test]
fn what_is_empty_or_broken_is_left_out() {
    assert_eq!(read(&0_u32.to_le_bytes()), Err(SkipReason::NoGeometry));
    assert_eq!(read(&parts(3, &[])), Err(SkipReason::NoGeometry));
    assert_eq!(read(&point(31, &[1.0, 2.0])), Err(SkipReason::BadGeometry));
    assert_eq!(read(b""), Err(SkipReason::BadGeometry));
    assert_eq!(read(&point(1, &[1.0])), Err(SkipReason::BadGeometry));
    assert_eq!(
        read(&parts(5, &[&[(0.0, 0.0), (1.0, 1.0)]])),
        Err(SkipReason::BadGeometry)
    );
}

#[test]
fn counts_that_the_bytes_cannot_hold_allocate_nothing() {
    let mut bytes = parts(3, &[&[(0.0, 0.0), (1.0, 1.0)]]);
    for at in [36, 40] {
        bytes[at..at + 4].copy_from_slice(&u32::MAX.to_le_bytes());
        assert_eq!(read(&bytes), Err(SkipReason::BadGeometry));
    }
    let mut backwards = parts(3, &[&[(0.0, 0.0), (1.0, 1.0)], &[(0.0, 0.0), (1.0, 1.0)]]);
    backwards[48..52].copy_from_slice(&9_u32.to_le_bytes());
    assert_eq!(read(&backwards), Err(SkipReason::BadGeometry));
}

#[test]
fn an_area_of_very_many_holes_and_outlines_is_refused_before_it_takes_long() {
    let outlines = vec![OUTLINE; 2100];
    let holes = vec![HOLE; 2100];
    let all: Vec<&[At]> = [outlines, holes].concat();
    assert_eq!(read(&parts(5, &all)), Err(SkipReason::BadGeometry));
}
