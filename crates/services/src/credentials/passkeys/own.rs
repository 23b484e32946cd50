//! Making and removing one's own passkeys.

use contract::AppError;
use domain::actor::{AccountId, Actor};
use domain::permissions::Action;
use serde_json::Value;
use store::identity::{self, AccountRow, LocalLoginRow, NewPasskey, PasskeyRow};
use store::{ErrorKind, StoreError};
use uuid::Uuid;

use super::ceremony::{Made, Owner};
use crate::credentials::fault::Fault;
use crate::credentials::{Credentials, refused};
use crate::failure::{of_store, permit_own};
use crate::secrets::Token;

const KIND: &str = "passkey-new";
const DOING: &str = "making a passkey";
/// Longer names are refused.
const LONGEST_NAME: usize = 60;
/// Nobody has more devices; a list that grows without end helps nobody.
const MOST: usize = 20;

impl Credentials {
    /// What to ask this browser to make a passkey for the asker: the `PublicKeyCredentialCreationOptions` as JSON.
    ///
    /// # Errors
    /// [`AppError::Unavailable`] where the portal takes no passkeys; [`AppError::Invalid`] (`passkey`,
    /// `passkey-too-many`).
    pub async fn passkey_creation(&self, actor: &Actor, browser: &Token) -> Result<Value, AppError> {
        let person = permit_own(actor, Action::ManageCredentials)?;
        let passkeys = self.passkeys()?;
        let read = self.read_owner(person.account).await;
        let (account, login, have) = read
            .map_err(|error| of_store(DOING, &error))?
            .ok_or_else(|| AppError::not_found("credentials"))?;
        if have.len() >= MOST {
            return Err(refused("passkey", "passkey-too-many"));
        }
        let owner = Owner {
            account: person.account,
            email: &login.email,
            name: &account.name(),
        };
        let asked = async {
            let (ask, asked) = passkeys.creation(&owner, &have)?;
            self.keep_asked(&browser.key(KIND, &person.account.0.to_string()), &asked)
                .await?;
            Ok(ask)
        };
        asked.await.map_err(|fault: Fault| fault.told(DOING))
    }

    /// Keeps the passkey that this browser made, under a name that its owner chooses.
    ///
    /// # Errors
    /// [`AppError::Invalid`]: `name` (`passkey-name-empty`, `passkey-name-too-long`), `passkey` (`passkey-not-made`).
    pub async fn add_passkey(&self, actor: &Actor, browser: &Token, name: &str, answer: &str) -> Result<(), AppError> {
        let person = permit_own(actor, Action::ManageCredentials)?;
        let passkeys = self.passkeys()?;
        let name = name_of(name)?;
        let asked = self.take_asked(&browser.key(KIND, &person.account.0.to_string())).await;
        let asked = asked.map_err(|fault| fault.told(DOING))?;
        let not_made = || refused("passkey", "passkey-not-made");
        let made = passkeys
            .created(&asked.ok_or_else(not_made)?, answer)
            .map_err(|reason| {
                tracing::warn!(account.id = %person.account.0, %reason, "a new passkey was refused");
                not_made()
            })?;
        match self.put_passkey(person.account, &name, &made).await {
            Ok(()) => Ok(()),
            // It is kept already, as somebody's.
            Err(error) if error.kind() == ErrorKind::Conflict => Err(not_made()),
            Err(error) => Err(of_store(DOING, &error)),
        }
    }

    /// Removes one of the asker's passkeys by its number.
    ///
    /// # Errors
    /// [`AppError::NotFound`] (`passkey`) when there is none of theirs by that number.
    pub async fn remove_passkey(&self, actor: &Actor, number: &str) -> Result<(), AppError> {
        let person = permit_own(actor, Action::ManageCredentials)?;
        self.set_up()?;
        let unknown = || AppError::not_found("passkey");
        let id: Uuid = number.parse().map_err(|_| unknown())?;
        let removed = async {
            let mut tx = self.db.begin_write().await?;
            let removed = identity::remove_passkey(&mut tx, person.account, id).await?;
            tx.commit().await?;
            Ok(removed)
        };
        let removed: Result<bool, StoreError> = removed.await;
        match removed.map_err(|error| of_store("removing a passkey", &error))? {
            true => Ok(()),
            false => Err(unknown()),
        }
    }

    async fn read_owner(
        &self,
        account: AccountId,
    ) -> Result<Option<(AccountRow, LocalLoginRow, Vec<PasskeyRow>)>, StoreError> {
        let mut tx = self.db.begin_read().await?;
        let row = identity::account(&mut tx, account).await?;
        let login = identity::local_login(&mut tx, account).await?;
        let have = identity::passkeys_of(&mut tx, account).await?;
        Ok(row.zip(login).map(|(row, login)| (row, login, have)))
    }

    async fn put_passkey(&self, account: AccountId, name: &str, made: &Made) -> Result<(), StoreError> {
        let new = NewPasskey {
            id: Uuid::now_v7(),
            account,
            credential_id: &made.credential_id,
            credential: &made.credential,
            name,
            created_at: self.clock.now(),
        };
        let mut tx = self.db.begin_write().await?;
        identity::add_passkey(&mut tx, new).await?;
        tx.commit().await?;
        tracing::info!(account.id = %account.0, "added a passkey");
        Ok(())
    }
}

fn name_of(name: &str) -> Result<String, AppError> {
    let name: String = name.chars().filter(|sign| !sign.is_control()).collect();
    let name = name.trim();
    match name.chars().count() {
        0 => Err(refused("name", "passkey-name-empty")),
        length if length > LONGEST_NAME => Err(refused("name", "passkey-name-too-long")),
        _ => Ok(name.to_owned()),
    }
}
