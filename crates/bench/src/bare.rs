//! The measure of all things: a bare axum handler that returns tiles' bytes and does nothing else.

use std::collections::HashMap;
use std::io::Read as _;
use std::path::Path;
use std::sync::Arc;

use anyhow::Result;
use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::header::{ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_TYPE};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use tokio::net::TcpListener;

use crate::bodies;

const MVT: &str = "application/vnd.mapbox-vector-tile";

/// Both forms of a tile by its address.
type Tiles = Arc<HashMap<String, [Bytes; 2]>>;

/// Serves the tiles of a file on a port of this machine until standard input ends.
///
/// # Errors
/// When the file cannot be read or the port is taken.
pub fn serve(file: &Path, port: u16) -> Result<()> {
    let tiles = bodies::read(file)?
        .into_iter()
        .map(|body| (body.path, [body.plain.into(), body.gzip.into()]));
    let tiles: Tiles = Arc::new(tiles.collect());
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = TcpListener::bind(("127.0.0.1", port)).await?;
        let router = Router::new().fallback(tile).with_state(tiles);
        tokio::select! {
            done = async { axum::serve(listener, router).await } => done?,
            // Whoever started this program holds the other end, and it closes however that one ends.
            _ = tokio::task::spawn_blocking(|| std::io::stdin().read_to_end(&mut Vec::new())) => {}
        }
        Ok(())
    })
}

async fn tile(State(tiles): State<Tiles>, uri: Uri, headers: HeaderMap) -> Response {
    let Some([plain, gzip]) = tiles.get(uri.path()) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    if headers.contains_key(ACCEPT_ENCODING) {
        return ([(CONTENT_TYPE, MVT), (CONTENT_ENCODING, "gzip")], gzip.clone()).into_response();
    }
    ([(CONTENT_TYPE, MVT)], plain.clone()).into_response()
}
