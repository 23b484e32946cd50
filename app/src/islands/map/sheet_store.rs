//! The tiles that are on the screen: their canvases, and what is on them, kept decoded so that a change of layers or
//! a move of the pointer needs neither network nor decoding.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use domain::network::TileSource;
use tiles::Tile;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{AbortController, AbortSignal, CanvasRenderingContext2d, HtmlCanvasElement};

use super::fetch::{self, TileError};
use super::hits::{self, Found};
use super::paint::{self, Look, TILE_SIZE};

/// Which tile: zoom of the map, column, row.
pub type TileKey = (u8, u32, u32);

struct Sheet {
    canvas: CanvasRenderingContext2d,
    base: Option<Tile>,
    network: Option<Tile>,
    abort: AbortController,
}

/// The tiles on the screen.
pub struct SheetStore {
    version: i64,
    sheets: RefCell<HashMap<TileKey, Sheet>>,
    look: Cell<Look>,
    /// The tiles on the screen that did not come. While there is one, a place without pipes may be a lie.
    missing: RefCell<Vec<(TileSource, TileKey)>>,
    failed: Box<dyn Fn(bool)>,
}

impl SheetStore {
    /// A store for tiles of this version of the data; `failed` hears whether any tile on the screen is
    /// missing.
    #[must_use]
    pub fn new(version: i64, look: Look, failed: Box<dyn Fn(bool)>) -> Rc<Self> {
        Rc::new(Self {
            version,
            sheets: RefCell::default(),
            look: Cell::new(look),
            missing: RefCell::default(),
            failed,
        })
    }

    /// How everything looks now.
    #[must_use]
    pub const fn look(&self) -> Look {
        self.look.get()
    }

    /// Changes the look and paints every tile anew.
    pub fn set_look(&self, look: Look) {
        if self.look.get() == look {
            return;
        }
        self.look.set(look);
        for (key, sheet) in self.sheets.borrow().iter() {
            self.paint(*key, sheet);
        }
    }

    /// A canvas for a tile, which is fetched and painted later; `done` tells Leaflet when.
    pub fn open(self: &Rc<Self>, key: TileKey, done: js_sys::Function) -> Option<HtmlCanvasElement> {
        let document = web_sys::window()?.document()?;
        let canvas: HtmlCanvasElement = document.create_element("canvas").ok()?.dyn_into().ok()?;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "512 times a small positive ratio"
        )]
        let side = (TILE_SIZE * self.look.get().ratio).round() as u32;
        canvas.set_width(side);
        canvas.set_height(side);
        let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
        let abort = AbortController::new().ok()?;
        let signal = abort.signal();
        let sheet = Sheet {
            canvas: context,
            base: None,
            network: None,
            abort,
        };
        self.sheets.borrow_mut().insert(key, sheet);
        self.fetch(TileSource::Base, key, &signal, |_| {});
        let shown = canvas.clone();
        // The ground may come later or not at all; the tile is there when the network is.
        self.fetch(TileSource::Network, key, &signal, move |error| {
            // Leaflet's own function does not throw.
            let _ = done.call2(&JsValue::NULL, &error, &shown);
        });
        Some(canvas)
    }

    fn fetch(
        self: &Rc<Self>,
        source: TileSource,
        key: TileKey,
        signal: &AbortSignal,
        then: impl FnOnce(JsValue) + 'static,
    ) {
        let (store, signal, address) = (Rc::clone(self), signal.clone(), self.address(source, key));
        leptos::task::spawn_local(async move {
            let answer = fetch::tile(&address, &signal).await;
            then(store.arrived(source, key, answer));
        });
    }

    /// Forgets a tile and stops its transfer.
    pub fn close(&self, key: TileKey) {
        if let Some(sheet) = self.sheets.borrow_mut().remove(&key) {
            sheet.abort.abort();
        }
        self.note_missing(|missing| missing.retain(|(_, known)| *known != key));
    }

    /// The objects within reach (CSS pixels) of a point of the world (pixels of this zoom of the map).
    #[must_use]
    pub fn found_at(&self, zoom: u8, world: [f64; 2], reach: f64) -> Vec<Found> {
        let units = f64::from(tiles::EXTENT) / TILE_SIZE;
        let [column, row] = world.map(|value| (value / TILE_SIZE).floor());
        let point = [
            (world[0] - column * TILE_SIZE) * units,
            (world[1] - row * TILE_SIZE) * units,
        ];
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a tile's column and row"
        )]
        let key = (zoom, column as u32, row as u32);
        self.sheets
            .borrow()
            .get(&key)
            .and_then(|sheet| sheet.network.as_ref())
            .map(|tile| hits::at(tile, point, reach * units, self.look.get().visible))
            .unwrap_or_default()
    }

    fn note_missing(&self, change: impl FnOnce(&mut Vec<(TileSource, TileKey)>)) {
        let mut missing = self.missing.borrow_mut();
        change(&mut missing);
        (self.failed)(!missing.is_empty());
    }

    fn arrived(&self, source: TileSource, key: TileKey, answer: Result<Tile, TileError>) -> JsValue {
        let failed = answer == Err(TileError::Failed);
        self.note_missing(|missing| {
            missing.retain(|known| *known != (source, key));
            if failed {
                missing.push((source, key));
            }
        });
        match (answer, self.sheets.borrow_mut().get_mut(&key)) {
            (Ok(tile), Some(sheet)) => {
                match source {
                    TileSource::Base => sheet.base = Some(tile),
                    TileSource::Network => sheet.network = Some(tile),
                }
                self.paint(key, sheet);
                JsValue::NULL
            }
            (Ok(_), None) => JsValue::NULL,
            (Err(_), _) => JsValue::TRUE,
        }
    }

    fn paint(&self, key: TileKey, sheet: &Sheet) {
        let look = Look {
            zoom: f64::from(key.0),
            ..self.look.get()
        };
        paint::paint(&sheet.canvas, sheet.base.as_ref(), sheet.network.as_ref(), &look);
    }

    /// Our tiles are twice as wide as the usual 256 pixels: at one zoom of the map they are those of the zoom before.
    fn address(&self, source: TileSource, (zoom, x, y): TileKey) -> String {
        format!(
            "/tiles/{}/{source}/{}/{x}/{y}.mvt",
            self.version,
            zoom.saturating_sub(1)
        )
    }
}
