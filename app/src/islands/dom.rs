//! The page's elements, found and filled by hand. The server has made them; a view of our own would be made twice.

use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};

/// The first element of HTML below `root` that the selector finds.
#[must_use]
pub fn find(root: &Element, selector: &str) -> Option<HtmlElement> {
    find_any(root, selector)?.dyn_into().ok()
}

/// The first element, a drawing as well, below `root` that the selector finds.
#[must_use]
pub fn find_any(root: &Element, selector: &str) -> Option<Element> {
    root.query_selector(selector).ok().flatten()
}

/// All elements below `root` that the selector finds.
pub fn each(root: &Element, selector: &str, mut act: impl FnMut(&HtmlElement)) {
    let Ok(list) = root.query_selector_all(selector) else {
        return;
    };
    for place in 0..list.length() {
        if let Some(element) = list.get(place).and_then(|node| node.dyn_into::<HtmlElement>().ok()) {
            act(&element);
        }
    }
}

/// A new element with a text, at the end of another.
pub fn add(parent: &Element, tag: &str, text: &str) -> Option<HtmlElement> {
    let element: HtmlElement = leptos::prelude::document().create_element(tag).ok()?.dyn_into().ok()?;
    if !text.is_empty() {
        element.set_text_content(Some(text));
    }
    // Refused only for a parent within its own child.
    parent.append_child(&element).ok()?;
    Some(element)
}

/// Sets an attribute; refused only for words that are no attribute's name.
pub fn set(element: &Element, name: &str, value: &str) {
    let _ = element.set_attribute(name, value);
}

/// What an attribute says; an empty text when it is not there.
#[must_use]
pub fn said(element: &Element, name: &str) -> String {
    element.get_attribute(name).unwrap_or_default()
}

/// The numbers of an attribute, between commas.
#[must_use]
pub fn numbers(element: &Element, name: &str) -> Vec<f64> {
    said(element, name)
        .split(',')
        .map(|part| js_sys::Number::from(JsValue::from_str(part)).value_of())
        .collect()
}

/// Hides or shows an element, if it is there.
pub fn hide(root: &Element, selector: &str, is_hidden: bool) {
    if let Some(element) = find(root, selector) {
        element.set_hidden(is_hidden);
    }
}

/// Says something in an element, if it is there. It is never hidden while it says nothing, but takes no room: what
/// comes up together with its words is not spoken by every screen reader.
pub fn say(root: &Element, selector: &str, text: &str) {
    if let Some(element) = find(root, selector) {
        element.set_text_content(Some(text));
    }
}

/// Gives the keyboard's place to an element; one that cannot take it leaves it where it was.
pub fn focus(root: &Element, selector: &str) {
    if let Some(element) = find(root, selector) {
        let _ = element.focus();
    }
}

/// Calls back at every event of a kind within an element, for as long as the page lives.
pub fn listen<E: wasm_bindgen::convert::FromWasmAbi + 'static>(
    target: &web_sys::EventTarget,
    kind: &str,
    callback: impl Fn(E) + 'static,
) {
    let heard = Closure::<dyn Fn(E)>::new(callback).into_js_value();
    // Refused only for what is no function.
    let _ = target.add_event_listener_with_callback(kind, heard.unchecked_ref());
}

/// A member of an object out of JSON.
#[must_use]
pub fn member(of: &JsValue, name: &str) -> JsValue {
    js_sys::Reflect::get(of, &JsValue::from_str(name)).unwrap_or_default()
}

/// A member that is a text; an empty one when it is not.
#[must_use]
pub fn text(of: &JsValue, name: &str) -> String {
    member(of, name).as_string().unwrap_or_default()
}

/// A member that is a list; an empty one when it is not.
#[must_use]
pub fn list(of: &JsValue, name: &str) -> js_sys::Array {
    member(of, name).dyn_into().unwrap_or_default()
}

/// The numbers of a member that is a list of as many; zeros where there are none.
#[must_use]
pub fn floats<const N: usize>(of: &JsValue, name: &str) -> [f64; N] {
    let list = list(of, name);
    let mut place = 0;
    [0.0; N].map(|_: f64| {
        place += 1;
        list.get(place - 1).as_f64().unwrap_or_default()
    })
}
