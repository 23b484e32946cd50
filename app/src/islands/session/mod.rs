//! The clock of a session: warns before it ends by itself, and makes it longer without leaving the page, so that a
//! half-filled form stays as it is. The dialog is the server's HTML; this island only opens and fills it.

mod state;
mod watch;

use leptos::prelude::*;

/// Watches the session of the page that the dialog, its child, stands on.
#[island]
pub fn SessionClock(children: Children) -> impl IntoView {
    Effect::new(|_| watch::begin());
    view! { <div>{children()}</div> }
}
