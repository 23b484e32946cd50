//! The map itself: Leaflet owns view, panes and events; the tiles are ours.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use contract::network::Bounds;
use leaflet::{GridLayerOptions, LatLng, LatLngBounds, Layer, Map, MapOptions};
use leptos::prelude::set_timeout;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

use super::bindings::{CanvasTiles, TileEvent, attribution_control, options, scale_control};
use super::hits::Found;
use super::in_view::InView;
use super::layers::{LayerGroup, LayerSet};
use super::link::Sight;
use super::paint::{Look, TILE_SIZE};
use super::rasters::Rasters;
use super::setup::Start;
use super::sheet_store::{Pointed, SheetStore, TileKey};
use super::{dom, number};

/// The zooms of the map; its tiles are one less, 8 to 20.
const MIN_ZOOM: f64 = 9.0;
const MAX_ZOOM: f64 = 21.0;
/// An object by itself is shown no nearer than this, so that its surroundings are seen.
const OBJECT_ZOOM: f64 = 18.0;

/// So long Leaflet takes to fade in a tile.
const FADING: Duration = Duration::from_millis(250);

/// In a window narrower than this, in CSS pixels, the card lies over the lower part of the map.
const NARROW: f64 = 768.0;

/// What the map tells those around it.
pub struct Reports {
    /// Whether any tile on the screen is missing.
    pub failed: Box<dyn Fn(bool)>,
    /// Whether the chosen base map of somebody else does not answer.
    pub base_failed: Box<dyn Fn(bool)>,
}

/// A map on the screen.
#[derive(Clone)]
pub struct Workbench {
    pub(super) map: Map,
    pub(super) sheets: Rc<SheetStore>,
    /// The base maps of others that are shown now.
    pub(super) rasters: Rc<Rasters>,
    /// The marks that search and location have put on the map.
    pub(super) marks: Rc<RefCell<Vec<Layer>>>,
}

impl Workbench {
    /// Puts the map into an element.
    ///
    /// # Errors
    /// What Leaflet threw, when it is missing or the element already has a map.
    pub fn open(element: &HtmlElement, setup: &Start, reports: Reports) -> Result<Self, JsValue> {
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
            visible: setup.visible,
            chosen: setup.card.as_ref().map(|card| card.uid),
            dark: prefers("(prefers-color-scheme: dark)"),
            zoom: MIN_ZOOM,
            // Sharper than twice is not seen, but costs an old phone its memory.
            ratio: web_sys::window()
                .map_or(1.0, |window| window.device_pixel_ratio())
                .clamp(1.0, 2.0),
            opacity: [1.0; 3],
            over_raster: false,
        };
        let bench = Self {
            map,
            sheets: SheetStore::new(setup.version.clone(), look, reports.failed),
            rasters: Rc::new(Rasters::new(reports.base_failed)),
            marks: Rc::default(),
        };
        bench.add_controls(setup);
        match setup.sight {
            Some(sight) => bench.look_at(sight),
            None => bench.show(setup.view.unwrap_or(POLAND)),
        }
        let tiles = bench.add_tiles();
        bench.relieve_picture(element, &tiles);
        bench.follow_dark_scheme();
        Ok(bench)
    }

    /// Looks at a place from a zoom.
    fn look_at(&self, sight: Sight) {
        let [longitude, latitude] = sight.center;
        self.map.set_view(&LatLng::new(latitude, longitude), sight.zoom);
    }

    /// Where the map looks now.
    #[must_use]
    pub fn sight(&self) -> Sight {
        let center = self.map.get_center();
        Sight {
            center: [center.lng(), center.lat()],
            zoom: self.map.get_zoom(),
        }
    }

    /// Brings a box into view; after the way to another zoom, if the map is on one: on it Leaflet does not listen.
    pub fn show(&self, [west, south, east, north]: Bounds) {
        if dom::member(&self.map, "_animatingZoom").is_truthy() {
            let bench = self.clone();
            let later = Closure::once_into_js(move || bench.show([west, south, east, north]));
            self.map.once("zoomend", &later);
            return;
        }
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

    /// Makes a group of layers more or less opaque.
    pub fn set_opacity(&self, group: LayerGroup, opacity: f64) {
        let mut look = self.sheets.look();
        look.opacity[group as usize] = opacity;
        self.sheets.set_look(look);
    }

    /// The objects within reach (CSS pixels) of a place.
    #[must_use]
    pub fn found_at(&self, place: &LatLng, reach: f64) -> Vec<Found> {
        let zoom = self.map.get_zoom();
        let point = self.map.project_with_zoom(place, zoom);
        self.sheets.found_at(Pointed {
            zoom: whole(zoom),
            world: [point.x(), point.y()],
            reach,
            metres: metres_per_pixel(place.lat(), zoom),
        })
    }

    /// What is in the window now.
    #[must_use]
    pub fn in_view(&self) -> InView {
        let zoom = self.map.get_zoom();
        let (middle, size) = (
            self.map.project_with_zoom(&self.map.get_center(), zoom),
            self.map.get_size(),
        );
        let (x, y) = (size.x() / 2.0, size.y() / 2.0);
        let window = [middle.x() - x, middle.y() - y, middle.x() + x, middle.y() + y];
        self.sheets.in_view(whole(zoom), window)
    }

    /// The zoom of the map.
    #[must_use]
    pub fn zoom(&self) -> u8 {
        whole(self.map.get_zoom())
    }

    /// The place in the middle of the map: longitude and latitude.
    #[must_use]
    pub fn middle(&self) -> [f64; 2] {
        self.sight().center
    }

    /// Calls back at every click or tap, with the place (longitude, latitude) and what lies there.
    pub fn on_click(&self, callback: impl Fn([f64; 2], Vec<Found>) + 'static) {
        let bench = self.clone();
        self.map.on_mouse_click(Box::new(move |event| {
            let place = event.lat_lng();
            let found = bench.found_at(&place, reach_of(&event.original_event()));
            callback([place.lng(), place.lat()], found);
        }));
    }

    /// What lies under the cross in the middle of the map.
    #[must_use]
    pub fn found_in_the_middle(&self, reach: f64) -> Vec<Found> {
        self.found_at(&self.map.get_center(), reach)
    }

    /// Calls back when the map has come to rest somewhere else.
    pub fn on_rest(&self, callback: impl Fn() + 'static) {
        self.map.on_move_end(Box::new(move |_| callback()));
    }

    /// Calls back when a mouse moves over the map, with the place under it and how far it is from the map's corner.
    pub fn on_pointer(&self, callback: impl Fn(LatLng, [f64; 2]) + 'static) {
        self.map.on_mouse_move(Box::new(move |event| {
            let at = event.container_point();
            callback(event.lat_lng(), [at.x(), at.y()]);
        }));
    }

    fn add_controls(&self, setup: &Start) {
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

    /// Takes the page's picture away when the tiles over it have come, or the map looks from elsewhere. Until then it
    /// moves along when the map is dragged.
    fn relieve_picture(&self, element: &HtmlElement, tiles: &CanvasTiles) {
        let Some(picture) = dom::find_any(element, ".map-picture") else {
            return;
        };
        if dom::said(&picture, "data-zoom") != number::fixed(self.map.get_zoom(), 0) {
            picture.remove();
            return;
        }
        let size = self.map.get_size();
        if let Some(pane) = dom::find(element, ".leaflet-map-pane") {
            // The pane has no size of its own: half of a window's is not half of this one's.
            let style = picture.unchecked_ref::<HtmlElement>().style();
            for (side, half) in [("left", size.x() / 2.0), ("top", size.y() / 2.0)] {
                // Refused only for what is no length.
                let _ = style.set_property(side, &[&number::fixed(half, 1), "px"].concat());
            }
            let _ = pane.append_child(&picture);
        }
        for elsewhere in ["zoomstart", "viewreset"] {
            let shown = picture.clone();
            self.map.once(elsewhere, &Closure::once_into_js(move || shown.remove()));
        }
        let root = element.parent_element();
        let loaded = Closure::once_into_js(move || {
            let has_failed = root
                .and_then(|root| dom::find(&root, ".map-tiles-failed"))
                .and_then(|said| said.text_content())
                .is_some_and(|said| !said.is_empty());
            // Better an old picture than none.
            if !has_failed {
                set_timeout(move || picture.remove(), FADING);
            }
        });
        tiles.once("load", &loaded);
    }

    fn add_tiles(&self) -> CanvasTiles {
        let settings = GridLayerOptions::new();
        settings.set_tile_size(TILE_SIZE);
        settings.set_min_zoom(MIN_ZOOM);
        settings.set_max_zoom(MAX_ZOOM);
        settings.set_no_wrap(true);
        settings.set_class_name("tiles-network".to_owned());
        // Over any base map of others.
        settings.set_z_index(3.0);
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
        layer
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

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a zoom between 9 and 21"
)]
const fn whole(zoom: f64) -> u8 {
    zoom.round() as u8
}

/// How many metres on the ground a CSS pixel is at a latitude (degrees) and a zoom, on web mercator's sphere.
fn metres_per_pixel(latitude: f64, zoom: f64) -> f64 {
    // The browser's own cosine: ours would weigh kilobytes.
    let narrowing = js_sys::Math::cos(latitude.to_radians());
    40_075_016.685_578_49 * narrowing / (256.0 * js_sys::Math::pow(2.0, zoom))
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
pub(super) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
