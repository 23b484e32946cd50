//! What the reader does around the map: one listener for each kind of event, whatever the page has of buttons.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, KeyboardEvent};

use super::bench::Bench;
use super::layers::MapLayer;
use super::{card, dom, search};

/// How far from a key's crosshair an object may be, in CSS pixels.
const KEYBOARD_REACH: f64 = 14.0;

/// Stands on the map's element while somebody works with keys.
const BY_KEYS: &str = "data-by-keys";

/// Listens, for as long as the page lives.
pub fn listen(bench: &Bench) {
    let root = &bench.root;
    let ours = Rc::clone(bench);
    dom::listen(root, "click", move |event: Event| clicked(&ours, &event));
    let ours = Rc::clone(bench);
    dom::listen(root, "change", move |event: Event| changed(&ours, &event));
    let ours = Rc::clone(bench);
    dom::listen(root, "input", move |event: Event| typed(&ours, &event));
    let ours = Rc::clone(bench);
    dom::listen(root, "submit", move |event: Event| {
        event.prevent_default();
        search::ask_now(&ours);
    });
    // Escape closes the card wherever the focus is.
    let document = leptos::prelude::document();
    let ours = Rc::clone(bench);
    dom::listen(&document, "keydown", move |event: KeyboardEvent| keyed(&ours, &event));
    // The cross and the frame are for those who work with keys; Leaflet gives the map the focus at every touch.
    let ours = Rc::clone(bench);
    dom::listen(root, "pointerdown", move |_: Event| {
        // Not there is not there.
        let _ = ours.root.remove_attribute(BY_KEYS);
    });
    let ours = Rc::clone(bench);
    dom::listen(&document, "keyup", move |_: Event| dom::set(&ours.root, BY_KEYS, ""));
}

fn target<T: JsCast>(event: &Event) -> Option<T> {
    event.target()?.dyn_into().ok()
}

fn clicked(bench: &Bench, event: &Event) {
    let near = target::<Element>(event).and_then(|element| element.closest("[data-act]").ok().flatten());
    let Some(button) = near.and_then(|element| element.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    match dom::said(&button, "data-act").as_str() {
        "nearer" => bench.map.zoom_in(),
        "farther" => bench.map.zoom_out(),
        "whole" => {
            if let Some(extent) = bench.extent {
                bench.map.show(extent);
            }
        }
        "locate" => bench.map.locate(),
        "full" => switch_full_screen(&bench.root),
        "close" => bench.close(),
        "choose" => {
            if let Ok(uid) = dom::said(&button, "data-uid").parse() {
                bench.choose(uid);
            }
        }
        "hit" => search::show(bench, &button),
        "place" => card::fetch_place(bench),
        "copy" => card::copy(bench, &button),
        _ => {}
    }
}

fn changed(bench: &Bench, event: &Event) {
    let Some(input) = target::<HtmlInputElement>(event) else {
        return;
    };
    match input.name().as_str() {
        "layer" => {
            let code = input.value();
            if let Some(layer) = MapLayer::ALL.into_iter().find(|layer| layer.code() == code) {
                bench.switch(layer);
            }
        }
        "base" | "over" => bench.read_base_maps(),
        _ => {}
    }
}

fn typed(bench: &Bench, event: &Event) {
    let Some(input) = target::<HtmlInputElement>(event) else {
        return;
    };
    match input.name().as_str() {
        "opacity" => bench.dim(&dom::said(&input, "data-group"), input.value_as_number() / 100.0),
        "q" => search::typed(bench, input.value()),
        _ => {}
    }
}

/// Enter asks for what is under the crosshair; Leaflet takes arrows, + and −. Escape closes what is open.
fn keyed(bench: &Bench, event: &KeyboardEvent) {
    let on_map = target::<Element>(event).is_some_and(|element| element.class_list().contains("map-canvas"));
    match event.key().as_str() {
        "Enter" if on_map => bench.asked(bench.map.middle(), bench.map.found_in_the_middle(KEYBOARD_REACH)),
        "Escape" if !search::clear(bench) => bench.close(),
        _ => {}
    }
}

/// Gives the map the whole screen, or the screen back. A device without a full screen leaves everything as it is.
fn switch_full_screen(map: &HtmlElement) {
    let document = leptos::prelude::document();
    if document.fullscreen_element().is_some() {
        document.exit_fullscreen();
    } else {
        let _ = map.request_fullscreen();
    }
}
