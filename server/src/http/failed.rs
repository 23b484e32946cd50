//! An answer that failed, before it is known who reads it: [`super::explain`] makes a page or JSON of it.

use std::error::Error;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use contract::AppError;

/// Why an answer failed. Travels with the response to the layer that knows how to say it.
#[derive(Debug, Clone)]
pub struct Failed {
    /// The status to answer with.
    pub status: StatusCode,
    /// What the page says.
    pub error: AppError,
    /// What machines are told beyond the status.
    pub detail: Option<String>,
}

impl Failed {
    /// There is no such thing; `detail` tells machines why not.
    pub fn not_found(detail: impl Into<String>) -> Self {
        Self {
            status: StatusCode::NOT_FOUND,
            error: AppError::not_found("page"),
            detail: Some(detail.into()),
        }
    }

    /// Not now; `detail` tells machines why.
    pub fn unavailable(detail: impl Into<String>) -> Self {
        Self {
            status: StatusCode::SERVICE_UNAVAILABLE,
            error: AppError::Unavailable,
            detail: Some(detail.into()),
        }
    }

    /// A fault of ours: logged with its whole chain of causes under a new incident number.
    pub fn fault(what: &str, cause: &(dyn Error + 'static)) -> Self {
        let incident = services::incident_number();
        tracing::error!(incident = %incident.0, "{what}: {}", chain(cause));
        Self {
            status: StatusCode::INTERNAL_SERVER_ERROR,
            error: AppError::Internal { incident },
            detail: None,
        }
    }
}

impl From<AppError> for Failed {
    fn from(error: AppError) -> Self {
        let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        Self {
            status,
            error,
            detail: None,
        }
    }
}

impl IntoResponse for Failed {
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// An error with everything that caused it, in one line.
#[must_use]
pub fn chain(error: &(dyn Error + 'static)) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        let more = error.to_string();
        // Transparent wrappers repeat their source's text.
        if !text.ends_with(&more) {
            text.push_str(": ");
            text.push_str(&more);
        }
        cause = error.source();
    }
    text
}
