//! The whole network in memory, packed and unchangeable: what tiles are cut from.
//!
//! A million pipes must fit a few hundred megabytes and be packed in seconds, so an object here is no `Feature` but a
//! few numbers in long arrays: grid coordinates of 32 bits ([`grid`]), a number for its attributes of which each set is
//! kept once ([`attributes`]), and a box in a packed R-tree ([`tree`]). Objects lie in groups of one class, one first
//! zoom and one sort of geometry ([`group`]): a tile of a low zoom never even looks at a service connection, and the
//! pipes that it does look at are joined and simplified beforehand ([`afar`]).
//!
//! Nothing can be edited here. A change in the store makes a new version, and a new snapshot is built from the store.

mod afar;
mod attributes;
mod builder;
mod flow;
mod grid;
mod group;
mod label;
mod near;
mod shape;
#[cfg(test)]
mod tests;
mod tree;

pub use builder::{Builder, PushError};
pub use grid::MAX_LATITUDE;
pub use label::label;
pub use near::Near;

pub(crate) use attributes::{Said, Sets};
pub(crate) use grid::from_degrees as grid_point;
pub(crate) use group::Group;

use domain::network::{Class, TileSource};

/// One version of the network. Built by a [`Builder`]; shared between threads as it is.
#[derive(Debug)]
pub struct Snapshot {
    version: i64,
    /// Ordered by class, and within a class in the order of drawing: what shows only from near comes first, below.
    groups: Vec<Group>,
    sets: Sets,
}

impl Snapshot {
    /// The version of the data that this was built from.
    #[must_use]
    pub const fn version(&self) -> i64 {
        self.version
    }

    /// Whether there is no object at all.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }

    /// The box around all objects: west, south, east, north in degrees. Nothing when there are none.
    #[must_use]
    pub fn extent(&self) -> Option<[f64; 4]> {
        self.extent_where(|_| true)
    }

    /// The box around the objects of a class: west, south, east, north in degrees. Nothing when there are none.
    #[must_use]
    pub fn extent_of(&self, class: Class) -> Option<[f64; 4]> {
        self.extent_where(|group| group.class() == class)
    }

    /// The box around the objects of a tile source: west, south, east, north in degrees. Nothing when there are none.
    #[must_use]
    pub fn extent_of_source(&self, source: TileSource) -> Option<[f64; 4]> {
        self.extent_where(|group| group.class().source() == source)
    }

    fn extent_where(&self, wanted: impl Fn(&Group) -> bool) -> Option<[f64; 4]> {
        let groups = self.groups.iter().filter(|group| wanted(group));
        groups
            .filter_map(|group| group.tree().bounds())
            .reduce(tree::union)
            .map(grid::degrees_of_box)
    }

    /// How many objects there are of a class.
    #[must_use]
    pub fn count(&self, class: Class) -> u64 {
        let groups = self.groups.iter().filter(|group| group.class() == class);
        groups.map(|group| group.len() as u64).sum()
    }

    /// How many objects there are of each class, in the order of [`Class::ALL`]; classes without any are left out.
    pub fn counts(&self) -> impl Iterator<Item = (Class, u64)> {
        Class::ALL
            .iter()
            .map(|class| (*class, self.count(*class)))
            .filter(|(_, count)| *count > 0)
    }

    /// How many bytes of memory the packed arrays take up.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.groups.iter().map(Group::bytes).sum::<usize>() + self.sets.bytes()
    }

    pub(crate) fn groups(&self) -> &[Group] {
        &self.groups
    }

    pub(crate) const fn sets(&self) -> &Sets {
        &self.sets
    }
}
