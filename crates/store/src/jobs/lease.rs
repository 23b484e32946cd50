//! Taking work and holding on to it.

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::Value;

use super::JobId;
use crate::moment::stored;
use crate::{Db, StoreError, Tx};

/// A job that a worker holds. The attempt's number is part of the lease: a worker that lost it and took the job
/// again cannot mistake the one for the other.
#[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
pub struct LeasedJob {
    /// Its number.
    pub id: JobId,
    /// Which handler does it.
    pub kind: String,
    /// What the handler needs to know.
    #[sqlx(json)]
    pub payload: Value,
    /// Which attempt this is, from 1.
    #[sqlx(rename = "attempts")]
    pub attempt: i64,
    /// How many there are.
    pub max_attempts: i64,
    /// Who holds it.
    #[sqlx(rename = "lease_owner")]
    pub worker: String,
}

/// Whether the worker still held the job.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub enum Held {
    /// It did, and what it asked for is done.
    Yes,
    /// The lease ran out and another may hold the job; nothing was done.
    Lost,
}

impl Held {
    pub(super) const fn from_rows(rows: u64) -> Self {
        if rows == 1 { Self::Yes } else { Self::Lost }
    }
}

/// Takes up to `limit` due jobs for `worker` until `now + hold`: waiting ones, and those whose holder let the lease
/// run out. A job that ran out on its last attempt becomes a dead letter, or it would take down its worker for ever.
///
/// # Errors
/// When the database does not answer.
pub async fn lease(
    db: &Db,
    worker: &str,
    now: DateTime<Utc>,
    hold: TimeDelta,
    limit: u32,
) -> Result<Vec<LeasedJob>, StoreError> {
    let mut tx = db.begin_write().await?;
    bury_abandoned(&mut tx, now).await?;
    // PostgreSQL has many writers: SKIP LOCKED lets two workers pass each other instead of taking the same rows.
    // SQLite has one writer at a time, which is the same promise, and does not know the words.
    let statement = match tx {
        Tx::Sqlite(_) => {
            "UPDATE jobs SET state = 'leased', lease_owner = $1, lease_until = $2, attempts = attempts + 1 \
             WHERE id IN (SELECT id FROM jobs WHERE (state = 'queued' AND run_at <= $3) \
             OR (state = 'leased' AND lease_until <= $3) ORDER BY run_at, id LIMIT $4) \
             RETURNING id, kind, payload, attempts, max_attempts, lease_owner"
        }
        Tx::Postgres(_) => {
            "UPDATE jobs SET state = 'leased', lease_owner = $1, lease_until = $2, attempts = attempts + 1 \
             WHERE id IN (SELECT id FROM jobs WHERE (state = 'queued' AND run_at <= $3) \
             OR (state = 'leased' AND lease_until <= $3) ORDER BY run_at, id LIMIT $4 FOR UPDATE SKIP LOCKED) \
             RETURNING id, kind, payload, attempts, max_attempts, lease_owner"
        }
    };
    let mut jobs: Vec<LeasedJob> = on!(&mut tx, "jobs: lease", c =>
        sqlx::query_as(statement)
            .bind(worker)
            .bind(stored(now + hold))
            .bind(stored(now))
            .bind(i64::from(limit))
            .fetch_all(c)
            .await)?;
    tx.commit().await?;
    jobs.sort_by_key(|job| job.id.0);
    Ok(jobs)
}

/// Holds on to a job for longer.
///
/// # Errors
/// When the database does not answer.
pub async fn extend(tx: &mut Tx, job: &LeasedJob, now: DateTime<Utc>, hold: TimeDelta) -> Result<Held, StoreError> {
    on!(tx, "jobs: extend a lease", c =>
        sqlx::query(
            "UPDATE jobs SET lease_until = $4 \
             WHERE id = $1 AND state = 'leased' AND lease_owner = $2 AND attempts = $3",
        )
        .bind(job.id)
        .bind(job.worker.as_str())
        .bind(job.attempt)
        .bind(stored(now + hold))
        .execute(c)
        .await
        .map(|done| Held::from_rows(done.rows_affected())))
}

async fn bury_abandoned(tx: &mut Tx, now: DateTime<Utc>) -> Result<(), StoreError> {
    on!(tx, "jobs: bury abandoned", c =>
        sqlx::query(
            "UPDATE jobs SET state = 'dead', finished_at = $1, lease_owner = NULL, lease_until = NULL, \
             last_error = 'its worker vanished on the last attempt' \
             WHERE state = 'leased' AND lease_until <= $1 AND attempts >= max_attempts",
        )
        .bind(stored(now))
        .execute(c)
        .await
        .map(|_| ()))
}
