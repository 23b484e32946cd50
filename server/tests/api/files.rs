//! The built site's files.

use axum::http::StatusCode;

use crate::app::TestApp;

#[tokio::test]
async fn hashed_files_are_kept_for_good_and_others_for_an_hour() {
    let app = TestApp::with_network().await;
    let hashed = app.get("/pkg/ebok.abc.js", &[]).await;
    assert_eq!(hashed.status, StatusCode::OK);
    assert_eq!(
        hashed.header("cache-control"),
        Some("public, max-age=31536000, immutable")
    );
    let icon = app.get("/favicon.svg", &[]).await;
    assert_eq!(icon.status, StatusCode::OK);
    assert_eq!(icon.header("cache-control"), Some("public, max-age=3600"));
}

#[tokio::test]
async fn every_kind_of_file_has_its_media_type() {
    let app = TestApp::with_network().await;
    for (path, kind) in [
        ("/pkg/ebok.abc.js", "text/javascript"),
        ("/pkg/ebok.abc.wasm", "application/wasm"),
        ("/pkg/ebok.abc.css", "text/css"),
        ("/favicon.svg", "image/svg+xml"),
        ("/site.webmanifest", "application/manifest+json"),
    ] {
        let answer = app.get(path, &[]).await;
        assert_eq!(answer.header("content-type"), Some(kind), "{path}");
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
    }
}

#[tokio::test]
async fn the_smallest_form_that_the_browser_reads_is_sent() {
    let app = TestApp::with_network().await;
    for (reads, encoding) in [
        ("gzip, deflate, br", Some("br")),
        ("gzip", Some("gzip")),
        ("identity", None),
    ] {
        let answer = app.get("/pkg/ebok.abc.js", &[("accept-encoding", reads)]).await;
        assert_eq!(answer.header("content-encoding"), encoding, "{reads}");
        assert_eq!(answer.header("content-type"), Some("text/javascript"));
        let vary = answer
            .headers
            .get_all("vary")
            .iter()
            .any(|value| value.as_bytes().eq_ignore_ascii_case(b"accept-encoding"));
        assert!(vary, "{:?}", answer.headers);
    }
}

#[tokio::test]
async fn a_file_that_did_not_change_is_not_sent_again() {
    let app = TestApp::with_network().await;
    let first = app.get("/favicon.svg", &[]).await;
    let since = first
        .header("last-modified")
        .expect("files say when they changed")
        .to_owned();
    let again = app.get("/favicon.svg", &[("if-modified-since", &since)]).await;
    assert_eq!(again.status, StatusCode::NOT_MODIFIED);
}

#[tokio::test]
async fn nothing_outside_the_site_is_served() {
    let app = TestApp::with_network().await;
    for path in [
        "/../Cargo.toml",
        "/pkg/..%2f..%2fsecret.txt",
        "/%2e%2e/secret.txt",
        "/pkg/",
        "/pkg",
    ] {
        let answer = app.get(path, &[]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
    }
}
