//! Where the asker is signed in, and as whom they could act.

use chrono::{DateTime, Utc};
use contract::AppError;
use contract::sessions::{RoleView, SessionView, SessionsView};
use domain::actor::{Actor, SessionId, SignedIn};
use domain::permissions::{Action, Role};
use store::identity::{self, RoleRow, SessionRow};
use store::{Db, StoreError};

use super::{Sessions, is_alive, role_of, times_of};
use crate::failure::{of_store, permit_own};

impl Sessions {
    /// The asker's name, what they may be, and where they are signed in.
    ///
    /// # Errors
    /// [`AppError::SignInNeeded`] without a session.
    pub async fn own(&self, actor: &Actor) -> Result<SessionsView, AppError> {
        let person = permit_own(actor, Action::ViewSessions)?;
        let now = self.clock.now();
        let read = read(&self.db, &person, now).await;
        read.map_err(|error| of_store("listing sessions", &error))?
            .ok_or(AppError::SignInNeeded)
    }
}

async fn read(db: &Db, person: &SignedIn, now: DateTime<Utc>) -> Result<Option<SessionsView>, StoreError> {
    let mut tx = db.begin_read().await?;
    let Some(account) = identity::account(&mut tx, person.account).await? else {
        return Ok(None);
    };
    let sessions = identity::sessions_of(&mut tx, person.account).await?;
    let roles = identity::roles_of(&mut tx, person.account).await?;
    let alive = sessions.iter().filter(|row| is_alive(row, now));
    Ok(Some(SessionsView {
        name: account.name(),
        roles: possible_roles(&roles, person),
        sessions: alive.filter_map(|row| session_view(row, person)).collect(),
    }))
}

/// What somebody may be: what they were given, and without any of it a person.
fn possible_roles(rows: &[RoleRow], person: &SignedIn) -> Vec<RoleView> {
    let view = |role: Role, unit: Option<String>| RoleView {
        role,
        unit,
        current: role == person.role,
    };
    let given = rows
        .iter()
        .filter_map(|row| Some(view(row.role.parse().ok()?, row.unit_name.clone())));
    let given: Vec<RoleView> = given.collect();
    match given.is_empty() {
        true => vec![view(Role::Person, None)],
        false => given,
    }
}

fn session_view(row: &SessionRow, person: &SignedIn) -> Option<SessionView> {
    let role = role_of(row)?;
    Some(SessionView {
        number: row.id.to_string(),
        role,
        method: row.method.parse().ok()?,
        device: row.device.clone(),
        began_at: row.began_at,
        seen_at: row.seen_at,
        ends_at: times_of(row).ends_at(role),
        current: SessionId(row.id) == person.session,
    })
}
