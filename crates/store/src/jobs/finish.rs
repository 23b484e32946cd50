//! What becomes of a job: done, tried again, or a dead letter that a person looks at.

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::Value;

use super::{Held, JobId, LeasedJob};
use crate::moment::stored;
use crate::{StoreError, Tx};

const FIRST_PAUSE_SECONDS: f64 = 5.0;
const LONGEST_PAUSE_SECONDS: f64 = 3600.0;
/// Longer error texts are cut.
const LONGEST_ERROR: usize = 2000;

/// A job that failed on every attempt.
#[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
pub struct DeadJob {
    /// Its number.
    pub id: JobId,
    /// Which handler could not do it.
    pub kind: String,
    /// What the handler was told.
    #[sqlx(json)]
    pub payload: Value,
    /// How many attempts there were.
    pub attempts: i64,
    /// Why the last one failed.
    pub last_error: Option<String>,
    /// When the last one failed.
    pub finished_at: DateTime<Utc>,
}

/// The pause before the attempt after number `attempt`: 5 s, doubled each time up to an hour. `jitter` from 0 to 1
/// takes away up to a half, so that jobs that failed together do not come back together.
#[must_use]
pub fn backoff(attempt: i64, jitter: f64) -> TimeDelta {
    let doublings = i32::try_from(attempt.clamp(1, 30) - 1).unwrap_or_default();
    let pause = (FIRST_PAUSE_SECONDS * 2_f64.powi(doublings)).min(LONGEST_PAUSE_SECONDS);
    let shortened = pause * (1.0 - jitter.clamp(0.0, 1.0) / 2.0);
    #[expect(clippy::cast_possible_truncation, reason = "at most an hour in milliseconds")]
    TimeDelta::milliseconds((shortened * 1000.0) as i64)
}

/// Writes down that the job is done. In the handler's own transaction, so that its work and this stand or fall together.
///
/// # Errors
/// When the database does not answer.
pub async fn complete(tx: &mut Tx, job: &LeasedJob, now: DateTime<Utc>) -> Result<Held, StoreError> {
    on!(tx, "jobs: complete", c =>
        sqlx::query(
            "UPDATE jobs SET state = 'done', finished_at = $4, lease_owner = NULL, lease_until = NULL \
             WHERE id = $1 AND state = 'leased' AND lease_owner = $2 AND attempts = $3",
        )
        .bind(job.id)
        .bind(job.worker.as_str())
        .bind(job.attempt)
        .bind(stored(now))
        .execute(c)
        .await
        .map(|done| Held::from_rows(done.rows_affected())))
}

/// Writes down that the attempt failed: the job waits for [`backoff`], or becomes a dead letter after its last one.
///
/// # Errors
/// When the database does not answer.
pub async fn fail(
    tx: &mut Tx,
    job: &LeasedJob,
    error: &str,
    now: DateTime<Utc>,
    jitter: f64,
) -> Result<Held, StoreError> {
    let dead = job.attempt >= job.max_attempts;
    let (state, finished_at) = if dead {
        ("dead", Some(stored(now)))
    } else {
        ("queued", None)
    };
    let run_at = if dead { now } else { now + backoff(job.attempt, jitter) };
    let error: String = error.chars().take(LONGEST_ERROR).collect();
    on!(tx, "jobs: fail", c =>
        sqlx::query(
            "UPDATE jobs SET state = $4, finished_at = $5, run_at = $6, last_error = $7, \
             lease_owner = NULL, lease_until = NULL \
             WHERE id = $1 AND state = 'leased' AND lease_owner = $2 AND attempts = $3",
        )
        .bind(job.id)
        .bind(job.worker.as_str())
        .bind(job.attempt)
        .bind(state)
        .bind(finished_at)
        .bind(stored(run_at))
        .bind(error.as_str())
        .execute(c)
        .await
        .map(|done| Held::from_rows(done.rows_affected())))
}

/// The newest dead letters.
///
/// # Errors
/// When the database does not answer.
pub async fn dead_letters(tx: &mut Tx, limit: u32) -> Result<Vec<DeadJob>, StoreError> {
    on!(tx, "jobs: dead letters", c =>
        sqlx::query_as(
            "SELECT id, kind, payload, attempts, last_error, finished_at FROM jobs \
             WHERE state = 'dead' AND finished_at IS NOT NULL ORDER BY finished_at DESC, id DESC LIMIT $1",
        )
        .bind(i64::from(limit))
        .fetch_all(c)
        .await)
}

/// Gives a dead letter all its attempts again. Returns whether there was such a dead letter.
///
/// # Errors
/// When the database does not answer.
pub async fn requeue(tx: &mut Tx, id: JobId, now: DateTime<Utc>) -> Result<bool, StoreError> {
    on!(tx, "jobs: requeue", c =>
        sqlx::query(
            "UPDATE jobs SET state = 'queued', attempts = 0, run_at = $2, finished_at = NULL \
             WHERE id = $1 AND state = 'dead'",
        )
        .bind(id)
        .bind(stored(now))
        .execute(c)
        .await
        .map(|done| done.rows_affected() == 1))
}

/// Removes jobs that were done before `before`, and returns how many. Dead letters stay until a person decides.
///
/// # Errors
/// When the database does not answer.
pub async fn reap_finished(tx: &mut Tx, before: DateTime<Utc>) -> Result<u64, StoreError> {
    on!(tx, "jobs: reap finished", c =>
        sqlx::query("DELETE FROM jobs WHERE state = 'done' AND finished_at < $1")
            .bind(stored(before))
            .execute(c)
            .await
            .map(|done| done.rows_affected()))
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::backoff;

    #[test]
    fn pauses_double_up_to_an_hour_and_jitter_takes_away_at_most_half() {
        assert_eq!(backoff(1, 0.0), TimeDelta::seconds(5));
        assert_eq!(backoff(2, 0.0), TimeDelta::seconds(10));
        assert_eq!(backoff(4, 1.0), TimeDelta::seconds(20));
        assert_eq!(backoff(1_000, 0.0), TimeDelta::hours(1));
    }
}
