//! One tile.

use std::cell::RefCell;

use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, LOCATION};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::actor::Actor;
use gis::cut::{CutBuffer, MAX_ZOOM, MIN_ZOOM, cut};
use gis::snapshot::Snapshot;

use super::super::Node;
use super::super::failed::Failed;
use super::cache::Key;
use super::conditional::reads_gzip;

thread_local! {
    /// Each cutting thread keeps its working memory.
    static BUFFER: RefCell<CutBuffer> = RefCell::new(CutBuffer::default());
}

/// A tile's address, as its parts stand in the path.
type Parts = (String, String, String, String, String);

/// Answers 200 with the tile, 204 when nothing lies there, 304 when the asker has it, 307 to the current version
/// when an older one was asked for, 503 when a newer one, and 404 when there can be no such tile.
///
/// # Errors
/// 404 with the reason, or a fault of ours.
pub async fn tile(State(node): State<Node>, Path(parts): Path<Parts>, headers: HeaderMap) -> Result<Response, Failed> {
    let key = address(&parts)?;
    let Some(snapshot) = node.services.network().for_tiles(&Actor::Anonymous)? else {
        return Err(Failed::unavailable(
            "the network is still being loaded; try again in a few seconds",
        ));
    };
    if key.version > snapshot.version() {
        // Another node has loaded it already; sent back, the browser would go to and fro between the two.
        return Err(Failed::unavailable(
            "this version of the data is not loaded here yet; try again in a few seconds",
        ));
    }
    if key.version < snapshot.version() {
        return Ok(to_current(&snapshot, key));
    }
    let broken = "cutting a tile failed";
    let tile = node.tiles.get(key, false, move || draw(&snapshot, key)).await;
    let Some(tile) = tile.map_err(|error| Failed::fault(broken, &error))? else {
        return Ok(node.tile_headers.nothing());
    };
    let is_gzip = reads_gzip(&headers);
    if is_gzip {
        let compressed = tile.compress().await;
        compressed.map_err(|error| Failed::fault("compressing a tile failed", &error))?;
    }
    let form = tile.at_hand(is_gzip);
    Ok(form.map_or_else(
        || node.tile_headers.nothing(),
        |form| node.tile_headers.tile(form, &headers),
    ))
}

fn address(parts: &Parts) -> Result<Key, Failed> {
    let (version, layer, z, x, y) = parts;
    let version = version
        .parse()
        .map_err(|_| Failed::not_found(format!("`{version}` is not a version of the data")))?;
    let source = layer
        .parse()
        .map_err(|_| Failed::not_found(format!("there is no layer `{layer}`; there are `base` and `network`")))?;
    let shape = || Failed::not_found("a tile's address ends in {z}/{x}/{y}.mvt, three whole numbers");
    let y = y.strip_suffix(".mvt").ok_or_else(shape)?;
    let numbers = (z.parse().ok(), x.parse().ok(), y.parse().ok());
    let (Some(z), Some(x), Some(y)) = numbers else {
        return Err(shape());
    };
    place(z, x, y)?;
    Ok(Key {
        version,
        source,
        zxy: (z, x, y),
    })
}

/// Checked before the cache, so that nobody can fill it with what does not exist.
fn place(z: u8, x: u32, y: u32) -> Result<(), Failed> {
    if !(MIN_ZOOM..=MAX_ZOOM).contains(&z) {
        return Err(Failed::not_found(format!(
            "there are no tiles at zoom {z}; ask for {MIN_ZOOM} to {MAX_ZOOM}"
        )));
    }
    let across = 1_u32 << z;
    if x >= across || y >= across {
        return Err(Failed::not_found(format!("there is no tile {x}/{y} at zoom {z}")));
    }
    Ok(())
}

/// Cuts a tile whose place was checked.
pub fn draw(snapshot: &Snapshot, key: Key) -> Option<Vec<u8>> {
    let (z, x, y) = key.zxy;
    // The place was checked before, so that nothing is left to fail.
    let bytes = BUFFER
        .with_borrow_mut(|buffer| cut(snapshot, key.source, z, x, y, buffer))
        .ok()?;
    (!bytes.is_empty()).then_some(bytes)
}

fn to_current(snapshot: &Snapshot, key: Key) -> Response {
    let (source, (z, x, y)) = (key.source, key.zxy);
    let place = format!("/tiles/{}/{source}/{z}/{x}/{y}.mvt", snapshot.version());
    (
        StatusCode::TEMPORARY_REDIRECT,
        [(LOCATION, place), (CACHE_CONTROL, "no-store".to_owned())],
    )
        .into_response()
}
