//! Passkeys: the browser's part of making one and of signing in by one. Without a script there are none; password and
//! code are there for that.

#![expect(missing_docs, reason = "the island macro makes a struct of the props without docs")]

mod authenticator;

use contract::AppError;
use leptos::html::Input;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::server_fns::credentials::{add_passkey, give_passkey, passkey_challenge, passkey_creation};
use authenticator::Unfinished;

/// What the islands say, in the reader's language.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PasskeyWords {
    /// On the button.
    pub action: String,
    /// When the browser has no passkeys.
    pub unsupported: String,
    /// When the person broke off, or the time was up.
    pub broken_off: String,
    /// When the server did not take it.
    pub refused: String,
    /// Why not, where there is more to say: by the key of the server's error.
    pub reasons: Vec<(String, String)>,
}

impl PasskeyWords {
    fn of(&self, why: &Unfinished) -> String {
        match why {
            Unfinished::Unsupported => self.unsupported.clone(),
            Unfinished::BrokenOff => self.broken_off.clone(),
            Unfinished::Refused(key) => {
                let reason = self.reasons.iter().find(|(known, _)| Some(known) == key.as_ref());
                reason.map_or_else(|| self.refused.clone(), |(_, text)| text.clone())
            }
        }
    }
}

impl From<AppError> for Unfinished {
    fn from(error: AppError) -> Self {
        match error {
            AppError::Invalid { fields } => Self::Refused(fields.into_iter().next().map(|field| field.key)),
            _ => Self::Refused(None),
        }
    }
}

/// Signs in by a passkey, and goes where the person wanted.
#[island]
pub fn PasskeySignIn(words: PasskeyWords, back: String) -> impl IntoView {
    let (said, say) = signal(String::new());
    let action = words.action.clone();
    let sign_in = move |_| {
        let (words, back) = (words.clone(), back.clone());
        say.set(String::new());
        leptos::task::spawn_local(async move {
            match try_to_sign_in(back).await {
                Ok(next) => go(&next),
                Err(why) => say.set(words.of(&why)),
            }
        });
    };
    view! {
        <div class="form">
            <button class="button" type="button" on:click=sign_in>{action}</button>
            <p role="alert" class="field-error">{said}</p>
        </div>
    }
}

async fn try_to_sign_in(back: String) -> Result<String, Unfinished> {
    let options = passkey_challenge().await?;
    let answer = authenticator::sign(&options).await?;
    Ok(give_passkey(answer, back).await?)
}

/// Makes a passkey on this device and keeps it under a name.
#[island]
pub fn PasskeyCreation(words: PasskeyWords, label: String, usual: String, done: String) -> impl IntoView {
    let name = NodeRef::<Input>::new();
    let (said, say) = signal(String::new());
    let action = words.action.clone();
    let create = move |_| {
        let (words, done) = (words.clone(), done.clone());
        let name = name.get_untracked().map(|field| field.value()).unwrap_or_default();
        say.set(String::new());
        leptos::task::spawn_local(async move {
            match try_to_create(name).await {
                Ok(()) => go(&done),
                Err(why) => say.set(words.of(&why)),
            }
        });
    };
    view! {
        <div class="form">
            <div class="field">
                <label for="passkey-name">{label}</label>
                <input id="passkey-name" maxlength="60" autocomplete="off" node_ref=name value=usual/>
            </div>
            <button class="button button-quiet" type="button" on:click=create>{action}</button>
            <p role="alert" class="field-error">{said}</p>
        </div>
    }
}

async fn try_to_create(name: String) -> Result<(), Unfinished> {
    let options = passkey_creation().await?;
    let answer = authenticator::create(&options).await?;
    Ok(add_passkey(name, answer).await?)
}

fn go(address: &str) {
    drop(window().location().assign(address));
}
