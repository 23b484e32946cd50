//! `/mapa`: the network as a map, and the same objects as a list.

pub mod csv;
mod list;
mod list_filter;
mod list_near;
mod list_table;
mod map;
mod map_panels;
mod picture;
pub mod query;

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use list::ListView;
use map::MapView;
use query::View;

/// Chooses between the map and its twin by `?widok=`.
#[component]
pub fn NetworkPage() -> impl IntoView {
    let query = use_query_map();
    move || match View::read(&query.read()) {
        View::Map(request) => view! { <MapView request=request/> }.into_any(),
        View::List(filter) => view! { <ListView filter=filter/> }.into_any(),
    }
}
