//! Accounts of our own: e-mail, password, one-time codes.

use chrono::{DateTime, Utc};
use domain::actor::AccountId;
use uuid::Uuid;

use crate::moment::stored;
use crate::{StoreError, Tx};

/// What somebody signs in with.
#[derive(Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct LocalLoginRow {
    /// Whose it is.
    pub account_id: Uuid,
    /// In small letters.
    pub email: String,
    /// The password's hash; nothing before one was set.
    pub password_hash: Option<String>,
    /// The secret of the one-time codes, encrypted.
    pub totp_secret: Option<Vec<u8>>,
    /// When it was first proved that the secret works.
    pub totp_confirmed_at: Option<DateTime<Utc>>,
    /// The step of the last code that was taken.
    pub totp_last_step: Option<i64>,
}

impl std::fmt::Debug for LocalLoginRow {
    /// Without anything that somebody signs in with.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("LocalLoginRow")
            .field("account_id", &self.account_id)
            .finish_non_exhaustive()
    }
}

/// Somebody who signs in by an account of our own.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct StaffRow {
    /// Their number.
    pub id: Uuid,
    /// First names.
    pub given_name: String,
    /// Family name.
    pub family_name: String,
    /// In small letters.
    pub email: String,
    /// Since when they must not sign in, if so.
    pub suspended_at: Option<DateTime<Utc>>,
    /// Whether they have set a password.
    pub has_password: bool,
    /// Whether they have a second factor.
    pub has_factor: bool,
}

/// Makes an account of our own for a person.
///
/// # Errors
/// [`crate::ErrorKind::Conflict`] when the e-mail is somebody's.
pub async fn create_local_login(
    tx: &mut Tx,
    account: AccountId,
    email: &str,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    on!(tx, "local logins: insert", c =>
        sqlx::query("INSERT INTO local_logins (account_id, email, created_at) VALUES ($1, $2, $3)")
            .bind(account.0)
            .bind(email)
            .bind(stored(now))
            .execute(c)
            .await
            .map(|_| ()))
}

const BY_EMAIL: &str = "SELECT account_id, email, password_hash, totp_secret, totp_confirmed_at, totp_last_step \
                                FROM local_logins WHERE email = $1";
const BY_ACCOUNT: &str = "SELECT account_id, email, password_hash, totp_secret, totp_confirmed_at, totp_last_step \
     FROM local_logins WHERE account_id = $1";

/// The account of this e-mail, in small letters.
///
/// # Errors
/// When the database does not answer.
pub async fn local_login_by_email(tx: &mut Tx, email: &str) -> Result<Option<LocalLoginRow>, StoreError> {
    on!(tx, "local logins: by e-mail", c =>
        sqlx::query_as(BY_EMAIL).bind(email).fetch_optional(c).await)
}

/// What a person signs in with.
///
/// # Errors
/// When the database does not answer.
pub async fn local_login(tx: &mut Tx, account: AccountId) -> Result<Option<LocalLoginRow>, StoreError> {
    on!(tx, "local logins: by account", c =>
        sqlx::query_as(BY_ACCOUNT).bind(account.0).fetch_optional(c).await)
}

/// Sets a password's hash.
///
/// # Errors
/// When the database does not answer.
pub async fn set_password(tx: &mut Tx, account: AccountId, hash: &str) -> Result<(), StoreError> {
    on!(tx, "local logins: set a password", c =>
        sqlx::query("UPDATE local_logins SET password_hash = $2 WHERE account_id = $1")
            .bind(account.0)
            .bind(hash)
            .execute(c)
            .await
            .map(|_| ()))
}

/// Keeps a new secret for one-time codes, not confirmed yet. Returns whether it was kept: a confirmed one is not replaced.
///
/// # Errors
/// When the database does not answer.
pub async fn set_totp_secret(tx: &mut Tx, account: AccountId, sealed: &[u8]) -> Result<bool, StoreError> {
    on!(tx, "local logins: set a secret", c =>
        sqlx::query(
            "UPDATE local_logins SET totp_secret = $2, totp_last_step = NULL \
             WHERE account_id = $1 AND totp_confirmed_at IS NULL",
        )
        .bind(account.0)
        .bind(sealed)
        .execute(c)
        .await
        .map(|done| done.rows_affected() == 1))
}

/// Writes down that a code of this secret was typed, so that the secret counts from now on.
///
/// # Errors
/// When the database does not answer.
pub async fn confirm_totp(tx: &mut Tx, account: AccountId, now: DateTime<Utc>) -> Result<(), StoreError> {
    on!(tx, "local logins: confirm a secret", c =>
        sqlx::query("UPDATE local_logins SET totp_confirmed_at = $2 WHERE account_id = $1 AND totp_secret IS NOT NULL")
            .bind(account.0)
            .bind(stored(now))
            .execute(c)
            .await
            .map(|_| ()))
}

/// Uses up the codes up to and including this step. Returns whether they were not used yet: of two who type the same
/// code at once, one is let in.
///
/// # Errors
/// When the database does not answer.
pub async fn use_totp_step(tx: &mut Tx, account: AccountId, step: i64) -> Result<bool, StoreError> {
    on!(tx, "local logins: use a code", c =>
        sqlx::query(
            "UPDATE local_logins SET totp_last_step = $2 \
             WHERE account_id = $1 AND (totp_last_step IS NULL OR totp_last_step < $2)",
        )
        .bind(account.0)
        .bind(step)
        .execute(c)
        .await
        .map(|done| done.rows_affected() == 1))
}

/// Takes away password and all second factors, for somebody who has lost them.
///
/// # Errors
/// When the database does not answer.
pub async fn reset_factors(tx: &mut Tx, account: AccountId) -> Result<(), StoreError> {
    on!(tx, "local logins: reset", c => {
        sqlx::query(
            "UPDATE local_logins SET password_hash = NULL, totp_secret = NULL, totp_confirmed_at = NULL, \
             totp_last_step = NULL WHERE account_id = $1",
        )
        .bind(account.0)
        .execute(&mut *c)
        .await?;
        sqlx::query("DELETE FROM passkeys WHERE account_id = $1").bind(account.0).execute(&mut *c).await?;
        sqlx::query("DELETE FROM recovery_codes WHERE account_id = $1").bind(account.0).execute(c).await.map(|_| ())
    })
}

/// Everybody who signs in by an account of our own, by name.
///
/// # Errors
/// When the database does not answer.
pub async fn staff(tx: &mut Tx) -> Result<Vec<StaffRow>, StoreError> {
    on!(tx, "local logins: all", c =>
        sqlx::query_as(
            "SELECT a.id, a.given_name, a.family_name, l.email, a.suspended_at, \
             l.password_hash IS NOT NULL AS has_password, \
             (l.totp_confirmed_at IS NOT NULL OR EXISTS (SELECT 1 FROM passkeys p WHERE p.account_id = a.id)) \
             AS has_factor \
             FROM local_logins l JOIN accounts a ON a.id = l.account_id ORDER BY a.family_name, a.given_name, l.email",
        )
        .fetch_all(c)
        .await)
}
