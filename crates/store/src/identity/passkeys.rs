//! Passkeys.

use chrono::{DateTime, Utc};
use domain::actor::AccountId;
use uuid::Uuid;

use crate::moment::stored;
use crate::{StoreError, Tx};

/// A passkey.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct PasskeyRow {
    /// Its number.
    pub id: Uuid,
    /// Whose it is.
    pub account_id: Uuid,
    /// Its number in the device, by which browsers name it.
    pub credential_id: Vec<u8>,
    /// Its public key and counter, in the checker's own form.
    pub credential: String,
    /// What its owner calls it.
    pub name: String,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When somebody last signed in with it.
    pub used_at: Option<DateTime<Utc>>,
}

/// A passkey about to be kept.
#[derive(Debug, Clone, Copy)]
pub struct NewPasskey<'a> {
    /// Its number.
    pub id: Uuid,
    /// Whose it is.
    pub account: AccountId,
    /// Its number in the device.
    pub credential_id: &'a [u8],
    /// Its public key and counter.
    pub credential: &'a str,
    /// What its owner calls it.
    pub name: &'a str,
    /// Now.
    pub created_at: DateTime<Utc>,
}

/// Keeps a passkey.
///
/// # Errors
/// [`crate::ErrorKind::Conflict`] when it is somebody's already.
pub async fn add_passkey(tx: &mut Tx, new: NewPasskey<'_>) -> Result<(), StoreError> {
    on!(tx, "passkeys: insert", c =>
        sqlx::query(
            "INSERT INTO passkeys (id, account_id, credential_id, credential, name, created_at) \
             VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(new.id)
        .bind(new.account.0)
        .bind(new.credential_id)
        .bind(new.credential)
        .bind(new.name)
        .bind(stored(new.created_at))
        .execute(c)
        .await
        .map(|_| ()))
}

/// A person's passkeys, the oldest first.
///
/// # Errors
/// When the database does not answer.
pub async fn passkeys_of(tx: &mut Tx, account: AccountId) -> Result<Vec<PasskeyRow>, StoreError> {
    on!(tx, "passkeys: of an account", c =>
        sqlx::query_as(
            "SELECT id, account_id, credential_id, credential, name, created_at, used_at FROM passkeys \
             WHERE account_id = $1 ORDER BY created_at, id",
        )
        .bind(account.0)
        .fetch_all(c)
        .await)
}

/// The passkey that browsers name so.
///
/// # Errors
/// When the database does not answer.
pub async fn passkey_by_credential(tx: &mut Tx, credential_id: &[u8]) -> Result<Option<PasskeyRow>, StoreError> {
    on!(tx, "passkeys: by credential", c =>
        sqlx::query_as(
            "SELECT id, account_id, credential_id, credential, name, created_at, used_at FROM passkeys \
             WHERE credential_id = $1",
        )
        .bind(credential_id)
        .fetch_optional(c)
        .await)
}

/// Writes down that somebody signed in with it, and its new counter.
///
/// # Errors
/// When the database does not answer.
pub async fn use_passkey(tx: &mut Tx, id: Uuid, credential: &str, now: DateTime<Utc>) -> Result<(), StoreError> {
    on!(tx, "passkeys: use", c =>
        sqlx::query("UPDATE passkeys SET credential = $2, used_at = $3 WHERE id = $1")
            .bind(id)
            .bind(credential)
            .bind(stored(now))
            .execute(c)
            .await
            .map(|_| ()))
}

/// Removes a person's own passkey. Returns whether it was theirs.
///
/// # Errors
/// When the database does not answer.
pub async fn remove_passkey(tx: &mut Tx, account: AccountId, id: Uuid) -> Result<bool, StoreError> {
    on!(tx, "passkeys: remove", c =>
        sqlx::query("DELETE FROM passkeys WHERE id = $1 AND account_id = $2")
            .bind(id)
            .bind(account.0)
            .execute(c)
            .await
            .map(|done| done.rows_affected() == 1))
}
