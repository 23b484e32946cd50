//! The addresses of the stand-in; those of the gateway have its paths.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Router;
use axum::extract::{Form, State};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_TYPE, LOCATION};
use axum::response::{Html, IntoResponse as _, Response};
use axum::routing::{get, post};

use super::persons::{PERSONS, Person};
use super::script::Fault;
use super::store::Store;
use super::{StandInError, page};

type Fields = Form<BTreeMap<String, String>>;
type Shared = State<Arc<Store>>;

pub fn router(store: Arc<Store>) -> Router {
    Router::new()
        .route("/", get(async || Html(page::start())))
        .route("/login/SingleSignOnService", post(sign_on))
        .route("/login/wybor", post(choose))
        .route("/login-services/idpArtifactResolutionService", post(resolve))
        .route("/login-services/singleLogoutService", post(log_out))
        .with_state(store)
}

async fn sign_on(State(store): Shared, Form(fields): Fields) -> Response {
    let field = |name: &str| fields.get(name).map_or("", String::as_str);
    match store.asked(field("SAMLRequest"), field("RelayState")) {
        Ok(ticket) => Html(page::choice(&ticket)).into_response(),
        Err(error) => refused(&error),
    }
}

async fn choose(State(store): Shared, Form(fields): Fields) -> Response {
    let field = |name: &str| fields.get(name).map_or("", String::as_str);
    let chosen = field("kto");
    let status: &[&'static str] = match chosen {
        page::CANCELLED => &["Responder", "AuthnFailed"],
        page::TOO_LOW => &["Responder", "NoAuthnContext"],
        page::UNKNOWN => &["Responder", "UnknownPrincipal"],
        _ => &[],
    };
    let person = match Person::of(chosen) {
        Some(person) => person,
        None if !status.is_empty() => PERSONS[0],
        None => return refused(&StandInError::new("nobody of that name lives here")),
    };
    match store.choose(field("bilet"), person, status) {
        Ok(address) => (StatusCode::SEE_OTHER, [(LOCATION, address)]).into_response(),
        Err(error) => refused(&error),
    }
}

async fn resolve(State(store): Shared, body: String) -> Response {
    soap(&store, || store.resolve(&body)).await
}

async fn log_out(State(store): Shared, body: String) -> Response {
    soap(&store, || store.log_out(&body)).await
}

async fn soap(store: &Store, well: impl FnOnce() -> Result<String, StandInError>) -> Response {
    match store.fault() {
        Fault::Silent => std::future::pending().await,
        Fault::Broken => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        Fault::Garbage => "<html><body>Przerwa techniczna</body></html>".into_response(),
        Fault::Endless => " \n".repeat(5_000_000).into_response(),
        Fault::Elsewhere => (StatusCode::FOUND, [(LOCATION, "http://localhost.invalid/")]).into_response(),
        Fault::None | Fault::Status(_) | Fault::Scripted(_) => match well() {
            Ok(message) => ([(CONTENT_TYPE, "text/xml; charset=utf-8")], message).into_response(),
            Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response(),
        },
    }
}

fn refused(error: &StandInError) -> Response {
    (StatusCode::BAD_REQUEST, Html(page::refused(&error.to_string()))).into_response()
}
