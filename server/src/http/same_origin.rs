//! What changes something is only taken from our own pages: another site must not send a visitor's browser here with
//! a form of its own.

use axum::extract::{Request, State};
use axum::http::header::{COOKIE, HOST, ORIGIN};
use axum::http::{HeaderMap, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use contract::AppError;

use super::failed::Failed;

/// Where the national gateway sends browsers back by a form, from its own site. It carries nothing but a note that
/// only we can redeem, and leads on by a redirect before it is looked at.
pub const GATEWAY_RETURN: &str = "/logowanie/krajowe/powrot";

/// Lets those pass that read, and those that come from our own pages.
pub async fn hold(State(own): State<String>, request: Request, next: Next) -> Response {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if reads || request.uri().path() == GATEWAY_RETURN || is_ours(request.headers(), &own) {
        return next.run(request).await;
    }
    tracing::warn!("refused a change that was asked for from another site's page");
    let mut refused = Failed::from(AppError::Forbidden);
    refused.detail = Some("this request was not sent from a page of this portal".to_owned());
    refused.into_response()
}

/// Browsers say where a request comes from. Where neither header stands, it was none of today's browsers: such a one
/// has no session here either, so that without a cookie there is nothing to protect.
fn is_ours(headers: &HeaderMap, own: &str) -> bool {
    let said = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or_default());
    if let Some(site) = said("sec-fetch-site") {
        // `none` is the visitor's own doing: an address typed, a page loaded again.
        return matches!(site, "same-origin" | "none");
    }
    match said(ORIGIN.as_str()) {
        Some(origin) => origin == own || is_at_host(origin, said(HOST.as_str())),
        None => !headers.contains_key(COOKIE),
    }
}

/// Whether the page's origin is the host that the request was sent to: neither of them can a foreign page choose.
fn is_at_host(origin: &str, host: Option<&str>) -> bool {
    let at = origin.split_once("://").map(|(_, at)| at);
    at.is_some() && at == host
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderMap;

    use super::is_ours;

    fn ours(pairs: &[(&'static str, &'static str)]) -> bool {
        let headers: HeaderMap = pairs
            .iter()
            .map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap()))
            .collect();
        is_ours(&headers, "https://ebok.gmina.pl")
    }

    #[test]
    fn a_form_on_another_site_changes_nothing_here() {
        for site in ["cross-site", "same-site", ""] {
            assert!(
                !ours(&[("sec-fetch-site", site), ("origin", "https://ebok.gmina.pl")]),
                "{site}"
            );
        }
        assert!(!ours(&[("origin", "https://evil.example"), ("host", "ebok.gmina.pl")]));
        assert!(!ours(&[("origin", "null"), ("host", "ebok.gmina.pl")]));
        assert!(!ours(&[("cookie", "ebok=x")]));
    }

    #[test]
    fn our_own_pages_do() {
        assert!(ours(&[("sec-fetch-site", "same-origin")]));
        assert!(ours(&[("sec-fetch-site", "none")]));
        assert!(ours(&[("origin", "https://ebok.gmina.pl"), ("host", "10.0.0.1:3000")]));
        assert!(ours(&[("origin", "http://127.0.0.1:3000"), ("host", "127.0.0.1:3000")]));
        assert!(ours(&[]));
    }
}
