//! The link by which somebody sets their first password.

use contract::AppError;
use contract::credentials::{InvitedView, NextStep};
use domain::actor::{AccountId, Actor};
use domain::permissions::Action;
use store::StoreError;
use store::identity;

use super::Credentials;
use super::fault::Fault;
use crate::failure::{of_store, permit};
use crate::secrets::Token;

const DOING: &str = "accepting an invitation";

/// Somebody with a good link.
struct Invited {
    account: AccountId,
    view: InvitedView,
}

impl Credentials {
    /// Whom an invitation's link is for.
    ///
    /// # Errors
    /// [`AppError::NotFound`] (`invitation`) when it was used, has run out or never was one.
    pub async fn invited(&self, actor: &Actor, link: &str) -> Result<InvitedView, AppError> {
        permit(actor, Action::SignIn)?;
        self.set_up()?;
        Ok(self.of_link(link).await?.1.view)
    }

    /// Sets the first password and uses the link up. What comes next with this browser is setting up the second
    /// factor.
    ///
    /// # Errors
    /// As [`Self::invited`]; [`AppError::Invalid`] (`password`, `repeated`) for a password that is not taken.
    pub async fn accept(
        &self,
        actor: &Actor,
        browser: &Token,
        link: &str,
        password: &str,
        repeated: &str,
    ) -> Result<NextStep, AppError> {
        permit(actor, Action::SignIn)?;
        let set_up = self.set_up()?;
        let (link, invited) = self.of_link(link).await?;
        let chosen = set_up.chosen(&invited.view.email, password, repeated)?;
        let hash = set_up.hasher.hash(chosen).await;
        let hash = hash.map_err(|error| Fault::from(error).told(DOING))?;
        let used = self.use_up(&link, invited.account, &hash).await;
        match used.map_err(|error| of_store(DOING, &error))? {
            true => tracing::info!(account.id = %invited.account.0, "accepted an invitation"),
            false => return Err(AppError::not_found("invitation")),
        }
        self.go_on(browser, invited.account, &hash, NextStep::Enrol).await?;
        Ok(NextStep::Enrol)
    }

    async fn of_link(&self, link: &str) -> Result<(Token, Invited), AppError> {
        let unknown = || AppError::not_found("invitation");
        let link = Token::parse(link).ok_or_else(unknown)?;
        let found = self.find_invited(&link).await;
        let found = found.map_err(|error| of_store("reading an invitation", &error))?;
        Ok((link, found.ok_or_else(unknown)?))
    }

    async fn find_invited(&self, link: &Token) -> Result<Option<Invited>, StoreError> {
        let mut tx = self.db.begin_read().await?;
        let Some(account) = identity::invited(&mut tx, &link.fingerprint(), self.clock.now()).await? else {
            return Ok(None);
        };
        let row = identity::account(&mut tx, account).await?;
        let login = identity::local_login(&mut tx, account).await?;
        let row = row.filter(|row| row.suspended_at.is_none());
        Ok(row.zip(login).map(|(row, login)| Invited {
            account,
            view: InvitedView {
                name: row.name(),
                email: login.email,
            },
        }))
    }

    async fn use_up(&self, link: &Token, account: AccountId, hash: &str) -> Result<bool, StoreError> {
        let mut tx = self.db.begin_write().await?;
        let taken = identity::take_invitation(&mut tx, &link.fingerprint(), self.clock.now()).await?;
        if taken != Some(account) {
            return Ok(false);
        }
        identity::set_password(&mut tx, account, hash).await?;
        tx.commit().await?;
        Ok(true)
    }
}
