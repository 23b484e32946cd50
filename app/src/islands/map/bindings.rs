//! The parts of Leaflet that the `leaflet` crate does not bind.

use leaflet::{Control, GridLayer, GridLayerOptions, LatLng, Layer};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// A grid layer whose tiles are painted by us; see `public/map/canvas-tiles.js`.
    #[wasm_bindgen(extends = GridLayer, js_namespace = L)]
    #[derive(Debug, Clone)]
    pub type CanvasTiles;

    /// With the painter `(x, y, z, done) -> canvas`.
    #[wasm_bindgen(constructor, js_namespace = L)]
    pub fn new(painter: &JsValue, options: &GridLayerOptions) -> CanvasTiles;

    /// The scale bar.
    #[wasm_bindgen(js_namespace = ["L", "control"], js_name = scale)]
    pub fn scale_control(options: &JsValue) -> Control;

    /// The line that says whose data these are.
    #[wasm_bindgen(js_namespace = ["L", "control"], js_name = attribution)]
    pub fn attribution_control(options: &JsValue) -> AttributionControl;

    /// That line's control.
    #[wasm_bindgen(extends = Control)]
    pub type AttributionControl;

    /// Adds a line.
    #[wasm_bindgen(method, js_name = addAttribution)]
    pub fn add_attribution(this: &AttributionControl, text: &str);

    /// A layer of pictures by zoom, column and row.
    #[wasm_bindgen(js_namespace = L, js_name = tileLayer)]
    pub fn tile_layer(url: &str, options: &JsValue) -> GridLayer;

    /// A layer of pictures that a Web Map Service draws.
    #[wasm_bindgen(js_namespace = ["L", "tileLayer"], js_name = wms)]
    pub fn wms_layer(url: &str, options: &JsValue) -> GridLayer;

    /// A circle of so many metres.
    #[wasm_bindgen(js_namespace = L)]
    pub fn circle(at: &LatLng, options: &JsValue) -> Layer;

    /// A spot of so many pixels.
    #[wasm_bindgen(js_namespace = L, js_name = circleMarker)]
    pub fn circle_marker(at: &LatLng, options: &JsValue) -> Layer;

    /// Asks the device where it is.
    #[wasm_bindgen(method, js_name = locate)]
    fn locate_once(this: &Locator, options: &JsValue);

    /// A map, as the one who asks for the place.
    #[wasm_bindgen(extends = js_sys::Object)]
    type Locator;

    /// What Leaflet says when a tile is no longer needed.
    #[wasm_bindgen(extends = js_sys::Object)]
    pub type TileEvent;

    /// The tile's place.
    #[wasm_bindgen(method, getter)]
    pub fn coords(this: &TileEvent) -> TileCoords;

    /// A tile's place in Leaflet's own words: z is the zoom of the map.
    #[wasm_bindgen(extends = js_sys::Object)]
    pub type TileCoords;

    /// Column.
    #[wasm_bindgen(method, getter)]
    pub fn x(this: &TileCoords) -> f64;

    /// Row.
    #[wasm_bindgen(method, getter)]
    pub fn y(this: &TileCoords) -> f64;

    /// Zoom of the map.
    #[wasm_bindgen(method, getter)]
    pub fn z(this: &TileCoords) -> f64;
}

/// Asks the device where it is; the map then says `locationfound` or `locationerror`.
pub fn locate(map: &leaflet::Map, options: &JsValue) {
    map.unchecked_ref::<Locator>().locate_once(options);
}

/// An options object of plain values.
#[must_use]
pub fn options(values: &[(&str, JsValue)]) -> JsValue {
    let object = js_sys::Object::new();
    for (name, value) in values {
        // A fresh plain object takes every property.
        let _ = js_sys::Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object.into()
}
