//! Asking for tiles as many browsers would, and the figures of it.

pub mod client;
pub mod plan;

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use tokio::task::{JoinSet, LocalSet};

use client::Client;

/// Kept connections.
pub const CONNECTIONS: usize = 32;

/// What a run of requests showed.
#[derive(Debug, Clone, Default)]
pub struct Figures {
    /// Answers with status 200.
    pub answers: usize,
    /// Any other answers.
    pub failures: usize,
    /// Bytes of bodies.
    pub bytes: usize,
    /// How long the run took, in seconds.
    pub seconds: f64,
    /// The processor time that the server took for it, in seconds.
    pub processor: f64,
    /// How long each answer took, in microseconds, in ascending order.
    pub micros: Vec<u32>,
}

impl Figures {
    /// Answers a second.
    pub fn rate(&self) -> f64 {
        self.answers as f64 / self.seconds
    }

    /// Answers in a second of the server's processor time: what a core that it has for itself would give.
    pub fn rate_of_core(&self) -> f64 {
        self.answers as f64 / self.processor.max(0.01)
    }

    /// The time in milliseconds within which so many of a hundred answers came.
    pub fn percentile(&self, percent: usize) -> f64 {
        let place = (self.micros.len() * percent / 100).min(self.micros.len().saturating_sub(1));
        self.micros.get(place).copied().map_or(0.0, f64::from) / 1e3
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mean = self.bytes.checked_div(self.answers).unwrap_or_default();
        write!(
            f,
            "{:>7.0} tiles/s   {:>7.0} per core second   p50 {:>5.2} ms   p99 {:>5.2} ms   {mean:>6} bytes a tile   {} failed",
            self.rate(),
            self.rate_of_core(),
            self.percentile(50),
            self.percentile(99),
            self.failures
        )
    }
}

/// Sends requests by the order of `draws` over all connections for so long, on the calling thread alone.
///
/// # Errors
/// When a connection cannot be made or breaks.
pub fn run(port: u16, requests: Vec<Vec<u8>>, draws: Vec<u32>, time: Duration) -> Result<Figures> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let shared = Rc::new((requests, draws));
    let figures = Rc::new(RefCell::new(Figures::default()));
    let local = LocalSet::new();
    let asked = Rc::clone(&figures);
    local.block_on(&runtime, async move {
        let mut clients = Vec::new();
        for _ in 0..CONNECTIONS {
            clients.push(Client::connect(port).await?);
        }
        let begun = Instant::now();
        let mut tasks = JoinSet::new();
        for (number, client) in clients.into_iter().enumerate() {
            let (shared, figures) = (Rc::clone(&shared), Rc::clone(&asked));
            tasks.spawn_local(async move { one(number, client, &shared, &figures, begun + time).await });
        }
        while let Some(done) = tasks.join_next().await {
            done.context("a connection's task broke")??;
        }
        asked.borrow_mut().seconds = begun.elapsed().as_secs_f64();
        anyhow::Ok(())
    })?;
    let mut figures = figures.take();
    figures.micros.sort_unstable();
    Ok(figures)
}

/// One connection's requests, each as soon as the one before is answered.
async fn one(
    number: usize,
    mut client: Client,
    shared: &(Vec<Vec<u8>>, Vec<u32>),
    figures: &RefCell<Figures>,
    end: Instant,
) -> Result<()> {
    let (requests, draws) = shared;
    // Each connection begins elsewhere in the same list of draws.
    let start = draws.len() / CONNECTIONS * number;
    for draw in draws.iter().cycle().skip(start) {
        let begun = Instant::now();
        if begun >= end {
            break;
        }
        let Some(request) = requests.get(*draw as usize) else {
            break;
        };
        let answer = client.ask(request).await?;
        let (is_tile, bytes) = (answer.status == *b"200", answer.body.len());
        let mut figures = figures.borrow_mut();
        figures
            .micros
            .push(u32::try_from(begun.elapsed().as_micros()).unwrap_or(u32::MAX));
        figures.bytes += bytes;
        if is_tile {
            figures.answers += 1;
        } else {
            figures.failures += 1;
        }
    }
    Ok(())
}
