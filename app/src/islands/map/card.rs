//! The card of what was pointed at: filled by hand. What a screen reader is to say of it stands in an element of its
//! own, which is there before it says anything.

use std::rc::Rc;

use leptos::prelude::request_animation_frame;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;

use super::bench::Bench;
use super::setup::Word;
use super::state::{CardState, Shown};
use super::{dom, fetch};

/// Fits the card to its state; the details themselves come with [`fetch`].
pub fn show(bench: &Bench) {
    let state = bench.card.borrow();
    let Some(card) = dom::find(&bench.root, ".map-card") else {
        return;
    };
    card.set_hidden(*state == CardState::Closed);
    let word = match &*state {
        CardState::Nothing => Some(Word::Nothing),
        CardState::Loading { .. } => Some(Word::Loading),
        CardState::Failed => Some(Word::CardFailed),
        CardState::Closed | CardState::Open { .. } => None,
    };
    if let (Some(word), Some(body)) = (word, dom::find(&card, ".map-card-body")) {
        body.set_text_content(None);
        dom::add(&body, "p", &bench.words.get(word));
        dom::say(&bench.root, ".map-said", &bench.words.get(word));
    }
    dom::say(&card, ".map-away", &away(bench, state.distance()));
    others(bench, &state, &card);
    fold_place(&card);
}

fn away(bench: &Bench, distance: Option<f64>) -> String {
    distance
        .map(|metres| bench.words.metres(Word::Away, metres))
        .unwrap_or_default()
}

/// A button for everything else that lies at the same place.
fn others(bench: &Bench, state: &CardState, card: &Element) {
    let Some(list) = dom::find(card, ".map-others") else {
        return;
    };
    list.set_text_content(None);
    let mut is_empty = true;
    for found in state.others() {
        let Some(row) = dom::add(&list, "li", "") else { return };
        let name = [bench.words.class(found.class), found.label.clone()].join(" ");
        let text = [name.trim(), ", ", &away(bench, Some(found.distance))].concat();
        if let Some(button) = dom::add(&row, "button", &text) {
            dom::set(&button, "type", "button");
            dom::set(&button, "data-act", "choose");
            dom::set(&button, "data-uid", &found.uid.to_string());
            is_empty = false;
        }
    }
    dom::hide(card, ".map-several", is_empty);
}

/// The coordinates are those of another place now.
fn fold_place(card: &Element) {
    if let Some(place) = dom::find(card, ".map-place") {
        // It has none of the attribute when it is folded already.
        let _ = place.remove_attribute("open");
        if let Some(facts) = dom::find(&place, "dl") {
            facts.set_text_content(None);
        }
    }
}

/// Asks for an object's details by its number, and shows them if they are still wanted.
pub fn fetch(bench: &Bench, uid: i64, focus: &'static str) {
    let bench = Rc::clone(bench);
    leptos::task::spawn_local(async move {
        let answer = fetch::answer("card", &["uid=", &uid.to_string()].concat()).await;
        arrived(&bench, uid, answer.as_ref(), focus);
    });
}

/// Asks for an object's details by its stable address, and shows them unless something else was asked meanwhile.
pub fn fetch_object(bench: &Bench, reference: &str) {
    let (bench, question) = (Rc::clone(bench), ["reference=", &fetch::encoded(reference)].concat());
    let turn = bench.turns.get();
    leptos::task::spawn_local(async move {
        let answer = fetch::answer("object", &question).await;
        if bench.turns.get() != turn {
            return;
        }
        let Some((answer, shown)) = answer.and_then(|answer| Some((answer.clone(), shown(&answer)?))) else {
            return bench.turn(CardState::Failed, "");
        };
        bench.place.set(Some(shown.point));
        bench.card.replace(CardState::default().chose(shown.uid));
        arrived(&bench, shown.uid, Some(&answer), "");
    });
}

/// Shows an answer, if the card still waits for it.
fn arrived(bench: &Bench, uid: i64, answer: Option<&JsValue>, focus: &'static str) {
    let is_awaited = matches!(&*bench.card.borrow(), CardState::Loading { uid: awaited, .. } if *awaited == uid);
    if !is_awaited {
        return;
    }
    let shown = answer.and_then(shown);
    let point = shown.as_ref().map(|shown| shown.point);
    if let (Some(answer), Some(_), Some(body)) = (answer, point, dom::find(&bench.root, ".map-card-body")) {
        fill(bench, &body, answer);
        dom::say(&bench.root, ".map-said", &dom::text(answer, "title"));
    }
    let state = bench.card.take().answered(uid, shown);
    bench.turn(state, "");
    if let Some(point) = point {
        bench.map.keep_in_sight(point);
    }
    let root = bench.root.clone();
    request_animation_frame(move || dom::focus(&root, focus));
}

fn shown(answer: &JsValue) -> Option<Shown> {
    let (_, object) = dom::text(answer, "href")
        .split_once("obiekt=")
        .map(|(a, b)| (a.len(), b.to_owned()))?;
    #[expect(clippy::cast_possible_truncation, reason = "a number of a row, far below 2⁵³")]
    Some(Shown {
        uid: dom::member(answer, "uid").as_f64()? as i64,
        point: dom::floats(answer, "point"),
        object,
    })
}

fn fill(bench: &Bench, body: &Element, answer: &JsValue) {
    body.set_text_content(None);
    if let Some(heading) = dom::add(body, "h2", &dom::text(answer, "title")) {
        dom::set(&heading, "tabindex", "-1");
    }
    if let Some(facts) = dom::add(body, "dl", "") {
        facts.set_class_name("facts");
        for row in dom::list(answer, "rows").iter() {
            self::row(&facts, &row);
        }
    }
    let link = dom::add(body, "p", "").and_then(|line| dom::add(&line, "a", &bench.words.get(Word::Link)));
    if let Some(link) = link {
        dom::set(&link, "href", &dom::text(answer, "href"));
    }
}

/// A label and its value, out of a pair; returns where the value stands.
fn row(facts: &Element, pair: &JsValue) -> Option<web_sys::HtmlElement> {
    let pair: &js_sys::Array = pair.dyn_ref()?;
    let text = |place| pair.get(place).as_string().unwrap_or_default();
    let line = dom::add(facts, "div", "")?;
    dom::add(&line, "dt", &text(0));
    dom::add(&line, "dd", &text(1))
}

/// Asks for the coordinates of the place that was pointed at, each with a button that copies it.
pub fn fetch_place(bench: &Bench) {
    let Some([longitude, latitude]) = bench.place.get() else {
        return;
    };
    let [longitude, latitude] = [longitude, latitude].map(|degrees| super::number::fixed(degrees, 8));
    let question = ["longitude=", &longitude, "&latitude=", &latitude].concat();
    let bench = Rc::clone(bench);
    leptos::task::spawn_local(async move {
        let answer = fetch::answer("coordinates", &question).await;
        let (Some(answer), Some(facts)) = (answer, dom::find(&bench.root, ".map-place dl")) else {
            return;
        };
        facts.set_text_content(None);
        for pair in dom::list(&answer, "rows").iter() {
            let Some(value) = row(&facts, &pair) else { continue };
            let copied = value.text_content().unwrap_or_default();
            if let Some(button) = dom::add(&value, "button", &bench.words.get(Word::Copy)) {
                dom::set(&button, "type", "button");
                dom::set(&button, "class", "link");
                dom::set(&button, "data-act", "copy");
                dom::set(&button, "data-text", &copied);
            }
        }
    });
}

/// Copies the text of a button, and says so in its place when the browser has.
pub fn copy(bench: &Bench, button: &web_sys::HtmlElement) {
    let Some(window) = web_sys::window().filter(web_sys::Window::is_secure_context) else {
        return;
    };
    let promise = window
        .navigator()
        .clipboard()
        .write_text(&dom::said(button, "data-text"));
    let (button, word) = (button.clone(), bench.words.get(Word::Copied));
    leptos::task::spawn_local(async move {
        if wasm_bindgen_futures::JsFuture::from(promise).await.is_ok() {
            button.set_text_content(Some(&word));
        }
    });
}
