//! Forgetting what has run out.

use chrono::{DateTime, Utc};
use domain::sessions::LONGEST;
use serde_json::Value;
use store::identity;
use store::jobs::{JobId, NewJob, enqueue};
use store::{Db, StoreError};
use uuid::Uuid;

use super::Sessions;
use crate::jobs::JobError;

/// The kind of job that removes what has run out.
pub(crate) const REAP: &str = "identity.reap";

const ATTEMPTS: u16 = 3;

impl Sessions {
    /// Asks for the removal of what has run out; once an hour, however many nodes ask.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn ask_for_upkeep(&self) -> Result<(), StoreError> {
        let now = self.clock.now();
        let mut tx = self.db.begin_write().await?;
        let key = format!("{REAP}/{}", now.format("%Y-%m-%dT%H"));
        let job = NewJob {
            id: JobId(Uuid::now_v7()),
            kind: REAP,
            payload: &Value::Null,
            run_at: now,
            max_attempts: ATTEMPTS,
            dedup_key: Some(&key),
            created_at: now,
        };
        enqueue(&mut tx, job).await?;
        tx.commit().await
    }

    pub(crate) async fn reap(&self) -> Result<(), JobError> {
        let removed = reap(&self.db, self.clock.now()).await?;
        tracing::debug!(removed, "removed sessions, notes and counts that had run out");
        Ok(())
    }
}

async fn reap(db: &Db, now: DateTime<Utc>) -> Result<u64, StoreError> {
    let mut tx = db.begin_write().await?;
    let removed = identity::reap_sessions(&mut tx, now - LONGEST).await?
        + identity::reap_notes(&mut tx, now).await?
        + identity::reap_assertions(&mut tx, now).await?
        + identity::reap_allowances(&mut tx, now).await?;
    tx.commit().await?;
    Ok(removed)
}
