//! As whom somebody may act, and the fire brigades' units.

use chrono::{DateTime, Utc};
use domain::actor::{AccountId, UnitId};
use domain::permissions::Role;
use uuid::Uuid;

use crate::moment::stored;
use crate::{StoreError, Tx};

/// A role that somebody was given.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct RoleRow {
    /// The role's code.
    pub role: String,
    /// Of which unit.
    pub unit_id: Option<Uuid>,
    /// The unit's name.
    pub unit_name: Option<String>,
}

/// The roles that somebody was given.
///
/// # Errors
/// When the database does not answer.
pub async fn roles_of(tx: &mut Tx, account: AccountId) -> Result<Vec<RoleRow>, StoreError> {
    on!(tx, "account roles: of an account", c =>
        sqlx::query_as(
            "SELECT r.role, r.unit_id, u.name AS unit_name FROM account_roles r LEFT JOIN units u ON u.id = r.unit_id \
             WHERE r.account_id = $1 ORDER BY r.granted_at, r.role",
        )
        .bind(account.0)
        .fetch_all(c)
        .await)
}

/// Gives somebody a role. Returns whether they did not have it.
///
/// # Errors
/// When the database does not answer.
pub async fn grant_role(
    tx: &mut Tx,
    id: Uuid,
    account: AccountId,
    (role, unit): (Role, Option<UnitId>),
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    on!(tx, "account roles: grant", c =>
        sqlx::query(
            "INSERT INTO account_roles (id, account_id, role, unit_id, granted_at) VALUES ($1, $2, $3, $4, $5) \
             ON CONFLICT (account_id, role) DO NOTHING",
        )
        .bind(id)
        .bind(account.0)
        .bind(role.code())
        .bind(unit.map(|unit| unit.0))
        .bind(stored(now))
        .execute(c)
        .await
        .map(|done| done.rows_affected() == 1))
}

/// Takes a role away, and ends the sessions that act in it. Returns whether they had it.
///
/// # Errors
/// When the database does not answer.
pub async fn revoke_role(tx: &mut Tx, account: AccountId, role: Role) -> Result<bool, StoreError> {
    on!(tx, "account roles: revoke", c => {
        sqlx::query("DELETE FROM sessions WHERE account_id = $1 AND role = $2")
            .bind(account.0)
            .bind(role.code())
            .execute(&mut *c)
            .await?;
        sqlx::query("DELETE FROM account_roles WHERE account_id = $1 AND role = $2")
            .bind(account.0)
            .bind(role.code())
            .execute(c)
            .await
            .map(|done| done.rows_affected() == 1)
    })
}

/// The unit of this name.
///
/// # Errors
/// When the database does not answer.
pub async fn find_unit(tx: &mut Tx, name: &str) -> Result<Option<UnitId>, StoreError> {
    let found: Option<Uuid> = on!(tx, "units: by name", c =>
        sqlx::query_scalar("SELECT id FROM units WHERE name = $1").bind(name).fetch_optional(c).await)?;
    Ok(found.map(UnitId))
}

/// Makes a unit.
///
/// # Errors
/// [`crate::ErrorKind::Conflict`] when the name is taken.
pub async fn create_unit(tx: &mut Tx, id: UnitId, name: &str, now: DateTime<Utc>) -> Result<(), StoreError> {
    on!(tx, "units: insert", c =>
        sqlx::query("INSERT INTO units (id, name, created_at) VALUES ($1, $2, $3)")
            .bind(id.0)
            .bind(name)
            .bind(stored(now))
            .execute(c)
            .await
            .map(|_| ()))
}

/// The names of all units.
///
/// # Errors
/// When the database does not answer.
pub async fn units(tx: &mut Tx) -> Result<Vec<String>, StoreError> {
    on!(tx, "units: all", c => sqlx::query_scalar("SELECT name FROM units ORDER BY name").fetch_all(c).await)
}
