//! The pages and server functions of `app`, given what they need to answer.

use std::sync::LazyLock;

use app::shell::{App, shell};
use app::site::SharedSite;
use axum::Router;
use axum::extract::{Request, State};
use axum::http::header::ACCEPT;
use axum::http::{HeaderValue, Method};
use axum::middleware::from_fn;
use axum::response::{IntoResponse, Response};
use leptos::prelude::provide_context;
use leptos::server_fn::axum::server_fn_paths;
use leptos_axum::{AxumRouteListing, ErrorHandler, LeptosRoutes, generate_route_list};
use tower::ServiceExt;
use tower_http::compression::CompressionLayer;

use super::failed::Failed;
use super::{Node, server_fns};

/// The addresses of all pages. While they are being listed, no page of this process loads its data (the framework has
/// one switch for all), so they are listed once, before any node answers.
static ROUTES: LazyLock<Vec<AxumRouteListing>> = LazyLock::new(|| generate_route_list(App));

/// The addresses of all pages and of all server functions.
pub fn addresses() -> impl Iterator<Item = String> {
    let pages = ROUTES.iter().map(|page| page.path().to_owned());
    pages.chain(server_fn_paths().map(|(path, _)| path.to_owned()))
}

/// Adds the routes of all pages and of all server functions.
pub fn router(node: &Node) -> Router<Node> {
    let options = node.leptos.clone();
    Router::new()
        .leptos_routes_with_context(node, ROUTES.clone(), context(node), move || shell(options.clone()))
        .layer(from_fn(server_fns::truthful_status))
        .layer(CompressionLayer::new())
}

/// The service for addresses that lead nowhere: a page for people, problem details for machines.
pub fn not_found(node: &Node) -> Router {
    Router::new().fallback(nowhere).with_state(node.clone())
}

async fn nowhere(State(node): State<Node>, request: Request) -> Response {
    let is_reading = matches!(*request.method(), Method::GET | Method::HEAD);
    let wants_page = |accept: &HeaderValue| accept.to_str().is_ok_and(|text| text.contains("text/html"));
    if !is_reading || !request.headers().get(ACCEPT).is_some_and(wants_page) {
        return Failed::not_found("there is nothing at this address").into_response();
    }
    let page = ErrorHandler::new_with_context(context(&node), shell, node.leptos.clone());
    page.oneshot(request).await.into_response()
}

/// What pages and server functions find in their context.
fn context(node: &Node) -> impl Fn() + Clone + Send + Sync + 'static {
    let (services, site, options) = (node.services.clone(), node.site.clone(), node.leptos.clone());
    move || {
        provide_context(services.clone());
        provide_context::<SharedSite>(site.clone());
        provide_context(options.clone());
    }
}
