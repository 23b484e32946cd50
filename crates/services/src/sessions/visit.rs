//! Whose session it is that a request came with.

use std::time::Duration;

use chrono::{DateTime, Utc};
use contract::AppError;
use contract::sessions::TimeLeft;
use domain::actor::{AccountId, Actor, SessionId, SignedIn};
use domain::permissions::Role;
use domain::sessions::{LONGEST, Method, Times};
use store::identity::{self, AccountRow, SessionRow};
use store::{Db, StoreError};

use super::{Sessions, role_of, times_of, unit_of};
use crate::failure::{chain, of_store};
use crate::secrets::Token;

/// Somebody who has signed in, for as long as one request takes.
#[derive(Clone, PartialEq, Eq)]
pub struct Visitor {
    /// Who, and as whom.
    pub person: SignedIn,
    /// Their name.
    pub name: String,
    /// How they signed in.
    pub method: Method,
    /// When the session began and when something was last done in it.
    pub times: Times,
}

impl std::fmt::Debug for Visitor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Visitor")
            .field("person", &self.person)
            .finish_non_exhaustive()
    }
}

impl Visitor {
    /// As use cases know them.
    #[must_use]
    pub const fn actor(&self) -> Actor {
        Actor::SignedIn(self.person)
    }

    /// How much of the session is left at this moment.
    #[must_use]
    pub fn time_left(&self, now: DateTime<Utc>) -> TimeLeft {
        let left = self.times.ends_at(self.person.role) - now;
        let to_the_end = self.times.began_at + LONGEST - now;
        TimeLeft {
            seconds: u32::try_from(left.num_seconds()).unwrap_or(0),
            extendable: left < to_the_end,
        }
    }
}

/// What a request says of the one who sent it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// Somebody did something: the session goes on.
    Activity,
    /// A machine looked, as a clock does that counts the time left: the session does not go on for that.
    Look,
}

/// So long a request waits to write down that it came. The session's activity is not worth more than the answer.
const PATIENCE: Duration = Duration::from_millis(250);

impl Sessions {
    /// Whose session a token opens; nothing when it is over.
    ///
    /// # Errors
    /// [`AppError::Unavailable`] when the database does not answer.
    pub async fn visitor(&self, token: &Token, sign: Sign) -> Result<Option<Visitor>, AppError> {
        let found = find(&self.db, token)
            .await
            .map_err(|error| of_store("finding a session", &error))?;
        let now = self.clock.now();
        let Some(mut visitor) = found.and_then(|(row, account)| visitor_of(&row, &account)) else {
            return Ok(None);
        };
        if !visitor.times.is_alive(visitor.person.role, now) {
            return Ok(None);
        }
        if sign == Sign::Activity && visitor.times.is_due(now) && self.see(visitor.person.session, now).await {
            visitor.times.seen_at = now;
        }
        Ok(Some(visitor))
    }

    /// Writes down the activity, unless the database is busy with something larger: then the next request does.
    async fn see(&self, session: SessionId, now: DateTime<Utc>) -> bool {
        match tokio::time::timeout(PATIENCE, see(&self.db, session, now)).await {
            Ok(Ok(())) => true,
            Ok(Err(error)) => {
                tracing::warn!(cause = %chain(&error), "a session's activity was not written down");
                false
            }
            Err(_) => {
                tracing::debug!("a session's activity was not written down: the database is busy");
                false
            }
        }
    }
}

async fn find(db: &Db, token: &Token) -> Result<Option<(SessionRow, AccountRow)>, StoreError> {
    let mut tx = db.begin_read().await?;
    let Some(row) = identity::find_session(&mut tx, &token.fingerprint()).await? else {
        return Ok(None);
    };
    let account = identity::account(&mut tx, AccountId(row.account_id)).await?;
    Ok(account.map(|account| (row, account)))
}

async fn see(db: &Db, session: SessionId, now: DateTime<Utc>) -> Result<(), StoreError> {
    let mut tx = db.begin_write().await?;
    identity::see_session(&mut tx, session, now).await?;
    tx.commit().await
}

fn visitor_of(row: &SessionRow, account: &AccountRow) -> Option<Visitor> {
    let role: Role = role_of(row)?;
    Some(Visitor {
        person: SignedIn {
            account: AccountId(row.account_id),
            session: SessionId(row.id),
            role,
            unit: unit_of(row),
        },
        name: account.name(),
        method: row.method.parse().ok()?,
        times: times_of(row),
    })
}
