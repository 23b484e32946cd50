//! The browser's interface to authenticators (WebAuthn level 3), spoken in JSON on both sides.

use js_sys::{Function, JSON, Object, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::islands::ask::field;

/// Why nothing came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unfinished {
    /// The browser cannot do it.
    Unsupported,
    /// The person broke off, or the time was up.
    BrokenOff,
    /// The server did not take it, for the reason with this key; empty when it said none.
    Refused(String),
}

impl Unfinished {
    /// The key of the words for it.
    pub fn key(&self) -> &str {
        match self {
            Self::Unsupported => "unsupported",
            Self::BrokenOff => "broken-off",
            Self::Refused(key) if key.is_empty() => "refused",
            Self::Refused(key) => key,
        }
    }
}

/// Has a passkey sign what the options say; returns its answer as JSON.
pub async fn sign(options: &str) -> Result<String, Unfinished> {
    ask("parseRequestOptionsFromJSON", "get", options).await
}

/// Makes a passkey as the options say; returns what is to be kept of it as JSON.
pub async fn create(options: &str) -> Result<String, Unfinished> {
    ask("parseCreationOptionsFromJSON", "create", options).await
}

async fn ask(parse: &str, method: &str, options: &str) -> Result<String, Unfinished> {
    let promise = begin(parse, method, options).ok_or(Unfinished::Unsupported)?;
    let credential = JsFuture::from(promise).await.map_err(|_| Unfinished::BrokenOff)?;
    let told = call(&credential, "toJSON", &JsValue::UNDEFINED).ok_or(Unfinished::Unsupported)?;
    let text = JSON::stringify(&told).map_err(|_| Unfinished::Unsupported)?;
    Ok(text.into())
}

fn begin(parse: &str, method: &str, options: &str) -> Option<Promise> {
    let maker = field(&window(), "PublicKeyCredential")?;
    let options = JSON::parse(options).ok()?;
    // The server gives the options as the standard names them, or wrapped for the call.
    let options = field(&options, "publicKey").unwrap_or(options);
    let asked = Object::new();
    Reflect::set(&asked, &"publicKey".into(), &call(&maker, parse, &options)?).ok()?;
    let container = field(&field(&window(), "navigator")?, "credentials")?;
    call(&container, method, &asked)?.dyn_into().ok()
}

fn call(of: &JsValue, name: &str, argument: &JsValue) -> Option<JsValue> {
    let function: Function = field(of, name)?.dyn_into().ok()?;
    function.call1(of, argument).ok()
}
