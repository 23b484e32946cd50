//! Persons.

use chrono::{DateTime, Utc};
use domain::actor::AccountId;
use uuid::Uuid;

use crate::moment::stored;
use crate::{Db, StoreError, Tx};

/// A person.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct AccountRow {
    /// Their number.
    pub id: Uuid,
    /// First names.
    pub given_name: String,
    /// Family name.
    pub family_name: String,
    /// Since when they must not sign in, if so.
    pub suspended_at: Option<DateTime<Utc>>,
}

impl AccountRow {
    /// First and family name.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{} {}", self.given_name, self.family_name).trim().to_owned()
    }
}

/// The person of this number.
///
/// # Errors
/// When the database does not answer.
pub async fn account(tx: &mut Tx, id: AccountId) -> Result<Option<AccountRow>, StoreError> {
    on!(tx, "accounts: by number", c =>
        sqlx::query_as("SELECT id, given_name, family_name, suspended_at FROM accounts WHERE id = $1")
            .bind(id.0)
            .fetch_optional(c)
            .await)
}

/// Keeps everybody else from changing what belongs to an account until this transaction ends. Whoever lets somebody in,
/// or takes something away from them, holds the account first and reads after that: on a server engine, which shows
/// what others have committed in between, a reset could otherwise be outlived by what it was to end.
///
/// # Errors
/// When the database does not answer.
pub async fn hold_account(tx: &mut Tx, id: AccountId) -> Result<(), StoreError> {
    match tx {
        // The embedded engine has one writer at a time.
        Tx::Sqlite(_) => Ok(()),
        Tx::Postgres(_) => on!(tx, "accounts: hold", c =>
            sqlx::query("SELECT id FROM accounts WHERE id = $1 FOR UPDATE")
                .bind(id.0)
                .execute(c)
                .await
                .map(|_| ())),
    }
}

/// Makes a person known.
///
/// # Errors
/// When the database does not answer.
pub async fn create_account(
    tx: &mut Tx,
    id: AccountId,
    given_name: &str,
    family_name: &str,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    on!(tx, "accounts: insert", c =>
        sqlx::query("INSERT INTO accounts (id, given_name, family_name, created_at) VALUES ($1, $2, $3, $4)")
            .bind(id.0)
            .bind(given_name)
            .bind(family_name)
            .bind(stored(now))
            .execute(c)
            .await
            .map(|_| ()))
}

/// Keeps a person from signing in since a moment, or lets them again. Returns whether there is such a person.
///
/// # Errors
/// When the database does not answer.
pub async fn set_suspended(tx: &mut Tx, id: AccountId, since: Option<DateTime<Utc>>) -> Result<bool, StoreError> {
    on!(tx, "accounts: suspend", c =>
        sqlx::query("UPDATE accounts SET suspended_at = $2 WHERE id = $1")
            .bind(id.0)
            .bind(since.map(stored))
            .execute(c)
            .await
            .map(|done| done.rows_affected() == 1))
}

impl Db {
    /// Whether there is anybody's account.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn has_people(&self) -> Result<bool, StoreError> {
        let mut tx = self.begin_read().await?;
        let count: i64 = on!(&mut tx, "accounts: any", c =>
            sqlx::query_scalar("SELECT COUNT(*) FROM (SELECT id FROM accounts LIMIT 1) AS one").fetch_one(c).await)?;
        Ok(count > 0)
    }
}
