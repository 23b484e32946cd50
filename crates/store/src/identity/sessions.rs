//! Where somebody is signed in. A session is its row: when the row goes, on whichever node, the session is over
//! everywhere with the next request.

use chrono::{DateTime, Utc};
use domain::actor::{AccountId, SessionId, UnitId};
use domain::permissions::Role;
use domain::sessions::Method;
use uuid::Uuid;

use super::Fingerprint;
use crate::moment::stored;
use crate::{StoreError, Tx};

/// A session.
#[derive(Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct SessionRow {
    /// Its number.
    pub id: Uuid,
    /// Whose it is.
    pub account_id: Uuid,
    /// The code of the role.
    pub role: String,
    /// Of which unit.
    pub unit_id: Option<Uuid>,
    /// The code of how they signed in.
    pub method: String,
    /// What the browser says it runs on.
    pub device: String,
    /// When it began.
    pub began_at: DateTime<Utc>,
    /// When something was last done in it.
    pub seen_at: DateTime<Utc>,
    /// What the gateway needs to hear to end its own session, encrypted.
    pub gateway_session: Option<Vec<u8>>,
}

impl std::fmt::Debug for SessionRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SessionRow")
            .field("id", &self.id)
            .field("role", &self.role)
            .finish_non_exhaustive()
    }
}

/// A session about to begin.
#[derive(Debug, Clone, Copy)]
pub struct NewSession<'a> {
    /// Its number.
    pub id: SessionId,
    /// What opens it, as a fingerprint.
    pub token: &'a Fingerprint,
    /// Whose it is.
    pub account: AccountId,
    /// As whom they act.
    pub role: Role,
    /// Of which unit.
    pub unit: Option<UnitId>,
    /// How they signed in.
    pub method: Method,
    /// What the browser says it runs on.
    pub device: &'a str,
    /// Now.
    pub now: DateTime<Utc>,
    /// What the gateway needs to hear to end its own session, encrypted.
    pub gateway_session: Option<&'a [u8]>,
}

/// Begins a session.
///
/// # Errors
/// When the database does not answer.
pub async fn begin_session(tx: &mut Tx, new: NewSession<'_>) -> Result<(), StoreError> {
    on!(tx, "sessions: insert", c =>
        sqlx::query(
            "INSERT INTO sessions (id, token_hash, account_id, role, unit_id, method, device, began_at, seen_at, \
             gateway_session) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8, $9)",
        )
        .bind(new.id.0)
        .bind(new.token.as_slice())
        .bind(new.account.0)
        .bind(new.role.code())
        .bind(new.unit.map(|unit| unit.0))
        .bind(new.method.code())
        .bind(new.device)
        .bind(stored(new.now))
        .bind(new.gateway_session)
        .execute(c)
        .await
        .map(|_| ()))
}

/// The session that a token opens. A person who must not sign in has none.
///
/// # Errors
/// When the database does not answer.
pub async fn find_session(tx: &mut Tx, token: &Fingerprint) -> Result<Option<SessionRow>, StoreError> {
    on!(tx, "sessions: by token", c =>
        sqlx::query_as(
            "SELECT s.id, s.account_id, s.role, s.unit_id, s.method, s.device, s.began_at, s.seen_at, \
             s.gateway_session FROM sessions s JOIN accounts a ON a.id = s.account_id \
             WHERE s.token_hash = $1 AND a.suspended_at IS NULL",
        )
        .bind(token.as_slice())
        .fetch_optional(c)
        .await)
}

/// Writes down that something was done in it.
///
/// # Errors
/// When the database does not answer.
pub async fn see_session(tx: &mut Tx, id: SessionId, now: DateTime<Utc>) -> Result<(), StoreError> {
    on!(tx, "sessions: see", c =>
        sqlx::query("UPDATE sessions SET seen_at = $2 WHERE id = $1 AND seen_at < $2")
            .bind(id.0)
            .bind(stored(now))
            .execute(c)
            .await
            .map(|_| ()))
}

/// Has one of a person's sessions act in another role, opened by another token from now on. Returns whether it was
/// theirs and still there.
///
/// # Errors
/// When the database does not answer.
pub async fn change_role(
    tx: &mut Tx,
    (account, id): (AccountId, SessionId),
    token: &Fingerprint,
    (role, unit): (Role, Option<UnitId>),
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    on!(tx, "sessions: change the role", c =>
        sqlx::query(
            "UPDATE sessions SET token_hash = $2, role = $3, unit_id = $4, seen_at = $5 \
             WHERE id = $1 AND account_id = $6",
        )
            .bind(id.0)
            .bind(token.as_slice())
            .bind(role.code())
            .bind(unit.map(|unit| unit.0))
            .bind(stored(now))
            .bind(account.0)
            .execute(c)
            .await
            .map(|done| done.rows_affected() == 1))
}

/// A person's sessions, the one that was used last first. Some may have run out.
///
/// # Errors
/// When the database does not answer.
pub async fn sessions_of(tx: &mut Tx, account: AccountId) -> Result<Vec<SessionRow>, StoreError> {
    on!(tx, "sessions: of an account", c =>
        sqlx::query_as(
            "SELECT id, account_id, role, unit_id, method, device, began_at, seen_at, gateway_session FROM sessions \
             WHERE account_id = $1 ORDER BY seen_at DESC, id DESC",
        )
        .bind(account.0)
        .fetch_all(c)
        .await)
}

/// Ends one of a person's sessions. Returns it; nothing when it was not theirs or is over already.
///
/// # Errors
/// When the database does not answer.
pub async fn end_session(tx: &mut Tx, account: AccountId, id: SessionId) -> Result<Option<SessionRow>, StoreError> {
    on!(tx, "sessions: end", c =>
        sqlx::query_as(
            "DELETE FROM sessions WHERE id = $1 AND account_id = $2 \
             RETURNING id, account_id, role, unit_id, method, device, began_at, seen_at, gateway_session",
        )
        .bind(id.0)
        .bind(account.0)
        .fetch_optional(c)
        .await)
}

/// Ends all sessions of a person but one, where one is named. Returns them.
///
/// # Errors
/// When the database does not answer.
pub async fn end_sessions_of(
    tx: &mut Tx,
    account: AccountId,
    but: Option<SessionId>,
) -> Result<Vec<SessionRow>, StoreError> {
    // No session has the number of nobody.
    let but = but.map_or(Uuid::nil(), |id| id.0);
    on!(tx, "sessions: end all", c =>
        sqlx::query_as(
            "DELETE FROM sessions WHERE account_id = $1 AND id <> $2 \
             RETURNING id, account_id, role, unit_id, method, device, began_at, seen_at, gateway_session",
        )
        .bind(account.0)
        .bind(but)
        .fetch_all(c)
        .await)
}

/// Removes sessions that began before a moment, and returns how many there were.
///
/// # Errors
/// When the database does not answer.
pub async fn reap_sessions(tx: &mut Tx, before: DateTime<Utc>) -> Result<u64, StoreError> {
    on!(tx, "sessions: reap", c =>
        sqlx::query("DELETE FROM sessions WHERE began_at < $1")
            .bind(stored(before))
            .execute(c)
            .await
            .map(|done| done.rows_affected()))
}
