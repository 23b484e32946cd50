//! The built site's files: script, module, styles, icons. Compressed twins made at build time are preferred.

use axum::Router;
use axum::extract::Request;
use axum::http::Uri;
use axum::http::header::{CACHE_CONTROL, HeaderValue, LAST_MODIFIED, VARY};
use axum::middleware::{Next, from_fn};
use axum::response::Response;
use tower_http::services::ServeDir;

use super::Node;
use super::pages;

/// What carries a hash in its name never changes under that name.
const FOR_GOOD: &str = "public, max-age=31536000, immutable";

/// Icons and the vendored map script may change with a new release; an hour is soon enough.
const FOR_AN_HOUR: &str = "public, max-age=3600";

/// Serves the files; what is no file gets the page that says so.
pub fn router(node: &Node) -> Router {
    let files = ServeDir::new(&*node.leptos.site_root)
        .append_index_html_on_directories(false)
        .precompressed_br()
        .precompressed_gzip()
        .call_fallback_on_method_not_allowed(true)
        .fallback(pages::not_found(node));
    let hashed = format!("/{}/", node.leptos.site_pkg_dir);
    Router::new()
        .fallback_service(files)
        .layer(from_fn(move |mut request: Request, next: Next| {
            if is_no_file_name(request.uri().path()) {
                *request.uri_mut() = Uri::from_static("/-");
            }
            let is_hashed = request.uri().path().starts_with(&hashed);
            async move { keep(next.run(request).await, is_hashed) }
        }))
}

/// Whether a part of the path is longer than any file's name. The file system would call it a fault; it is only an
/// address that leads nowhere.
fn is_no_file_name(path: &str) -> bool {
    path.split('/').any(|part| part.len() > 240)
}

/// Says how long browsers may keep a file. Pages say it themselves.
fn keep(mut response: Response, is_hashed: bool) -> Response {
    let is_file = response.headers().contains_key(LAST_MODIFIED);
    let headers = response.headers_mut();
    if is_file && !headers.contains_key(CACHE_CONTROL) {
        let how_long = if is_hashed { FOR_GOOD } else { FOR_AN_HOUR };
        headers.insert(CACHE_CONTROL, HeaderValue::from_static(how_long));
        headers.append(VARY, HeaderValue::from_static("Accept-Encoding"));
    }
    response
}
