//! Serving nodes as processes: together on one database, and stopping.

use std::time::Duration;

use store::Db;

use crate::client::{ask_in_session, get, wait_for};
use crate::command::{Console, Serving};
use crate::database::Database;
use crate::people;

const ONE_PIPE: &str = r#"{"type":"FeatureCollection","features":[
 {"type":"Feature","properties":{"id":"W-1","class":"water_pipe","function":"main"},
  "geometry":{"type":"LineString","coordinates":[[21.34,53.60],[21.35,53.60]]}}]}"#;

/// How long a node may take from its start until it is ready, on a busy machine.
const START: Duration = Duration::from_secs(30);

async fn shows_version(address: &str, version: i64) -> bool {
    let asked = get(address, "/readyz").await;
    asked.is_ok_and(|(status, body)| status == 200 && body.contains(&format!("\"network_version\":{version}")))
}

async fn shows_data(address: &str) -> bool {
    let asked = get(address, "/readyz").await;
    asked.is_ok_and(|(status, body)| status == 200 && !body.contains("\"network_version\":0"))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_nodes_that_start_at_once_on_one_postgres_both_show_an_import_within_two_seconds() {
    let console = Console::on(Database::postgres());
    console.done(&["keys", "create"]);
    let nodes = [Serving::start(&console), Serving::start(&console)];
    for node in &nodes {
        wait_for(START, || shows_version(&node.address, 0)).await;
    }
    let file = console.write("siec.geojson", ONE_PIPE);
    console.done(&["import", "network", &file]);
    for node in &nodes {
        wait_for(Duration::from_secs(2), || shows_data(&node.address)).await;
        let (status, tilejson) = get(&node.address, "/tiles/network.json").await.unwrap();
        assert_eq!(status, 200);
        assert!(!tilejson.contains("/tiles/0/network/"), "{tilejson}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_session_ended_on_one_node_is_over_on_the_other_within_a_second() {
    let console = Console::on(Database::postgres());
    console.done(&["keys", "create"]);
    let nodes = [Serving::start(&console), Serving::start(&console)];
    for node in &nodes {
        wait_for(START, || shows_version(&node.address, 0)).await;
    }
    let db = Db::connect(&console.database.url()).await.unwrap();
    let session = people::session_in(&db).await;
    let is_open = async |node: &Serving| {
        let asked = ask_in_session(&node.address, "GET", "/konto", &session).await;
        asked.is_ok_and(|(status, body)| status == 200 && body.contains("Ewa Dwuwęzłowa"))
    };
    for node in &nodes {
        assert!(is_open(node).await);
    }
    let ended = ask_in_session(&nodes[0].address, "POST", "/api/sessions/sign-out", &session).await;
    assert_eq!(ended.unwrap().0, 302);
    for node in &nodes {
        let over = wait_for(Duration::from_secs(1), || async { !is_open(node).await }).await;
        println!("over after {over:?}");
    }
    db.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_node_asked_to_stop_ends_without_an_error() {
    for signal in ["-TERM", "-INT"] {
        let console = Console::on(Database::sqlite());
        let node = Serving::start(&console);
        wait_for(START, || shows_version(&node.address, 0)).await;
        assert_eq!(node.stop_with(signal), Some(0), "{signal}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_port_that_is_taken_is_named_with_what_to_do() {
    let console = Console::on(Database::sqlite());
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let run = console
        .command(&["serve"])
        .env("LEPTOS_HASH_FILES", "false")
        .env("EBOK_LISTEN", &address)
        .output()
        .unwrap();
    let said = String::from_utf8(run.stderr).unwrap();
    assert_eq!(run.status.code(), Some(1));
    assert!(
        said.contains(&format!("cannot listen on {address}")) && said.contains("`listen`"),
        "{said}"
    );
}
