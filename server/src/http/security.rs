//! Headers that close doors nobody needs.

use axum::extract::{Request, State};
use axum::http::header::{
    CONTENT_SECURITY_POLICY, HeaderName, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;

/// For everything that is no page. Pages bring a policy of their own with the nonce of their scripts.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
                      base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// Of the reader's device nothing is asked for but its place, by our own map's button, and its passkeys, by our own
/// sign-in.
const PERMISSIONS: &str = "geolocation=(self), publickey-credentials-get=(self), \
                           publickey-credentials-create=(self), camera=(), microphone=(), payment=(), usb=(), \
                           interest-cohort=()";

/// Two years, for this host alone: what else the utility serves under its name is not ours to decide.
const TRANSPORT: &str = "max-age=63072000";

/// Adds the headers to every answer; the one that demands TLS only where the public comes by it.
pub async fn secure(State(is_https): State<bool>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    close_doors(response.headers_mut(), is_https);
    response
}

/// Adds the headers to an answer's others.
pub fn close_doors(headers: &mut HeaderMap, is_https: bool) {
    if !headers.contains_key(CONTENT_SECURITY_POLICY) {
        headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    }
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
    headers.insert(
        REFERRER_POLICY,
        HeaderValue::from_static("strict-origin-when-cross-origin"),
    );
    headers.insert(
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static(PERMISSIONS),
    );
    headers.insert(
        HeaderName::from_static("cross-origin-opener-policy"),
        HeaderValue::from_static("same-origin"),
    );
    headers.insert(
        HeaderName::from_static("cross-origin-resource-policy"),
        HeaderValue::from_static("same-origin"),
    );
    if is_https {
        headers.insert(STRICT_TRANSPORT_SECURITY, HeaderValue::from_static(TRANSPORT));
    }
}
