//! The map: Leaflet under our own tiles, a layer panel, tools, and the card of what was pointed at.

#![expect(
    missing_docs,
    reason = "the island macro makes a struct of the props without passing their docs on"
)]

mod bindings;
mod card;
mod fetch;
mod hits;
pub mod layers;
mod paint;
mod panels;
pub mod setup;
mod sheet_store;
mod state;
mod style;
mod workbench;

use leptos::html;
use leptos::prelude::*;
use send_wrapper::SendWrapper;

use crate::server_fns::network::object_card;
use card::Card;
use hits::Found;
use layers::LayerSet;
use panels::{LayerPanel, Tools};
use setup::{MapSetup, Word};
use state::CardState;
use workbench::Workbench;

/// How far from a key's crosshair an object may be, in CSS pixels.
const KEYBOARD_REACH: f64 = 14.0;

/// What the parts of the map share.
#[derive(Clone, Copy)]
struct Bench {
    /// The map, once it is on the screen. Wrapped inside the option, because a server's page, which never has a map,
    /// is dropped by another thread than it was made by.
    map: StoredValue<Option<SendWrapper<Workbench>>>,
    /// What the card shows.
    card: RwSignal<CardState>,
    /// The layers that are shown.
    visible: RwSignal<LayerSet>,
    /// Whether the map is on the screen.
    ready: RwSignal<bool>,
    /// Whether tiles failed to come.
    failed: RwSignal<bool>,
}

impl Bench {
    fn with_map(self, act: impl FnOnce(&Workbench)) {
        self.map.with_value(|map| {
            if let Some(map) = map {
                act(map);
            }
        });
    }

    /// Shows what was found, and asks for the best find's details.
    fn asked(self, found: Vec<Found>) {
        self.card.set(CardState::asked(found));
        self.fetch();
    }

    /// Asks for the details of another find at the same place. The button that was pressed goes away with the old
    /// card, so the keyboard's place is given to the new one's heading.
    fn choose(self, uid: i64) {
        self.card.update(|state| *state = std::mem::take(state).chose(uid));
        self.fetch_then(|| focus(".map-card h2"));
    }

    /// Closes the card and gives the keyboard's place back to the map.
    fn close(self) {
        if *self.card.read_untracked() != CardState::Closed {
            self.card.set(CardState::Closed);
            focus(".map-canvas");
        }
    }

    fn fetch(self) {
        self.fetch_then(|| {});
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
}

/// The network map.
#[island]
pub fn NetworkMap(
    /// Everything it starts with, as [`MapSetup::pack`] writes it.
    setup: String,
) -> impl IntoView {
    MapSetup::unpack(&setup).ok().map(|setup| view! { <Map setup=setup/> })
}

#[component]
fn Map(setup: MapSetup) -> impl IntoView {
    let first = setup.card.clone().map_or(CardState::Closed, |card| CardState::Open {
        card: Box::new(card),
        others: Vec::new(),
    });
    let bench = Bench {
        map: StoredValue::new(None),
        card: RwSignal::new(first),
        visible: RwSignal::new(LayerSet::initial()),
        ready: RwSignal::new(false),
        failed: RwSignal::new(false),
    };
    let element = NodeRef::<html::Div>::new();
    let start = setup.clone();
    Effect::new(move |_| {
        if let Some(element) = element.get() {
            open(bench, &element, &start);
            close_on_escape(bench);
        }
    });
    Effect::new(move |_| {
        let (visible, chosen) = (bench.visible.get(), bench.card.read().chosen());
        bench.with_map(|map| {
            map.set_visible(visible);
            map.choose(chosen);
        });
    });
    let texts = setup.texts.clone();
    let empty = setup
        .extent
        .is_none()
        .then(|| view! { <p class="panel map-message">{texts.get(Word::Empty)}</p> });
    let failure = texts.get(Word::TilesFailed);
    view! {
        <div class="map" on:keydown=move |event| keyed(bench, &event)>
            <p id="map-keys" class="visually-hidden">{texts.get(Word::Keyboard)}</p>
            <div class="map-canvas" node_ref=element role="region" aria-label=texts.get(Word::Region)
                aria-describedby="map-keys"></div>
            <div class="map-cross" aria-hidden="true"></div>
            <p class="panel map-message" hidden=move || bench.ready.get()>
                {texts.get(Word::Waiting)} " " <a href="/mapa?widok=lista">{texts.get(Word::AsList)}</a>
            </p>
            {empty}
            <p class="panel map-message" role="status" hidden=move || !bench.failed.get()>
                {move || bench.failed.get().then(|| failure.clone())}
            </p>
            <Card bench=bench setup=setup.clone()/>
            <LayerPanel bench=bench setup=setup.clone()/>
            <Tools bench=bench setup=setup/>
        </div>
    }
}

fn open(bench: Bench, element: &web_sys::HtmlElement, setup: &MapSetup) {
    let report = Box::new(move |failed: bool| {
        if bench.failed.get_untracked() != failed {
            bench.failed.set(failed);
        }
    });
    match Workbench::open(element, setup, report) {
        Ok(map) => {
            map.on_click(move |found| bench.asked(found));
            bench.map.set_value(Some(SendWrapper::new(map)));
            bench.keep_in_sight();
            bench.ready.set(true);
        }
        Err(error) => leptos::logging::error!("The map could not be opened: {error:?}"),
    }
}

/// Enter asks for what is under the crosshair; Leaflet takes arrows, + and −.
fn keyed(bench: Bench, event: &web_sys::KeyboardEvent) {
    use wasm_bindgen::JsCast;

    let on_map = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
        .is_some_and(|element| element.class_list().contains("map-canvas"));
    if on_map && event.key() == "Enter" {
        let mut found = Vec::new();
        bench.with_map(|map| found = map.found_in_the_middle(KEYBOARD_REACH));
        bench.asked(found);
    }
}

/// Gives the keyboard's place to the first element that the selector finds.
fn focus(selector: &str) {
    use wasm_bindgen::JsCast;

    let found = document().query_selector(selector).ok().flatten();
    if let Some(element) = found.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
        // An element that cannot take it leaves it where it was.
        let _ = element.focus();
    }
}

/// Escape closes the card, wherever the focus is.
fn close_on_escape(bench: Bench) {
    let listener = window_event_listener(leptos::ev::keydown, move |event| {
        if event.key() == "Escape" {
            bench.close();
        }
    });
    on_cleanup(move || listener.remove());
}
