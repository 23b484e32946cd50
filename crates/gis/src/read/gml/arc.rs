//! Arcs and circles as lines of short pieces.

use std::f64::consts::{PI, TAU};

use geo_types::Coord;

/// How far a piece may lie from the arc, in the file's units: half a centimetre for metres.
const SAGITTA: f64 = 0.005;
/// A piece never spans more than this, so that small circles stay round (and so do those in degrees).
const WIDEST: f64 = PI / 16.0;
/// Nor less than this, so that a nearly straight arc of an enormous circle stays small.
const NARROWEST: f64 = PI / 720.0;

/// A line through arcs that are given by three positions each, the next one beginning where the last one ends.
/// Nothing when there are not 3, 5, 7… positions.
pub fn through(positions: &[Coord<f64>]) -> Option<Vec<Coord<f64>>> {
    if positions.len() < 3 || positions.len().is_multiple_of(2) {
        return None;
    }
    let mut run = vec![positions[0]];
    for three in positions.windows(3).step_by(2) {
        one_arc(three[0], three[1], three[2], &mut run);
    }
    Some(run)
}

/// A full circle through three positions, from the first one round to it again.
pub fn circle(positions: &[Coord<f64>]) -> Option<Vec<Coord<f64>>> {
    let [first, second, third] = positions else {
        return None;
    };
    let centre = centre(*first, *second, *third)?;
    around_from(*first, centre)
}

/// A full circle around a centre.
pub fn around(centre: Option<Coord<f64>>, radius: Option<f64>) -> Option<Vec<Coord<f64>>> {
    let (centre, radius) = (centre?, radius.filter(|radius| *radius > 0.0)?);
    let first = Coord {
        x: centre.x + radius,
        y: centre.y,
    };
    around_from(first, centre)
}

fn around_from(first: Coord<f64>, centre: Coord<f64>) -> Option<Vec<Coord<f64>>> {
    if !(first.x.is_finite() && first.y.is_finite() && centre.x.is_finite() && centre.y.is_finite()) {
        return None;
    }
    let mut run = vec![first];
    turn(first, first, centre, TAU, &mut run);
    Some(run)
}

fn one_arc(from: Coord<f64>, by: Coord<f64>, to: Coord<f64>, run: &mut Vec<Coord<f64>>) {
    let Some(centre) = centre(from, by, to) else {
        // On one straight line: the arc is that line.
        run.extend([by, to]);
        return;
    };
    let angle = |at: Coord<f64>| (at.y - centre.y).atan2(at.x - centre.x);
    let leftwards = cross(from, by, to) > 0.0;
    let sweep = |start: Coord<f64>, end: Coord<f64>| {
        let left = (angle(end) - angle(start)).rem_euclid(TAU);
        if leftwards { left } else { left - TAU }
    };
    turn(from, by, centre, sweep(from, by), run);
    turn(by, to, centre, sweep(by, to), run);
}

/// Adds the positions after `from` on the way around `centre`, and `to` exactly as given.
fn turn(from: Coord<f64>, to: Coord<f64>, centre: Coord<f64>, sweep: f64, run: &mut Vec<Coord<f64>>) {
    let (x, y) = (from.x - centre.x, from.y - centre.y);
    let radius = x.hypot(y);
    let fine = 2.0 * (1.0 - SAGITTA / radius).clamp(-1.0, 1.0).acos();
    let step = fine.clamp(NARROWEST, WIDEST);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "at most 1440: the step is bounded"
    )]
    let pieces = (sweep.abs() / step).ceil().clamp(1.0, 1440.0) as u32;
    for piece in 1..pieces {
        let (sin, cos) = (sweep * f64::from(piece) / f64::from(pieces)).sin_cos();
        run.push(Coord {
            x: centre.x + x * cos - y * sin,
            y: centre.y + x * sin + y * cos,
        });
    }
    run.push(to);
}

fn cross(a: Coord<f64>, b: Coord<f64>, c: Coord<f64>) -> f64 {
    (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
}

/// The centre of the circle through three positions; nothing when they lie on a line. Reckoned from the first
/// position, because the squares of seven-digit coordinates would eat up the centimetres.
fn centre(a: Coord<f64>, b: Coord<f64>, c: Coord<f64>) -> Option<Coord<f64>> {
    let (bx, by, cx, cy) = (b.x - a.x, b.y - a.y, c.x - a.x, c.y - a.y);
    let twice = 2.0 * (bx * cy - by * cx);
    let (b2, c2) = (bx * bx + by * by, cx * cx + cy * cy);
    let scale = b2.max(c2);
    if !twice.is_finite() || twice.abs() <= scale * 1e-9 {
        return None;
    }
    Some(Coord {
        x: a.x + (cy * b2 - by * c2) / twice,
        y: a.y + (bx * c2 - cx * b2) / twice,
    })
}

#[cfg(test)]
mod tests {
    use geo_types::{Coord, coord};

    use super::{around, circle, through};

    /// An arc of ten metres where eastings have seven digits.
    const FAR: (f64, f64) = (5_941_041.0, 7_522_995.0);

    fn at(x: f64, y: f64) -> Coord<f64> {
        coord! { x: FAR.0 + x, y: FAR.1 + y }
    }

    fn distance(position: Coord<f64>) -> f64 {
        (position.x - FAR.0).hypot(position.y - FAR.1)
    }

    #[test]
    fn pieces_lie_on_the_arc_and_turn_the_way_of_the_middle_position() {
        let (up, right, down, left) = (at(0.0, 10.0), at(10.0, 0.0), at(0.0, -10.0), at(-10.0, 0.0));
        for (middle, sign) in [(right, 1.0), (left, -1.0)] {
            let run = through(&[up, middle, down]).unwrap();
            assert!(run.iter().all(|piece| (distance(*piece) - 10.0).abs() < 1e-6));
            assert!(run.iter().all(|piece| (piece.x - FAR.0) * sign > -1e-6));
            assert!(run.contains(&middle));
            assert_eq!((run.first(), run.last()), (Some(&up), Some(&down)));
        }
    }

    #[test]
    fn arcs_in_a_row_share_their_ends() {
        let run = through(&[at(0.0, 0.0), at(1.0, 1.0), at(2.0, 0.0), at(3.0, -1.0), at(4.0, 0.0)]).unwrap();
        assert_eq!(run.iter().filter(|piece| **piece == at(2.0, 0.0)).count(), 1);
    }

    #[test]
    fn three_positions_in_line_are_that_line() {
        let positions = [at(0.0, 0.0), at(1.0, 1.0), at(2.0, 2.0)];
        assert_eq!(through(&positions).as_deref(), Some(&positions[..]));
    }

    #[test]
    fn circles_close_and_stay_small_however_large_they_are() {
        let ring = circle(&[at(0.0, 10.0), at(10.0, 0.0), at(0.0, -10.0)]).unwrap();
        assert_eq!(ring.first(), ring.last());
        let huge = around(Some(at(0.0, 0.0)), Some(1e300)).unwrap();
        assert!(huge.len() < 1500);
        assert_eq!(around(Some(at(0.0, 0.0)), Some(-1.0)), None);
        assert_eq!(around(Some(at(f64::NAN, 0.0)), Some(1.0)), None);
    }

    #[test]
    fn too_few_positions_are_no_arc() {
        assert_eq!(through(&[at(0.0, 0.0), at(1.0, 1.0)]), None);
        assert_eq!(circle(&[at(0.0, 0.0)]), None);
    }
}
