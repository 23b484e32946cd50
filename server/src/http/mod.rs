//! Everything that is answered over HTTP.
//!
//! Tiles come first, see [`tiles`]. For all else, from the outside in: security headers, the log and the metrics, the explanation of errors, limits, then the
//! routes. Errors are explained once, in [`explain`]; handlers return [`failed::Failed`] and say no HTML.

mod address;
mod assets;
mod device;
mod doorman;
mod explain;
mod failed;
mod files;
mod gateway_return;
mod health;
mod list_csv;
mod logo;
pub mod metrics;
mod observe;
mod own_name;
mod pace;
mod pages;
mod same_origin;
mod security;
mod serve;
mod server_fns;
mod site_options;
mod tiles;

use std::time::Duration;

use app::site::SharedSite;
use axum::Router;
use axum::extract::FromRef;
use axum::http::StatusCode;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::{MethodRouter, get};
use ipnet::IpNet;
use leptos_config::LeptosOptions;
use services::Services;
use store::Db;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::timeout::TimeoutLayer;

use crate::config::Config;
use explain::Voice;
pub use failed::chain;
pub use logo::{Logo, LogoError};
use pace::Pace;
pub use same_origin::GATEWAY_RETURN;
pub use serve::{listen, serve};
pub use site_options::{check_names, site_options};
pub use tiles::TilesFirst;
use tiles::{Headers, TileCache};

/// No page or server function takes longer; what does is broken off.
const TIME_LIMIT: Duration = Duration::from_secs(30);

/// No form is larger.
const MAX_BODY_BYTES: usize = 1024 * 1024;

/// What one serving node has at hand. Cloning is cheap and shares everything.
#[derive(Clone)]
pub struct Node {
    site: SharedSite,
    is_https: bool,
    db: Db,
    services: Services,
    tiles: TileCache,
    tile_headers: Headers,
    logo: Option<Logo>,
    leptos: LeptosOptions,
    voice: Voice,
    proxies: Vec<IpNet>,
    pace: Pace,
}

impl Node {
    /// Puts a node together.
    #[must_use]
    pub fn new(config: &Config, db: Db, services: Services, logo: Option<Logo>, leptos: LeptosOptions) -> Self {
        let site = config.site();
        let voice = Voice {
            site: site.clone(),
            style: assets::stylesheet(&leptos),
        };
        Self {
            site,
            is_https: config.is_https(),
            db,
            services,
            tiles: TileCache::new(config.tiles.cache_mb),
            tile_headers: Headers::new(config.is_https()),
            logo,
            leptos,
            voice,
            proxies: config.trusted_proxies.iter().map(|proxy| proxy.network()).collect(),
            pace: Pace::new(&config.limits),
        }
    }
}

impl FromRef<Node> for LeptosOptions {
    fn from_ref(node: &Node) -> Self {
        node.leptos.clone()
    }
}

/// Everything that the public listener answers.
pub fn service(node: Node) -> TilesFirst {
    TilesFirst::new(node.clone(), router(node))
}

/// The addresses that are neither pages nor server functions.
fn own_routes() -> impl Iterator<Item = (&'static str, MethodRouter<Node>)> {
    let others = [
        ("/mapa/lista.csv", get(list_csv::list_csv)),
        (
            GATEWAY_RETURN,
            get(gateway_return::by_get).post(gateway_return::by_post),
        ),
        ("/healthz", get(health::alive)),
        ("/readyz", get(health::ready)),
        (crate::config::LOGO_PATH, get(logo::logo)),
    ];
    tiles::routes().into_iter().chain(others)
}

fn own() -> Router<Node> {
    own_routes().fold(Router::new(), |router, (path, handlers)| router.route(path, handlers))
}

/// Every address that the public listener answers but for the site's files, as a pattern: what the table of
/// permissions is held against.
#[must_use]
pub fn addresses() -> Vec<String> {
    let own = own_routes().map(|(path, _)| path.to_owned());
    own.chain(pages::addresses()).collect()
}

/// All routes of the public listener.
fn router(node: Node) -> Router {
    Router::new()
        .merge(pages::router(&node))
        .merge(own())
        .fallback_service(files::router(&node))
        .layer(from_fn_with_state(node.clone(), doorman::receive))
        .layer(from_fn_with_state(node.site.public_url.clone(), own_name::lead))
        .layer(from_fn_with_state(node.site.public_url.clone(), same_origin::hold))
        .layer(from_fn_with_state(node.pace.clone(), pace::keep))
        .layer(from_fn_with_state(node.proxies.clone(), address::note))
        .layer(RequestBodyLimitLayer::new(MAX_BODY_BYTES))
        .layer(TimeoutLayer::with_status_code(
            StatusCode::SERVICE_UNAVAILABLE,
            TIME_LIMIT,
        ))
        .layer(from_fn_with_state(node.voice.clone(), explain::explain))
        .layer(from_fn(observe::observe))
        .layer(from_fn_with_state(node.is_https, security::secure))
        .with_state(node)
}
