//! Watches every request: an id for the log and the answer, one line in the log, and the metrics.
//!
//! Query strings and addresses of people are not logged: they are personal data. The line names the route's pattern,
//! not the path, so that it stays countable.

use std::time::Instant;

use axum::extract::{MatchedPath, Request};
use axum::http::{HeaderName, HeaderValue, Method};
use axum::middleware::Next;
use axum::response::Response;
use metrics::{counter, histogram};
use tracing::{Instrument, debug, info, info_span};

/// The header that carries the request's id.
pub const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// What has no route of its own: static files and what does not exist.
const UNMATCHED: &str = "(other)";

/// Gives the request its id and span, measures it, and logs its outcome.
pub async fn observe(request: Request, next: Next) -> Response {
    let started = Instant::now();
    let id = uuid::Uuid::now_v7().simple().to_string();
    let method = request.method().clone();
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or_else(|| UNMATCHED.to_owned(), |path| path.as_str().to_owned());
    let span = info_span!("request", id, %method, route);
    let mut response = next.run(request).instrument(span.clone()).await;
    let took = started.elapsed();
    let status = response.status().as_u16();
    let duration_ms = took.as_millis();
    span.in_scope(|| {
        // Tiles, files and probes come by the hundred; they are of interest only when they fail.
        let is_frequent = route == UNMATCHED || route.starts_with("/tiles/") || route.ends_with("yz");
        if is_frequent && status < 500 {
            debug!(status, duration_ms, "answered");
        } else {
            info!(status, duration_ms, "answered");
        }
    });
    let labels = [
        ("method", countable(&method).to_owned()),
        ("route", route),
        ("status", status.to_string()),
    ];
    histogram!("http_request_duration_seconds", &labels).record(took.as_secs_f64());
    counter!("http_requests_total", &labels).increment(1);
    if let Ok(value) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(REQUEST_ID, value);
    }
    response
}

/// Anybody may invent methods; the metrics must not grow with them.
fn countable(method: &Method) -> &'static str {
    let known = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
    known
        .into_iter()
        .find(|name| *name == method.as_str())
        .unwrap_or("other")
}
