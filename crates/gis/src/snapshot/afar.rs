//! Pipes as they are seen from afar: those that say the same and run on end to end are one line, with fewer points.
//!
//! On a low zoom's tile lie thousands of pipes of a few units each. One by one they would make a tile of half a
//! megabyte that takes milliseconds to cut; joined and simplified beforehand they make one of a few kilobytes in a
//! fraction of the time. A joined line bears the number of the pipe in its middle and is never longer than
//! [`LONGEST`], so that whoever points at it gets a pipe within a finger's breadth that says the same.

use super::group::Arrays;
use super::shape::Shape;
use crate::simplify::{FAR_TOLERANCE, Simplifier};

/// The last zoom that has lines of its own: at it a pipe of a hundred metres is nine pixels long.
pub(super) const LAST_ZOOM: u8 = 13;

/// The longest joined line in tile units (32 pixels).
const LONGEST: f64 = 512.0;

/// No neighbour: nothing else ends here that says the same, or more than one thing does.
const NONE: u32 = u32::MAX;

/// The lines of a group, and which of them meet.
#[derive(Debug)]
pub(super) struct Lines<'a> {
    arrays: &'a Arrays,
    /// For each end of each line (twice the line's number for its first point, one more for its last) the end that it
    /// meets.
    meets: Vec<u32>,
    /// Each line's length in grid units.
    lengths: Vec<f64>,
}

impl<'a> Lines<'a> {
    pub(super) fn new(arrays: &'a Arrays) -> Self {
        let mut ends: Vec<(u32, [u32; 2], u32)> = Vec::with_capacity(arrays.len() * 2);
        for line in 0..arrays.len() {
            if let ([_], [first, .., last]) = (arrays.parts(line), arrays.points(line))
                && let Ok(number) = u32::try_from(line * 2)
            {
                ends.push((arrays.set(line), *first, number));
                ends.push((arrays.set(line), *last, number + 1));
            }
        }
        ends.sort_unstable();
        let mut meets = vec![NONE; arrays.len() * 2];
        for met in ends.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
            // At a crossing of three there is no telling which two belong together; a ring does not meet itself.
            if let [(.., one), (.., other)] = met
                && one / 2 != other / 2
            {
                for (from, to) in [(*one, *other), (*other, *one)] {
                    if let Some(place) = meets.get_mut(from as usize) {
                        *place = to;
                    }
                }
            }
        }
        let lengths = (0..arrays.len()).map(|line| length(arrays.points(line))).collect();
        Self { arrays, meets, lengths }
    }

    /// The lines as a zoom shows them.
    pub(super) fn at(&self, zoom: u8) -> Arrays {
        let unit = f64::from(1_u32 << (20 - zoom));
        let mut taken = vec![false; self.arrays.len()];
        let mut seen = Arrays::default();
        let (mut chain, mut shape, mut pencil) = (Vec::new(), Shape::default(), Pencil::default());
        for line in 0..self.arrays.len() {
            if taken.get(line).copied().unwrap_or(true) {
                continue;
            }
            self.gather(line, LONGEST * unit, &mut taken, &mut chain);
            shape.points.clear();
            shape.ends.clear();
            if let [(only, _)] = chain.as_slice() {
                let mut start = 0;
                let points = self.arrays.points(*only);
                for part in self.arrays.part_lengths(*only) {
                    shape.points.extend(points.iter().skip(start).take(part));
                    pencil.end_part(&mut shape, FAR_TOLERANCE * unit);
                    start += part;
                }
            } else {
                for (line, turned) in &chain {
                    extend(&mut shape.points, self.arrays.points(*line), *turned);
                }
                pencil.end_part(&mut shape, FAR_TOLERANCE * unit);
            }
            let (middle, _) = chain.get(chain.len() / 2).copied().unwrap_or((line, false));
            // As many points and parts as before at the most: there is room for them.
            drop(seen.push(self.arrays.uid(middle), self.arrays.set(middle), &shape));
        }
        seen
    }

    /// Finds the lines that go on from this one on both sides, in their order, each with whether it runs the other
    /// way, until they are as long as allowed.
    fn gather(&self, from: usize, longest: f64, taken: &mut [bool], chain: &mut Vec<(usize, bool)>) {
        chain.clear();
        let mut length = self.lengths.get(from).copied().unwrap_or_default();
        if let Some(place) = taken.get_mut(from) {
            *place = true;
        }
        for start in [from * 2, from * 2 + 1] {
            // First what lies before, which is thereby turned into the right order; then what comes after.
            let mut end = start;
            while let Some(next) = self.meets.get(end).copied().filter(|next| *next != NONE) {
                let (next, line) = (next as usize, next as usize / 2);
                let more = self.lengths.get(line).copied().unwrap_or_default();
                let Some(place) = taken.get_mut(line).filter(|taken| !**taken && length + more <= longest) else {
                    break;
                };
                *place = true;
                length += more;
                // Going forward a line that is met at its last point runs the other way, going back one at its first.
                chain.push((line, (next % 2 == 1) == (start % 2 == 1)));
                end = next ^ 1;
            }
            if start % 2 == 0 {
                chain.reverse();
                chain.push((from, false));
            }
        }
    }
}

/// Simplifies parts of shapes.
#[derive(Debug, Default)]
struct Pencil {
    points: Vec<[i32; 2]>,
    simplifier: Simplifier,
}

impl Pencil {
    /// Ends a part at the shape's last point, with no more points than its picture needs.
    fn end_part(&mut self, shape: &mut Shape, tolerance: f64) {
        let start = shape.ends.last().copied().unwrap_or_default();
        let part = shape.points.get(start..).unwrap_or_default();
        let Some(origin) = part.first().copied() else { return };
        self.points.clear();
        // From the line's own first point the numbers stay small; a line across half the world is left as it is.
        let near = |a: u32, b: u32| {
            i32::try_from(i64::from(a) - i64::from(b))
                .ok()
                .filter(|far| far.abs() < 1 << 30)
        };
        let local = part
            .iter()
            .map_while(|point| Some([near(point[0], origin[0])?, near(point[1], origin[1])?]));
        self.points.extend(local);
        if self.points.len() == part.len() {
            self.simplifier.line(&mut self.points, 0, tolerance * tolerance);
            shape.points.truncate(start);
            let global = |axis: usize, by: i32| origin.get(axis).map_or(0, |origin| origin.wrapping_add_signed(by));
            shape
                .points
                .extend(self.points.iter().map(|[x, y]| [global(0, *x), global(1, *y)]));
        }
        shape.ends.push(shape.points.len());
    }
}

/// Adds a line's points, without the one where it meets what is there.
fn extend(points: &mut Vec<[u32; 2]>, line: &[[u32; 2]], turned: bool) {
    let skip = usize::from(!points.is_empty());
    if turned {
        points.extend(line.iter().rev().skip(skip));
    } else {
        points.extend(line.iter().skip(skip));
    }
}

fn length(points: &[[u32; 2]]) -> f64 {
    let step = |pair: &[[u32; 2]]| match pair {
        [from, to] => f64::from(from[0].abs_diff(to[0])).hypot(f64::from(from[1].abs_diff(to[1]))),
        _ => 0.0,
    };
    points.windows(2).map(step).sum()
}
