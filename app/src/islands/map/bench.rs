//! The map with everything around it: what is shown, and how a change of one part reaches the others.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::prelude::document;
use wasm_bindgen::JsValue;
use web_sys::HtmlElement;

use super::hits::Found;
use super::in_view::InView;
use super::layers::{LayerGroup, LayerSet, MapLayer};
use super::locate::Located;
use super::rasters::BaseMap;
use super::search::Asking;
use super::setup::{Start, Word, Words};
use super::state::CardState;
use super::workbench::{Reports, Workbench};
use super::{act, card, dom, hover, link};

/// The map and its page. Cloning shares it.
pub type Bench = Rc<Parts>;

/// What the bench is made of.
pub struct Parts {
    /// The element with everything in it.
    pub root: HtmlElement,
    /// The map itself.
    pub map: Workbench,
    /// The reader's words.
    pub words: Words,
    /// Where the network lies.
    pub extent: Option<[f64; 4]>,
    /// What the card shows.
    pub card: RefCell<CardState>,
    /// How often the card has turned to something else: an answer that comes later than that is not shown.
    pub turns: Cell<u32>,
    /// The place that was pointed at: longitude and latitude.
    pub place: Cell<Option<[f64; 2]>>,
    /// What was asked of the search.
    pub asking: Asking,
    visible: Cell<LayerSet>,
    base_maps: Vec<BaseMap>,
    /// The words of the base maps of others that are shown.
    shown: RefCell<Vec<String>>,
    seen: Cell<Option<(InView, u8)>>,
}

/// Opens the map in the page, if the page has one.
pub fn wake() {
    let opened = document().body().and_then(|body| {
        let root = dom::find(&body, ".map")?;
        let canvas = dom::find(&root, ".map-canvas")?;
        Some(open(root, &canvas))
    });
    if let Some(Err(error)) = opened {
        leptos::logging::error!("The map could not be opened: {error:?}");
    }
}

fn open(root: HtmlElement, canvas: &HtmlElement) -> Result<(), JsValue> {
    let start = Start::read(&root);
    let words = Words::read(&root);
    let reporter = |class: &'static str, word: String| -> Box<dyn Fn(bool)> {
        let root = root.clone();
        Box::new(move |has_failed| dom::say(&root, class, if has_failed { &word } else { "" }))
    };
    let reports = Reports {
        failed: reporter(".map-tiles-failed", words.get(Word::TilesFailed)),
        base_failed: reporter(".map-base-failed", words.get(Word::BaseMapFailed)),
    };
    let map = Workbench::open(canvas, &start, reports)?;
    let place = start.card.as_ref().map(|shown| shown.point);
    let bench = Rc::new(Parts {
        root,
        map,
        words,
        extent: start.extent,
        turns: Cell::new(0),
        place: Cell::new(place),
        card: RefCell::new(start.card.map_or(CardState::Closed, |shown| CardState::Open {
            shown,
            found: Vec::new(),
        })),
        asking: Asking::default(),
        visible: Cell::new(start.visible),
        base_maps: start.base_maps,
        shown: RefCell::default(),
        seen: Cell::new(None),
    });
    bench.listen();
    Ok(())
}

impl Parts {
    fn listen(self: &Rc<Self>) {
        let bench = Rc::clone(self);
        self.map.on_click(move |place, found| bench.asked(place, found));
        let bench = Rc::clone(self);
        self.map.on_rest(move || bench.rested());
        let bench = Rc::clone(self);
        self.map.sheets.on_settled(move || bench.look_around());
        let bench = Rc::clone(self);
        self.map.on_located(move |answer| bench.located(answer));
        hover::follow(&self.root, &self.map);
        act::listen(self);
        self.read_base_maps();
        if let Some(place) = self.place.get() {
            self.map.keep_in_sight(place);
        }
        self.unfold_layers();
        dom::hide(&self.root, ".map-waiting", true);
        if dom::find(&self.root, ".map-steps a:focus").is_some() {
            dom::focus(&self.root, ".map-canvas");
        }
        dom::set(&self.root, "data-ready", "");
    }

    /// The layers are open at first where the window has room for them beside the map.
    fn unfold_layers(&self) {
        let width = web_sys::window().and_then(|window| window.inner_width().ok()?.as_f64());
        if let (Some(768.0..), Some(panel)) = (width, dom::find(&self.root, ".map-layers")) {
            dom::set(&panel, "open", "");
        }
    }

    /// Shows what was found at a place, and asks for the best find's details.
    pub fn asked(self: &Rc<Self>, place: [f64; 2], found: Vec<Found>) {
        self.place.set(Some(place));
        self.turn(CardState::asked(found), "");
    }

    /// Asks for the details of another find at the same place. The button that was pressed goes away with the old
    /// card, so the keyboard's place is given to the new one's heading.
    pub fn choose(self: &Rc<Self>, uid: i64) {
        let state = self.card.take().chose(uid);
        self.turn(state, ".map-card h2");
    }

    /// Closes the card and gives the keyboard's place back to the map.
    pub fn close(self: &Rc<Self>) {
        if *self.card.borrow() != CardState::Closed {
            self.turn(CardState::Closed, ".map-canvas");
        }
    }

    /// Changes what the card shows, asks for what is missing, and gives the keyboard's place to an element in the end.
    pub fn turn(self: &Rc<Self>, state: CardState, focus: &'static str) {
        let awaited = match &state {
            CardState::Loading { uid, .. } => Some(*uid),
            _ => None,
        };
        self.turns.set(self.turns.get().wrapping_add(1));
        self.map.choose(state.chosen());
        self.card.replace(state);
        card::show(self);
        self.write_address();
        match awaited {
            Some(uid) => card::fetch(self, uid, focus),
            None => dom::focus(&self.root, focus),
        }
    }

    /// Switches a layer.
    pub fn switch(&self, layer: MapLayer) {
        self.visible.set(self.visible.get().switched(layer));
        self.map.set_visible(self.visible.get());
        self.write_address();
    }

    /// Makes a group of layers more or less opaque.
    pub fn dim(&self, group: &str, opacity: f64) {
        if let Some(group) = LayerGroup::ALL.into_iter().find(|known| known.code() == group) {
            self.map.set_opacity(group, opacity);
        }
    }

    /// Shows the base maps of others that are ticked.
    pub fn read_base_maps(&self) {
        let mut ticked = Vec::new();
        dom::each(&self.root, "input[data-url]:checked", |input| {
            ticked.push(dom::said(input, "value"));
        });
        let wanted: Vec<&BaseMap> = self
            .base_maps
            .iter()
            .filter(|base| ticked.contains(&base.code))
            .collect();
        self.map.set_rasters(&wanted);
        self.shown.replace(ticked);
        self.write_address();
    }

    fn located(&self, answer: Located) {
        let text = match answer {
            Located::Within(metres) => self.words.metres(Word::Located, metres),
            Located::Refused => self.words.get(Word::NotLocated),
        };
        dom::say(&self.root, ".map-located", &text);
    }

    fn rested(&self) {
        self.look_around();
        self.write_address();
    }

    /// Says beside every layer whether it has something in the window, and if not, why.
    fn look_around(&self) {
        let (seen, zoom) = (self.map.in_view(), self.map.zoom());
        // What has not come yet is not missing.
        if !self.map.sheets.has_any(zoom) {
            return;
        }
        if self.seen.replace(Some((seen, zoom))) == Some((seen, zoom)) {
            return;
        }
        for layer in MapLayer::ALL {
            let selector = ["label[data-layer=", layer.code(), "]"].concat();
            let Some(row) = dom::find(&self.root, &selector) else {
                continue;
            };
            let why_not = match seen.has(layer) {
                true => String::new(),
                false if zoom < layer.first_zoom() => self.words.get(Word::Nearer),
                false => self.words.get(Word::NotInView),
            };
            row.set_class_name(if why_not.is_empty() { "" } else { "absent" });
            if let Some(hint) = dom::find(&row, "small") {
                hint.set_text_content(Some(&why_not));
            }
        }
        dom::hide(&self.root, ".map-legend .planned", !seen.planned);
        dom::hide(&self.root, ".map-legend .out-of-use", !seen.out_of_use);
    }

    /// Keeps the address at what is shown, so that a copied link shows the same. The history gets no new entries.
    fn write_address(&self) {
        let card = self.card.borrow();
        let object = match &*card {
            CardState::Open { shown, .. } => Some(shown.object.as_str()),
            _ => None,
        };
        let bases = self.shown.borrow().join(".");
        let query = link::query(self.map.sight(), self.visible.get(), &bases, object);
        // Who changes the language stays where they are.
        if let Some(link) = document().body().and_then(|body| dom::find(&body, "a[hreflang]")) {
            let language = dom::said(&link, "hreflang");
            dom::set(&link, "href", &["/mapa", &query, "&jezyk=", &language].concat());
        }
        if let Some(Ok(history)) = web_sys::window().map(|window| window.history()) {
            // A browser that refuses keeps the address it has.
            let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&query));
        }
    }
}
