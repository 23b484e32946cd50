//! The search field over the map: what is typed is asked of the server, what is chosen is shown. Without a script the
//! same form leads to the page of answers.

use std::cell::{Cell, RefCell};
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
    hits: RefCell<js_sys::Array>,
    /// How often something else was asked, or the answers were taken away: what answers an earlier turn comes too late.
    turn: Cell<u32>,
}

impl Asking {
    fn next(&self) -> u32 {
        self.turn.set(self.turn.get().wrapping_add(1));
        self.turn.get()
    }
}

/// Takes what is in the field now, and asks once nothing more is typed.
pub fn typed(bench: &Bench, text: String) {
    let turn = bench.asking.next();
    if text.trim().chars().count() >= LETTERS {
        let bench = Rc::clone(bench);
        set_timeout(move || ask(&bench, &text, turn, false), PAUSE);
    } else {
        clear(bench);
    }
}

/// Asks for what is in the field, however short it is, and the national registers after that where there are any.
/// It may have been typed before this script came.
pub fn ask_now(bench: &Bench) {
    let field = dom::find(&bench.root, ".map-search input").and_then(|field| field.dyn_into::<HtmlInputElement>().ok());
    let text = field.map(|field| field.value()).unwrap_or_default();
    ask(bench, &text, bench.asking.next(), true);
}

/// Asks, unless something else is asked meanwhile. Registers are slow: what they know is added to what is there. Where
/// nothing is there they are asked in any case.
fn ask(bench: &Bench, text: &str, turn: u32, thoroughly: bool) {
    if text.trim().is_empty() || bench.asking.turn.get() != turn {
        return;
    }
    let query = ["text=", &fetch::encoded(text)].concat();
    let registers = dom::find(&bench.root, ".map-search[data-registers]").is_some();
    let bench = Rc::clone(bench);
    leptos::task::spawn_local(async move {
        let hits = list_of(fetch::answer("search", &query).await);
        if bench.asking.turn.get() != turn {
            return;
        }
        take_away(&bench);
        let has_own = hits.as_ref().is_none_or(|hits| hits.length() > 0);
        let more = registers && (thoroughly || !has_own);
        if has_own || !more {
            add(&bench, hits);
        }
        if !more {
            return;
        }
        let found = list_of(fetch::answer("search-registers", &query).await);
        if bench.asking.turn.get() != turn {
            return;
        }
        match found {
            Some(found) => {
                let all = bench.asking.hits.borrow().concat(&found);
                add(&bench, Some(all));
            }
            None if !has_own => add(&bench, None),
            None => dom::say(&bench.root, ".map-search-said", &bench.words.get(Word::RegistersFailed)),
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

/// Takes the answers away, and those that are on their way; returns whether there were any.
pub fn clear(bench: &Bench) -> bool {
    bench.asking.next();
    take_away(bench)
}

fn take_away(bench: &Bench) -> bool {
    dom::say(&bench.root, ".map-search-said", "");
    bench.asking.hits.replace(js_sys::Array::new());
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
