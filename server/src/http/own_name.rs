//! On one's own machine the portal has two names, and a session belongs to one: whoever comes by the number is led to
//! the name.

use axum::extract::{Request, State};
use axum::http::Method;
use axum::http::header::HOST;
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};

use super::doorman::is_personal;

/// Leads a reader of somebody's own pages from `127.0.0.1` to `localhost`, where that is the portal's own address. A
/// proxy in front may call us by a number, too, so that no other name is ever led anywhere.
pub async fn lead(State(own): State<String>, request: Request, next: Next) -> Response {
    let host = request.headers().get(HOST).and_then(|value| value.to_str().ok());
    let is_number = host.is_some_and(|host| host.starts_with("127.0.0.1") || host.starts_with("[::1]"));
    let reads = request.method() == Method::GET;
    if !(is_number && reads && own.starts_with("http://localhost") && is_personal(request.uri())) {
        return next.run(request).await;
    }
    let path = request.uri().path_and_query().map_or("/", |path| path.as_str());
    Redirect::temporary(&format!("{own}{path}")).into_response()
}
