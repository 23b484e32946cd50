//! The search field over the map: what is typed is asked of the server, what is chosen is shown. Without a script the
//! same form leads to the page of answers.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use leaflet::LatLng;
use leptos::prelude::set_timeout;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};

use super::bench::Bench;
use super::setup::Word;
use super::{card, dom, fetch};

/// How long nobody types before the question goes out.
const PAUSE: Duration = Duration::from_millis(250);
/// So many letters make a question of their own accord; fewer wait for the button.
const LETTERS: usize = 3;

/// What was typed, and what answered it.
#[derive(Default)]
pub struct Asking {
    text: RefCell<String>,
    hits: RefCell<js_sys::Array>,
}

/// Takes what is in the field now, and asks once nothing more is typed.
pub fn typed(bench: &Bench, text: String) {
    let is_question = text.trim().chars().count() >= LETTERS;
    bench.asking.text.replace(text.clone());
    if is_question {
        let bench = Rc::clone(bench);
        set_timeout(move || ask(&bench, text, false), PAUSE);
    } else {
        clear(bench);
    }
}

/// Asks for what is in the field, however short it is, and the national registers after that where there are any.
/// It may have been typed before this script came.
pub fn ask_now(bench: &Bench) {
    let field = dom::find(&bench.root, ".map-search input").and_then(|field| field.dyn_into::<HtmlInputElement>().ok());
    let text = field.map(|field| field.value()).unwrap_or_default();
    bench.asking.text.replace(text.clone());
    ask(
        bench,
        text,
        dom::find(&bench.root, ".map-search[data-registers]").is_some(),
    );
}

/// Asks, unless something else has been typed meanwhile. Registers are slow: what they know is added to what is there.
fn ask(bench: &Bench, text: String, registers: bool) {
    if text.trim().is_empty() || *bench.asking.text.borrow() != text {
        return;
    }
    let bench = Rc::clone(bench);
    leptos::task::spawn_local(async move {
        let query = ["text=", &fetch::encoded(&text)].concat();
        let hits = list_of(fetch::answer("search", &query).await);
        if *bench.asking.text.borrow() != text {
            return;
        }
        clear(&bench);
        // With nothing of our own the registers have been asked already.
        let more = registers && hits.as_ref().is_some_and(|hits| hits.length() > 0);
        add(&bench, hits);
        if more
            && let Some(hits) = list_of(fetch::answer("search-registers", &query).await)
            && *bench.asking.text.borrow() == text
        {
            add(&bench, Some(bench.asking.hits.borrow().concat(&hits)));
        }
    });
}

fn list_of(answer: Option<wasm_bindgen::JsValue>) -> Option<js_sys::Array> {
    answer.and_then(|hits| hits.dyn_into().ok())
}

/// Shows those hits that are not shown yet.
fn add(bench: &Bench, hits: Option<js_sys::Array>) {
    let said = match &hits {
        None => bench.words.get(Word::SearchFailed),
        Some(hits) if hits.length() == 0 => bench.words.get(Word::SearchNone),
        Some(hits) => bench
            .words
            .get(Word::SearchFound)
            .replace("[n]", &hits.length().to_string()),
    };
    dom::say(&bench.root, ".map-search-said", &said);
    let (Some(hits), Some(list)) = (hits, dom::find(&bench.root, ".map-hits")) else {
        return;
    };
    let shown = list.child_element_count() as usize;
    for (place, hit) in hits.iter().enumerate().skip(shown) {
        let Some(row) = dom::add(&list, "li", "") else { return };
        if let Some(button) = dom::add(&row, "button", &dom::text(&hit, "title")) {
            dom::set(&button, "type", "button");
            dom::set(&button, "data-act", "hit");
            dom::set(&button, "data-place", &place.to_string());
            dom::add(&button, "small", &dom::text(&hit, "detail"));
        }
    }
    list.set_hidden(hits.length() == 0);
    bench.asking.hits.replace(hits);
}

/// Takes the answers away; returns whether there were any.
pub fn clear(bench: &Bench) -> bool {
    dom::say(&bench.root, ".map-search-said", "");
    let Some(list) = dom::find(&bench.root, ".map-hits") else {
        return false;
    };
    list.set_text_content(None);
    let had_any = !list.hidden();
    list.set_hidden(true);
    had_any
}

/// Shows the answer that a button stands for.
pub fn show(bench: &Bench, button: &HtmlElement) {
    let place = dom::said(button, "data-place").parse().unwrap_or_default();
    let hit = bench.asking.hits.borrow().get(place);
    let [longitude, latitude] = dom::floats(&hit, "point");
    clear(bench);
    bench.map.show(dom::floats(&hit, "bounds"));
    bench.map.mark(&LatLng::new(latitude, longitude), None);
    dom::focus(&bench.root, ".map-canvas");
    let reference = dom::text(&hit, "reference");
    if !reference.is_empty() {
        card::fetch_object(bench, &reference);
    }
}
