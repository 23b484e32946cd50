//! What a mouse points at, before it clicks: a word beside the pointer. Found on the decoded tiles, without the server.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leaflet::LatLng;
use leptos::prelude::request_animation_frame;
use web_sys::{Element, HtmlElement};

use super::dom;
use super::number::fixed;
use super::workbench::Workbench;

/// Where a mouse is: the place on the map, and how far from the map's corner in pixels.
type Pointer = (LatLng, [f64; 2]);

/// How far from the pointer an object may be, in CSS pixels.
const REACH: f64 = 6.0;

/// Lets a word follow the pointer over everything that has one.
pub fn follow(root: &Element, map: &Workbench) {
    let Some(word) = dom::find(root, ".map-hover") else {
        return;
    };
    let latest: Rc<RefCell<Option<Pointer>>> = Rc::default();
    let awaited = Rc::new(Cell::new(false));
    let bench = map.clone();
    map.on_pointer(move |place, at| {
        latest.replace(Some((place, at)));
        // One look for each frame of the screen, however often the mouse reports.
        if awaited.replace(true) {
            return;
        }
        let (latest, awaited, bench, word) = (Rc::clone(&latest), Rc::clone(&awaited), bench.clone(), word.clone());
        request_animation_frame(move || {
            awaited.set(false);
            if let Some((place, at)) = latest.borrow_mut().take() {
                show(&bench, &word, &place, at);
            }
        });
    });
}

fn show(bench: &Workbench, word: &HtmlElement, place: &LatLng, [x, y]: [f64; 2]) {
    let found = bench.found_at(place, REACH);
    let label = found
        .iter()
        .map(|hit| hit.label.as_str())
        .find(|label| !label.is_empty());
    word.set_hidden(label.is_none());
    word.set_text_content(label);
    // Refused only for words that are no style.
    let moved = ["translate(", &fixed(x + 14.0, 0), "px,", &fixed(y + 10.0, 0), "px)"].concat();
    let _ = word.style().set_property("transform", &moved);
    let hand = if found.is_empty() { "" } else { "pointer" };
    let _ = bench.map.get_container().style().set_property("cursor", hand);
}
