//! A static R-tree without pointers: boxes in the order of a Hilbert curve, sixteen under each box of the level above.
//!
//! `rstar` would do the same with a node object and a vector per node, three times the memory. Objects lie in the very
//! order of the leaves, so that a box's place is its object's number and neighbours on the map are neighbours in memory.

/// Least x, least y, greatest x, greatest y, edges included.
pub(crate) type Box4 = [u32; 4];

/// How many boxes lie under one.
const FAN: usize = 16;

/// The packed tree.
#[derive(Debug)]
pub(crate) struct Tree {
    /// The objects' own boxes first, each next level sixteen times shorter, the last one box.
    levels: Vec<Vec<Box4>>,
}

impl Tree {
    /// Over boxes that already lie in the order of the curve.
    pub(super) fn new(leaves: Vec<Box4>) -> Self {
        let mut levels = vec![leaves];
        while let Some(level) = levels.last().filter(|level| level.len() > 1) {
            levels.push(
                level
                    .chunks(FAN)
                    .filter_map(|boxes| boxes.iter().copied().reduce(union))
                    .collect(),
            );
        }
        Self { levels }
    }

    /// The box of one object.
    pub(crate) fn leaf(&self, number: u32) -> Option<Box4> {
        self.levels.first()?.get(number as usize).copied()
    }

    /// The box around everything; nothing when there is nothing.
    pub(crate) fn bounds(&self) -> Option<Box4> {
        self.levels.last()?.first().copied()
    }

    /// Adds the numbers of all objects whose box touches the asked one, in ascending order.
    pub(crate) fn find(&self, asked: Box4, found: &mut Vec<u32>) {
        self.descend(self.levels.len() - 1, 0..1, asked, found);
    }

    fn descend(&self, level: usize, places: std::ops::Range<usize>, asked: Box4, found: &mut Vec<u32>) {
        let Some(boxes) = self.levels.get(level) else { return };
        let end = places.end.min(boxes.len());
        for (place, of) in boxes.iter().enumerate().take(end).skip(places.start) {
            if !touch(*of, asked) {
                continue;
            }
            match level.checked_sub(1) {
                Some(below) => self.descend(below, place * FAN..(place + 1) * FAN, asked, found),
                None => found.extend(u32::try_from(place)),
            }
        }
    }

    /// How many objects' boxes touch the asked one; counting ends at `most`.
    pub(crate) fn count(&self, asked: Box4, most: usize) -> usize {
        self.count_below(self.levels.len() - 1, 0..1, asked, most)
    }

    fn count_below(&self, level: usize, places: std::ops::Range<usize>, asked: Box4, most: usize) -> usize {
        let Some(boxes) = self.levels.get(level) else { return 0 };
        let end = places.end.min(boxes.len());
        let mut count = 0;
        for (place, of) in boxes.iter().enumerate().take(end).skip(places.start) {
            if count >= most {
                break;
            }
            if touch(*of, asked) {
                count += level.checked_sub(1).map_or(1, |below| {
                    self.count_below(below, place * FAN..(place + 1) * FAN, asked, most - count)
                });
            }
        }
        count
    }

    pub(super) fn bytes(&self) -> usize {
        self.levels
            .iter()
            .map(|level| level.capacity() * size_of::<Box4>())
            .sum()
    }
}

/// The box around points; nothing when there are none.
pub(super) fn around(points: &[[u32; 2]]) -> Option<Box4> {
    points.iter().map(|[x, y]| [*x, *y, *x, *y]).reduce(union)
}

/// The box around two boxes.
pub(super) fn union(a: Box4, b: Box4) -> Box4 {
    [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])]
}

fn touch(a: Box4, b: Box4) -> bool {
    a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3]
}

/// A box's place along the Hilbert curve through `whole`, of 2¹⁶ × 2¹⁶ cells.
pub(super) fn hilbert(of: Box4, whole: Box4) -> u32 {
    let cell = |low: u32, high: u32, least: u32, greatest: u32| {
        let middle = (u64::from(low) + u64::from(high)) / 2;
        let span = u64::from(greatest - least).max(1);
        u32::try_from(((middle - u64::from(least)) * 0xffff) / span).unwrap_or(0xffff)
    };
    let mut x = cell(of[0], of[2], whole[0], whole[2]);
    let mut y = cell(of[1], of[3], whole[1], whole[3]);
    let mut place = 0_u32;
    for bit in (0..16).rev() {
        let (right, lower) = ((x >> bit) & 1, (y >> bit) & 1);
        place |= ((3 * right) ^ lower) << (2 * bit);
        // Turns the quarter so that the curve runs through it the way it runs through the whole.
        if lower == 0 {
            if right == 1 {
                x = 0xffff - x;
                y = 0xffff - y;
            }
            std::mem::swap(&mut x, &mut y);
        }
    }
    place
}
