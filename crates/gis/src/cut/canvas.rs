//! Where one object is drawn in tile units before it is written; used again for the next.

use tiles::GeometryKind;

use super::frame::Frame;
use super::{line, polygon};
use crate::simplify::Simplifier;
use crate::snapshot::Group;

/// The drawing of one object, and the working memory for it.
#[derive(Debug, Default)]
pub(super) struct Canvas {
    points: Vec<[i32; 2]>,
    ends: Vec<u32>,
    /// Where the part that is being drawn begins.
    start: usize,
    simplifier: Simplifier,
    pub(super) clipper: polygon::Clipper,
}

impl Canvas {
    /// The drawn points of all parts.
    pub(super) fn points(&self) -> &[[i32; 2]] {
        &self.points
    }

    /// Where each part ends.
    pub(super) fn ends(&self) -> &[u32] {
        &self.ends
    }

    /// Draws an object, clipped and simplified; returns as what, and nothing when nothing of it is left.
    pub(super) fn draw(&mut self, group: &Group, object: u32, frame: &Frame) -> Option<GeometryKind> {
        self.points.clear();
        self.ends.clear();
        self.start = 0;
        let around = group.tree().leaf(object)?;
        let inside = frame.holds(around);
        let kind = match group.kind() {
            GeometryKind::Polygon if frame.is_too_small(around) => {
                // A pumping station must not vanish for being small: from afar it is a point. A shed may.
                if group.class().source() == domain::network::TileSource::Base {
                    return None;
                }
                let middle = |a: u32, b: u32| a + (b - a) / 2;
                self.spot(frame, [middle(around[0], around[2]), middle(around[1], around[3])]);
                GeometryKind::Point
            }
            kind => {
                for part in group.parts(object) {
                    match kind {
                        GeometryKind::Point => part.iter().for_each(|point| self.spot(frame, *point)),
                        GeometryKind::Line => line::draw(self, frame, part, inside),
                        GeometryKind::Polygon => polygon::draw(self, frame, part, inside),
                    }
                }
                kind
            }
        };
        if kind == GeometryKind::Point {
            self.close(self.points.len());
        }
        (!self.ends.is_empty()).then_some(kind)
    }

    /// Draws a point, unless it lies outside.
    fn spot(&mut self, frame: &Frame, point: [u32; 2]) {
        if frame.holds([point[0], point[1], point[0], point[1]]) {
            self.points.push(frame.round(point));
        }
    }

    /// Draws on to a point. One that falls on the point before adds nothing.
    pub(super) fn reach(&mut self, point: [i32; 2]) {
        if self.points.len() == self.start || self.points.last() != Some(&point) {
            self.points.push(point);
        }
    }

    /// Ends a line, simplified; one that has shrunk to a point is dropped.
    pub(super) fn end_line(&mut self, frame: &Frame) {
        if self.points.len() - self.start > 2 {
            self.simplifier
                .line(&mut self.points, self.start, frame.tolerance_squared);
        }
        self.close(self.start + 2);
    }

    /// Ends a ring, simplified and turned the right way round; one that has no area left is dropped.
    /// Returns whether it was kept.
    pub(super) fn end_ring(&mut self, frame: &Frame, outer: bool) -> bool {
        while self.points.len() > self.start + 1 && self.points.last() == self.points.get(self.start) {
            self.points.pop();
        }
        if self.points.len() - self.start > 3 {
            self.simplifier
                .ring(&mut self.points, self.start, frame.tolerance_squared);
        }
        let ring = self.points.get_mut(self.start..).unwrap_or_default();
        let area = polygon::double_area(ring);
        if area == 0 {
            self.points.truncate(self.start);
            return false;
        }
        if (area > 0) != outer {
            ring.reverse();
        }
        self.close(self.start + 3)
    }

    /// Keeps what was drawn since the last part when it reaches this length.
    fn close(&mut self, least: usize) -> bool {
        let end = self.points.len();
        let keep = end >= least && end > self.start;
        if keep {
            self.ends.extend(u32::try_from(end));
        } else {
            self.points.truncate(self.start);
        }
        self.start = self.points.len();
        keep
    }
}
