//! The frame of pages that are somebody's own: without a session they lead to the sign-in, with one they watch its
//! clock.

use contract::AppError;
use contract::sessions::TimeLeft;
use leptos::prelude::*;

use super::{IslandScripts, Layout, use_texts};
use crate::form::sign_in_and_return;
use crate::islands::session::SessionClock;
use crate::server_fns::context::{Call, Request, redirect_to};

/// The frame of a page for those who have signed in.
#[component]
pub fn PersonalLayout(
    /// The page's own title.
    title: String,
    /// The content.
    children: Children,
) -> impl IntoView {
    let call = Call::here();
    let visitor = call.as_ref().map_err(Clone::clone).and_then(|call| call.visitor());
    let address = Request::here().address;
    if visitor.as_ref().err() == Some(&AppError::SignInNeeded) {
        redirect_to(&sign_in_and_return(&address));
        // Seen only where redirects are not followed.
        let text = use_texts().get("error-sign-in-needed-text");
        return view! { <Layout title=title><p>{text}</p></Layout> }.into_any();
    }
    let clock = match (&call, visitor) {
        (Ok(call), Ok(visitor)) => {
            let left = visitor.time_left(call.services.now());
            Some(view! {
                <SessionClock><Warning left=left sign_in=sign_in_and_return(&address)/></SessionClock>
                <IslandScripts/>
            })
        }
        _ => None,
    };
    view! { <Layout title=title>{clock} {children()}</Layout> }.into_any()
}

/// What is said before the session ends by itself, and after; hidden until then. `data-when` says when a part is shown.
#[component]
fn Warning(left: TimeLeft, sign_in: String) -> impl IntoView {
    let texts = use_texts();
    view! {
        <dialog
            class="dialog"
            data-left=left.seconds.to_string()
            data-extendable=left.extendable.to_string()
            aria-labelledby="sesja"
        >
            <h2 id="sesja">
                <span data-when="warn last">{texts.get("session-title")}</span>
                <span data-when="over" hidden>{texts.get("session-over")}</span>
            </h2>
            <p aria-live="polite">
                <span data-when="warn">{texts.get("session-text")}</span>
                <span data-when="last" hidden>{texts.get("session-last-text")}</span>
                <span data-when="over" hidden>{texts.get("session-over-text")}</span>
            </p>
            <div class="actions">
                <button class="button" type="button" data-act="stay" data-when="warn">
                    {texts.get("session-stay")}
                </button>
                <a class="button" href=sign_in data-when="over" hidden>{texts.get("session-sign-in")}</a>
                <button class="button button-quiet" type="button" data-act="close" data-when="last over" hidden>
                    {texts.get("session-close")}
                </button>
            </div>
        </dialog>
    }
}
