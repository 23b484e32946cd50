//! What is kept between the password and the second factor: a note for the browser that gave the password.

use chrono::{DateTime, TimeDelta, Utc};
use domain::actor::AccountId;
use serde::{Deserialize, Serialize};
use store::Tx;
use store::identity::{self, LocalLoginRow, put_note, take_note};
use uuid::Uuid;

use super::fault::Fault;
use crate::secrets::{Token, fingerprint};

const KIND: &str = "sign-in";
/// So long the second factor may take; setting one up means installing an app first.
const LASTS: TimeDelta = TimeDelta::minutes(15);
/// So many wrong codes, and the password is asked for again.
const MOST_TRIES: u8 = 5;

/// What is to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Stage {
    /// The second factor.
    Code,
    /// Setting it up.
    Enrol,
}

/// Somebody has given the password of an account, with one browser.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct SignInStep {
    account: Uuid,
    pub(super) stage: Stage,
    /// A fingerprint of the password's hash as it was then: once the password is changed or taken away, the step is
    /// over.
    password: identity::Fingerprint,
    until: DateTime<Utc>,
    /// How many wrong codes were given.
    wrong: u8,
    /// The secret that is being set up, encrypted for the account. It becomes the account's when a code of it was given.
    pub(super) secret: Option<Vec<u8>>,
}

impl SignInStep {
    pub(super) fn new(account: AccountId, stage: Stage, password_hash: &str, now: DateTime<Utc>) -> Self {
        Self {
            account: account.0,
            stage,
            password: fingerprint(&[password_hash.as_bytes()]),
            until: now + LASTS,
            wrong: 0,
            secret: None,
        }
    }

    pub(super) const fn account(&self) -> AccountId {
        AccountId(self.account)
    }

    /// Keeps it for this browser.
    pub(super) async fn keep(&self, tx: &mut Tx, browser: &Token) -> Result<(), Fault> {
        let content = serde_json::to_value(self)?;
        Ok(put_note(tx, &browser.key(KIND, ""), &content, self.until).await?)
    }

    /// Takes it away from this browser with the account's login, if it is at this stage and still holds: of several
    /// tries at once, one gets it.
    pub(super) async fn take(
        tx: &mut Tx,
        browser: &Token,
        stage: Stage,
        now: DateTime<Utc>,
    ) -> Result<Option<(Self, LocalLoginRow)>, Fault> {
        let Some(content) = take_note(tx, &browser.key(KIND, ""), now).await? else {
            return Ok(None);
        };
        let step: Self = serde_json::from_value(content)?;
        identity::hold_account(tx, step.account()).await?;
        let account = identity::account(tx, step.account()).await?;
        let is_kept_out = account.is_none_or(|account| account.suspended_at.is_some());
        let login = identity::local_login(tx, step.account()).await?;
        let holds = |login: &LocalLoginRow| {
            let hash = login.password_hash.as_deref();
            hash.is_some_and(|hash| fingerprint(&[hash.as_bytes()]) == step.password)
        };
        let login = login.filter(|login| !is_kept_out && step.stage == stage && holds(login));
        Ok(login.map(|login| (step, login)))
    }

    /// Counts a wrong code, and keeps the step unless that was the last one. Returns whether it goes on.
    pub(super) async fn count_wrong(mut self, tx: &mut Tx, browser: &Token) -> Result<bool, Fault> {
        self.wrong += 1;
        let goes_on = self.wrong < MOST_TRIES;
        if goes_on {
            self.keep(tx, browser).await?;
        }
        Ok(goes_on)
    }
}

/// The account whose password was given with this browser; nothing when the step is over. Looks only.
pub(super) async fn whose(tx: &mut Tx, browser: &Token, now: DateTime<Utc>) -> Result<Option<AccountId>, Fault> {
    let Some(content) = identity::note(tx, &browser.key(KIND, ""), now).await? else {
        return Ok(None);
    };
    let step: SignInStep = serde_json::from_value(content)?;
    Ok(Some(step.account()))
}
