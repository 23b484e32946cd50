//! The answer that carries a tile: its status, its headers and its bytes.

use axum::body::Body;
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, IF_NONE_MATCH, VARY,
};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::Response;

use super::super::security;
use super::conditional::already_has;
use super::packed::Form;

/// The media type of vector tiles, as registered with IANA.
const MVT: &str = "application/vnd.mapbox-vector-tile";

/// The version stands in the address, so that what is there never changes.
const FOR_GOOD: &str = "public, max-age=31536000, immutable";

/// The headers of every tile, put together once: copying them is cheaper than making them.
#[derive(Debug, Clone)]
pub struct Headers {
    plain: HeaderMap,
    gzip: HeaderMap,
    empty: HeaderMap,
}

impl Headers {
    /// As this site sends them; any other site may show the tiles, for the data are public.
    #[must_use]
    pub fn new(is_https: bool) -> Self {
        let mut empty = HeaderMap::with_capacity(16);
        security::close_doors(&mut empty, is_https);
        empty.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
        empty.insert(CACHE_CONTROL, HeaderValue::from_static(FOR_GOOD));
        let mut plain = empty.clone();
        plain.insert(VARY, HeaderValue::from_static("Accept-Encoding"));
        plain.insert(CONTENT_TYPE, HeaderValue::from_static(MVT));
        let mut gzip = plain.clone();
        gzip.insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        Self { plain, gzip, empty }
    }

    /// 200 with the tile, or 304 when the asker has it.
    #[must_use]
    pub fn tile(&self, form: Form, asked: &HeaderMap) -> Response {
        let known = asked.contains_key(IF_NONE_MATCH) && form.tag.to_str().is_ok_and(|tag| already_has(asked, tag));
        let mut headers = if form.is_gzip { &self.gzip } else { &self.plain }.clone();
        headers.insert(ETAG, form.tag);
        if known {
            headers.remove(CONTENT_TYPE);
            headers.remove(CONTENT_ENCODING);
            return answer(StatusCode::NOT_MODIFIED, headers, Body::empty());
        }
        answer(StatusCode::OK, headers, Body::from(form.bytes))
    }

    /// 204: nothing lies there.
    #[must_use]
    pub fn nothing(&self) -> Response {
        answer(StatusCode::NO_CONTENT, self.empty.clone(), Body::empty())
    }
}

fn answer(status: StatusCode, headers: HeaderMap, body: Body) -> Response {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    *response.headers_mut() = headers;
    response
}
