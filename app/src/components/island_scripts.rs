//! What wakes the islands of a page. A page without one loads none of it.

use leptos::prelude::*;

/// The script that loads the browser's half of the program; once on each page that holds an island.
#[component]
pub fn IslandScripts() -> impl IntoView {
    let options = use_context::<LeptosOptions>();
    options.map(|options| view! { <HydrationScripts options=options islands=true/> })
}
