//! Lines, clipped after Liang and Barsky.

use super::canvas::Canvas;
use super::frame::Frame;

/// Draws one line. What leaves the buffered box and comes back becomes several.
pub(super) fn draw(canvas: &mut Canvas, frame: &Frame, part: &[[u32; 2]], inside: bool) {
    if inside {
        part.iter().for_each(|point| canvas.reach(frame.round(*point)));
        canvas.end_line(frame);
        return;
    }
    for pair in part.windows(2) {
        let (from, to) = (frame.local(pair[0]), frame.local(pair[1]));
        let Some((enter, leave)) = clip(from, to, frame.low, frame.high) else {
            canvas.end_line(frame);
            continue;
        };
        if enter > 0.0 {
            canvas.end_line(frame);
        }
        canvas.reach(frame.round_local(along(from, to, enter)));
        canvas.reach(frame.round_local(along(from, to, leave)));
        if leave < 1.0 {
            canvas.end_line(frame);
        }
    }
    canvas.end_line(frame);
}

/// Where on the way from 0 to 1 a segment enters and leaves the box; nothing when it passes by.
fn clip(from: [f64; 2], to: [f64; 2], low: f64, high: [f64; 2]) -> Option<(f64, f64)> {
    let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
    for axis in 0..2 {
        let way = to[axis] - from[axis];
        if way == 0.0 {
            if !(low..=high[axis]).contains(&from[axis]) {
                return None;
            }
            continue;
        }
        let (a, b) = ((low - from[axis]) / way, (high[axis] - from[axis]) / way);
        enter = enter.max(a.min(b));
        leave = leave.min(a.max(b));
    }
    (enter <= leave).then_some((enter, leave))
}

/// A place between two points; exactly an end where it is one.
fn along(from: [f64; 2], to: [f64; 2], t: f64) -> [f64; 2] {
    if t >= 1.0 {
        return to;
    }
    [from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t]
}
