//! The parts of a page that are about passkeys: hidden from those without a script, who have password and code.

use leptos::prelude::*;

use super::{IslandScripts, use_texts};
use crate::islands::passkey::PasskeyButton;

/// What may have to be said: the key of the text, and the word by which the island finds it.
const REASONS: [(&str, &str); 10] = [
    ("passkey-unsupported", "unsupported"),
    ("passkey-broken-off", "broken-off"),
    ("passkey-refused", "refused"),
    ("passkey-too-many", "passkey-too-many"),
    ("passkey-not-made", "passkey-not-made"),
    ("passkey-name-empty", "passkey-name-empty"),
    ("passkey-name-too-long", "passkey-name-too-long"),
    ("error-too-many", "too-many"),
    ("error-sign-in-needed-text", "over"),
    ("error-unavailable", "unavailable"),
];

/// Signs in by a passkey.
#[component]
pub fn PasskeySignIn(
    /// Where the person wants to go.
    back: String,
) -> impl IntoView {
    let texts = use_texts();
    view! {
        <PasskeyButton>
            <div class="form" data-passkey="sign-in" data-back=back>
                <button class="button" type="button">{texts.get("passkey-sign-in")}</button>
                <Said/>
            </div>
        </PasskeyButton>
        <IslandScripts/>
    }
}

/// Makes a passkey on this device, under a name, and goes on to `done`.
#[component]
pub fn PasskeyCreation(
    /// The address to go on to.
    done: &'static str,
) -> impl IntoView {
    let texts = use_texts();
    view! {
        <PasskeyButton>
            <div class="form" data-passkey="create" data-done=done>
                <div class="field">
                    <label for="passkey-name">{texts.get("passkey-name")}</label>
                    <input
                        id="passkey-name"
                        maxlength="60"
                        autocomplete="off"
                        value=texts.get("passkey-name-usual")
                    />
                </div>
                <button class="button button-quiet" type="button">{texts.get("passkey-create")}</button>
                <Said/>
            </div>
        </PasskeyButton>
    }
}

/// The place where it is said what went wrong, and the words for it.
#[component]
fn Said() -> impl IntoView {
    let texts = use_texts();
    let words = REASONS.map(|(key, reason)| view! { <span data-reason=reason hidden>{texts.get(key)}</span> });
    view! {
        <p role="alert" class="field-error"></p>
        {words.into_iter().collect_view()}
    }
}
