//! A client of a few lines, for nodes that run as processes.

use std::io::{Error, Result};
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// Asks a node for an address: status and body.
pub async fn get(address: &str, path: &str) -> Result<(u16, String)> {
    ask(address, "GET", path, "").await
}

/// Asks a node in a session.
pub async fn ask_in_session(address: &str, method: &str, path: &str, session: &str) -> Result<(u16, String)> {
    let headers = format!("cookie: ebok={session}\r\nsec-fetch-site: same-origin\r\naccept: text/html\r\n");
    ask(address, method, path, &headers).await
}

async fn ask(address: &str, method: &str, path: &str, headers: &str) -> Result<(u16, String)> {
    let mut stream = TcpStream::connect(address).await?;
    // A session belongs to the portal's name.
    let host = address.replace("127.0.0.1", "localhost");
    // HTTP/1.0: the answer comes in one piece and ends with the connection.
    stream
        .write_all(format!("{method} {path} HTTP/1.0\r\nhost: {host}\r\n{headers}\r\n").as_bytes())
        .await?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await?;
    let answer = String::from_utf8_lossy(&answer).into_owned();
    let (head, body) = answer.split_once("\r\n\r\n").ok_or_else(|| Error::other("no answer"))?;
    let status = head
        .split(' ')
        .nth(1)
        .and_then(|status| status.parse().ok())
        .ok_or_else(|| Error::other("no status"))?;
    Ok((status, body.to_owned()))
}

/// Asks again until it is so; fails when it is not within the limit.
pub async fn wait_for<F: Future<Output = bool>>(limit: Duration, is_so: impl Fn() -> F) -> Duration {
    let started = Instant::now();
    let mut ticks = tokio::time::interval(Duration::from_millis(20));
    while !is_so().await {
        assert!(started.elapsed() < limit, "it was not so within {limit:?}");
        ticks.tick().await;
    }
    started.elapsed()
}
