//! Fewer points for the same picture, after Douglas and Peucker.

/// How far, in tile units, a simplified line may leave its source up to zoom 13, where pipes are joined: an eighth of a
/// pixel. The other tolerance there would make a city's tiles twice as large and half as fast to cut.
pub(crate) const FAR_TOLERANCE: f64 = 2.0;

/// How far from zoom 14 on. Rounding to whole units takes up to 0.71, so that
/// what a tile shows is never farther than one unit from what was surveyed.
pub(crate) const TOLERANCE: f64 = 0.29;

/// Working memory.
#[derive(Debug, Default)]
pub(crate) struct Simplifier {
    keep: Vec<bool>,
    open: Vec<(usize, usize)>,
}

impl Simplifier {
    /// Drops points of the line that begins at `start` which lie within the tolerance of the line without them.
    /// Both ends stay.
    pub(crate) fn line(&mut self, points: &mut Vec<[i32; 2]>, start: usize, tolerance_squared: f64) {
        let line = points.get(start..).unwrap_or_default();
        let Some(last) = line.len().checked_sub(1).filter(|_| tolerance_squared > 0.0) else {
            return;
        };
        self.begin(line.len());
        self.keep(line, &[(0, last)], tolerance_squared);
        self.drop_others(points, start);
    }

    /// The same for a ring, that is a line whose last point is joined to its first: two points far from each other
    /// stay, and what lies between them on either side is a line.
    pub(crate) fn ring(&mut self, points: &mut Vec<[i32; 2]>, start: usize, tolerance_squared: f64) {
        let Some(first) = points.get(start).copied().filter(|_| tolerance_squared > 0.0) else {
            return;
        };
        // The first point once more at the end closes the second of the two lines.
        points.push(first);
        let ring = points.get(start..).unwrap_or_default();
        let last = ring.len() - 1;
        let far = |place: &usize| {
            ring.get(*place)
                .map(|point| distance_squared(*point, first, first) as i64)
        };
        let opposite = (1..last).max_by_key(far).unwrap_or(last);
        self.begin(ring.len());
        self.keep(ring, &[(0, opposite), (opposite, last)], tolerance_squared);
        self.drop_others(points, start);
        // Two points at least are left, the last of them the one that was added; in a ring of one spot it is gone.
        if points.len() > start + 1 {
            points.pop();
        }
    }

    fn begin(&mut self, length: usize) {
        self.keep.clear();
        self.keep.resize(length, false);
    }

    /// Marks the points to keep within these spans, both ends of each included.
    fn keep(&mut self, line: &[[i32; 2]], spans: &[(usize, usize)], tolerance_squared: f64) {
        self.open.clear();
        self.open.extend_from_slice(spans);
        while let Some((from, to)) = self.open.pop() {
            self.keep[from] = true;
            self.keep[to] = true;
            let mut farthest = (tolerance_squared, None);
            for place in from + 1..to {
                let distance = distance_squared(line[place], line[from], line[to]);
                if distance > farthest.0 {
                    farthest = (distance, Some(place));
                }
            }
            if let (_, Some(place)) = farthest {
                self.open.extend([(from, place), (place, to)]);
            }
        }
    }

    /// Drops what is not marked, and of marked points that have become neighbours on the same spot (a spur shorter
    /// than the tolerance lay between them) all but one.
    fn drop_others(&self, points: &mut Vec<[i32; 2]>, start: usize) {
        let mut place = 0;
        let mut before = None;
        points.retain(|point| {
            place += 1;
            place <= start
                || self.keep.get(place - 1 - start).copied().unwrap_or(true) && before.replace(*point) != Some(*point)
        });
    }
}

/// The squared distance of a point to a segment.
fn distance_squared(point: [i32; 2], from: [i32; 2], to: [i32; 2]) -> f64 {
    let way = |a: [i32; 2], b: [i32; 2]| [f64::from(b[0] - a[0]), f64::from(b[1] - a[1])];
    let (along, off) = (way(from, to), way(from, point));
    let length_squared = along[0] * along[0] + along[1] * along[1];
    let t = if length_squared > 0.0 {
        (off[0] * along[0] + off[1] * along[1]) / length_squared
    } else {
        0.0
    };
    let t = t.clamp(0.0, 1.0);
    let (dx, dy) = (off[0] - along[0] * t, off[1] - along[1] * t);
    dx * dx + dy * dy
}
