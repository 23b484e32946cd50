//! The loop that takes jobs, does them and writes down what became of them.

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use futures::FutureExt;
use futures::future::BoxFuture;
use serde_json::Value;
use store::jobs::{self, Held, LeasedJob};
use store::{Db, StoreError};
use tokio::task::JoinSet;
use uuid::Uuid;

use super::JobError;
use crate::Clock;
use crate::failure::chain;

type Handler = Arc<dyn Fn(Value) -> BoxFuture<'static, Result<(), JobError>> + Send + Sync>;

/// How often and how much.
#[derive(Debug, Clone, Copy)]
pub struct Pace {
    /// Between two looks for work when there was none.
    pub poll: Duration,
    /// How long a job is held before another worker may take it; extended three times as often while it runs.
    pub hold: Duration,
    /// How many jobs run at once.
    pub at_once: usize,
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            poll: Duration::from_secs(2),
            hold: Duration::from_secs(60),
            at_once: 4,
        }
    }
}

/// Between two rounds of removing jobs that were done long ago.
const REAP_EVERY: TimeDelta = TimeDelta::hours(1);

/// Takes jobs of the kinds it has handlers for.
#[derive(Clone)]
pub struct Worker {
    db: Db,
    clock: Arc<dyn Clock>,
    name: String,
    pace: Pace,
    keep_done: TimeDelta,
    handlers: HashMap<&'static str, Handler>,
}

impl fmt::Debug for Worker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kinds: Vec<_> = self.handlers.keys().collect();
        f.debug_struct("Worker")
            .field("name", &self.name)
            .field("kinds", &kinds)
            .finish_non_exhaustive()
    }
}

impl Worker {
    /// A worker without any handler. `name` tells it apart from all others on the same database.
    #[must_use]
    pub fn new(db: Db, clock: Arc<dyn Clock>, name: &str, pace: Pace, keep_done: TimeDelta) -> Self {
        Self {
            db,
            clock,
            name: name.to_owned(),
            pace,
            keep_done,
            handlers: HashMap::new(),
        }
    }

    /// Has jobs of this kind done by `handler`. It may be called twice for one job, so doing it again must be harmless.
    #[must_use]
    pub fn on<F, R>(mut self, kind: &'static str, handler: F) -> Self
    where
        F: Fn(Value) -> R + Send + Sync + 'static,
        R: Future<Output = Result<(), JobError>> + Send + 'static,
    {
        self.handlers
            .insert(kind, Arc::new(move |payload| handler(payload).boxed()));
        self
    }

    /// The same worker at another pace.
    #[must_use]
    pub const fn at(mut self, pace: Pace) -> Self {
        self.pace = pace;
        self
    }

    /// Works until `stop` is ready; then takes no more jobs and returns when those it holds are done.
    pub async fn run(self, stop: impl Future<Output = ()> + Send) {
        let mut stop = std::pin::pin!(stop);
        let mut running = JoinSet::new();
        let mut reaped = None;
        loop {
            let took = self.take(&mut running).await;
            self.reap(&mut reaped).await;
            // A full hand waits for a job to end, an empty queue for the clock; a lease that filled the hand may have
            // left more behind.
            let pause = if took { Duration::ZERO } else { self.pace.poll };
            tokio::select! {
                () = &mut stop => break,
                () = tokio::time::sleep(pause), if running.len() < self.pace.at_once => {}
                Some(_) = running.join_next() => {}
            }
        }
        while running.join_next().await.is_some() {}
    }

    /// Takes as many jobs as there is room for, and starts them. Returns whether there were any.
    async fn take(&self, running: &mut JoinSet<()>) -> bool {
        let room = self.pace.at_once.saturating_sub(running.len());
        let Ok(room @ 1..) = u32::try_from(room) else {
            return false;
        };
        match jobs::lease(&self.db, &self.name, self.clock.now(), self.hold(), room).await {
            Ok(leased) => {
                let took = !leased.is_empty();
                for job in leased {
                    let worker = self.clone();
                    running.spawn(async move { worker.work(job).await });
                }
                took
            }
            Err(error) => {
                tracing::warn!(worker = %self.name, cause = %chain(&error), "Jobs cannot be taken");
                false
            }
        }
    }

    fn hold(&self) -> TimeDelta {
        TimeDelta::from_std(self.pace.hold).unwrap_or(TimeDelta::MAX)
    }

    /// Does one job and writes down what became of it.
    async fn work(&self, job: LeasedJob) {
        let Some(outcome) = self.attempt(&job).await else {
            tracing::warn!(job = %job.id.0, kind = %job.kind, "Lost the job's lease; another worker may do it");
            return;
        };
        if let Err(error) = &outcome {
            tracing::warn!(job = %job.id.0, kind = %job.kind, attempt = job.attempt, "The job failed: {error}");
        }
        match self.settle(&job, outcome).await {
            Ok(Held::Yes) => {}
            Ok(Held::Lost) => tracing::warn!(job = %job.id.0, kind = %job.kind, "The job outlived its lease"),
            // Its lease runs out, and it is done again.
            Err(error) => tracing::warn!(job = %job.id.0, cause = %chain(&error), "The job's end cannot be written"),
        }
    }

    /// Runs the handler and holds on to the lease meanwhile. Nothing when the lease was lost.
    async fn attempt(&self, job: &LeasedJob) -> Option<Result<(), String>> {
        let Some(handler) = self.handlers.get(job.kind.as_str()) else {
            return Some(Err(format!("no handler for jobs of the kind `{}`", job.kind)));
        };
        // On a task of its own, so that a panic ends the attempt and not the worker.
        let mut running = tokio::spawn(handler(job.payload.clone()));
        let mut extend = tokio::time::interval(self.pace.hold / 3);
        extend.tick().await;
        loop {
            tokio::select! {
                ended = &mut running => {
                    return Some(match ended {
                        Ok(Ok(())) => Ok(()),
                        Ok(Err(error)) => Err(chain(&error)),
                        Err(error) => Err(format!("the handler broke off: {error}")),
                    });
                }
                _ = extend.tick() => match self.extend(job).await {
                    Ok(Held::Lost) => {
                        running.abort();
                        return None;
                    }
                    Ok(Held::Yes) => {}
                    Err(error) => {
                        tracing::warn!(job = %job.id.0, cause = %chain(&error), "The job's lease cannot be extended");
                    }
                },
            }
        }
    }

    async fn extend(&self, job: &LeasedJob) -> Result<Held, StoreError> {
        let mut tx = self.db.begin_write().await?;
        let held = jobs::extend(&mut tx, job, self.clock.now(), self.hold()).await?;
        tx.commit().await?;
        Ok(held)
    }

    async fn settle(&self, job: &LeasedJob, outcome: Result<(), String>) -> Result<Held, StoreError> {
        let now = self.clock.now();
        let mut tx = self.db.begin_write().await?;
        let held = match outcome {
            Ok(()) => jobs::complete(&mut tx, job, now).await?,
            Err(error) => jobs::fail(&mut tx, job, &error, now, chance()).await?,
        };
        tx.commit().await?;
        Ok(held)
    }

    /// Removes jobs that were done long ago, once an hour.
    async fn reap(&self, reaped: &mut Option<DateTime<Utc>>) {
        let now = self.clock.now();
        if reaped.is_some_and(|at| now < at + REAP_EVERY) {
            return;
        }
        *reaped = Some(now);
        let gone = async {
            let mut tx = self.db.begin_write().await?;
            let gone = jobs::reap_finished(&mut tx, now - self.keep_done).await?;
            tx.commit().await?;
            Ok::<_, StoreError>(gone)
        };
        match gone.await {
            Ok(0) => {}
            Ok(gone) => tracing::info!(count = gone, "Removed {gone} jobs that were done long ago"),
            Err(error) => tracing::warn!(cause = %chain(&error), "Old jobs cannot be removed"),
        }
    }
}

/// A number from 0 to 1 by chance, from the random end of a version 7 UUID.
fn chance() -> f64 {
    let (_, random) = Uuid::now_v7().as_u64_pair();
    #[expect(clippy::cast_possible_truncation, reason = "its lower half is random enough")]
    let half = random as u32;
    f64::from(half) / f64::from(u32::MAX)
}
