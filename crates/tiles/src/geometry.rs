//! A feature's shape: flat points and where each part ends, and the MVT commands that carry them.

use crate::decode::DecodeError;
use crate::wire::{Reader, put_varint, unzigzag, zigzag};

const MOVE_TO: u32 = 1;
const LINE_TO: u32 = 2;
const CLOSE_PATH: u32 = 7;

/// What a feature's points mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum GeometryKind {
    /// Single points; one part holds them all.
    Point,
    /// Lines; each part is one line of at least two points.
    Line,
    /// Areas; each part is one ring of at least three points, the first not repeated at the end.
    /// With y down, outer rings run clockwise on the screen (positive area), holes the other way.
    Polygon,
}

impl GeometryKind {
    /// The number in the tile; also the fewest points that a part can have.
    pub(crate) const fn number(self) -> u8 {
        match self {
            Self::Point => 1,
            Self::Line => 2,
            Self::Polygon => 3,
        }
    }

    pub(crate) const fn from_number(number: u64) -> Option<Self> {
        match number {
            1 => Some(Self::Point),
            2 => Some(Self::Line),
            3 => Some(Self::Polygon),
            _ => None,
        }
    }
}

/// Points of all parts, one after the other.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Shape {
    pub(crate) points: Vec<[i32; 2]>,
    /// Where each part ends in `points`.
    pub(crate) ends: Vec<u32>,
}

/// Reads the command list of one feature.
pub(crate) fn read(kind: GeometryKind, bytes: &[u8]) -> Result<Shape, DecodeError> {
    let mut reader = Reader::new(bytes);
    let mut shape = Shape::default();
    let mut cursor = [0_i32; 2];
    let mut start = 0;
    while reader.left() > 0 {
        let command = reader.varint32()?;
        let (command, count) = (command & 7, (command >> 3) as usize);
        match (command, kind) {
            (MOVE_TO, GeometryKind::Point) => read_points(&mut reader, count, &mut cursor, &mut shape.points)?,
            (MOVE_TO, _) if count == 1 => {
                if kind == GeometryKind::Line {
                    end_part(&mut shape, &mut start, 2)?;
                } else if start != shape.points.len() {
                    return Err(DecodeError::Geometry("a ring is not closed"));
                }
                read_points(&mut reader, 1, &mut cursor, &mut shape.points)?;
            }
            (LINE_TO, GeometryKind::Line | GeometryKind::Polygon) if shape.points.len() > start => {
                read_points(&mut reader, count, &mut cursor, &mut shape.points)?;
            }
            (CLOSE_PATH, GeometryKind::Polygon) if count == 1 && shape.points.len() > start => {
                end_part(&mut shape, &mut start, 3)?;
            }
            _ => return Err(DecodeError::Geometry("a command is out of place")),
        }
    }
    match kind {
        GeometryKind::Polygon if start != shape.points.len() => Err(DecodeError::Geometry("a ring is not closed")),
        _ => end_part(&mut shape, &mut start, usize::from(kind.number())).map(|()| shape),
    }
}

fn read_points(
    reader: &mut Reader<'_>,
    count: usize,
    cursor: &mut [i32; 2],
    points: &mut Vec<[i32; 2]>,
) -> Result<(), DecodeError> {
    // Two bytes are the least that a point takes: no count can make us reserve more than the tile pays for.
    if count == 0 || count > reader.left() / 2 {
        return Err(DecodeError::Geometry("a command counts more points than there are"));
    }
    points.reserve(count);
    for _ in 0..count {
        for axis in cursor.iter_mut() {
            *axis = axis
                .checked_add(unzigzag(reader.varint32()?))
                .ok_or(DecodeError::Geometry("a point lies past 32 bits"))?;
        }
        points.push(*cursor);
    }
    Ok(())
}

/// Closes the part that began at `start`, if any.
fn end_part(shape: &mut Shape, start: &mut usize, fewest: usize) -> Result<(), DecodeError> {
    let end = shape.points.len();
    if end == *start {
        return Ok(());
    }
    if end - *start < fewest {
        return Err(DecodeError::Geometry("a line or ring has too few points"));
    }
    shape
        .ends
        .push(u32::try_from(end).map_err(|_| DecodeError::TooLarge(end))?);
    *start = end;
    Ok(())
}

/// The slices of `points` that end at `ends`.
pub(crate) fn parts<'a>(points: &'a [[i32; 2]], ends: &'a [u32]) -> impl Iterator<Item = &'a [[i32; 2]]> {
    let mut start = 0;
    ends.iter().map(move |end| {
        let end = *end as usize;
        let part = points.get(start..end).unwrap_or_default();
        start = end;
        part
    })
}

/// Appends the command list of all parts that have enough points; nothing when none has.
pub(crate) fn write(out: &mut Vec<u8>, kind: GeometryKind, points: &[[i32; 2]], ends: &[u32]) {
    let mut cursor = [0_i32; 2];
    for part in parts(points, ends) {
        if part.len() < usize::from(kind.number()) {
            continue;
        }
        if kind == GeometryKind::Point {
            put_command(out, MOVE_TO, part.len());
            put_points(out, &mut cursor, part);
            continue;
        }
        let (first, rest) = part.split_at(1);
        put_command(out, MOVE_TO, 1);
        put_points(out, &mut cursor, first);
        put_command(out, LINE_TO, rest.len());
        put_points(out, &mut cursor, rest);
        if kind == GeometryKind::Polygon {
            put_command(out, CLOSE_PATH, 1);
        }
    }
}

fn put_command(out: &mut Vec<u8>, command: u32, count: usize) {
    put_varint(out, (count as u64) << 3 | u64::from(command));
}

fn put_points(out: &mut Vec<u8>, cursor: &mut [i32; 2], points: &[[i32; 2]]) {
    for point in points {
        for (axis, to) in cursor.iter_mut().zip(point) {
            put_varint(out, u64::from(zigzag(to.wrapping_sub(*axis))));
            *axis = *to;
        }
    }
}
