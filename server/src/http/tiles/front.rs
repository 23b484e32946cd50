//! Tiles before anything else: a hundred of them come for one page, and all of the router's layers, which are there
//! for pages, cost more than a tile itself.
//!
//! What can be answered by a tile of the current version is answered here. Everything else – other addresses, other
//! methods, errors and whatever goes wrong – goes through the router, whose tile handler says the same more slowly and
//! explains what it cannot say.

use std::convert::Infallible;
use std::future::{Ready, ready};
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Instant;

use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderMap, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::future::RouteFuture;
use domain::actor::Actor;
use futures::FutureExt;
use futures::future::{BoxFuture, Either};
use gis::cut::{MAX_ZOOM, MIN_ZOOM, is_quick};
use gis::snapshot::Snapshot;
use metrics::{Counter, Histogram, counter, histogram};
use tower::{Service, ServiceExt};

use super::super::{Node, TIME_LIMIT};
use super::cache::{Cut, Key};
use super::conditional::reads_gzip;
use super::handler::draw;

/// The route's pattern, as the metrics know it.
pub const ROUTE: &str = "/tiles/{version}/{layer}/{z}/{x}/{y}";

/// The public listener's service: tiles first, then the router.
#[derive(Clone)]
pub struct TilesFirst {
    node: Arc<Node>,
    router: Router,
    meter: Arc<Meter>,
}

type Answered = Result<Response, Infallible>;

impl TilesFirst {
    /// In front of the router.
    #[must_use]
    pub fn new(node: Node, router: Router) -> Self {
        Self {
            node: Arc::new(node),
            router,
            meter: Arc::new(Meter::new()),
        }
    }
}

impl Service<Request> for TilesFirst {
    type Response = Response;
    type Error = Infallible;
    type Future = Either<Ready<Answered>, Either<BoxFuture<'static, Answered>, RouteFuture<Infallible>>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        // A router always is.
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request) -> Self::Future {
        let Some((key, snapshot)) = wanted(&self.node, &request) else {
            return Either::Right(Either::Right(self.router.call(request)));
        };
        let started = Instant::now();
        let at_hand = self.node.tiles.at_hand(&key);
        if let Some(response) = at_hand.and_then(|cut| at_once(&self.node, &cut, request.headers())) {
            self.meter.note(&response, started);
            return Either::Left(ready(Ok(response)));
        }
        let Self { node, router, meter } = self.clone();
        let later = async move {
            let cutting = AssertUnwindSafe(later(&node, key, snapshot, request.headers())).catch_unwind();
            match tokio::time::timeout(TIME_LIMIT, cutting).await {
                Ok(Ok(Some(response))) => {
                    meter.note(&response, started);
                    Ok(response)
                }
                // The router's own explanation of what went wrong.
                Ok(_) => router.oneshot(request).await,
                Err(_) => Ok(StatusCode::SERVICE_UNAVAILABLE.into_response()),
            }
        };
        Either::Right(Either::Left(later.boxed()))
    }
}

/// The tile that is asked for, when it is one of the current version, and what to cut it from.
fn wanted(node: &Node, request: &Request) -> Option<(Key, Arc<Snapshot>)> {
    if request.method() != Method::GET {
        return None;
    }
    let mut parts = request.uri().path().strip_prefix("/tiles/")?.split('/');
    let version = parts.next()?.parse().ok()?;
    let source = parts.next()?.parse().ok()?;
    let (z, x, y): (u8, u32, u32) = (
        parts.next()?.parse().ok()?,
        parts.next()?.parse().ok()?,
        parts.next()?.strip_suffix(".mvt")?.parse().ok()?,
    );
    let is_place = (MIN_ZOOM..=MAX_ZOOM).contains(&z) && x >> z == 0 && y >> z == 0;
    let snapshot = node.services.network().for_tiles(&Actor::Anonymous).ok()??;
    let zxy = (z, x, y);
    (is_place && parts.next().is_none() && version == snapshot.version())
        .then_some((Key { version, source, zxy }, snapshot))
}

/// The answer, when the tile is there in the form that the asker reads.
fn at_once(node: &Node, cut: &Cut, asked: &HeaderMap) -> Option<Response> {
    match cut {
        Some(tile) => Some(node.tile_headers.tile(tile.at_hand(reads_gzip(asked))?, asked)),
        None => Some(node.tile_headers.nothing()),
    }
}

/// The answer after cutting or compressing; nothing when either failed.
async fn later(node: &Node, key: Key, snapshot: Arc<Snapshot>, asked: &HeaderMap) -> Option<Response> {
    let (z, x, y) = key.zxy;
    let is_quick = is_quick(&snapshot, key.source, z, x, y);
    let cut = node.tiles.get(key, is_quick, move || draw(&snapshot, key)).await.ok()?;
    if let Some(tile) = cut.as_ref().filter(|_| reads_gzip(asked)) {
        tile.compress().await.ok()?;
    }
    at_once(node, &cut, asked)
}

/// What the metrics hear of these answers, looked up once.
struct Meter {
    seconds: [Histogram; 3],
    answers: [Counter; 3],
}

const STATUSES: [StatusCode; 3] = [StatusCode::OK, StatusCode::NO_CONTENT, StatusCode::NOT_MODIFIED];

impl Meter {
    fn new() -> Self {
        let labels = |status: StatusCode| {
            [
                ("method", "GET".to_owned()),
                ("route", ROUTE.to_owned()),
                ("status", status.as_str().to_owned()),
            ]
        };
        Self {
            seconds: STATUSES.map(|status| histogram!("http_request_duration_seconds", &labels(status))),
            answers: STATUSES.map(|status| counter!("http_requests_total", &labels(status))),
        }
    }

    fn note(&self, response: &Response, started: Instant) {
        let place = STATUSES.iter().position(|status| *status == response.status());
        let Some(place) = place else { return };
        if let (Some(seconds), Some(answers)) = (self.seconds.get(place), self.answers.get(place)) {
            seconds.record(started.elapsed().as_secs_f64());
            answers.increment(1);
        }
    }
}
