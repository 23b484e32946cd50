//! The clock in the page: looks at the time each second, asks the server near the end, shows the dialog.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use contract::sessions::TimeLeft;
use leptos::prelude::{document, set_interval};
use wasm_bindgen::JsCast as _;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, HtmlDialogElement};

use super::state::{Clock, Step};
use crate::islands::ask::{self, Unanswered, field};
use crate::islands::dom;

/// How often the clock looks at the time. A tab in the background is not asked more often by its browser than once a
/// minute, and a closed lid not at all: so each look compares with the moment of the end.
const TICK: Duration = Duration::from_secs(1);

#[derive(Clone)]
struct Watch {
    dialog: HtmlDialogElement,
    clock: Rc<RefCell<Clock>>,
}

/// Finds the dialog and begins to watch. Goes on as long as the page is there.
pub fn begin() {
    let Some(dialog) = document().query_selector("dialog[data-left]").ok().flatten() else {
        return;
    };
    let Ok(dialog) = dialog.dyn_into::<HtmlDialogElement>() else {
        return;
    };
    let left = TimeLeft {
        seconds: dom::said(&dialog, "data-left").parse().unwrap_or(0),
        extendable: dom::said(&dialog, "data-extendable") == "true",
    };
    let watch = Watch {
        clock: Rc::new(RefCell::new(Clock::new(left, now()))),
        dialog,
    };
    watch.on("[data-act=stay]", |watch| watch.ask(true));
    watch.on("[data-act=close]", |watch| watch.dialog.close());
    set_interval(
        move || {
            let step = watch.clock.borrow_mut().tick(now());
            if step == Step::Ask {
                watch.ask(false);
            }
        },
        TICK,
    );
}

impl Watch {
    fn on(&self, selector: &str, act: impl Fn(&Self) + 'static) {
        let Some(button) = dom::find(&self.dialog, selector) else {
            return;
        };
        let watch = self.clone();
        let pressed = Closure::<dyn Fn()>::new(move || act(&watch));
        button.set_onclick(Some(pressed.as_ref().unchecked_ref()));
        // As long as the page, as its button.
        pressed.forget();
    }

    fn ask(&self, to_stay: bool) {
        let watch = self.clone();
        wasm_bindgen_futures::spawn_local(async move {
            let answer = match to_stay {
                true => ask::post("/api/sessions/extend", &[]).await,
                false => ask::get("/api/sessions/left").await,
            };
            watch.told(answer);
        });
    }

    fn told(&self, answer: Result<JsValue, Unanswered>) {
        // Without an answer – no signal in the cellar – the clock goes on by what it knows.
        let left = match answer {
            Ok(said) => time_left(&said),
            Err(Unanswered::Refused(401, _)) => Some(TimeLeft {
                seconds: 0,
                extendable: false,
            }),
            Err(_) => None,
        };
        self.clock.borrow_mut().told(left, now());
        self.show();
    }

    fn show(&self) {
        let clock = *self.clock.borrow();
        let word = match (clock.is_over(), clock.is_last()) {
            (true, _) => "over",
            (false, true) => "last",
            (false, false) => "warn",
        };
        let root: &Element = &self.dialog;
        dom::each(root, "[data-when]", |part| {
            part.set_hidden(!dom::said(part, "data-when").split(' ').any(|when| when == word));
        });
        if clock.is_shown() && !self.dialog.open() {
            // A browser without modal dialogs shows none; the session still ends as it must.
            let _ = self.dialog.show_modal();
        } else if !clock.is_shown() && self.dialog.open() {
            self.dialog.close();
        }
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "seconds of some hours at the most"
)]
fn time_left(said: &JsValue) -> Option<TimeLeft> {
    Some(TimeLeft {
        seconds: field(said, "seconds")?.as_f64()? as u32,
        extendable: field(said, "extendable")?.as_bool()?,
    })
}

/// Milliseconds on the device's clock, for comparing with itself only.
fn now() -> f64 {
    js_sys::Date::now()
}
