//! The first step: e-mail and password.

use std::net::IpAddr;

use contract::AppError;
use contract::credentials::NextStep;
use domain::actor::{AccountId, Actor};
use domain::credentials::{Email, Password};
use domain::permissions::Action;
use store::StoreError;
use store::identity::{self, LocalLoginRow};
use uuid::Uuid;

use super::fault::Fault;
use super::sign_in_step::{SignInStep, Stage};
use super::{Credentials, KNOWN_BROWSER, refused, tries};
use crate::allowance::spend;
use crate::failure::{of_store, permit};
use crate::secrets::Token;

const DOING: &str = "signing in by a password";

/// What is found of an e-mail before the password is looked at.
struct Found {
    login: Option<LocalLoginRow>,
    is_kept_out: bool,
    is_known_browser: bool,
}

impl Credentials {
    /// Checks a password, and says what comes next for this browser. Takes as long and answers the same for an unknown
    /// address, a wrong password, somebody who is kept out and somebody who has no password yet.
    ///
    /// # Errors
    /// [`AppError::Invalid`] (`password`, `sign-in-wrong`) whatever is wrong; [`AppError::TooMany`];
    /// [`AppError::Unavailable`] where accounts of our own are not set up.
    pub async fn check_password(
        &self,
        actor: &Actor,
        browser: &Token,
        address: Option<IpAddr>,
        email: &str,
        password: &str,
    ) -> Result<NextStep, AppError> {
        permit(actor, Action::SignIn)?;
        let set_up = self.set_up()?;
        let now = self.clock.now();
        if let Some(address) = address {
            spend(&self.db, &tries::of_address(address), tries::FROM_ADDRESS, now).await?;
        }
        let email = Email::parse(email).ok();
        let found = self.find(email.as_ref(), browser).await;
        let found = found.map_err(|error| of_store(DOING, &error))?;
        self.count(email.as_ref(), &found, browser, address).await?;
        let hash = found.login.as_ref().and_then(|login| login.password_hash.clone());
        let is_right = set_up.hasher.verify(Password::typed(password), hash.clone()).await;
        let is_right = is_right.map_err(|error| Fault::from(error).told(DOING))?;
        let (Some(login), Some(hash), true) = (found.login, hash, is_right && !found.is_kept_out) else {
            return Err(refused("password", "sign-in-wrong"));
        };
        let next = match login.totp_confirmed_at {
            Some(_) => NextStep::Code,
            None => NextStep::Enrol,
        };
        self.go_on(browser, AccountId(login.account_id), &hash, next).await?;
        Ok(next)
    }

    async fn find(&self, email: Option<&Email>, browser: &Token) -> Result<Found, StoreError> {
        let mut tx = self.db.begin_read().await?;
        let login = match email {
            Some(email) => identity::local_login_by_email(&mut tx, email.as_str()).await?,
            None => None,
        };
        // Asked for nobody too, so that an unknown address takes as many looks.
        let account = login.as_ref().map_or(Uuid::nil(), |login| login.account_id);
        let row = identity::account(&mut tx, AccountId(account)).await?;
        let key = browser.key(KNOWN_BROWSER, &account.to_string());
        let note = identity::note(&mut tx, &key, self.clock.now()).await?;
        Ok(Found {
            login,
            is_kept_out: row.is_none_or(|row| row.suspended_at.is_some()),
            is_known_browser: note.is_some(),
        })
    }

    /// Counts the try, for an unknown address as for any other.
    async fn count(
        &self,
        email: Option<&Email>,
        found: &Found,
        browser: &Token,
        address: Option<IpAddr>,
    ) -> Result<(), AppError> {
        let counts = match (&found.login, found.is_known_browser, email) {
            (Some(login), true, _) => {
                let key = tries::of_known_browser(browser, AccountId(login.account_id));
                vec![(key, tries::FROM_KNOWN_BROWSER)]
            }
            (_, _, Some(email)) => vec![
                (tries::of_email(email.as_str(), address), tries::FROM_STRANGERS),
                (tries::of_email_anywhere(email.as_str()), tries::FROM_ALL_STRANGERS),
            ],
            // What is no address at all is nobody's: only where it came from was counted.
            (_, _, None) => Vec::new(),
        };
        let mut counted = Ok(());
        for (key, rate) in counts {
            counted = counted.and(spend(&self.db, &key, rate, self.clock.now()).await);
        }
        if let (Err(AppError::TooMany { .. }), Some(login)) = (&counted, &found.login) {
            tracing::warn!(account.id = %login.account_id, "too many passwords were tried");
        }
        counted
    }

    /// Keeps for this browser that the account's password was given.
    pub(super) async fn go_on(
        &self,
        browser: &Token,
        account: AccountId,
        password_hash: &str,
        next: NextStep,
    ) -> Result<(), AppError> {
        let stage = match next {
            NextStep::Code => Stage::Code,
            NextStep::Enrol => Stage::Enrol,
        };
        let step = SignInStep::new(account, stage, password_hash, self.clock.now());
        let kept = async {
            let mut tx = self.db.begin_write().await?;
            step.keep(&mut tx, browser).await?;
            Ok(tx.commit().await?)
        };
        kept.await.map_err(|fault: Fault| fault.told(DOING))
    }
}
