//! Asking for work.

use chrono::{DateTime, Utc};
use serde_json::Value;
use sqlx::types::Json;
use uuid::Uuid;

use crate::moment::stored;
use crate::{StoreError, Tx};

/// A job's number: a UUID of version 7, so that numbers grow with time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, sqlx::Type)]
#[sqlx(transparent)]
pub struct JobId(pub Uuid);

/// A job about to be asked for.
#[derive(Debug, Clone, Copy)]
pub struct NewJob<'a> {
    /// Its number, chosen by the caller.
    pub id: JobId,
    /// Which handler does it.
    pub kind: &'a str,
    /// What the handler needs to know.
    pub payload: &'a Value,
    /// Not before this moment.
    pub run_at: DateTime<Utc>,
    /// How many attempts there are before it becomes a dead letter; at least 1.
    pub max_attempts: u16,
    /// While a job of this key is kept, done or not, there is no second one.
    pub dedup_key: Option<&'a str>,
    /// Now.
    pub created_at: DateTime<Utc>,
}

/// Asks for a job in the use case's own transaction. Returns whether it was taken: a job with the same key is not.
///
/// # Errors
/// When the database does not answer.
pub async fn enqueue(tx: &mut Tx, new: NewJob<'_>) -> Result<bool, StoreError> {
    on!(tx, "jobs: insert", c =>
        sqlx::query(
            "INSERT INTO jobs (id, kind, payload, state, run_at, attempts, max_attempts, dedup_key, created_at) \
             VALUES ($1, $2, $3, 'queued', $4, 0, $5, $6, $7) ON CONFLICT (dedup_key) DO NOTHING",
        )
        .bind(new.id)
        .bind(new.kind)
        .bind(Json(new.payload))
        .bind(stored(new.run_at))
        .bind(i64::from(new.max_attempts.max(1)))
        .bind(new.dedup_key)
        .bind(stored(new.created_at))
        .execute(c)
        .await
        .map(|done| done.rows_affected() == 1))
}
