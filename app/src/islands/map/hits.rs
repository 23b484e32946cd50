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
    /// How far it is, in tile units.
    pub distance: f64,
}

/// How many objects are offered at one point.
const MOST: usize = 8;

/// The objects of a network tile within reach of a point (tile units), those shown only: first what has a point of
/// its own, which is harder to meet than a pipe, then by distance.
#[must_use]
pub fn at(tile: &Tile, point: [f64; 2], reach: f64, visible: LayerSet) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    for layer in &tile.layers {
        let Ok(class) = layer.name.parse::<Class>() else {
            continue;
        };
        for feature in &layer.features {
            let distance = feature.distance_squared(point).sqrt();
            if distance > reach || !visible.shows(layer_of(class, layer, feature)) {
                continue;
            }
            let Ok(uid) = i64::try_from(feature.id) else { continue };
            if let Some(known) = found.iter_mut().find(|known| known.uid == uid) {
                known.distance = known.distance.min(distance);
                continue;
            }
            let label = layer
                .text(feature, "label")
                .or_else(|| layer.text(feature, "name"))
                .unwrap_or_default();
            let rank = (class.is_pipe(), distance);
            let place = found.partition_point(|known| (known.class.is_pipe(), known.distance) <= rank);
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

/// The layer that switches this feature.
#[must_use]
pub fn layer_of(class: Class, layer: &Layer, feature: &Feature) -> MapLayer {
    MapLayer::of(class, layer.text(feature, "function"), layer.text(feature, "kind"))
}

#[cfg(test)]
mod tests {
    use domain::network::Class;
    use tiles::{GeometryKind, Tile, TileEncoder, decode};

    use super::{LayerSet, MapLayer, at};

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

    #[test]
    fn a_hydrant_on_a_pipe_comes_before_the_pipe() {
        let found = at(&tile(), [500.0, 104.0], 40.0, LayerSet::initial());
        assert_eq!(found.iter().map(|hit| hit.uid).collect::<Vec<_>>(), [9, 7]);
        assert_eq!(found[1].label, "w110 PE");
        assert_eq!(found[1].class, Class::WaterPipe);
    }

    #[test]
    fn what_is_hidden_or_out_of_reach_is_not_found() {
        let hidden = LayerSet::initial().switched(MapLayer::Hydrants);
        assert_eq!(at(&tile(), [500.0, 104.0], 40.0, hidden).len(), 1);
        assert!(at(&tile(), [500.0, 900.0], 40.0, LayerSet::initial()).is_empty());
    }
}
