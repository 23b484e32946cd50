//! The tiles that are on the screen: their canvases, and what is on them, kept decoded so that a change of layers or
//! a move of the pointer needs neither network nor decoding. Decoding and painting wait in a queue, of which each
//! frame of the screen takes as much as fits.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use domain::network::TileSource;
use leptos::prelude::request_animation_frame;
use tiles::Tile;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{AbortController, AbortSignal, CanvasRenderingContext2d, HtmlCanvasElement};

use super::fetch::{self, TileError};
use super::hits::{self, Asked, Found};
use super::in_view::InView;
use super::paint::{self, Look, TILE_SIZE};
use super::queue::{FRAME_MS, Queue, Work};

/// Which tile: zoom of the map, column, row.
pub type TileKey = (u8, u32, u32);

/// Where somebody points: the zoom of the map, a point of the world in pixels of that zoom, how many pixels around
/// it, and how many metres a pixel is there.
#[derive(Debug, Clone, Copy)]
pub struct Pointed {
    /// The zoom.
    pub zoom: u8,
    /// The point.
    pub world: [f64; 2],
    /// How far around it.
    pub reach: f64,
    /// Metres on the ground in one pixel.
    pub metres: f64,
}

struct Sheet {
    canvas: CanvasRenderingContext2d,
    base: Option<Tile>,
    network: Option<Tile>,
    abort: AbortController,
    /// Tells Leaflet that the tile is there; gone once told.
    done: Option<js_sys::Function>,
}

type Arrival = (TileSource, Vec<u8>);

/// The tiles on the screen.
pub struct SheetStore {
    version: String,
    sheets: RefCell<HashMap<TileKey, Sheet>>,
    look: Cell<Look>,
    queue: RefCell<Queue<TileKey, Arrival>>,
    /// Whether a frame has been asked for.
    is_awaited: Cell<bool>,
    /// The tiles on the screen that did not come. While there is one, a place without pipes may be a lie.
    missing: RefCell<Vec<(TileSource, TileKey)>>,
    failed: Box<dyn Fn(bool)>,
    settled: RefCell<Box<dyn Fn()>>,
}

impl SheetStore {
    /// A store for tiles of this version of the data; `failed` hears whether any tile on the screen is
    /// missing.
    #[must_use]
    pub fn new(version: String, look: Look, failed: Box<dyn Fn(bool)>) -> Rc<Self> {
        Rc::new(Self {
            version,
            sheets: RefCell::default(),
            look: Cell::new(look),
            queue: RefCell::new(Queue::new()),
            is_awaited: Cell::new(false),
            missing: RefCell::default(),
            failed,
            settled: RefCell::new(Box::new(|| {})),
        })
    }

    /// Calls back whenever everything that has come is painted.
    pub fn on_settled(&self, callback: impl Fn() + 'static) {
        drop(self.settled.replace(Box::new(callback)));
    }

    /// How everything looks now.
    #[must_use]
    pub const fn look(&self) -> Look {
        self.look.get()
    }

    /// Changes the look and paints every tile anew.
    pub fn set_look(self: &Rc<Self>, look: Look) {
        if self.look.get() == look {
            return;
        }
        self.look.set(look);
        for key in self.sheets.borrow().keys() {
            self.queue.borrow_mut().paint(*key);
        }
        self.await_frame();
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
            done: Some(done),
        };
        self.sheets.borrow_mut().insert(key, sheet);
        for source in [TileSource::Network, TileSource::Base] {
            self.fetch(source, key, &signal);
        }
        Some(canvas)
    }

    fn fetch(self: &Rc<Self>, source: TileSource, key: TileKey, signal: &AbortSignal) {
        let (store, signal, address) = (Rc::clone(self), signal.clone(), self.address(source, key));
        leptos::task::spawn_local(async move {
            match fetch::tile(&address, &signal).await {
                Ok(bytes) => {
                    store.queue.borrow_mut().decode(key, (source, bytes));
                    store.await_frame();
                }
                Err(error) => store.did_not_come(source, key, &error),
            }
        });
    }

    /// Forgets a tile and stops its transfer.
    pub fn close(&self, key: TileKey) {
        if let Some(sheet) = self.sheets.borrow_mut().remove(&key) {
            sheet.abort.abort();
        }
        self.queue.borrow_mut().forget(key);
        self.note_missing(|missing| missing.retain(|(_, known)| *known != key));
    }

    /// The objects where somebody points.
    #[must_use]
    pub fn found_at(&self, pointed: Pointed) -> Vec<Found> {
        let units = f64::from(tiles::EXTENT) / TILE_SIZE;
        let [column, row] = pointed.world.map(|value| (value / TILE_SIZE).floor());
        let asked = Asked {
            point: [
                (pointed.world[0] - column * TILE_SIZE) * units,
                (pointed.world[1] - row * TILE_SIZE) * units,
            ],
            reach: pointed.reach * units,
            metres: pointed.metres / units,
        };
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a tile's column and row"
        )]
        let key = (pointed.zoom, column as u32, row as u32);
        self.sheets
            .borrow()
            .get(&key)
            .and_then(|sheet| sheet.network.as_ref())
            .map(|tile| hits::at(tile, asked, self.look.get().visible))
            .unwrap_or_default()
    }

    /// Whether any tile of a zoom of the map has come, so that there is something to be said of what it shows.
    #[must_use]
    pub fn has_any(&self, zoom: u8) -> bool {
        let sheets = self.sheets.borrow();
        sheets
            .iter()
            .any(|((of, ..), sheet)| *of == zoom && sheet.network.is_some())
    }

    /// What lies in a box of the world: west, north, east, south in pixels of this zoom of the map.
    #[must_use]
    pub fn in_view(&self, zoom: u8, [west, north, east, south]: [f64; 4]) -> InView {
        let units = f64::from(tiles::EXTENT) / TILE_SIZE;
        let mut seen = InView::NOTHING;
        for ((of, column, row), sheet) in self.sheets.borrow().iter() {
            if *of != zoom {
                continue;
            }
            let (left, top) = (f64::from(*column) * TILE_SIZE, f64::from(*row) * TILE_SIZE);
            #[expect(clippy::cast_possible_truncation, reason = "a window is some thousand pixels wide")]
            let within =
                [west - left, north - top, east - left, south - top].map(|pixels| (pixels * units).round() as i32);
            for tile in [&sheet.base, &sheet.network].into_iter().flatten() {
                seen.add(tile, within);
            }
        }
        seen
    }

    fn note_missing(&self, change: impl FnOnce(&mut Vec<(TileSource, TileKey)>)) {
        let mut missing = self.missing.borrow_mut();
        change(&mut missing);
        (self.failed)(!missing.is_empty());
    }

    fn did_not_come(&self, source: TileSource, key: TileKey, error: &TileError) {
        if *error == TileError::Aborted {
            return;
        }
        self.note_missing(|missing| missing.push((source, key)));
        // The ground may come later or not at all; the tile is there when the network is.
        if source == TileSource::Network {
            self.tell_leaflet(key, &JsValue::TRUE);
        }
    }

    fn tell_leaflet(&self, key: TileKey, error: &JsValue) {
        let told = self.sheets.borrow_mut().get_mut(&key).and_then(|sheet| {
            let done = sheet.done.take()?;
            Some((done, sheet.canvas.canvas()?))
        });
        if let Some((done, canvas)) = told {
            // Leaflet's own function does not throw.
            let _ = done.call2(&JsValue::NULL, error, &canvas);
        }
    }

    fn await_frame(self: &Rc<Self>) {
        if !self.is_awaited.replace(true) {
            let store = Rc::clone(self);
            request_animation_frame(move || store.work_for_a_frame());
        }
    }

    fn work_for_a_frame(self: Rc<Self>) {
        self.is_awaited.set(false);
        let begin = js_sys::Date::now();
        loop {
            let work = self.queue.borrow_mut().next();
            match work {
                Some(Work::Decode(key, (source, bytes))) => self.decode(source, key, &bytes),
                Some(Work::Paint(key)) => self.paint(key),
                None => break,
            }
            if js_sys::Date::now() - begin >= FRAME_MS {
                break;
            }
        }
        if self.queue.borrow().is_empty() {
            (self.settled.borrow())();
        } else {
            self.await_frame();
        }
    }

    fn decode(&self, source: TileSource, key: TileKey, bytes: &[u8]) {
        let Ok(tile) = tiles::decode(bytes) else {
            return self.did_not_come(source, key, &TileError::Failed);
        };
        self.note_missing(|missing| missing.retain(|known| *known != (source, key)));
        if let Some(sheet) = self.sheets.borrow_mut().get_mut(&key) {
            match source {
                TileSource::Base => sheet.base = Some(tile),
                TileSource::Network => sheet.network = Some(tile),
            }
            self.queue.borrow_mut().paint(key);
        }
    }

    fn paint(&self, key: TileKey) {
        let look = Look {
            zoom: f64::from(key.0),
            ..self.look.get()
        };
        let has_network = {
            let sheets = self.sheets.borrow();
            let Some(sheet) = sheets.get(&key) else { return };
            paint::paint(&sheet.canvas, sheet.base.as_ref(), sheet.network.as_ref(), &look);
            sheet.network.is_some()
        };
        if has_network {
            self.tell_leaflet(key, &JsValue::NULL);
        }
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
