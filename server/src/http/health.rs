//! Signs of life for whoever watches over the server.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::CACHE_CONTROL;
use axum::response::{IntoResponse, Response};
use serde_json::json;

use super::Node;
use super::failed::chain;

/// Whether the process answers at all. Asks nothing else, so that a slow database does not get a node killed.
pub async fn alive() -> impl IntoResponse {
    ([(CACHE_CONTROL, "no-store")], Json(json!({ "status": "ok" })))
}

/// Whether requests may be sent here: the database answers and the network is loaded. 503 with what is missing
/// otherwise.
pub async fn ready(State(node): State<Node>) -> Response {
    let database = node.db.ping().await.map_err(|error| chain(&error));
    if let Err(cause) = &database {
        // The cause may name hosts and files: the log gets it, the public answer does not.
        tracing::warn!("not ready: the database does not answer: {cause}");
    }
    let network = node.services.network().snapshot().map(|snapshot| snapshot.version());
    let is_ready = database.is_ok() && network.is_some();
    let status = if is_ready {
        StatusCode::OK
    } else {
        StatusCode::SERVICE_UNAVAILABLE
    };
    let words = |is_good: bool| if is_good { "ok" } else { "unavailable" };
    let body = json!({
        "status": words(is_ready),
        "database": words(database.is_ok()),
        "network": words(network.is_some()),
        "network_version": network,
    });
    (status, [(CACHE_CONTROL, "no-store")], Json(body)).into_response()
}
