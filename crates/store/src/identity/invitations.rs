//! Links by which somebody sets their password. An account has one at most, good once.

use chrono::{DateTime, Utc};
use domain::actor::AccountId;
use uuid::Uuid;

use super::Fingerprint;
use crate::moment::stored;
use crate::{StoreError, Tx};

/// Makes a link; former ones of the same account end.
///
/// # Errors
/// When the database does not answer.
pub async fn create_invitation(
    tx: &mut Tx,
    token: &Fingerprint,
    account: AccountId,
    now: DateTime<Utc>,
    expires_at: DateTime<Utc>,
) -> Result<(), StoreError> {
    on!(tx, "invitations: replace", c => {
        sqlx::query("DELETE FROM invitations WHERE account_id = $1").bind(account.0).execute(&mut *c).await?;
        sqlx::query("INSERT INTO invitations (token_hash, account_id, created_at, expires_at) VALUES ($1, $2, $3, $4)")
            .bind(token.as_slice())
            .bind(account.0)
            .bind(stored(now))
            .bind(stored(expires_at))
            .execute(c)
            .await
            .map(|_| ())
    })
}

/// Whose link this is, as long as it is good.
///
/// # Errors
/// When the database does not answer.
pub async fn invited(tx: &mut Tx, token: &Fingerprint, now: DateTime<Utc>) -> Result<Option<AccountId>, StoreError> {
    let found: Option<Uuid> = on!(tx, "invitations: by token", c =>
        sqlx::query_scalar("SELECT account_id FROM invitations WHERE token_hash = $1 AND expires_at > $2")
            .bind(token.as_slice())
            .bind(stored(now))
            .fetch_optional(c)
            .await)?;
    Ok(found.map(AccountId))
}

/// Uses a link up. Returns whose it was; nothing when it was used or has expired.
///
/// # Errors
/// When the database does not answer.
pub async fn take_invitation(
    tx: &mut Tx,
    token: &Fingerprint,
    now: DateTime<Utc>,
) -> Result<Option<AccountId>, StoreError> {
    let found: Option<Uuid> = on!(tx, "invitations: take", c =>
        sqlx::query_scalar("DELETE FROM invitations WHERE token_hash = $1 AND expires_at > $2 RETURNING account_id")
            .bind(token.as_slice())
            .bind(stored(now))
            .fetch_optional(c)
            .await)?;
    Ok(found.map(AccountId))
}
