//! Painting a decoded tile on its canvas.

mod ground;
mod labels;
mod network;
mod points;

use tiles::{Feature, Tile};
use web_sys::CanvasRenderingContext2d;

use super::layers::{LayerGroup, LayerSet, MapLayer};
use super::style::{DAY, Ground, NIGHT};

/// What decides how a tile looks beyond its data.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Look {
    /// The layers that are shown.
    pub visible: LayerSet,
    /// The object whose card is open.
    pub chosen: Option<i64>,
    /// Whether the reader's device asks for a dark scheme.
    pub dark: bool,
    /// The zoom of the map that the tile is for.
    pub zoom: f64,
    /// Device pixels per CSS pixel.
    pub ratio: f64,
    /// How much of what lies under it each group lets through: 1 for nothing.
    pub opacity: Opacity,
    /// Whether a base map of somebody else lies under the tiles, so that our own ground is left out.
    pub over_raster: bool,
}

/// How opaque each group of layers is, 0 to 1, in the order of [`LayerGroup::ALL`].
pub type Opacity = [f64; 3];

impl Look {
    const fn ground(&self) -> &'static Ground {
        if self.dark { &NIGHT } else { &DAY }
    }

    fn chooses(&self, feature: &Feature) -> bool {
        self.chosen
            .is_some_and(|uid| u64::try_from(uid).is_ok_and(|uid| uid == feature.id))
    }
}

/// The side of a tile in CSS pixels.
pub const TILE_SIZE: f64 = 512.0;

/// A canvas with the scale from tile units to CSS pixels.
pub(super) struct Sheet<'a> {
    /// The canvas.
    pub(super) context: &'a CanvasRenderingContext2d,
    /// How it is to look.
    pub(super) look: &'a Look,
}

impl Sheet<'_> {
    /// A point of the tile in CSS pixels.
    pub(super) fn pixel(&self, point: [i32; 2]) -> [f64; 2] {
        let scale = TILE_SIZE / f64::from(tiles::EXTENT);
        [f64::from(point[0]) * scale, f64::from(point[1]) * scale]
    }

    /// From now on everything is painted as opaque as its group is.
    pub(super) fn dim(&self, group: LayerGroup) {
        self.context.set_global_alpha(self.look.opacity[group as usize]);
    }

    /// Adds the parts of a feature to the path at hand.
    pub(super) fn trace(&self, feature: &Feature, close: bool) {
        for part in feature.parts() {
            for (index, point) in part.iter().enumerate() {
                let [x, y] = self.pixel(*point);
                if index == 0 {
                    self.context.move_to(x, y);
                } else {
                    self.context.line_to(x, y);
                }
            }
            if close {
                self.context.close_path();
            }
        }
    }

    pub(super) fn dash(&self, dashes: &[f64]) {
        let list: js_sys::Array = dashes
            .iter()
            .map(|dash| wasm_bindgen::JsValue::from_f64(*dash))
            .collect();
        // Setting dashes fails only for a value that is no list of numbers.
        let _ = self.context.set_line_dash(&list);
    }
}

/// Paints a tile over whatever was on the canvas: the ground, the network, and names on top of both.
pub fn paint(context: &CanvasRenderingContext2d, base: Option<&Tile>, network: Option<&Tile>, look: &Look) {
    let sheet = Sheet { context, look };
    // A canvas refuses a transformation only when it is none.
    let _ = context.set_transform(look.ratio, 0.0, 0.0, look.ratio, 0.0, 0.0);
    context.clear_rect(0.0, 0.0, TILE_SIZE, TILE_SIZE);
    context.set_line_cap("round");
    context.set_line_join("round");
    let shows = |layer: MapLayer| look.visible.shows(layer);
    sheet.dim(LayerGroup::Base);
    let ground = base.filter(|_| shows(MapLayer::Base) && !look.over_raster);
    if let Some(base) = ground {
        ground::paint(&sheet, base);
    }
    if let Some(base) = base.filter(|_| shows(MapLayer::Parcels)) {
        ground::parcels(&sheet, base);
    }
    if let Some(network) = network.filter(|_| shows(MapLayer::Zones)) {
        ground::zones(&sheet, network, look.opacity[LayerGroup::Water as usize]);
    }
    if let Some(network) = network {
        network::paint(&sheet, network);
        points::paint(&sheet, network);
        labels::along_pipes(&sheet, network);
    }
    context.set_global_alpha(1.0);
    if let Some(base) = base.filter(|_| shows(MapLayer::Addresses)) {
        labels::of_addresses(&sheet, base);
    }
    if let Some(base) = ground {
        labels::of_places(&sheet, base);
    }
}
