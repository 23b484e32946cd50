//! Objects that are drawn alike: one class, one first zoom, one sort of geometry.

use std::cmp::Reverse;

use domain::network::Class;
use tiles::GeometryKind;

use super::afar::{self, Lines};
use super::builder::PushError;
use super::shape::Shape;
use super::tree::{Tree, around, hilbert, union};

/// What the objects of a group share. Its order is the order of drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct GroupKey {
    class: Class,
    /// What shows only from near is the lesser thing and lies below.
    first_zoom: Reverse<u8>,
    /// Areas (0) lie below lines (1), and lines below points (2).
    above: u8,
}

impl GroupKey {
    pub(super) const fn new(class: Class, first_zoom: u8, kind: GeometryKind) -> Self {
        let above = match kind {
            GeometryKind::Polygon => 0,
            GeometryKind::Line => 1,
            GeometryKind::Point => 2,
        };
        Self {
            class,
            first_zoom: Reverse(first_zoom),
            above,
        }
    }

    pub(super) const fn zoom(self) -> u8 {
        self.first_zoom.0
    }

    pub(super) fn is_lines_of(self, class: Class) -> bool {
        self.class == class && self.kind() == GeometryKind::Line
    }

    const fn kind(self) -> GeometryKind {
        match self.above {
            0 => GeometryKind::Polygon,
            1 => GeometryKind::Line,
            _ => GeometryKind::Point,
        }
    }
}

/// The arrays, one place per object, in the order of arrival or of the tree.
#[derive(Debug, Default)]
pub(super) struct Arrays {
    uids: Vec<u64>,
    sets: Vec<u32>,
    /// Where each object's parts end in `part_ends`.
    object_ends: Vec<u32>,
    /// Where each part's points end in `points`.
    part_ends: Vec<u32>,
    points: Vec<[u32; 2]>,
}

impl Arrays {
    pub(super) fn push(&mut self, uid: u64, set: u32, shape: &Shape) -> Result<(), PushError> {
        let start = self.points.len();
        let number = |length: usize| u32::try_from(length).map_err(|_| PushError::Full);
        // The largest of the numbers is asked for first: when it fits, nothing below can fail half-way.
        number(start + shape.points.len())?;
        for end in &shape.ends {
            self.part_ends.push(number(start + end)?);
        }
        self.points.extend_from_slice(&shape.points);
        self.object_ends.push(number(self.part_ends.len())?);
        self.uids.push(uid);
        self.sets.push(set);
        Ok(())
    }

    pub(super) const fn len(&self) -> usize {
        self.uids.len()
    }

    pub(super) fn uid(&self, object: usize) -> u64 {
        self.uids.get(object).copied().unwrap_or_default()
    }

    pub(super) fn set(&self, object: usize) -> u32 {
        self.sets.get(object).copied().unwrap_or_default()
    }

    /// Gives an object another set of attributes.
    pub(super) fn change_set(&mut self, object: usize, set: u32) {
        if let Some(place) = self.sets.get_mut(object) {
            *place = set;
        }
    }

    /// Where each of an object's parts ends in the points of all.
    pub(super) fn parts(&self, object: usize) -> &[u32] {
        let start = object
            .checked_sub(1)
            .and_then(|before| self.object_ends.get(before))
            .copied();
        let end = self.object_ends.get(object).copied().unwrap_or_default();
        self.part_ends
            .get(start.unwrap_or_default() as usize..end as usize)
            .unwrap_or_default()
    }

    /// Where an object's points begin: where the part before its first one ends.
    fn start(&self, object: usize) -> usize {
        let first_part = object
            .checked_sub(1)
            .and_then(|before| self.object_ends.get(before))
            .copied();
        let before = first_part.and_then(|part| part.checked_sub(1));
        before
            .and_then(|part| self.part_ends.get(part as usize))
            .copied()
            .unwrap_or_default() as usize
    }

    /// How many points each of an object's parts has.
    pub(super) fn part_lengths(&self, object: usize) -> impl Iterator<Item = usize> {
        let mut start = self.start(object);
        self.parts(object).iter().map(move |end| {
            let end = *end as usize;
            let length = end - start;
            start = end;
            length
        })
    }

    /// The points of all of an object's parts.
    pub(super) fn points(&self, object: usize) -> &[[u32; 2]] {
        let end = self.parts(object).last().copied().unwrap_or_default() as usize;
        self.points.get(self.start(object)..end).unwrap_or_default()
    }

    /// The same objects along the Hilbert curve, equals by number: the order of arrival leaves no trace.
    fn sorted(&self) -> (Self, Tree) {
        let boxes: Vec<_> = (0..self.uids.len())
            .map(|o| around(self.points(o)).unwrap_or_default())
            .collect();
        let whole = boxes.iter().copied().reduce(union).unwrap_or_default();
        let mut order: Vec<(u32, u64, usize)> = boxes
            .iter()
            .zip(&self.uids)
            .enumerate()
            .map(|(object, (of, uid))| (hilbert(*of, whole), *uid, object))
            .collect();
        order.sort_unstable();
        let mut sorted = Self {
            uids: order.iter().map(|(_, uid, _)| *uid).collect(),
            sets: order
                .iter()
                .filter_map(|(_, _, object)| self.sets.get(*object).copied())
                .collect(),
            object_ends: Vec::with_capacity(self.object_ends.len()),
            part_ends: Vec::with_capacity(self.part_ends.len()),
            points: Vec::with_capacity(self.points.len()),
        };
        let (mut parts, mut points) = (0, 0);
        for (_, _, object) in &order {
            let mut from = self.start(*object);
            for end in self.parts(*object) {
                points += *end - from as u32;
                sorted.part_ends.push(points);
                from = *end as usize;
                parts += 1;
            }
            sorted.object_ends.push(parts);
            sorted.points.extend_from_slice(self.points(*object));
        }
        let leaves = order
            .iter()
            .filter_map(|(_, _, object)| boxes.get(*object).copied())
            .collect();
        (sorted, Tree::new(leaves))
    }
}

/// A group of the snapshot, in the order of its tree.
#[derive(Debug)]
pub(crate) struct Group {
    key: GroupKey,
    arrays: Arrays,
    tree: Tree,
    /// Pipes as they are seen from afar, each with the last zoom that shows them so, in ascending order; nothing for
    /// other objects.
    afar: Vec<(u8, Self)>,
}

impl Group {
    pub(super) fn new(key: GroupKey, arrays: &Arrays) -> Self {
        let mut group = Self::packed(key, arrays);
        let first = key.first_zoom.0;
        if key.class.is_pipe() && key.kind() == GeometryKind::Line && first <= afar::LAST_ZOOM {
            let lines = Lines::new(&group.arrays);
            let mut bytes = group.bytes();
            let mut seen = Vec::new();
            for zoom in (first..=afar::LAST_ZOOM).rev() {
                let next = Self::packed(key, &lines.at(zoom));
                // What would save less than a third is not worth its memory: the zoom above serves this one too.
                if next.bytes() <= bytes / 3 * 2 {
                    bytes = next.bytes();
                    seen.insert(0, (zoom, next));
                }
            }
            group.afar = seen;
        }
        group
    }

    fn packed(key: GroupKey, arrays: &Arrays) -> Self {
        let (arrays, tree) = arrays.sorted();
        let afar = Vec::new();
        Self {
            key,
            arrays,
            tree,
            afar,
        }
    }

    /// The objects as a zoom shows them, and whether they have been simplified for it beforehand.
    pub(crate) fn at(&self, zoom: u8) -> (&Self, bool) {
        let seen = self.afar.iter().find(|(last, _)| zoom <= *last);
        seen.map_or((self, false), |(_, seen)| (seen, true))
    }

    pub(super) const fn arrays_mut(&mut self) -> &mut Arrays {
        &mut self.arrays
    }

    pub(crate) const fn class(&self) -> Class {
        self.key.class
    }

    pub(crate) const fn first_zoom(&self) -> u8 {
        self.key.first_zoom.0
    }

    pub(crate) const fn kind(&self) -> GeometryKind {
        self.key.kind()
    }

    pub(crate) const fn tree(&self) -> &Tree {
        &self.tree
    }

    pub(crate) const fn len(&self) -> usize {
        self.arrays.len()
    }

    /// The number under which the store knows an object.
    pub(crate) fn uid(&self, object: u32) -> u64 {
        self.arrays.uid(object as usize)
    }

    /// The number of its set of attributes.
    pub(crate) fn set(&self, object: u32) -> u32 {
        self.arrays.set(object as usize)
    }

    /// Its parts: points, lines or rings, never empty.
    pub(crate) fn parts(&self, object: u32) -> impl Iterator<Item = &[[u32; 2]]> {
        let mut start = self.arrays.start(object as usize);
        self.arrays.parts(object as usize).iter().map(move |end| {
            let end = *end as usize;
            let part = self.arrays.points.get(start..end).unwrap_or_default();
            start = end;
            part
        })
    }

    pub(super) fn bytes(&self) -> usize {
        let arrays = &self.arrays;
        arrays.uids.capacity() * 8
            + arrays.points.capacity() * 8
            + (arrays.sets.capacity() + arrays.object_ends.capacity() + arrays.part_ends.capacity()) * 4
            + self.tree.bytes()
            + self.afar.iter().map(|(_, seen)| seen.bytes()).sum::<usize>()
    }
}
