//! The clock of a session: warns before it ends by itself, and makes it longer without leaving the page, so that a
//! half-filled form stays as it is.

#![expect(missing_docs, reason = "the island macro makes a struct of the props without docs")]

mod state;

use contract::AppError;
use contract::sessions::TimeLeft;
use leptos::html::Dialog;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::server_fns::sessions::{extend_session, session_left};
use state::{Clock, Step};

/// How often the clock looks at the time. A tab in the background is not asked more often by its browser than once a
/// minute, and a closed lid not at all: so each look compares with the moment of the end.
const TICK: std::time::Duration = std::time::Duration::from_secs(1);

/// What the clock says, in the reader's language.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ClockWords {
    /// Over the warning.
    pub title: String,
    /// The warning.
    pub text: String,
    /// The warning when the session cannot be made longer.
    pub last: String,
    /// On the button that makes it longer.
    pub stay: String,
    /// When it is over.
    pub over_title: String,
    /// What that means for what was typed.
    pub over_text: String,
    /// The way to the sign-in.
    pub sign_in: String,
    /// On the button that only closes the message.
    pub close: String,
}

/// Watches the session of the page it stands on.
#[island]
pub fn SessionClock(left: TimeLeft, words: ClockWords, sign_in: String) -> impl IntoView {
    let watch = Watch {
        dialog: NodeRef::new(),
        // The server makes the page and has no such clock: it is wound up in the browser.
        clock: RwSignal::new(None),
    };
    Effect::new(move |_| watch.begin(left));
    let stay = move |_| leptos::task::spawn_local(async move { watch.told(extend_session().await) });
    let close = move |_| show(watch.dialog, false);
    let (is_over, is_last) = (move || watch.is(Clock::is_over), move || watch.is(Clock::is_last));
    let heading = words.heading(is_over);
    let message = words.message(is_over, is_last);
    view! {
        <dialog class="dialog" node_ref=watch.dialog aria-labelledby="sesja">
            <h2 id="sesja">{heading}</h2>
            <p aria-live="polite">{message}</p>
            <div class="actions">
                <button class="button" type="button" on:click=stay hidden=move || is_over() || is_last()>
                    {words.stay}
                </button>
                <a class="button" href=sign_in hidden=move || !is_over()>{words.sign_in}</a>
                <button
                    class="button button-quiet"
                    type="button"
                    on:click=close
                    hidden=move || !is_over() && !is_last()
                >
                    {words.close}
                </button>
            </div>
        </dialog>
    }
}

impl ClockWords {
    fn heading<F: Fn() -> bool>(&self, is_over: F) -> impl Fn() -> String + use<F> {
        let (title, over) = (self.title.clone(), self.over_title.clone());
        move || if is_over() { over.clone() } else { title.clone() }
    }

    fn message<F: Fn() -> bool, G: Fn() -> bool>(&self, is_over: F, is_last: G) -> impl Fn() -> String + use<F, G> {
        let (text, last, over) = (self.text.clone(), self.last.clone(), self.over_text.clone());
        move || match (is_over(), is_last()) {
            (true, _) => over.clone(),
            (false, true) => last.clone(),
            (false, false) => text.clone(),
        }
    }
}

/// The clock and where it shows itself.
#[derive(Clone, Copy)]
struct Watch {
    dialog: NodeRef<Dialog>,
    clock: RwSignal<Option<Clock>>,
}

impl Watch {
    fn begin(self, left: TimeLeft) {
        self.clock.set(Some(Clock::new(left, now())));
        if let Ok(ticking) = set_interval_with_handle(move || self.tick(), TICK) {
            on_cleanup(move || ticking.clear());
        }
    }

    fn tick(self) {
        let look = |clock: &mut Option<Clock>| clock.as_mut().map(|clock| clock.tick(now()));
        if self.clock.try_update_untracked(look).flatten() == Some(Step::Ask) {
            leptos::task::spawn_local(async move { self.told(session_left().await) });
        }
    }

    fn told(self, answer: Result<TimeLeft, AppError>) {
        // Without an answer – no signal in the cellar – the clock goes on by what it knows.
        let left = match answer {
            Ok(left) => Some(left),
            Err(AppError::SignInNeeded) => Some(TimeLeft {
                seconds: 0,
                extendable: false,
            }),
            Err(_) => None,
        };
        self.clock.update(|clock| {
            if let Some(clock) = clock {
                clock.told(left, now());
            }
        });
        let clock = self.clock.get_untracked();
        show(self.dialog, clock.is_some_and(|clock| clock.is_shown()));
    }

    fn is(self, what: fn(&Clock) -> bool) -> bool {
        self.clock.get().as_ref().is_some_and(what)
    }
}

fn show(dialog: NodeRef<Dialog>, is_shown: bool) {
    let Some(dialog) = dialog.get_untracked() else { return };
    if is_shown && !dialog.open() {
        // A browser without modal dialogs shows none; the session still ends as it must.
        drop(dialog.show_modal());
    } else if !is_shown && dialog.open() {
        dialog.close();
    }
}

/// Milliseconds on the device's clock, for comparing with itself only.
fn now() -> f64 {
    js_sys::Date::now()
}
