//! Doing the jobs that use cases asked for.

mod worker;

use serde_json::Value;
use store::StoreError;

pub use worker::{Pace, Worker};

use crate::Services;
use crate::network::PRUNE;
use crate::sessions::{GATEWAY_LOGOUT, REAP};

/// Why a job could not be done this time.
#[derive(Debug, thiserror::Error)]
pub enum JobError {
    /// The database.
    #[error("the database")]
    Store(#[from] StoreError),
    /// What the job was told makes no sense.
    #[error("the job's payload")]
    Payload(#[from] serde_json::Error),
    /// Anything else, in words.
    #[error("{0}")]
    Other(String),
}

impl Services {
    /// A worker that does all jobs of the product. `name` tells it apart from the workers of other nodes.
    #[must_use]
    pub fn worker(&self, name: &str) -> Worker {
        let network = self.network.clone();
        let sessions = self.sessions.clone();
        let gateway = self.gateway.clone();
        Worker::new(
            self.db.clone(),
            self.clock.clone(),
            name,
            Pace::default(),
            self.settings.keep_done_jobs,
        )
        .on(PRUNE, move |payload: Value| {
            let network = network.clone();
            async move { network.prune(payload).await }
        })
        .on(REAP, move |_| {
            let sessions = sessions.clone();
            async move { sessions.reap().await }
        })
        .on(GATEWAY_LOGOUT, move |payload: Value| {
            let gateway = gateway.clone();
            async move { gateway.log_out(payload).await }
        })
    }
}
