//! The clock of a session: warns before it ends by itself, and makes it longer without leaving the page, so that a
//! half-filled form stays as it is.

#![expect(missing_docs, reason = "the island macro makes a struct of the props without docs")]

mod state;

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
    let dialog = NodeRef::<Dialog>::new();
    // The server makes the page and has no such clock: it is wound up in the browser.
    let (clock, set_clock) = signal(None::<Clock>);
    let told = move |answer: Result<TimeLeft, contract::AppError>| {
        // Without an answer – no signal in the cellar – the clock goes on by what it knows.
        let left = match answer {
            Ok(left) => Some(left),
            Err(contract::AppError::SignInNeeded) => Some(TimeLeft {
                seconds: 0,
                extendable: false,
            }),
            Err(_) => None,
        };
        set_clock.update(|clock| {
            if let Some(clock) = clock {
                clock.told(left, now());
            }
        });
        show(dialog, clock.get_untracked().is_some_and(|clock| clock.is_shown()));
    };
    Effect::new(move |_| {
        set_clock.set(Some(Clock::new(left, now())));
        let ticking = set_interval_with_handle(
            move || match set_clock
                .try_update(|clock| clock.as_mut().map(|clock| clock.tick(now())))
                .flatten()
            {
                Some(Step::Ask) => leptos::task::spawn_local(async move { told(session_left().await) }),
                Some(Step::Nothing) | None => {}
            },
            TICK,
        );
        if let Ok(handle) = ticking {
            on_cleanup(move || handle.clear());
        }
    });
    let stay = move |_| leptos::task::spawn_local(async move { told(extend_session().await) });
    let close = move |_| show(dialog, false);
    let is_over = move || clock.get().is_some_and(|clock| clock.is_over());
    let is_last = move || clock.get().is_some_and(|clock| clock.is_last());
    let ClockWords {
        title,
        text,
        last,
        stay: stay_word,
        over_title,
        over_text,
        sign_in: sign_in_word,
        close: close_word,
    } = words;
    let heading = move || if is_over() { over_title.clone() } else { title.clone() };
    let message = move || match (is_over(), is_last()) {
        (true, _) => over_text.clone(),
        (false, true) => last.clone(),
        (false, false) => text.clone(),
    };
    view! {
        <dialog class="dialog" node_ref=dialog aria-labelledby="sesja">
            <h2 id="sesja">{heading}</h2>
            <p aria-live="polite">{message}</p>
            <div class="actions">
                <button class="button" type="button" on:click=stay hidden=move || is_over() || is_last()>
                    {stay_word}
                </button>
                <a class="button" href=sign_in hidden=move || !is_over()>{sign_in_word}</a>
                <button class="button button-quiet" type="button" on:click=close hidden=move || !is_over() && !is_last()>
                    {close_word}
                </button>
            </div>
        </dialog>
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
