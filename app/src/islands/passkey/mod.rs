//! Passkeys: the browser's part of making one and of signing in by one. Without a script there are none; password and
//! code are there for that. Button and words are the server's HTML; this island only moves them.

mod authenticator;
mod road;

use leptos::prelude::*;

/// Wakes the button among its children: `data-passkey` says what it does.
#[island]
pub fn PasskeyButton(children: Children) -> impl IntoView {
    Effect::new(|_| road::begin());
    view! { <div>{children()}</div> }
}
