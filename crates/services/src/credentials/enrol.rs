//! Setting up the authenticator app while signing in for the first time, and the recovery codes.

use std::fmt;

use contract::AppError;
use contract::credentials::TotpView;
use domain::actor::{AccountId, Actor};
use domain::credentials::RecoveryCode;
use domain::permissions::Action;
use domain::sessions::Method;
use store::identity::{self, Fingerprint};
use store::{StoreError, Tx};
use uuid::Uuid;

use super::fault::Fault;
use super::second_factor::{Answered, kept_of};
use super::sign_in_step::{SignInStep, Stage};
use super::{Credentials, SetUp, totp};
use crate::failure::permit;
use crate::secrets::{Token, random};

const DOING: &str = "setting up a second factor";

/// Somebody has set up their second factor, and is signed in.
#[derive(Clone, PartialEq, Eq)]
pub struct Enrolled {
    /// What opens the session.
    pub session: Token,
    /// The recovery codes to write down, such as `7K3MQ-2XD0A`: the only time that they are known.
    pub recovery_codes: Vec<String>,
}

impl fmt::Debug for Enrolled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Enrolled(…)")
    }
}

impl Credentials {
    /// The secret for the authenticator app of the one whose password was given with this browser: the same until a
    /// code of it was given.
    ///
    /// # Errors
    /// [`AppError::SignInNeeded`] when the password has to be given again.
    pub async fn totp_secret(&self, actor: &Actor, browser: &Token) -> Result<TotpView, AppError> {
        permit(actor, Action::SignIn)?;
        let set_up = self.set_up()?;
        let shown = self.show_secret(set_up, browser).await;
        shown.map_err(|fault| fault.told(DOING))?.ok_or(AppError::SignInNeeded)
    }

    async fn show_secret(&self, set_up: &SetUp, browser: &Token) -> Result<Option<TotpView>, Fault> {
        let mut tx = self.db.begin_write().await?;
        let taken = SignInStep::take(&mut tx, browser, Stage::Enrol, self.clock.now()).await?;
        let Some((mut step, login)) = taken else {
            return Ok(None);
        };
        let purpose = totp::purpose(step.account());
        let secret = match &step.secret {
            Some(sealed) => set_up.keys.open(&purpose, sealed)?,
            None => totp::new_secret().to_vec(),
        };
        if step.secret.is_none() {
            step.secret = Some(set_up.keys.seal(&purpose, &secret)?);
        }
        step.keep(&mut tx, browser).await?;
        tx.commit().await?;
        totp::view(&secret, &set_up.portal, &login.email).map(Some)
    }

    /// Takes the first code of the authenticator app: the second factor is set up, and a session begins.
    ///
    /// # Errors
    /// As [`Self::check_code`].
    pub async fn confirm_totp(
        &self,
        actor: &Actor,
        browser: &Token,
        device: &str,
        code: &str,
    ) -> Result<Enrolled, AppError> {
        permit(actor, Action::SignIn)?;
        let set_up = self.set_up()?;
        self.count_code(browser).await?;
        let confirmed = self.confirm(set_up, browser, device, code).await;
        confirmed.map_err(|fault| fault.told(DOING))?.told()
    }

    async fn confirm(
        &self,
        set_up: &SetUp,
        browser: &Token,
        device: &str,
        code: &str,
    ) -> Result<Answered<Enrolled>, Fault> {
        let now = self.clock.now();
        let mut tx = self.db.begin_write().await?;
        let taken = SignInStep::take(&mut tx, browser, Stage::Enrol, now).await?;
        let Some((step, sealed)) = taken.and_then(|(step, _)| step.secret.clone().map(|sealed| (step, sealed))) else {
            return Ok(Answered::Over);
        };
        let account = step.account();
        let secret = set_up.keys.open(&totp::purpose(account), &sealed)?;
        let Some(counted) = totp::step_of(&secret, code, now) else {
            let goes_on = step.count_wrong(&mut tx, browser).await?;
            tx.commit().await?;
            return Ok(match goes_on {
                true => Answered::Wrong,
                false => Answered::Over,
            });
        };
        // Somebody else with the same password may have been faster: theirs stays, and the code is asked for.
        if !identity::set_totp_secret(&mut tx, account, &sealed).await? {
            return Ok(Answered::Over);
        }
        identity::use_totp_step(&mut tx, account, counted).await?;
        identity::confirm_totp(&mut tx, account, now).await?;
        let recovery_codes = replace_recovery_codes(&mut tx, account).await?;
        let whom = (account, Method::PasswordAndCode);
        let session = self.let_in(&mut tx, browser, whom, device).await?;
        tx.commit().await?;
        tracing::info!(account.id = %account.0, "set up a second factor and signed in");
        Ok(Answered::Right(Enrolled {
            session,
            recovery_codes,
        }))
    }
}

/// Makes new recovery codes in the place of all former ones, as they are shown.
pub(super) async fn replace_recovery_codes(tx: &mut Tx, account: AccountId) -> Result<Vec<String>, StoreError> {
    let new = || RecoveryCode::of_random(u64::from_be_bytes(random()));
    let codes: Vec<RecoveryCode> = (0..RecoveryCode::EACH).map(|_| new()).collect();
    let kept: Vec<(Uuid, Fingerprint)> = codes
        .iter()
        .map(|code| (Uuid::now_v7(), kept_of(account, *code)))
        .collect();
    identity::replace_recovery_codes(tx, account, &kept).await?;
    Ok(codes.iter().map(ToString::to_string).collect())
}
