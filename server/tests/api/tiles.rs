//! Vector tiles over HTTP.

use std::io::Read;

use axum::http::StatusCode;

use crate::app::TestApp;

const GZIP: (&str, &str) = ("accept-encoding", "gzip, br");

#[tokio::test]
async fn a_tile_is_sent_for_good_with_its_media_type_and_for_anybody() {
    let app = TestApp::with_network().await;
    let answer = app.get(&app.tile("network"), &[]).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(
        answer.header("content-type"),
        Some("application/vnd.mapbox-vector-tile")
    );
    assert_eq!(
        answer.header("cache-control"),
        Some("public, max-age=31536000, immutable")
    );
    assert_eq!(answer.header("vary"), Some("Accept-Encoding"));
    assert_eq!(answer.header("access-control-allow-origin"), Some("*"));
    assert_eq!(answer.header("content-encoding"), None);
    let tile = tiles::decode(&answer.body).unwrap();
    assert!(tile.layer("water_pipe").is_some_and(|layer| !layer.features.is_empty()));
}

#[tokio::test]
async fn gzip_holds_the_same_tile_as_the_plain_form_under_another_tag() {
    let app = TestApp::with_network().await;
    let plain = app.get(&app.tile("network"), &[]).await;
    let packed = app.get(&app.tile("network"), &[GZIP]).await;
    assert_eq!(packed.header("content-encoding"), Some("gzip"));
    assert_ne!(packed.header("etag"), plain.header("etag"));
    let mut unpacked = Vec::new();
    flate2::read::GzDecoder::new(&packed.body[..])
        .read_to_end(&mut unpacked)
        .unwrap();
    assert_eq!(unpacked, plain.body);
}

#[tokio::test]
async fn a_tile_that_the_asker_has_is_not_sent_again() {
    let app = TestApp::with_network().await;
    for encoding in [("accept-encoding", "identity"), GZIP] {
        let first = app.get(&app.tile("network"), &[encoding]).await;
        let tag = first.header("etag").expect("a tile has a tag").to_owned();
        let again = app
            .get(&app.tile("network"), &[encoding, ("if-none-match", &tag)])
            .await;
        assert_eq!(again.status, StatusCode::NOT_MODIFIED);
        assert_eq!(again.header("etag"), Some(tag.as_str()));
        assert!(again.body.is_empty());
        let other = app
            .get(&app.tile("network"), &[encoding, ("if-none-match", "\"other\"")])
            .await;
        assert_eq!(other.status, StatusCode::OK);
    }
}

#[tokio::test]
async fn where_nothing_lies_there_is_no_content() {
    let app = TestApp::with_network().await;
    let answer = app
        .get(&format!("/tiles/{}/network/14/0/0.mvt", app.version()), &[])
        .await;
    assert_eq!(answer.status, StatusCode::NO_CONTENT);
    assert!(answer.body.is_empty());
    assert_eq!(
        answer.header("cache-control"),
        Some("public, max-age=31536000, immutable")
    );
}

#[tokio::test]
async fn an_older_version_leads_to_the_current_one_and_is_not_kept() {
    let app = TestApp::with_network().await;
    let current = app.tile("network");
    for version in [0, 999_999] {
        let asked = current.replace(&format!("/tiles/{}/", app.version()), &format!("/tiles/{version}/"));
        let answer = app.get(&asked, &[]).await;
        assert_eq!(answer.status, StatusCode::TEMPORARY_REDIRECT);
        assert_eq!(answer.header("location"), Some(current.as_str()));
        assert_eq!(answer.header("cache-control"), Some("no-store"));
    }
}

#[tokio::test]
async fn a_version_that_only_another_node_has_is_asked_for_again_later() {
    let app = TestApp::with_network().await;
    let newer = app.tile("network").replace(
        &format!("/tiles/{}/", app.version()),
        &format!("/tiles/{}/", app.version() + 1),
    );
    let answer = app.get(&newer, &[]).await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
}

#[tokio::test]
async fn a_tile_that_cannot_be_is_not_found_and_says_why() {
    let app = TestApp::with_network().await;
    let version = app.version();
    for (path, reason) in [
        (
            format!("/tiles/{version}/owners/14/1/1.mvt"),
            "there is no layer `owners`",
        ),
        (format!("/tiles/{version}/network/7/1/1.mvt"), "no tiles at zoom 7"),
        (format!("/tiles/{version}/network/21/1/1.mvt"), "no tiles at zoom 21"),
        (
            format!("/tiles/{version}/network/8/256/1.mvt"),
            "no tile 256/1 at zoom 8",
        ),
        (format!("/tiles/{version}/network/8/1/1.pbf"), "{z}/{x}/{y}.mvt"),
        (format!("/tiles/{version}/network/8/-1/1.mvt"), "three whole numbers"),
        ("/tiles/newest/network/8/1/1.mvt".to_owned(), "not a version"),
    ] {
        let answer = app.get(&path, &[]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(answer.header("content-type"), Some("application/problem+json"));
        let detail = answer.json()["detail"].as_str().unwrap_or_default().to_owned();
        assert!(detail.contains(reason), "{path}: {detail}");
    }
}

#[tokio::test]
async fn no_tile_gives_an_owner_away() {
    let app = TestApp::with_network().await;
    let answer = app.get(&app.tile("network"), &[]).await;
    let text = String::from_utf8_lossy(&answer.body);
    assert!(
        !text.contains("owner") && !text.contains(crate::app::OWNER),
        "the owner is private"
    );
}
