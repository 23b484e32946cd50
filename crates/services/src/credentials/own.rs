//! What somebody who has signed in sees and changes of what they sign in with.

use contract::AppError;
use contract::credentials::{CredentialsView, PasskeyView};
use domain::actor::{AccountId, Actor, SignedIn};
use domain::credentials::Password;
use domain::permissions::Action;
use store::StoreError;
use store::identity::{self, LocalLoginRow, PasskeyRow};

use super::enrol::replace_recovery_codes;
use super::fault::Fault;
use super::{Credentials, refused, tries};
use crate::allowance::spend;
use crate::failure::{of_store, permit_own};
use crate::sessions::tell_the_gateway;

impl Credentials {
    /// What the asker signs in with.
    ///
    /// # Errors
    /// [`AppError::NotFound`] (`credentials`) for somebody without an account of our own.
    pub async fn own(&self, actor: &Actor) -> Result<CredentialsView, AppError> {
        let person = permit_own(actor, Action::ManageCredentials)?;
        let takes_passkeys = self.set_up()?.passkeys.is_some();
        let read = self.read_own(person.account).await;
        let (login, recovery_left, passkeys) = read
            .map_err(|error| of_store("reading credentials", &error))?
            .ok_or_else(|| AppError::not_found("credentials"))?;
        Ok(CredentialsView {
            email: login.email,
            has_totp: login.totp_confirmed_at.is_some(),
            recovery_left,
            passkeys: passkeys.into_iter().map(passkey_view).collect(),
            takes_passkeys,
        })
    }

    async fn read_own(&self, account: AccountId) -> Result<Option<(LocalLoginRow, u64, Vec<PasskeyRow>)>, StoreError> {
        let mut tx = self.db.begin_read().await?;
        let Some(login) = identity::local_login(&mut tx, account).await? else {
            return Ok(None);
        };
        let left = identity::recovery_codes_left(&mut tx, account).await?;
        let passkeys = identity::passkeys_of(&mut tx, account).await?;
        Ok(Some((login, left, passkeys)))
    }

    /// Changes the asker's password, and ends their other sessions.
    ///
    /// # Errors
    /// [`AppError::Invalid`] (`now_password`, `password`, `repeated`); [`AppError::TooMany`].
    pub async fn change_password(
        &self,
        actor: &Actor,
        now_password: &str,
        password: &str,
        repeated: &str,
    ) -> Result<(), AppError> {
        const DOING: &str = "changing a password";
        let person = permit_own(actor, Action::ManageCredentials)?;
        let set_up = self.set_up()?;
        let key = tries::of_changes(person.account);
        spend(&self.db, &key, tries::CHANGES, self.clock.now()).await?;
        let login = self.own_login(person.account).await?;
        let former = login.password_hash.clone();
        let is_right = set_up
            .hasher
            .verify(Password::typed(now_password), login.password_hash)
            .await;
        if !is_right.map_err(|error| Fault::from(error).told(DOING))? {
            return Err(refused("now_password", "password-now-wrong"));
        }
        let chosen = set_up.chosen(&login.email, password, repeated)?;
        let hash = set_up.hasher.hash(chosen).await;
        let hash = hash.map_err(|error| Fault::from(error).told(DOING))?;
        let changed = self.put_password(&person, former.as_deref(), &hash).await;
        match changed.map_err(|error| of_store(DOING, &error))? {
            true => Ok(()),
            // Somebody took the account's factors away in between.
            false => Err(AppError::SignInNeeded),
        }
    }

    async fn own_login(&self, account: AccountId) -> Result<LocalLoginRow, AppError> {
        let login = async {
            let mut tx = self.db.begin_read().await?;
            identity::local_login(&mut tx, account).await
        };
        let login = login.await.map_err(|error| of_store("reading credentials", &error))?;
        login.ok_or_else(|| AppError::not_found("credentials"))
    }

    async fn put_password(&self, person: &SignedIn, former: Option<&str>, hash: &str) -> Result<bool, StoreError> {
        let mut tx = self.db.begin_write().await?;
        identity::hold_account(&mut tx, person.account).await?;
        let login = identity::local_login(&mut tx, person.account).await?;
        if login.and_then(|login| login.password_hash).as_deref() != former {
            return Ok(false);
        }
        identity::set_password(&mut tx, person.account, hash).await?;
        let ended = identity::end_sessions_of(&mut tx, person.account, Some(person.session)).await?;
        tell_the_gateway(&mut tx, &ended, self.clock.now()).await?;
        tx.commit().await?;
        tracing::info!(account.id = %person.account.0, ended = ended.len(), "changed the password");
        Ok(true)
    }

    /// New recovery codes for the asker in the place of all former ones: the only time that they are known.
    ///
    /// # Errors
    /// [`AppError::NotFound`] (`credentials`) for somebody without an account of our own.
    pub async fn new_recovery_codes(&self, actor: &Actor) -> Result<Vec<String>, AppError> {
        let person = permit_own(actor, Action::ManageCredentials)?;
        self.set_up()?;
        self.own_login(person.account).await?;
        let replaced = async {
            let mut tx = self.db.begin_write().await?;
            let codes = replace_recovery_codes(&mut tx, person.account).await?;
            tx.commit().await?;
            Ok(codes)
        };
        let replaced: Result<Vec<String>, StoreError> = replaced.await;
        let codes = replaced.map_err(|error| of_store("making recovery codes", &error))?;
        tracing::info!(account.id = %person.account.0, "made new recovery codes");
        Ok(codes)
    }
}

fn passkey_view(row: PasskeyRow) -> PasskeyView {
    PasskeyView {
        number: row.id.to_string(),
        name: row.name,
        created_at: row.created_at,
        used_at: row.used_at,
    }
}
