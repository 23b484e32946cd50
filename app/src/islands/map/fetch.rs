//! Getting tiles and answers from the server.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, RequestInit, Response};

/// Why a tile did not come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TileError {
    /// Nobody needs it any more.
    Aborted,
    /// The connection or the server failed.
    Failed,
}

/// The bytes of the tile at this address; none where there is nothing.
///
/// # Errors
/// [`TileError`] when it did not come.
pub async fn tile(address: &str, signal: &AbortSignal) -> Result<Vec<u8>, TileError> {
    let failed = |_: JsValue| {
        if signal.aborted() {
            TileError::Aborted
        } else {
            TileError::Failed
        }
    };
    let window = web_sys::window().ok_or(TileError::Failed)?;
    let init = RequestInit::new();
    init.set_signal(Some(signal));
    let response = JsFuture::from(window.fetch_with_str_and_init(address, &init))
        .await
        .map_err(failed)?;
    let response: Response = response.dyn_into().map_err(|_| TileError::Failed)?;
    match response.status() {
        204 => return Ok(Vec::new()),
        200 => {}
        _ => return Err(TileError::Failed),
    }
    let buffer = JsFuture::from(response.array_buffer().map_err(failed)?)
        .await
        .map_err(failed)?;
    Ok(js_sys::Uint8Array::new(&buffer).to_vec())
}

/// The answer of a server function that takes its arguments in the address, as the browser reads JSON. A reader of
/// our own for each answer would weigh kilobytes.
pub async fn answer(function: &str, arguments: &str) -> Option<JsValue> {
    let address = format!("/api/network/{function}?{arguments}");
    let fetched = JsFuture::from(web_sys::window()?.fetch_with_str(&address)).await.ok()?;
    let response: Response = fetched.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    JsFuture::from(response.json().ok()?).await.ok()
}

/// A text as a value in an address.
#[must_use]
pub fn encoded(text: &str) -> String {
    js_sys::encode_uri_component(text).into()
}
