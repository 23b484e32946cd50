//! Areas, clipped ring by ring after Sutherland and Hodgman.

use super::canvas::Canvas;
use super::frame::Frame;

/// Working memory for clipping: the ring before and after each edge of the box.
#[derive(Debug, Default)]
pub(super) struct Clipper {
    ring: Vec<[f64; 2]>,
    next: Vec<[f64; 2]>,
    /// Whether the last outer ring was drawn; holes of one that was not are not either.
    outer_drawn: bool,
}

/// Draws one ring of an area. An outer ring comes before its holes, and is told from them by its positive area.
pub(super) fn draw(canvas: &mut Canvas, frame: &Frame, part: &[[u32; 2]], inside: bool) {
    let mut clipper = std::mem::take(&mut canvas.clipper);
    clipper.ring.clear();
    clipper.ring.extend(part.iter().map(|point| frame.local(*point)));
    let outer = is_outer(&clipper.ring);
    if outer || clipper.outer_drawn {
        if inside {
            part.iter().for_each(|point| canvas.reach(frame.round(*point)));
        } else {
            clipper.clip(frame);
            clipper
                .ring
                .iter()
                .for_each(|point| canvas.reach(frame.round_local(*point)));
        }
        let drawn = canvas.end_ring(frame, outer);
        clipper.outer_drawn = if outer { drawn } else { clipper.outer_drawn };
    }
    canvas.clipper = clipper;
}

impl Clipper {
    /// Leaves of the ring what lies in the buffered box. Pieces that fall apart stay joined along the box's edge,
    /// which lies outside of the window proper.
    fn clip(&mut self, frame: &Frame) {
        for (axis, limit, sign) in [
            (0, frame.low, 1.0),
            (0, frame.high[0], -1.0),
            (1, frame.low, 1.0),
            (1, frame.high[1], -1.0),
        ] {
            self.next.clear();
            let Some(mut before) = self.ring.last().copied() else {
                return;
            };
            let mut before_depth = (before[axis] - limit) * sign;
            for point in &self.ring {
                let depth = (point[axis] - limit) * sign;
                if (depth >= 0.0) != (before_depth >= 0.0) {
                    let t = before_depth / (before_depth - depth);
                    let mut crossing = [
                        before[0] + (point[0] - before[0]) * t,
                        before[1] + (point[1] - before[1]) * t,
                    ];
                    crossing[axis] = limit;
                    self.next.push(crossing);
                }
                if depth >= 0.0 {
                    self.next.push(*point);
                }
                (before, before_depth) = (*point, depth);
            }
            std::mem::swap(&mut self.ring, &mut self.next);
        }
    }
}

/// Whether a packed ring is an outer one: the snapshot has turned them all, so that the sign tells.
fn is_outer(ring: &[[f64; 2]]) -> bool {
    let Some(origin) = ring.first() else { return false };
    // Measured from its own first point, a ring's products stay small enough for their sum's sign to be right.
    let edges = ring.iter().zip(ring.iter().cycle().skip(1));
    let cross =
        |a: &[f64; 2], b: &[f64; 2]| (a[0] - origin[0]) * (b[1] - origin[1]) - (b[0] - origin[0]) * (a[1] - origin[1]);
    edges.map(|(a, b)| cross(a, b)).sum::<f64>() > 0.0
}

/// Twice a drawn ring's area, positive for outer rings (MVT 2.1, section 4.3.4.4).
pub(super) fn double_area(ring: &[[i32; 2]]) -> i64 {
    let edges = ring.iter().zip(ring.iter().cycle().skip(1));
    edges
        .map(|(a, b)| i64::from(a[0]) * i64::from(b[1]) - i64::from(b[0]) * i64::from(a[1]))
        .sum()
}
