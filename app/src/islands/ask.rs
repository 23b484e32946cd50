//! Asking the server functions by hand, and reading what they say as the browser reads JSON: a reader of our own for
//! each answer would weigh kilobytes.

use js_sys::{JSON, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Headers, RequestInit, Response};

/// Why there is no answer.
#[derive(Debug, Clone)]
pub enum Unanswered {
    /// The server was not reached.
    Silent,
    /// The server refused, with this status and error.
    Refused(u16, JsValue),
}

/// What a server function says that is asked by its address.
pub async fn get(path: &str) -> Result<JsValue, Unanswered> {
    ask(path, &RequestInit::new()).await
}

/// What a server function says to these arguments, an object of texts.
pub async fn post(path: &str, arguments: &[(&str, &str)]) -> Result<JsValue, Unanswered> {
    let silent = |_: JsValue| Unanswered::Silent;
    let body = js_sys::Object::new();
    for (name, value) in arguments {
        Reflect::set(&body, &(*name).into(), &(*value).into()).map_err(silent)?;
    }
    let init = RequestInit::new();
    init.set_method("POST");
    let headers = Headers::new().map_err(silent)?;
    headers.set("content-type", "application/json").map_err(silent)?;
    init.set_headers(&headers);
    init.set_body(&JSON::stringify(&body).map_err(silent)?.into());
    ask(path, &init).await
}

async fn ask(path: &str, init: &RequestInit) -> Result<JsValue, Unanswered> {
    let silent = |_: JsValue| Unanswered::Silent;
    let window = web_sys::window().ok_or(Unanswered::Silent)?;
    let fetched = JsFuture::from(window.fetch_with_str_and_init(path, init))
        .await
        .map_err(silent)?;
    let response: Response = fetched.dyn_into().map_err(silent)?;
    // An error is JSON as well; what is not is none of ours.
    let said = match response.json() {
        Ok(said) => JsFuture::from(said).await.unwrap_or(JsValue::NULL),
        Err(_) => JsValue::NULL,
    };
    match response.ok() {
        true => Ok(said),
        false => Err(Unanswered::Refused(response.status(), said)),
    }
}

/// A value within a value; nothing where there is none.
#[must_use]
pub fn field(of: &JsValue, name: &str) -> Option<JsValue> {
    let value = Reflect::get(of, &name.into()).ok()?;
    (!value.is_undefined() && !value.is_null()).then_some(value)
}
