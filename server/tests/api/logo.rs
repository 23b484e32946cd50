//! The utility's logo.

use axum::http::StatusCode;

use crate::app::TestApp;

#[tokio::test]
async fn a_configured_logo_is_served_and_may_run_no_script() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("logo.svg");
    std::fs::write(
        &path,
        "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>",
    )
    .unwrap();
    let app = TestApp::with_config(|config| config.utility.logo = Some(path)).await;
    let answer = app.get("/logo", &[]).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.header("content-type"), Some("image/svg+xml"));
    assert_eq!(answer.headers.get_all("content-security-policy").iter().count(), 1);
    assert!(answer.header("content-security-policy").unwrap().ends_with("sandbox"));
}

#[tokio::test]
async fn without_a_logo_there_is_none() {
    let app = TestApp::with_network().await;
    assert_eq!(app.get("/logo", &[]).await.status, StatusCode::NOT_FOUND);
}
