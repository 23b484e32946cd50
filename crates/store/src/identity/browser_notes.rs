//! What is kept for one browser for some minutes. The key is a fingerprint of the browser's own secret and of what the
//! note is about, so that no other browser finds it.

use chrono::{DateTime, Utc};
use serde_json::Value;
use sqlx::types::Json;

use super::Fingerprint;
use crate::moment::stored;
use crate::{StoreError, Tx};

/// Keeps a note until a moment, in the place of a former one.
///
/// # Errors
/// When the database does not answer.
pub async fn put_note(
    tx: &mut Tx,
    key: &Fingerprint,
    content: &Value,
    expires_at: DateTime<Utc>,
) -> Result<(), StoreError> {
    on!(tx, "browser notes: put", c =>
        sqlx::query(
            "INSERT INTO browser_notes (key, content, expires_at) VALUES ($1, $2, $3) \
             ON CONFLICT (key) DO UPDATE SET content = excluded.content, expires_at = excluded.expires_at",
        )
        .bind(key.as_slice())
        .bind(Json(content))
        .bind(stored(expires_at))
        .execute(c)
        .await
        .map(|_| ()))
}

/// Reads a note, which stays.
///
/// # Errors
/// When the database does not answer.
pub async fn note(tx: &mut Tx, key: &Fingerprint, now: DateTime<Utc>) -> Result<Option<Value>, StoreError> {
    let found: Option<Json<Value>> = on!(tx, "browser notes: by key", c =>
        sqlx::query_scalar("SELECT content FROM browser_notes WHERE key = $1 AND expires_at > $2")
            .bind(key.as_slice())
            .bind(stored(now))
            .fetch_optional(c)
            .await)?;
    Ok(found.map(|Json(content)| content))
}

/// Takes a note away: of several who ask at once, one gets it.
///
/// # Errors
/// When the database does not answer.
pub async fn take_note(tx: &mut Tx, key: &Fingerprint, now: DateTime<Utc>) -> Result<Option<Value>, StoreError> {
    let found: Option<(Json<Value>, DateTime<Utc>)> = on!(tx, "browser notes: take", c =>
        sqlx::query_as("DELETE FROM browser_notes WHERE key = $1 RETURNING content, expires_at")
            .bind(key.as_slice())
            .fetch_optional(c)
            .await)?;
    Ok(found
        .filter(|(_, expires_at)| *expires_at > now)
        .map(|(Json(content), _)| content))
}

/// Removes what has expired, and returns how many there were.
///
/// # Errors
/// When the database does not answer.
pub async fn reap_notes(tx: &mut Tx, now: DateTime<Utc>) -> Result<u64, StoreError> {
    on!(tx, "browser notes: reap", c =>
        sqlx::query("DELETE FROM browser_notes WHERE expires_at <= $1")
            .bind(stored(now))
            .execute(c)
            .await
            .map(|done| done.rows_affected()))
}
