//! The map: Leaflet under our own tiles, a layer panel, tools, and the card of what was pointed at.

#![expect(
    missing_docs,
    reason = "the island macro makes a struct of the props without passing their docs on"
)]

mod bench;
mod bindings;
mod card;
mod fetch;
mod hits;
mod hover;
mod in_view;
pub mod layers;
pub mod link;
mod locate;
mod paint;
mod panels;
mod place;
mod queue;
pub mod rasters;
mod search;
pub mod setup;
mod sheet_store;
mod state;
mod style;
mod tools;
mod workbench;

use leptos::html;
use leptos::prelude::*;

use bench::Bench;
use card::Card;
use panels::LayerPanel;
use search::Search;
use setup::{MapSetup, Word};
use tools::Tools;

/// How far from a key's crosshair an object may be, in CSS pixels.
const KEYBOARD_REACH: f64 = 14.0;

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
    let bench = Bench::new(&setup);
    let element = NodeRef::<html::Div>::new();
    let start = setup.clone();
    Effect::new(move |_| {
        if let Some(element) = element.get() {
            bench.open(&element, &start);
            close_on_escape(bench);
        }
    });
    bench.keep_map_up_to_date(setup.base_maps.clone());
    let texts = setup.texts.clone();
    let (failure, base_failure) = (texts.get(Word::TilesFailed), texts.get(Word::BaseMapFailed));
    let said = move || {
        let tiles = bench.failed.get().then(|| failure.clone());
        tiles.or_else(|| bench.base_failed.get().then(|| base_failure.clone()))
    };
    view! {
        <div class="map" on:keydown=move |event| keyed(bench, &event)>
            <p id="map-keys" class="visually-hidden">{texts.get(Word::Keyboard)}</p>
            <div class="map-canvas" node_ref=element role="region" aria-label=texts.get(Word::Region)
                aria-describedby="map-keys"></div>
            <div class="map-cross" aria-hidden="true"></div>
            <div class="map-hover" aria-hidden="true" hidden></div>
            <Waiting bench=bench setup=setup.clone()/>
            <p class="panel map-message" role="status" hidden=move || !(bench.failed.get() || bench.base_failed.get())>
                {said}
            </p>
            <Search bench=bench setup=setup.clone()/>
            <Card bench=bench setup=setup.clone()/>
            <LayerPanel bench=bench setup=setup.clone()/>
            <Tools bench=bench setup=setup/>
        </div>
    }
}

/// What is said before the map is there, and where there are no data.
#[component]
fn Waiting(bench: Bench, setup: MapSetup) -> impl IntoView {
    let texts = setup.texts;
    let empty = setup
        .extent
        .is_none()
        .then(|| view! { <p class="panel map-message">{texts.get(Word::Empty)}</p> });
    view! {
        <p class="panel map-message" hidden=move || bench.ready.get()>
            {texts.get(Word::Waiting)} " " <a href="/mapa?widok=lista">{texts.get(Word::AsList)}</a>
        </p>
        {empty}
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
        bench.with_map(|map| bench.asked(map.middle(), map.found_in_the_middle(KEYBOARD_REACH)));
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
