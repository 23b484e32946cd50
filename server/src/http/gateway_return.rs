//! The way back from the national gateway.
//!
//! It comes by GET or by POST. What comes by POST from another site comes without our cookies, which are for our own
//! pages only; so it is sent on to itself by GET, as if the visitor had followed a link, and then they are there.

use app::answers;
use app::form::RETURN;
use app::visit::Visit;
use axum::Form;
use axum::extract::{Extension, Query, State};
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use serde::{Deserialize, Serialize};
use services::gateway::{Finish, Refused};

use super::Node;
use super::same_origin::GATEWAY_RETURN;

/// What the gateway sends.
#[derive(Deserialize, Serialize)]
pub struct Answer {
    #[serde(rename = "SAMLart", default)]
    artifact: String,
    #[serde(rename = "RelayState", default)]
    mark: String,
}

/// Sends the browser on to the same address by GET.
pub async fn by_post(Form(answer): Form<Answer>) -> Response {
    match serde_urlencoded::to_string(&answer) {
        Ok(query) => Redirect::to(&format!("{GATEWAY_RETURN}?{query}")).into_response(),
        Err(_) => StatusCode::BAD_REQUEST.into_response(),
    }
}

/// Lets in whom the gateway names.
pub async fn by_get(
    State(node): State<Node>,
    Extension(visit): Extension<Visit>,
    Query(answer): Query<Answer>,
) -> Response {
    let finish = Finish {
        browser: &visit.browser,
        device: &visit.device,
        artifact: &answer.artifact,
        mark: &answer.mark,
    };
    let actor = visit.actor();
    let entered = match node.services.gateway().finish(&actor, finish).await {
        Ok(entered) => entered,
        Err(refused) => return say(&refused),
    };
    // Whoever was signed in here before is not any more: one browser is one person at a time.
    if let Err(error) = end_former(&node, &visit).await {
        tracing::warn!("the former session of a browser was not ended: {error}");
    }
    let next = entered.return_path.as_deref().unwrap_or(answers::ACCOUNT);
    let cookie = HeaderValue::from_str(&visit.cookies.begin_session(&entered.session));
    let headers = AppendHeaders(cookie.into_iter().map(|cookie| (SET_COOKIE, cookie)));
    (headers, Redirect::to(next)).into_response()
}

async fn end_former(node: &Node, visit: &Visit) -> Result<(), contract::AppError> {
    match visit.signed_in() {
        Ok(_) => node.services.sessions().sign_out(&visit.actor()).await,
        Err(_) => Ok(()),
    }
}

/// The page that says why not, and from which the next try leads to the same place.
fn say(refused: &Refused) -> Response {
    let why = refused.why.to_string();
    let back = refused.return_path.as_ref().map(|path| (RETURN, path.as_str()));
    let pairs: Vec<(&str, &str)> = std::iter::once(("wynik", why.as_str())).chain(back).collect();
    match serde_urlencoded::to_string(&pairs) {
        Ok(query) => Redirect::to(&format!("/logowanie?{query}")).into_response(),
        Err(_) => Redirect::to("/logowanie").into_response(),
    }
}
