//! How often somebody may try something: one moment for each key, until which what was tried is spent.

use chrono::{DateTime, Utc};

use super::Fingerprint;
use crate::moment::stored;
use crate::{StoreError, Tx};

/// Until when this key's allowance is spent; nothing when it was never used.
///
/// # Errors
/// When the database does not answer.
pub async fn spent_until(tx: &mut Tx, key: &Fingerprint) -> Result<Option<DateTime<Utc>>, StoreError> {
    on!(tx, "allowances: by key", c =>
        sqlx::query_scalar("SELECT spent_until FROM allowances WHERE key = $1")
            .bind(key.as_slice())
            .fetch_optional(c)
            .await)
}

/// Writes down until when it is spent, as long as it still is what was read. Returns whether it was: of two who try at
/// once, one has to read again, or trying in parallel would be free.
///
/// # Errors
/// When the database does not answer.
pub async fn put_allowance(
    tx: &mut Tx,
    key: &Fingerprint,
    was: Option<DateTime<Utc>>,
    until: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let statement = match was {
        None => "INSERT INTO allowances (key, spent_until) VALUES ($1, $2) ON CONFLICT (key) DO NOTHING",
        Some(_) => "UPDATE allowances SET spent_until = $2 WHERE key = $1 AND spent_until = $3",
    };
    on!(tx, "allowances: put", c => {
        let query = sqlx::query(statement).bind(key.as_slice()).bind(stored(until));
        let query = match was {
            None => query,
            Some(was) => query.bind(stored(was)),
        };
        query.execute(c).await.map(|done| done.rows_affected() == 1)
    })
}

/// Removes what is spent no longer, and returns how many there were.
///
/// # Errors
/// When the database does not answer.
pub async fn reap_allowances(tx: &mut Tx, now: DateTime<Utc>) -> Result<u64, StoreError> {
    on!(tx, "allowances: reap", c =>
        sqlx::query("DELETE FROM allowances WHERE spent_until < $1")
            .bind(stored(now))
            .execute(c)
            .await
            .map(|done| done.rows_affected()))
}
