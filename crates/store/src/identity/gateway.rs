//! Whom the national gateway knows, and which of its statements were taken.

use chrono::{DateTime, Utc};
use domain::actor::AccountId;
use uuid::Uuid;

use super::Fingerprint;
use crate::moment::stored;
use crate::{StoreError, Tx};

/// The person behind an identifier's keyed fingerprint.
///
/// # Errors
/// When the database does not answer.
pub async fn identify(tx: &mut Tx, index: &Fingerprint) -> Result<Option<AccountId>, StoreError> {
    let found: Option<Uuid> = on!(tx, "gateway identities: by index", c =>
        sqlx::query_scalar("SELECT account_id FROM gateway_identities WHERE identifier_index = $1")
            .bind(index.as_slice())
            .fetch_optional(c)
            .await)?;
    Ok(found.map(AccountId))
}

/// Writes down whose fingerprint this is. Returns whether it was nobody's before.
///
/// # Errors
/// When the database does not answer.
pub async fn link_identity(
    tx: &mut Tx,
    index: &Fingerprint,
    account: AccountId,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    on!(tx, "gateway identities: insert", c =>
        sqlx::query(
            "INSERT INTO gateway_identities (identifier_index, account_id, created_at, signed_in_at) \
             VALUES ($1, $2, $3, $3) ON CONFLICT (identifier_index) DO NOTHING",
        )
        .bind(index.as_slice())
        .bind(account.0)
        .bind(stored(now))
        .execute(c)
        .await
        .map(|done| done.rows_affected() == 1))
}

/// Writes down that the person signed in, under the name that the gateway knows today: people marry.
///
/// # Errors
/// When the database does not answer.
pub async fn note_sign_in(
    tx: &mut Tx,
    index: &Fingerprint,
    account: AccountId,
    (given_name, family_name): (&str, &str),
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    on!(tx, "gateway identities: note a sign-in", c => {
        sqlx::query("UPDATE gateway_identities SET signed_in_at = $2 WHERE identifier_index = $1")
            .bind(index.as_slice())
            .bind(stored(now))
            .execute(&mut *c)
            .await?;
        sqlx::query("UPDATE accounts SET given_name = $2, family_name = $3 WHERE id = $1")
            .bind(account.0)
            .bind(given_name)
            .bind(family_name)
            .execute(c)
            .await
            .map(|_| ())
    })
}

/// Writes down that a statement was taken. Returns whether it was for the first time.
///
/// # Errors
/// When the database does not answer.
pub async fn use_assertion(tx: &mut Tx, id: &str, expires_at: DateTime<Utc>) -> Result<bool, StoreError> {
    on!(tx, "used assertions: insert", c =>
        sqlx::query("INSERT INTO used_assertions (id, expires_at) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING")
            .bind(id)
            .bind(stored(expires_at))
            .execute(c)
            .await
            .map(|done| done.rows_affected() == 1))
}

/// Removes statements that nobody would take any more, and returns how many there were.
///
/// # Errors
/// When the database does not answer.
pub async fn reap_assertions(tx: &mut Tx, now: DateTime<Utc>) -> Result<u64, StoreError> {
    on!(tx, "used assertions: reap", c =>
        sqlx::query("DELETE FROM used_assertions WHERE expires_at < $1")
            .bind(stored(now))
            .execute(c)
            .await
            .map(|done| done.rows_affected()))
}
