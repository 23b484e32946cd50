//! The second step: a code of the authenticator app, or a recovery code.

use contract::AppError;
use domain::actor::{AccountId, Actor};
use domain::credentials::RecoveryCode;
use domain::permissions::Action;
use domain::sessions::Method;
use store::Tx;
use store::identity::{self, Fingerprint, LocalLoginRow};

use super::fault::Fault;
use super::sign_in_step::{SignInStep, Stage, whose};
use super::{Credentials, SetUp, refused, totp, tries};
use crate::allowance::spend;
use crate::failure::permit;
use crate::secrets::{Token, fingerprint};

const DOING: &str = "checking a second factor";

/// What became of a code.
pub(super) enum Answered<T> {
    /// It was right.
    Right(T),
    /// It was wrong, and another may be given.
    Wrong,
    /// The step is over.
    Over,
}

impl<T> Answered<T> {
    /// As the asker hears it.
    pub(super) fn told(self) -> Result<T, AppError> {
        match self {
            Self::Right(done) => Ok(done),
            Self::Wrong => Err(refused("code", "code-wrong")),
            Self::Over => Err(AppError::SignInNeeded),
        }
    }
}

impl Credentials {
    /// Checks the code that comes after the password with this browser, and begins a session. A code counts once.
    ///
    /// # Errors
    /// [`AppError::Invalid`] (`code`, `code-wrong`); [`AppError::SignInNeeded`] when the password has to be given
    /// again: after a quarter of an hour, five wrong codes, or a change of the account; [`AppError::TooMany`].
    pub async fn check_code(
        &self,
        actor: &Actor,
        browser: &Token,
        device: &str,
        code: &str,
    ) -> Result<Token, AppError> {
        permit(actor, Action::SignIn)?;
        let set_up = self.set_up()?;
        self.count_code(browser).await?;
        let answered = self.answer(set_up, browser, device, code).await;
        answered.map_err(|fault| fault.told(DOING))?.told()
    }

    /// Counts a try for the account whose password was given with this browser.
    pub(super) async fn count_code(&self, browser: &Token) -> Result<(), AppError> {
        let now = self.clock.now();
        let account = async {
            let mut tx = self.db.begin_read().await?;
            whose(&mut tx, browser, now).await
        };
        let account: Option<AccountId> = account.await.map_err(|fault: Fault| fault.told(DOING))?;
        let account = account.ok_or(AppError::SignInNeeded)?;
        spend(&self.db, &tries::of_codes(browser, account), tries::CODES, now).await?;
        spend(&self.db, &tries::of_all_codes(account), tries::ALL_CODES, now).await
    }

    async fn answer(
        &self,
        set_up: &SetUp,
        browser: &Token,
        device: &str,
        code: &str,
    ) -> Result<Answered<Token>, Fault> {
        let now = self.clock.now();
        let mut tx = self.db.begin_write().await?;
        let Some((step, login)) = SignInStep::take(&mut tx, browser, Stage::Code, now).await? else {
            return Ok(Answered::Over);
        };
        let account = step.account();
        let answered = match self.method_of(&mut tx, set_up, &login, code).await? {
            Some(method) => {
                let token = self.let_in(&mut tx, browser, (account, method), device).await?;
                tracing::info!(account.id = %account.0, method = method.code(), "signed in");
                Answered::Right(token)
            }
            None => {
                tracing::warn!(account.id = %account.0, "a second factor was refused");
                match step.count_wrong(&mut tx, browser).await? {
                    true => Answered::Wrong,
                    false => Answered::Over,
                }
            }
        };
        tx.commit().await?;
        Ok(answered)
    }

    /// What a code proves, which uses it up; nothing when it is wrong or was used.
    async fn method_of(
        &self,
        tx: &mut Tx,
        set_up: &SetUp,
        login: &LocalLoginRow,
        code: &str,
    ) -> Result<Option<Method>, Fault> {
        let account = AccountId(login.account_id);
        let now = self.clock.now();
        if let (Some(sealed), Some(_)) = (&login.totp_secret, login.totp_confirmed_at) {
            // Under a lost key ring the codes of paper still let in.
            let secret = set_up.keys.open(&totp::purpose(account), sealed).inspect_err(|error| {
                tracing::error!(account.id = %account.0, "the secret of an account's codes: {error}");
            });
            if let Some(step) = secret.ok().and_then(|secret| totp::step_of(&secret, code, now)) {
                let is_new = identity::use_totp_step(tx, account, step).await?;
                return Ok(is_new.then_some(Method::PasswordAndCode));
            }
        }
        let Ok(code) = code.parse::<RecoveryCode>() else {
            return Ok(None);
        };
        let is_one = identity::use_recovery_code(tx, account, &kept_of(account, code), now).await?;
        Ok(is_one.then_some(Method::PasswordAndRecovery))
    }
}

/// What is kept of a recovery code.
pub(super) fn kept_of(account: AccountId, code: RecoveryCode) -> Fingerprint {
    fingerprint(&[b"recovery", account.0.as_bytes(), &code.to_bytes()])
}
