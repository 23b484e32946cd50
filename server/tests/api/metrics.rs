//! The metrics' own listener.

use std::time::Duration;

use crate::client::{get, wait_for};
use crate::command::{Console, Serving, free_port};
use crate::database::Database;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn metrics_are_served_on_their_own_listener_only() {
    let console = Console::on(Database::sqlite());
    let metrics = format!("127.0.0.1:{}", free_port());
    console.write("ebok.toml", &format!("metrics_listen = \"{metrics}\"\n"));
    let node = Serving::start(&console);
    wait_for(Duration::from_secs(20), || async {
        get(&node.address, "/readyz").await.is_ok_and(|a| a.0 == 200)
    })
    .await;
    let (status, _) = get(&node.address, "/metrics").await.unwrap();
    assert_eq!(status, 404);
    let (status, text) = get(&metrics, "/metrics").await.unwrap();
    assert_eq!(status, 200);
    assert!(
        text.contains("http_requests_total{") && text.contains("route=\"/readyz\""),
        "{text}"
    );
    assert!(text.contains("http_request_duration_seconds_bucket{"), "{text}");
}
