//! A message that stands out at the head of a page.

use leptos::prelude::*;

/// A message with its children as text.
#[component]
pub fn Notice(
    /// `info`, `warn` or `bad`: the colour of its edge; the words say it too.
    kind: &'static str,
    /// The message.
    children: Children,
) -> impl IntoView {
    view! { <div class=format!("notice notice-{kind}")>{children()}</div> }
}
