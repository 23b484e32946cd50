//! What lies under the pointer, found on the tiles that are already decoded.

use domain::network::Class;
use tiles::{Feature, Layer, Tile};

use super::layers::{LayerSet, MapLayer};

/// An object near the point that was asked.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// The object's number in the tiles.
    pub uid: i64,
    /// Its class.
    pub class: Class,
    /// What its tile writes along it, if anything: `w110 PE`.
    pub label: String,
    /// How far it is, in metres on the ground.
    pub distance: f64,
}

/// How many objects are offered at one point.
const MOST: usize = 8;

/// Where a tile is asked: a point and how far around it, in tile units, and how many metres a unit is there.
#[derive(Debug, Clone, Copy)]
pub struct Asked {
    /// The point.
    pub point: [f64; 2],
    /// How far around it.
    pub reach: f64,
    /// Metres on the ground in one unit.
    pub metres: f64,
}

/// The objects of a network tile within reach, those shown only: first what has a point of its own, which is harder
/// to meet than a pipe, then by distance; areas, which are met anywhere in them, last.
#[must_use]
pub fn at(tile: &Tile, asked: Asked, visible: LayerSet) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    for layer in &tile.layers {
        let Ok(class) = layer.name.parse::<Class>() else {
            continue;
        };
        for feature in &layer.features {
            let units = feature.distance_squared(asked.point).sqrt();
            if units > asked.reach || !visible.shows(layer_of(class, layer, feature)) {
                continue;
            }
            let Ok(uid) = i64::try_from(feature.id) else { continue };
            let distance = units * asked.metres;
            if let Some(known) = found.iter_mut().find(|known| known.uid == uid) {
                known.distance = known.distance.min(distance);
                continue;
            }
            let label = layer
                .text(feature, "label")
                .or_else(|| layer.text(feature, "name"))
                .unwrap_or_default();
            let rank = (order(class), distance);
            let place = found.partition_point(|known| (order(known.class), known.distance) <= rank);
            found.insert(
                place,
                Found {
                    uid,
                    class,
                    label: label.to_owned(),
                    distance,
                },
            );
        }
    }
    found.truncate(MOST);
    found
}

/// What is hard to meet comes first.
const fn order(class: Class) -> u8 {
    match class {
        Class::WaterPipe | Class::SewerPipe => 1,
        Class::ProtectionZone => 2,
        _ => 0,
    }
}

/// The layer that switches this feature.
#[must_use]
pub fn layer_of(class: Class, layer: &Layer, feature: &Feature) -> MapLayer {
    let said = |key| layer.text(feature, key);
    MapLayer::of(class, said("function"), said("kind"), said("medium"))
}

#[cfg(test)]
mod tests {
    use domain::network::Class;
    use tiles::{GeometryKind, Tile, TileEncoder, decode};

    use super::{Asked, LayerSet, MapLayer, at};

    fn tile() -> Tile {
        let mut encoder = TileEncoder::new();
        encoder.begin_layer("water_pipe");
        let label = encoder.text("label", "w110 PE");
        encoder.feature(7, GeometryKind::Line, &[label], &[[0, 100], [4096, 100]], &[2]);
        encoder.end_layer();
        encoder.begin_layer("hydrant");
        encoder.feature(9, GeometryKind::Point, &[], &[[500, 120]], &[1]);
        encoder.end_layer();
        decode(&encoder.finish()).unwrap()
    }

    const fn asked(point: [f64; 2]) -> Asked {
        Asked {
            point,
            reach: 40.0,
            metres: 0.25,
        }
    }

    #[test]
    fn a_hydrant_on_a_pipe_comes_before_the_pipe() {
        let found = at(&tile(), asked([500.0, 104.0]), LayerSet::initial());
        assert_eq!(found.iter().map(|hit| hit.uid).collect::<Vec<_>>(), [9, 7]);
        assert_eq!(found[1].label, "w110 PE");
        assert_eq!(found[1].class, Class::WaterPipe);
        assert!((found[1].distance - 1.0).abs() < 1e-9, "four units are one metre");
    }

    #[test]
    fn what_is_hidden_or_out_of_reach_is_not_found() {
        let hidden = LayerSet::initial().switched(MapLayer::Hydrants);
        assert_eq!(at(&tile(), asked([500.0, 104.0]), hidden).len(), 1);
        assert!(at(&tile(), asked([500.0, 900.0]), LayerSet::initial()).is_empty());
    }
}
