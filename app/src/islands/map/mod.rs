//! The map: Leaflet under our own tiles. The page around it – panels, tools, the card of a linked object – is the
//! server's HTML, which stands before any script has come; this island only moves it.

mod act;
mod bench;
mod bindings;
mod card;
mod fetch;
mod hits;
mod hover;
mod in_view;
pub mod layers;
pub mod link;
mod locate;
mod number;
mod paint;
mod queue;
mod rasters;
mod search;
pub mod setup;
mod sheet_store;
mod state;
pub mod style;
mod workbench;

use leptos::prelude::*;

use super::dom;

/// Wakes the map in the page's own elements, its children.
#[island]
pub fn NetworkMap(children: Children) -> impl IntoView {
    Effect::new(|_| bench::wake());
    view! { <div class="map-island">{children()}</div> }
}
