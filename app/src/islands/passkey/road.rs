//! From the press of the button to where that leads, or to why it does not.

use leptos::prelude::{document, window};
use wasm_bindgen::JsCast as _;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use web_sys::{HtmlElement, HtmlInputElement};

use super::authenticator::{self, Unfinished};
use crate::islands::ask::{self, Unanswered, field};
use crate::islands::dom;

/// Finds the part of the page that is about passkeys, and its button.
pub fn begin() {
    let found = document().query_selector("[data-passkey]").ok().flatten();
    let Some(part) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    let Some(button) = dom::find(&part, "button") else {
        return;
    };
    let pressed = Closure::<dyn Fn()>::new(move || {
        let part = part.clone();
        wasm_bindgen_futures::spawn_local(async move {
            say(&part, "");
            let next = match dom::said(&part, "data-passkey").as_str() {
                "create" => create(&part).await,
                _ => sign_in(&part).await,
            };
            match next {
                Ok(next) => drop(window().location().assign(&next)),
                Err(why) => say(&part, why.key()),
            }
        });
    });
    button.set_onclick(Some(pressed.as_ref().unchecked_ref()));
    // As long as the page, as its button.
    pressed.forget();
}

async fn sign_in(part: &HtmlElement) -> Result<String, Unfinished> {
    let options = ask::post("/api/sign-in/passkey-challenge", &[]).await?;
    let answer = authenticator::sign(&text(&options)).await?;
    let back = dom::said(part, "data-back");
    let next = ask::post("/api/sign-in/passkey", &[("answer", &answer), ("back", &back)]).await?;
    Ok(text(&next))
}

async fn create(part: &HtmlElement) -> Result<String, Unfinished> {
    let field = dom::find(part, "input").and_then(|field| field.dyn_into::<HtmlInputElement>().ok());
    let name = field.map(|field| field.value()).unwrap_or_default();
    let options = ask::post("/api/credentials/passkey-creation", &[]).await?;
    let answer = authenticator::create(&text(&options)).await?;
    ask::post("/api/credentials/add-passkey", &[("name", &name), ("answer", &answer)]).await?;
    Ok(dom::said(part, "data-done"))
}

/// Says why nothing came of it, in the words that the page holds for it; an empty key says nothing.
fn say(part: &HtmlElement, key: &str) {
    let of = |key: &str| dom::find(part, &["[data-reason=", key, "]"].concat());
    let words = match key {
        "" => None,
        key => of(key).or_else(|| of("refused")),
    };
    if let Some(place) = dom::find(part, "[role=alert]") {
        place.set_text_content(words.and_then(|words| words.text_content()).as_deref());
    }
}

fn text(value: &JsValue) -> String {
    value.as_string().unwrap_or_default()
}

impl From<Unanswered> for Unfinished {
    /// The word for what the status says, otherwise the key of the first thing that is wrong.
    fn from(why: Unanswered) -> Self {
        let error = match why {
            Unanswered::Silent | Unanswered::Refused(503, _) => return Self::Refused("unavailable".to_owned()),
            Unanswered::Refused(401, _) => return Self::Refused("over".to_owned()),
            Unanswered::Refused(429, _) => return Self::Refused("too-many".to_owned()),
            Unanswered::Refused(_, error) => error,
        };
        let fields = field(&error, "invalid").and_then(|invalid| field(&invalid, "fields"));
        let first = fields.and_then(|fields| field(&fields, "0"));
        let key = first.and_then(|first| field(&first, "key")?.as_string());
        Self::Refused(key.unwrap_or_default())
    }
}
