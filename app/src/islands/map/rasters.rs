//! Base maps of others, by configuration: pictures under the network. One that does not answer never holds the
//! network up.

use std::cell::RefCell;
use std::rc::Rc;

use leaflet::GridLayer;
use wasm_bindgen::prelude::*;

use super::bindings::{options, tile_layer, wms_layer};
use super::paint::Look;
use super::workbench::Workbench;

/// A base map that the reader can choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseMap {
    /// The word for it in addresses.
    pub code: String,
    /// Where its pictures are: with `{z}`, `{x}` and `{y}`, or the address of a Web Map Service.
    pub url: String,
    /// The layers of a Web Map Service; nothing for pictures by zoom, column and row.
    pub wms_layers: Option<String>,
    /// Whose map it is; always shown with it.
    pub attribution: String,
    /// Its largest zoom; nearer, its pictures are enlarged.
    pub max_zoom: u8,
    /// Whether it lies over the other base map, and lets it through, instead of taking its place.
    pub overlay: bool,
}

/// What is shown of them.
pub struct Rasters {
    shown: RefCell<Vec<(String, GridLayer)>>,
    failed: Rc<dyn Fn(bool)>,
}

impl Rasters {
    /// None yet; `failed` hears whether one does not answer.
    #[must_use]
    pub fn new(failed: Box<dyn Fn(bool)>) -> Self {
        Self {
            shown: RefCell::default(),
            failed: failed.into(),
        }
    }

    fn layer(&self, base: &BaseMap) -> GridLayer {
        let mut settings: Vec<(&str, JsValue)> = vec![
            ("attribution", super::workbench::escape(&base.attribution).into()),
            ("maxNativeZoom", base.max_zoom.into()),
            ("maxZoom", 21.into()),
            ("zIndex", u8::from(base.overlay).into()),
            ("className", "tiles-raster".into()),
        ];
        let layer = match &base.wms_layers {
            Some(layers) => {
                settings.extend([
                    ("layers", layers.into()),
                    ("format", "image/png".into()),
                    ("transparent", base.overlay.into()),
                ]);
                wms_layer(&base.url, &options(&settings))
            }
            None => tile_layer(&base.url, &options(&settings)),
        };
        for (event, is_failure) in [("tileerror", true), ("tileload", false)] {
            let failed = Rc::clone(&self.failed);
            let heard = Closure::<dyn Fn()>::new(move || failed(is_failure));
            layer.on(event, &heard.into_js_value());
        }
        layer
    }
}

impl Workbench {
    /// Shows exactly these base maps of others; with one that is no overlay, our own ground is left out.
    pub fn set_rasters(&self, wanted: &[&BaseMap]) {
        let mut shown = self.rasters.shown.borrow_mut();
        shown.retain(|(code, layer)| {
            let keep = wanted.iter().any(|base| base.code == *code);
            if !keep {
                layer.remove();
                (self.rasters.failed)(false);
            }
            keep
        });
        for base in wanted {
            if !shown.iter().any(|(code, _)| *code == base.code) {
                let layer = self.rasters.layer(base);
                layer.add_to(&self.map);
                shown.push((base.code.clone(), layer));
            }
        }
        self.sheets.set_look(Look {
            over_raster: wanted.iter().any(|base| !base.overlay),
            ..self.sheets.look()
        });
    }
}
