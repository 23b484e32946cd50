//! The utility's logo from the configuration.

use std::path::Path;

use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

use super::Node;
use super::failed::Failed;

/// A logo larger than this slows every page down.
const MAX_BYTES: usize = 512 * 1024;

/// An SVG may hold scripts; opened by itself, it may run none.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/// A logo as it was when the server started.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logo {
    bytes: axum::body::Bytes,
    kind: &'static str,
}

/// Why a logo was refused.
#[derive(Debug, thiserror::Error)]
pub enum LogoError {
    /// The file cannot be read.
    #[error("it cannot be read: {0}")]
    Unreadable(#[from] std::io::Error),
    /// The file is too large.
    #[error("it has {0} bytes; at most {MAX_BYTES} are allowed")]
    TooLarge(usize),
    /// The file is neither SVG nor PNG.
    #[error("it is neither an SVG nor a PNG image")]
    UnknownKind,
}

impl Logo {
    /// Reads the file.
    ///
    /// # Errors
    /// [`LogoError`] when it cannot be read, is too large or is no SVG or PNG.
    pub fn read(path: &Path) -> Result<Self, LogoError> {
        let bytes = std::fs::read(path)?;
        if bytes.len() > MAX_BYTES {
            return Err(LogoError::TooLarge(bytes.len()));
        }
        let kind = kind(&bytes).ok_or(LogoError::UnknownKind)?;
        Ok(Self {
            bytes: bytes.into(),
            kind,
        })
    }
}

/// By the content, since a name promises nothing.
fn kind(bytes: &[u8]) -> Option<&'static str> {
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Some("image/png");
    }
    let text = std::str::from_utf8(bytes)
        .ok()?
        .trim_start_matches('\u{feff}')
        .trim_start();
    (text.starts_with('<') && text.contains("<svg")).then_some("image/svg+xml")
}

/// Serves the logo.
///
/// # Errors
/// 404 when none is configured.
pub async fn logo(State(node): State<Node>) -> Result<Response, Failed> {
    let logo = node.logo.ok_or_else(|| Failed::not_found("no logo is configured"))?;
    let headers = [
        (CONTENT_TYPE, logo.kind),
        (CACHE_CONTROL, "public, max-age=3600"),
        (CONTENT_SECURITY_POLICY, POLICY),
    ];
    Ok((headers, logo.bytes).into_response())
}

#[cfg(test)]
mod tests {
    use super::kind;

    #[test]
    fn an_image_is_known_by_its_content() {
        assert_eq!(kind(b"\x89PNG\r\n\x1a\n..."), Some("image/png"));
        assert_eq!(
            kind(b"<?xml version=\"1.0\"?>\n<svg xmlns=\"\"/>"),
            Some("image/svg+xml")
        );
        assert_eq!(kind(b"<html></html>"), None);
        assert_eq!(kind(b"GIF89a"), None);
    }
}
