//! Acting as somebody else of what one is.

use contract::AppError;
use domain::actor::{Actor, SignedIn, UnitId};
use domain::permissions::{Action, Role};
use store::identity;
use store::{Db, StoreError};

use super::Sessions;
use crate::failure::{of_store, permit_own};
use crate::secrets::Token;

impl Sessions {
    /// Has the session act in another role of the asker's. It is opened by another token from now on, which is
    /// returned: whoever knew the former one does not get the new rights with it.
    ///
    /// # Errors
    /// [`AppError::NotFound`] (`role`) for one that they were not given.
    pub async fn change_role(&self, actor: &Actor, role: &str) -> Result<Token, AppError> {
        let person = permit_own(actor, Action::ChangeRole)?;
        let unknown = || AppError::not_found("role");
        let role: Role = role.parse().map_err(|_| unknown())?;
        let token = Token::random();
        let changed = change(&self.db, &person, &token, role, self.clock.now()).await;
        match changed.map_err(|error| of_store("changing the role", &error))? {
            true => Ok(token),
            false => Err(unknown()),
        }
    }
}

async fn change(
    db: &Db,
    person: &SignedIn,
    token: &Token,
    role: Role,
    now: chrono::DateTime<chrono::Utc>,
) -> Result<bool, StoreError> {
    let mut tx = db.begin_write().await?;
    identity::hold_account(&mut tx, person.account).await?;
    let given = identity::roles_of(&mut tx, person.account).await?;
    let Some(row) = given.iter().find(|row| row.role == role.code()) else {
        return Ok(false);
    };
    let whom = (role, row.unit_id.map(UnitId));
    let session = (person.account, person.session);
    if !identity::change_role(&mut tx, session, &token.fingerprint(), whom, now).await? {
        return Ok(false);
    }
    tx.commit().await?;
    Ok(true)
}
