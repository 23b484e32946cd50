//! The way back from the gateway: who it was, and the session.

use chrono::{DateTime, Utc};
use domain::actor::{AccountId, Actor};
use domain::permissions::Action;
use domain::sessions::{Method, NoEntry};
use login_gov::{Person, Refusal, SignedIn};
use store::identity::{self, Fingerprint};
use store::{StoreError, Tx};
use uuid::Uuid;

use super::{Means, NationalGateway, PENDING, Pending, seal_of};
use crate::Sessions;
use crate::failure::{chain, fault, of_store, permit};
use crate::secrets::Token;
use crate::sessions::Proof;

/// What a browser brings back from the gateway.
#[derive(Debug, Clone, Copy)]
pub struct Finish<'a> {
    /// The browser's own secret.
    pub browser: &'a Token,
    /// What it says it runs on.
    pub device: &'a str,
    /// The note that the gateway redeems for its answer.
    pub artifact: &'a str,
    /// The mark of the request.
    pub mark: &'a str,
}

/// Somebody who was let in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entered {
    /// What opens the session.
    pub session: Token,
    /// Where the person wanted to go.
    pub return_path: Option<String>,
}

/// Somebody who was not let in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// Why not.
    pub why: NoEntry,
    /// Where the person wanted to go, for the next try.
    pub return_path: Option<String>,
}

impl From<NoEntry> for Refused {
    fn from(why: NoEntry) -> Self {
        Self { why, return_path: None }
    }
}

/// The field by which the gateway's identifier is found again.
const IDENTIFIER: &str = "gateway.identifier";

impl NationalGateway {
    /// Fetches the gateway's answer and begins a session for whom it names; an account is made at the first time.
    ///
    /// # Errors
    /// [`Refused`]: the word by which the page tells why not, and where the person wanted to go.
    pub async fn finish(&self, actor: &Actor, finish: Finish<'_>) -> Result<Entered, Refused> {
        permit(actor, Action::SignIn).map_err(|_| NoEntry::Unavailable)?;
        let means = self.means().map_err(|_| NoEntry::Unavailable)?;
        let pending = self
            .browsers
            .take::<Pending>(finish.browser, (PENDING, finish.mark))
            .await;
        let Some(pending) = pending.map_err(|_| NoEntry::Unavailable)? else {
            tracing::info!("somebody came back from login.gov.pl without having been sent there by this browser");
            return Err(NoEntry::Lost.into());
        };
        let return_path = pending.return_path;
        match self.ask(means, &pending.request, finish).await {
            Ok(session) => Ok(Entered { session, return_path }),
            Err(why) => Err(Refused { why, return_path }),
        }
    }

    async fn ask(&self, means: &Means, request: &str, finish: Finish<'_>) -> Result<Token, NoEntry> {
        let now = self.clock.now();
        let answer = means.gateway.resolve(finish.artifact, request, now).await;
        let answer = answer.map_err(|refusal| no_entry(&refusal))?;
        self.enter_or_again(means, &answer, finish.device, now).await
    }

    /// Two windows of one person who comes for the first time may both make the account: the second one begins anew,
    /// and finds it.
    async fn enter_or_again(
        &self,
        means: &Means,
        answer: &SignedIn,
        device: &str,
        now: DateTime<Utc>,
    ) -> Result<Token, NoEntry> {
        for _ in 0..2 {
            let entered = self.enter(means, answer, device, now).await.map_err(|error| {
                drop(of_store("signing in through login.gov.pl", &error));
                NoEntry::Unavailable
            })?;
            if let Some(session) = entered {
                return session;
            }
        }
        Err(NoEntry::Unavailable)
    }

    async fn enter(
        &self,
        means: &Means,
        answer: &SignedIn,
        device: &str,
        now: DateTime<Utc>,
    ) -> Result<Option<Result<Token, NoEntry>>, StoreError> {
        let index = means.keys.index(IDENTIFIER, &answer.person.identifier);
        let mut tx = self.db.begin_write().await?;
        if !identity::use_assertion(&mut tx, &answer.assertion_id, answer.replay_until).await? {
            tracing::warn!("login.gov.pl's statement came a second time");
            return Ok(Some(Err(NoEntry::Untrusted)));
        }
        let account = match identity::identify(&mut tx, &index).await? {
            Some(account) => account,
            None => match register(&mut tx, &index, &answer.person, now).await? {
                Some(account) => account,
                None => return Ok(None),
            },
        };
        identity::hold_account(&mut tx, account).await?;
        let row = identity::account(&mut tx, account).await?;
        if row.is_none_or(|row| row.suspended_at.is_some()) {
            return Ok(Some(Err(NoEntry::Suspended)));
        }
        let name = (answer.person.given_name.as_str(), answer.person.family_name.as_str());
        identity::note_sign_in(&mut tx, &index, account, name, now).await?;
        let session = begin(&self.sessions, &mut tx, means, account, answer, device).await?;
        tx.commit().await?;
        tracing::info!(account = %account.0, "signed in through login.gov.pl");
        Ok(Some(session))
    }
}

/// Begins the session with what the gateway needs to hear at its end. That is sealed for the session's own number.
async fn begin(
    sessions: &Sessions,
    tx: &mut Tx,
    means: &Means,
    account: AccountId,
    answer: &SignedIn,
    device: &str,
) -> Result<Result<Token, NoEntry>, StoreError> {
    let number = Uuid::now_v7();
    let told = serde_json::to_vec(&answer.session).unwrap_or_default();
    let sealed = match means.keys.seal(&seal_of(number), &told) {
        Ok(sealed) => sealed,
        Err(error) => {
            drop(fault("sealing the gateway's session", &error));
            return Ok(Err(NoEntry::Unavailable));
        }
    };
    let proof = Proof {
        number,
        account,
        method: Method::Gateway,
        device,
        gateway_session: Some(&sealed),
    };
    sessions.begin(tx, proof).await.map(Ok)
}

/// Makes the account of somebody who comes for the first time; nothing when another window of theirs was first.
async fn register(
    tx: &mut Tx,
    index: &Fingerprint,
    person: &Person,
    now: DateTime<Utc>,
) -> Result<Option<AccountId>, StoreError> {
    let account = AccountId(Uuid::now_v7());
    identity::create_account(tx, account, &person.given_name, &person.family_name, now).await?;
    let is_first = identity::link_identity(tx, index, account, now).await?;
    Ok(is_first.then_some(account))
}

fn no_entry(refusal: &Refusal) -> NoEntry {
    tracing::info!(cause = %chain(refusal), "login.gov.pl let nobody in");
    match refusal {
        Refusal::Cancelled => NoEntry::Cancelled,
        Refusal::TooLow => NoEntry::TooLow,
        Refusal::NotRecognized => NoEntry::NotRecognized,
        Refusal::GatewayFault => NoEntry::GatewayFault,
        Refusal::Unavailable => NoEntry::Unavailable,
        Refusal::Untrusted(_) => NoEntry::Untrusted,
    }
}
