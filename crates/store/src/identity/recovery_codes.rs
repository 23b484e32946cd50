//! Codes that were written down for the day the telephone is lost.

use chrono::{DateTime, Utc};
use domain::actor::AccountId;
use uuid::Uuid;

use super::Fingerprint;
use crate::moment::stored;
use crate::tx::count;
use crate::{StoreError, Tx};

/// Puts new codes in the place of all former ones.
///
/// # Errors
/// When the database does not answer.
pub async fn replace_recovery_codes(
    tx: &mut Tx,
    account: AccountId,
    codes: &[(Uuid, Fingerprint)],
) -> Result<(), StoreError> {
    on!(tx, "recovery codes: replace", c => {
        sqlx::query("DELETE FROM recovery_codes WHERE account_id = $1").bind(account.0).execute(&mut *c).await?;
        for (id, hash) in codes {
            sqlx::query("INSERT INTO recovery_codes (id, account_id, code_hash) VALUES ($1, $2, $3)")
                .bind(id)
                .bind(account.0)
                .bind(hash.as_slice())
                .execute(&mut *c)
                .await?;
        }
        Ok(())
    })
}

/// Uses a code up. Returns whether it was one, and not used before.
///
/// # Errors
/// When the database does not answer.
pub async fn use_recovery_code(
    tx: &mut Tx,
    account: AccountId,
    hash: &Fingerprint,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    on!(tx, "recovery codes: use", c =>
        sqlx::query(
            "UPDATE recovery_codes SET used_at = $3 WHERE account_id = $1 AND code_hash = $2 AND used_at IS NULL",
        )
        .bind(account.0)
        .bind(hash.as_slice())
        .bind(stored(now))
        .execute(c)
        .await
        .map(|done| done.rows_affected() > 0))
}

/// How many are left.
///
/// # Errors
/// When the database does not answer.
pub async fn recovery_codes_left(tx: &mut Tx, account: AccountId) -> Result<u64, StoreError> {
    let left: i64 = on!(tx, "recovery codes: count", c =>
        sqlx::query_scalar("SELECT COUNT(*) FROM recovery_codes WHERE account_id = $1 AND used_at IS NULL")
            .bind(account.0)
            .fetch_one(c)
            .await)?;
    count(left)
}
