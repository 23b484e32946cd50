//! An object's state, in words and colour.

use domain::network::Status;
use leptos::prelude::*;

use super::use_texts;

/// The state of a network object. Colour only repeats what the word says.
#[component]
pub fn StatusTag(
    /// The state.
    status: Status,
) -> impl IntoView {
    let class = match status {
        Status::Existing => "tag tag-good",
        Status::Planned => "tag tag-warn",
        Status::OutOfUse => "tag tag-quiet",
    };
    let key = format!("status-{}", status.code().replace('_', "-"));
    view! { <span class=class>{use_texts().get(&key)}</span> }
}
