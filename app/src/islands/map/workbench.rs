//! The map itself: Leaflet owns view, panes and events; the tiles are ours.

use std::rc::Rc;

use contract::network::Bounds;
use leaflet::{GridLayerOptions, LatLng, LatLngBounds, Map, MapOptions};
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

use super::bindings::{CanvasTiles, TileEvent, attribution_control, options, scale_control};
use super::hits::Found;
use super::layers::LayerSet;
use super::paint::{Look, TILE_SIZE};
use super::setup::MapSetup;
use super::sheet_store::{SheetStore, TileKey};

/// The zooms of the map; its tiles are one less, 8 to 20.
const MIN_ZOOM: f64 = 9.0;
const MAX_ZOOM: f64 = 21.0;
/// An object by itself is shown no nearer than this, so that its surroundings are seen.
const OBJECT_ZOOM: f64 = 18.0;

/// In a window narrower than this, in CSS pixels, the card lies over the lower part of the map.
const NARROW: f64 = 768.0;

/// A map on the screen.
#[derive(Clone)]
pub struct Workbench {
    map: Map,
    sheets: Rc<SheetStore>,
}

impl Workbench {
    /// Puts the map into an element.
    ///
    /// # Errors
    /// What Leaflet threw, when it is missing or the element already has a map.
    pub fn open(element: &HtmlElement, setup: &MapSetup, failed: Box<dyn Fn(bool)>) -> Result<Self, JsValue> {
        let calm = prefers("(prefers-reduced-motion: reduce)");
        let settings = MapOptions::new();
        settings.set_zoom_control(false);
        settings.set_attribution_control(false);
        settings.set_min_zoom(MIN_ZOOM);
        settings.set_max_zoom(MAX_ZOOM);
        settings.set_zoom_animation(!calm);
        settings.set_fade_animation(!calm);
        settings.set_inertia(!calm);
        let map = Map::new_with_element(element, &settings)?;
        let look = Look {
            visible: LayerSet::initial(),
            chosen: setup.card.as_ref().map(|card| card.uid),
            dark: prefers("(prefers-color-scheme: dark)"),
            zoom: MIN_ZOOM,
            // Sharper than twice is not seen, but costs an old phone its memory.
            ratio: web_sys::window()
                .map_or(1.0, |window| window.device_pixel_ratio())
                .clamp(1.0, 2.0),
        };
        let bench = Self {
            map,
            sheets: SheetStore::new(setup.version, look, failed),
        };
        bench.add_controls(setup);
        bench.show(setup.view.or(setup.extent).unwrap_or(POLAND));
        bench.add_tiles();
        bench.follow_dark_scheme();
        Ok(bench)
    }

    /// Brings a box into view.
    pub fn show(&self, [west, south, east, north]: Bounds) {
        let bounds = LatLngBounds::new(&LatLng::new(south, west), &LatLng::new(north, east));
        let limits = options(&[("maxZoom", OBJECT_ZOOM.into()), ("animate", false.into())]);
        self.map.fit_bounds_with_options(&bounds, &limits);
    }

    /// Moves the map so far that a place (longitude, latitude) is not under the card, which covers the lower part of
    /// a narrow window.
    pub fn keep_in_sight(&self, [longitude, latitude]: [f64; 2]) {
        let size = self.map.get_size();
        let covered = if size.x() < NARROW { size.y() * 0.6 } else { 0.0 };
        let margins = options(&[
            ("paddingTopLeft", leaflet::Point::new(24.0, 24.0).into()),
            ("paddingBottomRight", leaflet::Point::new(24.0, covered + 24.0).into()),
        ]);
        self.map
            .pan_inside_with_options(&LatLng::new(latitude, longitude), &margins);
    }

    /// One step nearer.
    pub fn zoom_in(&self) {
        self.map.zoom_in(1.0);
    }

    /// One step farther.
    pub fn zoom_out(&self) {
        self.map.zoom_out(1.0);
    }

    /// Shows these layers only.
    pub fn set_visible(&self, visible: LayerSet) {
        self.sheets.set_look(Look {
            visible,
            ..self.sheets.look()
        });
    }

    /// Marks this object only.
    pub fn choose(&self, chosen: Option<i64>) {
        self.sheets.set_look(Look {
            chosen,
            ..self.sheets.look()
        });
    }

    /// The objects within reach (CSS pixels) of a place.
    #[must_use]
    pub fn found_at(&self, place: &LatLng, reach: f64) -> Vec<Found> {
        let zoom = self.map.get_zoom();
        let point = self.map.project_with_zoom(place, zoom);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a zoom between 9 and 21"
        )]
        self.sheets.found_at(zoom.round() as u8, [point.x(), point.y()], reach)
    }

    /// The objects within reach (CSS pixels) of the middle of the map.
    #[must_use]
    pub fn found_in_the_middle(&self, reach: f64) -> Vec<Found> {
        self.found_at(&self.map.get_center(), reach)
    }

    /// Calls back at every click or tap, with what lies there.
    pub fn on_click(&self, callback: impl Fn(Vec<Found>) + 'static) {
        let bench = self.clone();
        self.map.on_mouse_click(Box::new(move |event| {
            callback(bench.found_at(&event.lat_lng(), reach_of(&event.original_event())));
        }));
    }

    fn add_controls(&self, setup: &MapSetup) {
        let scale = options(&[
            ("imperial", false.into()),
            ("maxWidth", 140.into()),
            ("position", "bottomleft".into()),
        ]);
        scale_control(&scale).add_to(&self.map);
        let attribution = attribution_control(&options(&[("prefix", false.into())]));
        attribution.add_to(&self.map);
        attribution.add_attribution(&escape(&setup.attribution));
    }

    fn add_tiles(&self) {
        let settings = GridLayerOptions::new();
        settings.set_tile_size(TILE_SIZE);
        settings.set_min_zoom(MIN_ZOOM);
        settings.set_max_zoom(MAX_ZOOM);
        settings.set_no_wrap(true);
        settings.set_class_name("tiles-network".to_owned());
        let store = Rc::clone(&self.sheets);
        let painter = Closure::<dyn Fn(f64, f64, f64, js_sys::Function) -> JsValue>::new(
            move |x: f64, y: f64, z: f64, done: js_sys::Function| {
                let canvas = store.open(key(z, x, y), done);
                canvas.map_or(JsValue::NULL, JsValue::from)
            },
        );
        // The layer lives as long as the page, and its painter with it.
        let layer = CanvasTiles::new(&painter.into_js_value(), &settings);
        let store = Rc::clone(&self.sheets);
        let unload = Closure::<dyn Fn(TileEvent)>::new(move |event: TileEvent| {
            let at = event.coords();
            store.close(key(at.z(), at.x(), at.y()));
        });
        layer.on("tileunload", &unload.into_js_value());
        layer.add_to(&self.map);
    }

    fn follow_dark_scheme(&self) {
        let Some(Ok(Some(query))) = web_sys::window().map(|window| window.match_media("(prefers-color-scheme: dark)"))
        else {
            return;
        };
        let sheets = Rc::clone(&self.sheets);
        let listened = query.clone();
        let changed = Closure::<dyn Fn()>::new(move || {
            sheets.set_look(Look {
                dark: listened.matches(),
                ..sheets.look()
            });
        });
        query.set_onchange(Some(changed.into_js_value().unchecked_ref()));
    }
}

/// What is shown when there are neither data nor a start view: the country.
const POLAND: Bounds = [14.1, 49.0, 24.2, 54.9];

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "Leaflet counts tiles in whole numbers"
)]
const fn key(z: f64, x: f64, y: f64) -> TileKey {
    (z as u8, x as u32, y as u32)
}

/// A finger covers more than a pointer.
fn reach_of(event: &web_sys::MouseEvent) -> f64 {
    let kind = js_sys::Reflect::get(event, &JsValue::from_str("pointerType"));
    if kind.is_ok_and(|kind| kind.as_string().as_deref() == Some("touch")) {
        18.0
    } else {
        8.0
    }
}

/// Whether the reader's device asks for something.
fn prefers(query: &str) -> bool {
    let answer = web_sys::window().map(|window| window.match_media(query));
    matches!(answer, Some(Ok(Some(list))) if list.matches())
}

/// Leaflet takes the attribution for HTML; ours is text.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
