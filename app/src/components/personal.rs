//! The frame of pages that are somebody's own: without a session they lead to the sign-in, with one they watch its
//! clock.

use contract::AppError;
use leptos::prelude::*;

use super::{Layout, use_texts};
use crate::form::sign_in_and_return;
use crate::islands::session::{ClockWords, SessionClock};
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
            Some(view! { <SessionClock left=left words=words() sign_in=sign_in_and_return(&address)/> })
        }
        _ => None,
    };
    view! { <Layout title=title>{clock} {children()}</Layout> }.into_any()
}

fn words() -> ClockWords {
    let texts = use_texts();
    ClockWords {
        title: texts.get("session-title"),
        text: texts.get("session-text"),
        last: texts.get("session-last-text"),
        stay: texts.get("session-stay"),
        over_title: texts.get("session-over"),
        over_text: texts.get("session-over-text"),
        sign_in: texts.get("session-sign-in"),
        close: texts.get("session-close"),
    }
}
