//! Vector tiles and their descriptions.
//!
//! A tile's address holds the version of the network, so that browsers keep it for good; a new import makes new
//! addresses. Whoever asks for another version (a page opened before the import, a node that has not caught up) is
//! sent to the current one by a redirect that is not kept: the map goes on working while its data change.

mod answer;
mod cache;
mod conditional;
mod front;
mod handler;
mod packed;
mod tilejson;

use axum::http::HeaderValue;
use axum::http::header::ACCESS_CONTROL_ALLOW_ORIGIN;
use axum::routing::{MethodRouter, get};
use tower_http::set_header::SetResponseHeaderLayer;

use super::Node;
pub use answer::Headers;
pub use cache::TileCache;
pub use front::TilesFirst;

/// The routes. Any site may show the tiles: the data are public.
pub fn routes() -> [(&'static str, MethodRouter<Node>); 2] {
    let anybody = || SetResponseHeaderLayer::overriding(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    [
        (front::ROUTE, get(handler::tile).layer(anybody())),
        ("/tiles/{layer}", get(tilejson::describe).layer(anybody())),
    ]
}
