//! A tile's place in the snapshot's grid.

use super::{BUFFER, CutError, MAX_ZOOM, MIN_ZOOM};

/// The tile's window: its corner, its unit and its buffered box.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    /// The grid point of the tile's north-west corner.
    corner: [i64; 2],
    /// A tile unit is 2 to the power of this grid units; 0 at the last zoom.
    shift: u32,
    /// The buffered box in grid units from the corner, the same on both axes.
    pub(super) low: f64,
    pub(super) high: f64,
    /// How far, in tile units squared, a simplified line may leave its source.
    pub(super) tolerance_squared: f64,
}

impl Frame {
    pub(super) fn new(z: u8, x: u32, y: u32) -> Result<Self, CutError> {
        if !(MIN_ZOOM..=MAX_ZOOM).contains(&z) {
            return Err(CutError::Zoom(z));
        }
        if x >> z != 0 || y >> z != 0 {
            return Err(CutError::Place { z, x, y });
        }
        let shift = u32::from(MAX_ZOOM - z);
        let unit = f64::from(1_u32 << shift);
        Ok(Self {
            corner: [x, y].map(|at| i64::from(at) << (32 - z)),
            shift,
            low: f64::from(-BUFFER) * unit,
            high: f64::from(BUFFER + 4096) * unit,
            // Sixteen units are a pixel. From afar an eighth of a pixel, near a thirty-second, at last nothing:
            // there people measure and snap to the vertices as they were surveyed.
            tolerance_squared: match z {
                MAX_ZOOM => 0.0,
                15.. => 0.25,
                _ => 4.0,
            },
        })
    }

    /// The same window for what needs no more simplifying.
    pub(super) const fn exact(self) -> Self {
        Self {
            tolerance_squared: 0.0,
            ..self
        }
    }

    /// The buffered box in the grid: least x, least y, greatest x, greatest y.
    pub(super) fn reach(&self) -> [u32; 4] {
        let low = i64::from(-BUFFER) << self.shift;
        let high = i64::from(BUFFER + 4096) << self.shift;
        let held = |at: i64| u32::try_from(at.clamp(0, i64::from(u32::MAX))).unwrap_or_default();
        let [x, y] = self.corner;
        [held(x + low), held(y + low), held(x + high), held(y + high)]
    }

    /// Whether a box of the grid lies within the buffered box, so that nothing needs clipping.
    pub(super) fn holds(&self, of: [u32; 4]) -> bool {
        let [left, top, right, bottom] = self.reach();
        of[0] >= left && of[1] >= top && of[2] <= right && of[3] <= bottom
    }

    /// Whether a box is smaller than this many tile units both ways.
    pub(super) fn is_smaller(&self, of: [u32; 4], units: u32) -> bool {
        let least = units << self.shift;
        of[2] - of[0] < least && of[3] - of[1] < least
    }

    /// A grid point in tile units, rounded. The same point is rounded alike on all tiles of a zoom.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "2³² grid units and the shift leave 33 bits only far outside"
    )]
    pub(super) fn round(&self, point: [u32; 2]) -> [i32; 2] {
        let half = (1_i64 << self.shift) >> 1;
        std::array::from_fn(|axis| ((i64::from(point[axis]) - self.corner[axis] + half) >> self.shift) as i32)
    }

    /// A grid point in grid units from the corner, for clipping.
    #[expect(clippy::cast_precision_loss, reason = "33 bits fit a float's 53")]
    pub(super) fn local(&self, point: [u32; 2]) -> [f64; 2] {
        std::array::from_fn(|axis| (i64::from(point[axis]) - self.corner[axis]) as f64)
    }

    /// A clipped point, in grid units from the corner, in tile units.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "clipping has left it within the buffered box"
    )]
    pub(super) fn round_local(&self, point: [f64; 2]) -> [i32; 2] {
        let unit = f64::from(1_u32 << self.shift);
        point.map(|axis| (axis / unit + 0.5).floor() as i32)
    }
}
