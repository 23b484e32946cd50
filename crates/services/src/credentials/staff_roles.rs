//! As whom somebody may act who has an account of our own: one person may be several.

use domain::actor::Actor;
use domain::permissions::{Action, Role};
use store::identity;
use uuid::Uuid;

use super::Credentials;
use super::staff::{StaffError, account_of, find_or_create, unit_of};

impl Credentials {
    /// Gives somebody a further role. Returns whether they did not have it.
    ///
    /// # Errors
    /// [`StaffError`] says what to change.
    pub async fn give_role(
        &self,
        actor: &Actor,
        email: &str,
        (role, unit): (Role, Option<&str>),
    ) -> Result<bool, StaffError> {
        self.permit_staff(actor, Action::ManageStaff)?;
        let unit = unit_of(role, unit)?;
        let now = self.clock.now();
        let mut tx = self.db.begin_write().await?;
        let account = account_of(&mut tx, email).await?;
        if actor.signed_in().is_some_and(|person| person.account == account) {
            return Err(StaffError::OneSelf);
        }
        let unit = match unit {
            Some(name) => Some(find_or_create(&mut tx, name, now).await?),
            None => None,
        };
        let is_new = identity::grant_role(&mut tx, Uuid::now_v7(), account, (role, unit), now).await?;
        tx.commit().await?;
        tracing::info!(account.id = %account.0, role = role.code(), is_new, "gave somebody a role");
        Ok(is_new)
    }

    /// Takes a role away; sessions that act in it end. Returns whether they had it.
    ///
    /// # Errors
    /// [`StaffError::LastRole`] when it is the only one: then the account is to be suspended.
    pub async fn take_role(&self, actor: &Actor, email: &str, role: Role) -> Result<bool, StaffError> {
        self.permit_staff(actor, Action::ManageStaff)?;
        let mut tx = self.db.begin_write().await?;
        let account = account_of(&mut tx, email).await?;
        if actor.signed_in().is_some_and(|person| person.account == account) {
            return Err(StaffError::OneSelf);
        }
        let roles = identity::roles_of(&mut tx, account).await?;
        if matches!(roles.as_slice(), [only] if only.role == role.code()) {
            return Err(StaffError::LastRole);
        }
        let had = identity::revoke_role(&mut tx, account, role).await?;
        tx.commit().await?;
        tracing::info!(account.id = %account.0, role = role.code(), had, "took a role from somebody");
        Ok(had)
    }
}
