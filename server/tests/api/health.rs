//! Signs of life.

use axum::http::StatusCode;

use crate::app::TestApp;

#[tokio::test]
async fn a_node_is_ready_once_its_network_is_loaded_and_alive_before() {
    let app = TestApp::not_loaded().await;
    assert_eq!(app.get("/healthz", &[]).await.status, StatusCode::OK);
    let answer = app.get("/readyz", &[]).await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(answer.json()["network"], "unavailable");
    assert_eq!(answer.json()["database"], "ok");
    app.load().await;
    let answer = app.get("/readyz", &[]).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    assert_eq!(answer.json()["network_version"], app.version());
}

#[tokio::test]
async fn a_node_without_its_database_is_alive_but_not_ready_and_does_not_say_why() {
    let app = TestApp::with_network().await;
    app.close_database().await;
    assert_eq!(app.get("/healthz", &[]).await.status, StatusCode::OK);
    let answer = app.get("/readyz", &[]).await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(answer.json()["database"], "unavailable");
    assert!(!answer.text().contains("sqlite"), "{}", answer.text());
}

#[tokio::test]
async fn tiles_are_unavailable_not_missing_while_the_network_is_being_loaded() {
    let app = TestApp::not_loaded().await;
    let answer = app.get("/tiles/1/network/8/1/1.mvt", &[]).await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(answer.json()["detail"].as_str().unwrap().contains("still being loaded"));
}
