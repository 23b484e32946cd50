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

use list::ListView;
use map::MapView;
use query::View;

use crate::address::Query;

/// Chooses between the map and its twin by `?widok=`.
#[component]
pub fn NetworkPage() -> impl IntoView {
    match View::read(&Query::here()) {
        View::Map(request) => view! { <MapView request=request/> }.into_any(),
        View::List(filter) => view! { <ListView filter=filter/> }.into_any(),
    }
}
