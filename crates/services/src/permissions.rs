//! The table of permissions, for those who may see it.

use contract::AppError;
use contract::permissions::{GrantView, PermissionsView};
use domain::actor::Actor;
use domain::permissions::{Action, MATRIX, Role};

use crate::Services;
use crate::failure::permit;

impl Services {
    /// Who may do what: one line for each action and relation.
    ///
    /// # Errors
    /// [`AppError::SignInNeeded`] without a session, [`AppError::Forbidden`] for those who are not staff.
    pub fn permissions(&self, actor: &Actor) -> Result<PermissionsView, AppError> {
        if *actor == Actor::Anonymous {
            return Err(AppError::SignInNeeded);
        }
        permit(actor, Action::ViewPermissions)?;
        Ok(table())
    }
}

/// The whole table.
#[must_use]
pub fn table() -> PermissionsView {
    let mut grants = MATRIX.to_vec();
    grants.sort_by_key(|grant| (grant.action, grant.relation));
    let same = grants.chunk_by(|a, b| (a.action, a.relation) == (b.action, b.relation));
    let lines = same.filter_map(|same| {
        let first = same.first()?;
        let may = |role: &&Role| same.iter().any(|grant| grant.roles.contains(role));
        Some(GrantView {
            action: first.action,
            relation: first.relation,
            roles: Role::ALL.iter().filter(may).copied().collect(),
        })
    });
    PermissionsView { lines: lines.collect() }
}
