//! One tile.

use std::cell::RefCell;

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, LOCATION, VARY};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use gis::cut::{CutBuffer, MAX_ZOOM, MIN_ZOOM, cut};
use gis::snapshot::Snapshot;

use super::super::Node;
use super::super::failed::Failed;
use super::cache::{Key, Packed};
use super::conditional::{already_has, reads_gzip};

/// The media type of vector tiles, as registered with IANA.
const MVT: &str = "application/vnd.mapbox-vector-tile";

/// The version stands in the address, so that what is there never changes.
const FOR_GOOD: &str = "public, max-age=31536000, immutable";

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
    let Some(snapshot) = node.services.network().snapshot() else {
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
    let tile = node.tiles.get(key, move || draw(&snapshot, key)).await;
    match tile.map_err(|error| Failed::fault("cutting a tile failed", &error))? {
        Some(tile) => Ok(with_tile(&tile, key.version, &headers)),
        None => Ok((StatusCode::NO_CONTENT, [(CACHE_CONTROL, FOR_GOOD)]).into_response()),
    }
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

fn draw(snapshot: &Snapshot, key: Key) -> Option<Vec<u8>> {
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

fn with_tile(tile: &Packed, version: i64, headers: &HeaderMap) -> Response {
    let gzip = reads_gzip(headers);
    // A strong tag names one form's bytes, so both forms have their own.
    let form = if gzip { "-gz" } else { "" };
    let tag = format!("\"{version}-{:08x}{form}\"", tile.digest);
    let known = [
        (ETAG, tag.clone()),
        (CACHE_CONTROL, FOR_GOOD.to_owned()),
        (VARY, "Accept-Encoding".to_owned()),
    ];
    if already_has(headers, &tag) {
        return (StatusCode::NOT_MODIFIED, known).into_response();
    }
    if gzip {
        return (
            known,
            [(CONTENT_TYPE, MVT), (CONTENT_ENCODING, "gzip")],
            Bytes::clone(&tile.gzip),
        )
            .into_response();
    }
    (known, [(CONTENT_TYPE, MVT)], Bytes::clone(&tile.identity)).into_response()
}
