//! The place of a tile, or of any other window, in the snapshot's grid.

use super::{BUFFER, CutError, MAX_ZOOM, MIN_ZOOM};
use crate::simplify::{FAR_TOLERANCE, TOLERANCE};

/// A window: its corner, its unit and its buffered box.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    /// The grid point of the window's north-west corner.
    corner: [i64; 2],
    /// The window's unit is 2 to the power of this grid units; for a tile of the last zoom 0.
    shift: u32,
    /// The buffered box in the grid: least x, least y, greatest x, greatest y.
    reach: [u32; 4],
    /// The buffered box in grid units from the corner: the same distance before both axes' beginning, and each one's
    /// end.
    pub(super) low: f64,
    pub(super) high: [f64; 2],
    /// An area smaller than this both ways, in the window's units, is not drawn as an area: a CSS pixel.
    smallest_area: u32,
    /// How far, in the window's units squared, a simplified line may leave its source.
    pub(super) tolerance_squared: f64,
}

impl Frame {
    /// A tile's window.
    pub(super) fn new(z: u8, x: u32, y: u32) -> Result<Self, CutError> {
        if !(MIN_ZOOM..=MAX_ZOOM).contains(&z) {
            return Err(CutError::Zoom(z));
        }
        if x >> z != 0 || y >> z != 0 {
            return Err(CutError::Place { z, x, y });
        }
        let corner = [x, y].map(|at| i64::from(at) << (32 - z));
        // At last nothing: there people measure and snap to the vertices as they were surveyed.
        let tolerance = match z {
            MAX_ZOOM => 0.0,
            14.. => TOLERANCE,
            _ => FAR_TOLERANCE,
        };
        Ok(Self::over(corner, u32::from(MAX_ZOOM - z), [4096, 4096], 8, tolerance))
    }

    /// A window of so many units from a corner of the grid on, of which so many are a CSS pixel.
    #[expect(
        clippy::cast_precision_loss,
        reason = "a few thousand units, at the most 2³² of the grid"
    )]
    pub(super) fn over(corner: [i64; 2], shift: u32, size: [u16; 2], pixel: u16, tolerance: f64) -> Self {
        let from = i64::from(-BUFFER) << shift;
        let [width, height] = size.map(|units| i64::from(i32::from(units) + BUFFER) << shift);
        let held = |at: i64| u32::try_from(at.clamp(0, i64::from(u32::MAX))).unwrap_or_default();
        let [x, y] = corner;
        Self {
            corner,
            shift,
            reach: [held(x + from), held(y + from), held(x + width), held(y + height)],
            low: from as f64,
            high: [width as f64, height as f64],
            smallest_area: u32::from(pixel),
            tolerance_squared: tolerance * tolerance,
        }
    }

    /// The same window for what needs no more simplifying.
    pub(super) const fn exact(self) -> Self {
        Self {
            tolerance_squared: 0.0,
            ..self
        }
    }

    /// The buffered box in the grid: least x, least y, greatest x, greatest y.
    pub(super) const fn reach(&self) -> [u32; 4] {
        self.reach
    }

    /// Whether a box of the grid lies within the buffered box, so that nothing needs clipping.
    pub(super) fn holds(&self, of: [u32; 4]) -> bool {
        let [left, top, right, bottom] = self.reach;
        of[0] >= left && of[1] >= top && of[2] <= right && of[3] <= bottom
    }

    /// Whether a box is too small both ways for an area to be seen in it.
    pub(super) fn is_too_small(&self, of: [u32; 4]) -> bool {
        let least = self.smallest_area << self.shift;
        of[2] - of[0] < least && of[3] - of[1] < least
    }

    /// A grid point in the window's units, rounded. The same point is rounded alike on all tiles of a zoom.
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

    /// A clipped point, in grid units from the corner, in the window's units.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "clipping has left it within the buffered box"
    )]
    pub(super) fn round_local(&self, point: [f64; 2]) -> [i32; 2] {
        let unit = f64::from(1_u32 << self.shift);
        point.map(|axis| (axis / unit + 0.5).floor() as i32)
    }
}
