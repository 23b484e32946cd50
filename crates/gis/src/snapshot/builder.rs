//! Packing objects into a snapshot.

use std::collections::BTreeMap;

use domain::network::{Class, NetworkObject, class_zoom, first_zoom};
use geo_types::Geometry;
use tiles::GeometryKind;

use super::Snapshot;
use super::attributes::SetsBuilder;
use super::flow::Bottoms;
use super::grid::MAX_LATITUDE;
use super::group::{Arrays, Group, GroupKey};
use super::shape::Shape;

/// Why an object cannot be part of a snapshot.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum PushError {
    /// A point that web mercator does not have, or that is not a number.
    #[error(
        "the point {longitude}, {latitude} (longitude, latitude) is not on the map: longitudes go to ±180°, latitudes \
         to ±{MAX_LATITUDE:.4}°; check the coordinate system of the source"
    )]
    Outside {
        /// Degrees east.
        longitude: f64,
        /// Degrees north.
        latitude: f64,
    },
    /// No point, a line without length, an area without extent: less than the grid's 9.3 mm.
    #[error("the geometry is empty or shorter than the map's grid of 9.3 mm")]
    Nothing,
    /// A mixture of geometries.
    #[error("a geometry collection is not one object; split it into its parts")]
    Collection,
    /// Below zero: tiles number their features from 0.
    #[error("the number {0} is below zero and cannot stand in a tile")]
    Uid(i64),
    /// More than 2³² points or attributes of one sort.
    #[error("the snapshot is full: it holds up to 4294967295 points of one class")]
    Full,
}

/// Gathers objects and packs them.
#[derive(Debug, Default)]
pub struct Builder {
    version: i64,
    groups: BTreeMap<GroupKey, Arrays>,
    sets: SetsBuilder,
    shape: Shape,
    bottoms: Bottoms,
}

impl Builder {
    /// An empty snapshot of this version of the data.
    #[must_use]
    pub fn new(version: i64) -> Self {
        Self {
            version,
            ..Self::default()
        }
    }

    /// Adds an object. `uid` is the number under which the store knows it, and becomes the feature's id in tiles;
    /// `geometry` is in degrees (WGS 84), x the longitude, y the latitude. The order of the calls does not matter.
    ///
    /// # Errors
    /// [`PushError`]; the object is left out then, and the builder goes on as before.
    pub fn push(&mut self, uid: i64, object: &NetworkObject, geometry: &Geometry<f64>) -> Result<(), PushError> {
        let number = u64::try_from(uid).map_err(|_| PushError::Uid(uid))?;
        let kind = self.shape.pack(geometry)?;
        let set = self.sets.set_of(object)?;
        self.bottoms.note(object, &self.shape.points);
        let key = GroupKey::new(object.class(), first_zoom(object), kind);
        self.groups.entry(key).or_default().push(number, set, &self.shape)
    }

    /// Packs what was added.
    #[must_use]
    pub fn build(self) -> Snapshot {
        let Self {
            version,
            groups,
            mut sets,
            bottoms,
            ..
        } = self;
        let groups = from_afar(groups);
        // One group after the other, each freed when it is packed: two copies of everything never stand at once.
        let groups = groups.into_iter().map(|(key, arrays)| {
            let mut group = Group::new(key, &arrays);
            // When no number is left for another set of attributes, the sewers go without their arrows.
            drop(bottoms.tell(&mut group, &mut sets));
            group
        });
        let groups = groups.collect();
        Snapshot {
            version,
            groups,
            sets: sets.build(),
        }
    }
}

/// A network whose records name no main would be an empty map from afar: there the most important pipes that it has
/// stand for the mains.
fn from_afar(mut groups: BTreeMap<GroupKey, Arrays>) -> BTreeMap<GroupKey, Arrays> {
    for class in [Class::WaterPipe, Class::SewerPipe] {
        let first = class_zoom(class);
        let zooms = groups.keys().filter(|key| key.is_lines_of(class)).map(|key| key.zoom());
        let Some(earliest) = zooms.min().filter(|earliest| *earliest > first) else {
            continue;
        };
        if let Some(arrays) = groups.remove(&GroupKey::new(class, earliest, GeometryKind::Line)) {
            groups.insert(GroupKey::new(class, first, GeometryKind::Line), arrays);
        }
    }
    groups
}
