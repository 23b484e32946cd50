//! Says what went wrong: a page to people, problem details (RFC 9457) to machines, an incident number for every
//! fault of ours.
//!
//! Pages and server functions that have already explained their error themselves pass untouched.

use std::any::Any;
use std::panic::AssertUnwindSafe;

use app::pages::error::document;
use app::server_fns::context::language_of;
use app::site::SharedSite;
use axum::Json;
use axum::extract::{Request, State};
use axum::http::header::{ACCEPT, CACHE_CONTROL, CONTENT_TYPE};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};
use contract::AppError;
use domain::language::Language;
use futures::FutureExt;
use serde_json::{Value, json};

use super::failed::Failed;
use super::server_fns::ERROR_HEADER;

/// What error pages are made with.
#[derive(Clone)]
pub struct Voice {
    /// The utility, whose name and telephone stand on the page.
    pub site: SharedSite,
    /// The stylesheet's address.
    pub style: String,
}

/// Who reads the answer, and how.
struct Reader {
    language: Language,
    wants_page: bool,
    method: String,
    path: String,
}

impl Reader {
    fn of(parts: &Parts) -> Self {
        let accept = parts
            .headers
            .get(ACCEPT)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default();
        Self {
            language: language_of(parts),
            wants_page: accept.contains("text/html"),
            method: parts.method.to_string(),
            path: parts.uri.path().to_owned(),
        }
    }
}

/// Catches panics and explains bare errors.
pub async fn explain(State(voice): State<Voice>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let reader = Reader::of(&parts);
    let answer = AssertUnwindSafe(next.run(Request::from_parts(parts, body)))
        .catch_unwind()
        .await;
    match answer {
        Ok(response) if is_bare_error(&response) => {
            let failed = failed_of(&response, &reader);
            let headers = response.headers();
            say(&voice, &reader, &failed, headers)
        }
        Ok(response) => response,
        Err(panic) => {
            let failed = fault(
                StatusCode::INTERNAL_SERVER_ERROR,
                &reader,
                &format!("panicked: {}", words(&*panic)),
            );
            say(&voice, &reader, &failed, &HeaderMap::new())
        }
    }
}

/// An error that says nothing of itself yet, or only a line of plain text for developers.
fn is_bare_error(response: &Response) -> bool {
    let status = response.status();
    if !(status.is_client_error() || status.is_server_error()) || response.headers().contains_key(ERROR_HEADER) {
        return false;
    }
    let kind = response
        .headers()
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok());
    kind.is_none_or(|kind| kind.starts_with("text/plain"))
}

fn failed_of(response: &Response, reader: &Reader) -> Failed {
    if let Some(failed) = response.extensions().get::<Failed>() {
        return failed.clone();
    }
    let status = response.status();
    let error = match status {
        StatusCode::NOT_FOUND => AppError::not_found("page"),
        StatusCode::FORBIDDEN => AppError::Forbidden,
        StatusCode::SERVICE_UNAVAILABLE => AppError::Unavailable,
        status if status.is_server_error() => return fault(status, reader, "answered without saying why"),
        _ => AppError::Invalid { fields: Vec::new() },
    };
    Failed {
        status,
        error,
        detail: None,
    }
}

fn fault(status: StatusCode, reader: &Reader, what: &str) -> Failed {
    let incident = services::incident_number();
    tracing::error!(incident = %incident.0, "{} {} {what}", reader.method, reader.path);
    Failed {
        status,
        error: AppError::Internal { incident },
        detail: None,
    }
}

/// What a panic said, when it said something.
fn words(panic: &(dyn Any + Send)) -> &str {
    panic
        .downcast_ref::<&'static str>()
        .copied()
        .or_else(|| panic.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("no message")
}

fn say(voice: &Voice, reader: &Reader, failed: &Failed, headers: &HeaderMap) -> Response {
    let mut response = if reader.wants_page {
        let page = document(&voice.site, reader.language, &failed.error, &voice.style);
        (failed.status, Html(page)).into_response()
    } else {
        let mut response = (failed.status, Json(problem(failed, reader))).into_response();
        response
            .headers_mut()
            .insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        response
    };
    // What the error itself had to say in headers stays: Allow, Retry-After, Location.
    for (name, value) in headers {
        if !response.headers().contains_key(name) && name != "content-length" {
            response.headers_mut().insert(name, value.clone());
        }
    }
    response
        .headers_mut()
        .insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

fn problem(failed: &Failed, reader: &Reader) -> Value {
    let mut problem = json!({
        "type": "about:blank",
        "title": failed.status.canonical_reason().unwrap_or("Error"),
        "status": failed.status.as_u16(),
        "instance": reader.path,
    });
    if let Some(detail) = &failed.detail {
        problem["detail"] = json!(detail);
    }
    if let AppError::Internal { incident } = &failed.error {
        problem["incident"] = json!(incident.0);
    }
    problem
}

#[cfg(test)]
mod tests {
    use axum::Router;
    use axum::body::{Body, to_bytes};
    use axum::extract::Request;
    use axum::http::StatusCode;
    use axum::middleware::from_fn_with_state;
    use axum::response::{IntoResponse, Response};
    use axum::routing::get;
    use tower::ServiceExt;

    use super::{Voice, explain};
    use crate::config::Config;
    use crate::http::failed::Failed;

    async fn broken() -> Response {
        panic!("the pump is dry")
    }

    async fn faulty() -> Failed {
        Failed::fault("opening the valve", &std::io::Error::other("stuck"))
    }

    async fn bare() -> StatusCode {
        StatusCode::BAD_GATEWAY
    }

    async fn explained() -> Response {
        (
            StatusCode::INTERNAL_SERVER_ERROR,
            [("serverfnerror", "/api/x")],
            "of its own",
        )
            .into_response()
    }

    async fn ask(path: &str, headers: &[(&str, &str)]) -> (StatusCode, String, String) {
        let voice = Voice {
            site: Config::default().site(),
            style: "/pkg/ebok.css".into(),
        };
        let router = Router::new()
            .route("/broken", get(broken))
            .route("/faulty", get(faulty))
            .route("/bare", get(bare))
            .route("/explained", get(explained))
            .layer(from_fn_with_state(voice, explain));
        let request = headers
            .iter()
            .fold(Request::builder().uri(path), |built, (name, value)| {
                built.header(*name, *value)
            });
        let response = router.oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
        let status = response.status();
        let kind = response.headers()["content-type"].to_str().unwrap().to_owned();
        let body = to_bytes(response.into_body(), 1 << 20).await.unwrap();
        (status, kind, String::from_utf8(body.to_vec()).unwrap())
    }

    fn incident_in(text: &str) -> bool {
        let is_number = |word: &str| {
            let word = word.trim_matches(|c: char| !c.is_ascii_alphanumeric());
            word.len() == 9
                && word.as_bytes()[4] == b'-'
                && word.replace('-', "").bytes().all(|b| b.is_ascii_alphanumeric())
        };
        text.split(|c: char| c.is_whitespace() || matches!(c, '"' | '<' | '>'))
            .any(is_number)
    }

    #[tokio::test]
    async fn a_panic_becomes_a_page_with_an_incident_number_in_the_readers_language() {
        for (language, words) in [("pl", "Mamy awarię programu"), ("en", "<html lang=\"en\"")] {
            let (status, kind, body) = ask("/broken", &[("accept", "text/html"), ("accept-language", language)]).await;
            assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR);
            assert!(kind.starts_with("text/html"), "{kind}");
            assert!(body.contains(words) && incident_in(&body), "{body}");
            assert!(
                !body.contains("pump"),
                "what went wrong inside is not for the public: {body}"
            );
        }
    }

    #[tokio::test]
    async fn machines_get_problem_details_with_the_incident_number() {
        for path in ["/broken", "/faulty", "/bare"] {
            let (status, kind, body) = ask(path, &[("accept", "application/json")]).await;
            assert_eq!(kind, "application/problem+json");
            let problem: serde_json::Value = serde_json::from_str(&body).unwrap();
            assert_eq!(problem["status"], status.as_u16());
            assert_eq!(problem["instance"], path);
            assert!(incident_in(&body), "{path}: {body}");
            assert!(!body.contains("stuck"), "{body}");
        }
    }

    #[tokio::test]
    async fn an_error_that_explains_itself_passes_untouched() {
        let (status, _, body) = ask("/explained", &[("accept", "text/html")]).await;
        assert_eq!(
            (status, body.as_str()),
            (StatusCode::INTERNAL_SERVER_ERROR, "of its own")
        );
    }
}
