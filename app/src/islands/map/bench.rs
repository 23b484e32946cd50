//! What the parts of the map share, and how a change of one reaches the others.

use contract::network::CardView;
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use wasm_bindgen::{JsCast, JsValue};

use super::hits::Found;
use super::hover;
use super::in_view::InView;
use super::layers::LayerSet;
use super::link;
use super::rasters::BaseMap;
use super::setup::MapSetup;
use super::state::CardState;
use super::workbench::{Reports, Workbench};
use crate::server_fns::network::object_card;

/// The map and everything that changes with it.
#[derive(Clone, Copy)]
pub struct Bench {
    /// The map, once it is on the screen. Wrapped inside the option, because a server's page, which never has a map,
    /// is dropped by another thread than it was made by.
    map: StoredValue<Option<SendWrapper<Workbench>>>,
    /// What the card shows.
    pub card: RwSignal<CardState>,
    /// The place that was pointed at: longitude and latitude.
    pub place: RwSignal<Option<[f64; 2]>>,
    /// The layers that are shown.
    pub visible: RwSignal<LayerSet>,
    /// The words of the base maps of others that are shown.
    pub base_maps: RwSignal<Vec<String>>,
    /// What is in the window.
    pub in_view: RwSignal<InView>,
    /// The zoom of the map.
    pub zoom: RwSignal<u8>,
    /// Whether the map is on the screen.
    pub ready: RwSignal<bool>,
    /// Whether tiles failed to come.
    pub failed: RwSignal<bool>,
    /// Whether a base map of others does not answer.
    pub base_failed: RwSignal<bool>,
}

impl Bench {
    /// As the setup has it; the map itself comes with [`Bench::open`].
    #[must_use]
    pub fn new(setup: &MapSetup) -> Self {
        let card = setup.card.clone().map_or(CardState::Closed, |card| CardState::Open {
            card: Box::new(card),
            others: Vec::new(),
        });
        Self {
            map: StoredValue::new(None),
            card: RwSignal::new(card),
            place: RwSignal::new(setup.card.as_ref().map(|card| card.point)),
            visible: RwSignal::new(setup.visible),
            base_maps: RwSignal::new(setup.chosen_base_maps.clone()),
            in_view: RwSignal::new(InView::NOTHING),
            zoom: RwSignal::new(0),
            ready: RwSignal::new(false),
            failed: RwSignal::new(false),
            base_failed: RwSignal::new(false),
        }
    }

    /// Puts the map into its element and listens to it.
    pub fn open(self, element: &web_sys::HtmlElement, setup: &MapSetup) {
        let reports = Reports {
            failed: reporter(self.failed),
            base_failed: reporter(self.base_failed),
        };
        match Workbench::open(element, setup, reports) {
            Ok(map) => {
                map.on_click(move |place, found| self.asked(place, found));
                map.on_rest(move || self.rested());
                map.sheets.on_settled(move || self.look_around());
                hover::follow(&map);
                self.map.set_value(Some(SendWrapper::new(map)));
                self.keep_in_sight();
                self.rested();
                self.ready.set(true);
            }
            Err(error) => leptos::logging::error!("The map could not be opened: {error:?}"),
        }
    }

    /// Brings every change of layers, base maps and choice to the map and into the address.
    pub fn keep_map_up_to_date(self, known: Vec<BaseMap>) {
        Effect::new(move |_| {
            let (visible, chosen) = (self.visible.get(), self.card.read().chosen());
            let wanted = self.base_maps.get();
            self.ready.track();
            self.with_map(|map| {
                map.set_visible(visible);
                map.choose(chosen);
                let rasters: Vec<&BaseMap> = known.iter().filter(|base| wanted.contains(&base.code)).collect();
                map.set_rasters(&rasters);
            });
            self.write_address();
        });
    }

    /// Does something with the map, if there is one yet.
    pub fn with_map(self, act: impl FnOnce(&Workbench)) {
        self.map.with_value(|map| {
            if let Some(map) = map {
                act(map);
            }
        });
    }

    /// Shows what was found at a place, and asks for the best find's details.
    pub fn asked(self, place: [f64; 2], found: Vec<Found>) {
        self.place.set(Some(place));
        self.card.set(CardState::asked(found));
        self.fetch_then(|| {});
    }

    /// Asks for the details of another find at the same place. The button that was pressed goes away with the old
    /// card, so the keyboard's place is given to the new one's heading.
    pub fn choose(self, uid: i64) {
        self.card.update(|state| *state = std::mem::take(state).chose(uid));
        self.fetch_then(|| focus(".map-card h2"));
    }

    /// Shows a card that has come from elsewhere, as from the search.
    pub fn show_card(self, card: CardView) {
        self.place.set(Some(card.point));
        self.card.set(CardState::Open {
            card: Box::new(card),
            others: Vec::new(),
        });
        self.keep_in_sight();
    }

    /// Closes the card and gives the keyboard's place back to the map.
    pub fn close(self) {
        if *self.card.read_untracked() != CardState::Closed {
            self.card.set(CardState::Closed);
            focus(".map-canvas");
        }
    }

    fn keep_in_sight(self) {
        if let CardState::Open { card, .. } = self.card.get_untracked() {
            self.with_map(|map| map.keep_in_sight(card.point));
        }
    }

    fn fetch_then(self, then: impl FnOnce() + 'static) {
        let CardState::Loading { uid, .. } = self.card.get_untracked() else {
            return;
        };
        leptos::task::spawn_local(async move {
            let answer = object_card(uid).await.ok();
            self.card
                .update(|state| *state = std::mem::take(state).answered(uid, answer));
            self.keep_in_sight();
            request_animation_frame(then);
        });
    }

    fn rested(self) {
        self.look_around();
        self.write_address();
    }

    fn look_around(self) {
        self.with_map(|map| {
            set_if_new(self.in_view, map.in_view());
            set_if_new(self.zoom, map.zoom());
        });
    }

    /// Keeps the address at what is shown, so that a copied link shows the same. The history gets no new entries.
    fn write_address(self) {
        let object = match &*self.card.read_untracked() {
            CardState::Open { card, .. } => card.href.split_once("obiekt=").map(|(_, object)| object.to_owned()),
            _ => None,
        };
        let bases = self.base_maps.read_untracked().join(".");
        self.with_map(|map| {
            let query = link::query(map.sight(), self.visible.get_untracked(), &bases, object.as_deref());
            if let Some(Ok(history)) = web_sys::window().map(|window| window.history()) {
                // A browser that refuses keeps the address it has.
                let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&query));
            }
        });
    }
}

fn reporter(signal: RwSignal<bool>) -> Box<dyn Fn(bool)> {
    Box::new(move |now| set_if_new(signal, now))
}

/// Sets a signal only when that changes something, so that nobody is told of nothing.
fn set_if_new<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if *signal.read_untracked() != value {
        signal.set(value);
    }
}

/// Gives the keyboard's place to the first element that the selector finds.
pub fn focus(selector: &str) {
    let found = document().query_selector(selector).ok().flatten();
    if let Some(element) = found.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
        // An element that cannot take it leaves it where it was.
        let _ = element.focus();
    }
}
