//! What of the network is in the window, for a legend that tells only of what is seen.

use domain::network::Class;
use tiles::Tile;

use super::hits::layer_of;
use super::layers::{LayerSet, MapLayer};

/// What is in the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InView {
    /// Layers that have something there, shown or not.
    pub layers: LayerSet,
    /// Whether any of it is planned.
    pub planned: bool,
    /// Whether any of it is out of use.
    pub out_of_use: bool,
}

impl InView {
    /// Nothing.
    pub const NOTHING: Self = Self {
        layers: LayerSet::none(),
        planned: false,
        out_of_use: false,
    };

    /// Adds what a tile has within a box in its own units: west, north, east, south.
    pub fn add(&mut self, tile: &Tile, [west, north, east, south]: [i32; 4]) {
        for layer in &tile.layers {
            let Ok(class) = layer.name.parse::<Class>() else {
                continue;
            };
            // A class whose one layer is known to be there needs no second look, except for its states.
            let whole = !class.is_pipe() && class != Class::Device;
            for feature in &layer.features {
                let [left, top, right, bottom] = feature.bounds();
                if right < west || left > east || bottom < north || top > south {
                    continue;
                }
                self.layers = self.layers.with(layer_of(class, layer, feature));
                match layer.text(feature, "status") {
                    Some("planned") => self.planned = true,
                    Some("out_of_use") => self.out_of_use = true,
                    None if whole => break,
                    _ => {}
                }
            }
        }
    }

    /// Whether a layer has something in the window.
    #[must_use]
    pub const fn has(self, layer: MapLayer) -> bool {
        self.layers.shows(layer)
    }
}

#[cfg(test)]
mod tests {
    use tiles::{GeometryKind, Tile, TileEncoder, decode};

    use super::{InView, MapLayer};

    fn tile() -> Tile {
        let mut encoder = TileEncoder::new();
        encoder.begin_layer("water_pipe");
        let planned = encoder.text("status", "planned");
        let service = encoder.text("function", "service");
        encoder.feature(7, GeometryKind::Line, &[service], &[[0, 100], [900, 100]], &[2]);
        encoder.feature(8, GeometryKind::Line, &[planned], &[[0, 3000], [900, 3000]], &[2]);
        encoder.end_layer();
        decode(&encoder.finish()).unwrap()
    }

    #[test]
    fn only_what_lies_in_the_window_is_told() {
        let mut upper = InView::NOTHING;
        upper.add(&tile(), [0, 0, 4096, 2000]);
        assert!(upper.has(MapLayer::WaterService) && !upper.has(MapLayer::WaterPipes));
        assert!(!upper.planned);
        let mut whole = InView::NOTHING;
        whole.add(&tile(), [0, 0, 4096, 4096]);
        assert!(whole.has(MapLayer::WaterPipes) && whole.planned && !whole.out_of_use);
    }
}
