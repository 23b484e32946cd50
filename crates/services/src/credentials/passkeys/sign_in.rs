//! Signing in with a passkey and nothing else.

use contract::AppError;
use domain::actor::{AccountId, Actor};
use domain::permissions::Action;
use domain::sessions::Method;
use serde_json::Value;
use store::identity;

use super::ceremony::{Answer, Passkeys};
use crate::credentials::fault::Fault;
use crate::credentials::{Credentials, refused};
use crate::failure::permit;
use crate::secrets::Token;

const KIND: &str = "passkey";
const DOING: &str = "signing in with a passkey";

impl Credentials {
    /// What to ask this browser for a passkey: the `PublicKeyCredentialRequestOptions` as JSON. No name is asked for;
    /// the device knows whose passkey it holds, and verifies the person.
    ///
    /// # Errors
    /// [`AppError::Unavailable`] where the portal takes no passkeys.
    pub async fn passkey_challenge(&self, actor: &Actor, browser: &Token) -> Result<Value, AppError> {
        permit(actor, Action::SignIn)?;
        let passkeys = self.passkeys()?;
        let asked = async {
            let (ask, asked) = passkeys.request()?;
            self.keep_asked(&browser.key(KIND, ""), &asked).await?;
            Ok(ask)
        };
        asked.await.map_err(|fault: Fault| fault.told(DOING))
    }

    /// Checks this browser's answer, and begins a session. An answer is looked at once, whatever comes of it.
    ///
    /// # Errors
    /// [`AppError::Invalid`] (`passkey`, `passkey-wrong`) whatever is wrong; [`AppError::Unavailable`] where the portal
    /// takes no passkeys.
    pub async fn check_passkey(
        &self,
        actor: &Actor,
        browser: &Token,
        device: &str,
        answer: &str,
    ) -> Result<Token, AppError> {
        permit(actor, Action::SignIn)?;
        let passkeys = self.passkeys()?;
        let checked = self.check_answer(passkeys, browser, device, answer).await;
        let checked = checked.map_err(|fault| fault.told(DOING))?;
        checked.ok_or_else(|| refused("passkey", "passkey-wrong"))
    }

    async fn check_answer(
        &self,
        passkeys: &Passkeys,
        browser: &Token,
        device: &str,
        answer: &str,
    ) -> Result<Option<Token>, Fault> {
        let Some(asked) = self.take_asked(&browser.key(KIND, "")).await? else {
            return Ok(None);
        };
        let Ok(answer) = Answer::parse(answer) else {
            return Ok(None);
        };
        let mut tx = self.db.begin_write().await?;
        let Some(row) = identity::passkey_by_credential(&mut tx, &answer.credential_id()).await? else {
            return Ok(None);
        };
        let account = AccountId(row.account_id);
        identity::hold_account(&mut tx, account).await?;
        // It may have been removed just before the account was held.
        let Some(row) = identity::passkey_by_credential(&mut tx, &answer.credential_id()).await? else {
            return Ok(None);
        };
        let credential = match passkeys.checked(&asked, &answer, &row) {
            Ok(credential) => credential,
            Err(reason) => {
                tracing::warn!(account.id = %account.0, %reason, "a passkey was refused");
                return Ok(None);
            }
        };
        let person = identity::account(&mut tx, account).await?;
        if person.is_none_or(|person| person.suspended_at.is_some()) {
            tracing::warn!(account.id = %account.0, "a passkey was refused: its owner is kept out");
            return Ok(None);
        }
        identity::use_passkey(&mut tx, row.id, &credential, self.clock.now()).await?;
        let token = self
            .let_in(&mut tx, browser, (account, Method::Passkey), device)
            .await?;
        tx.commit().await?;
        tracing::info!(account.id = %account.0, method = Method::Passkey.code(), "signed in");
        Ok(Some(token))
    }
}
