//! Numbers as text, written by the browser: a writer of our own would weigh kilobytes.

/// With so many decimals, as [`format!`] would with `{:.n}`.
#[cfg(target_arch = "wasm32")]
#[must_use]
pub fn fixed(number: f64, decimals: u8) -> String {
    js_sys::Number::from(number)
        .to_fixed(decimals)
        .map_or_else(|_| String::new(), String::from)
}

/// With so many decimals.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn fixed(number: f64, decimals: u8) -> String {
    format!("{number:.*}", usize::from(decimals))
}
