//! The statuses of server functions' errors.

use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use contract::AppError;

/// The header with which server functions mark an answer that is an error of theirs.
pub const ERROR_HEADER: &str = "serverfnerror";

/// No error of ours is larger.
const MAX_BYTES: usize = 64 * 1024;

/// Gives each error its own status: the framework answers 500 to whatever went wrong, so that a missing object would
/// look like a fault of ours to machines and in the metrics.
pub async fn truthful_status(request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    // Plain forms are sent back to their page by a redirect, which stays.
    if response.status() != StatusCode::INTERNAL_SERVER_ERROR || !response.headers().contains_key(ERROR_HEADER) {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let Ok(body) = to_bytes(body, MAX_BYTES).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    if let Some(status) = status_of(&body) {
        parts.status = status;
    }
    Response::from_parts(parts, Body::from(body))
}

fn status_of(body: &[u8]) -> Option<StatusCode> {
    let error: AppError = serde_json::from_slice(body).ok()?;
    StatusCode::from_u16(error.status()).ok()
}

#[cfg(test)]
mod tests {
    use axum::http::StatusCode;
    use contract::AppError;

    use super::status_of;

    #[test]
    fn an_error_on_the_wire_tells_its_status() {
        for (error, status) in [
            (AppError::not_found("object"), StatusCode::NOT_FOUND),
            (AppError::Forbidden, StatusCode::FORBIDDEN),
            (AppError::Unavailable, StatusCode::SERVICE_UNAVAILABLE),
        ] {
            assert_eq!(status_of(&serde_json::to_vec(&error).unwrap()), Some(status));
        }
        assert_eq!(status_of(b"not ours"), None);
    }
}
