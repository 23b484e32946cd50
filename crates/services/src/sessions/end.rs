//! The end of sessions, here and at the gateway.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, Utc};
use contract::AppError;
use domain::actor::{Actor, SessionId, SignedIn};
use domain::permissions::Action;
use serde::{Deserialize, Serialize};
use store::identity::{self, SessionRow};
use store::jobs::{JobId, NewJob, enqueue};
use store::{Db, StoreError, Tx};
use uuid::Uuid;

use super::Sessions;
use crate::failure::{of_store, permit_own};

/// The kind of job that ends the gateway's own session.
pub(crate) const GATEWAY_LOGOUT: &str = "gateway.logout";

const ATTEMPTS: u16 = 5;

/// What that job needs to know: the gateway's session as it was sealed, in base64, and for which session of ours.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct GatewayLogout {
    pub session: Uuid,
    pub sealed: String,
}

/// Which of the asker's sessions.
#[derive(Clone, Copy)]
enum Which {
    One(SessionId),
    AllBut(SessionId),
    All,
}

impl Sessions {
    /// Ends the session in which this is asked.
    ///
    /// # Errors
    /// [`AppError::SignInNeeded`] when it is over already.
    pub async fn sign_out(&self, actor: &Actor) -> Result<(), AppError> {
        let person = permit_own(actor, Action::EndSessions)?;
        self.end(&person, Which::One(person.session)).await.map(|_| ())
    }

    /// Ends another one of the asker's sessions by its number.
    ///
    /// # Errors
    /// [`AppError::NotFound`] (`session`) when there is none of theirs by that number.
    pub async fn end_one(&self, actor: &Actor, number: &str) -> Result<(), AppError> {
        let person = permit_own(actor, Action::EndSessions)?;
        let unknown = || AppError::not_found("session");
        let id = number.parse().map(SessionId).map_err(|_| unknown())?;
        match self.end(&person, Which::One(id)).await? {
            0 => Err(unknown()),
            _ => Ok(()),
        }
    }

    /// Ends all of the asker's sessions but the one in which this is asked.
    ///
    /// # Errors
    /// [`AppError::SignInNeeded`] without a session.
    pub async fn end_others(&self, actor: &Actor) -> Result<(), AppError> {
        let person = permit_own(actor, Action::EndSessions)?;
        self.end(&person, Which::AllBut(person.session)).await.map(|_| ())
    }

    /// Ends all of the asker's sessions, this one with them.
    ///
    /// # Errors
    /// [`AppError::SignInNeeded`] without a session.
    pub async fn end_all(&self, actor: &Actor) -> Result<(), AppError> {
        let person = permit_own(actor, Action::EndSessions)?;
        self.end(&person, Which::All).await.map(|_| ())
    }

    async fn end(&self, person: &SignedIn, which: Which) -> Result<usize, AppError> {
        let ended = end(&self.db, person, which, self.clock.now()).await;
        ended.map_err(|error| of_store("ending sessions", &error))
    }
}

async fn end(db: &Db, person: &SignedIn, which: Which, now: DateTime<Utc>) -> Result<usize, StoreError> {
    let mut tx = db.begin_write().await?;
    let account = person.account;
    let ended = match which {
        Which::One(id) => identity::end_session(&mut tx, account, id).await?.into_iter().collect(),
        Which::AllBut(id) => identity::end_sessions_of(&mut tx, account, Some(id)).await?,
        Which::All => identity::end_sessions_of(&mut tx, account, None).await?,
    };
    tell_the_gateway(&mut tx, &ended, now).await?;
    tx.commit().await?;
    Ok(ended.len())
}

/// Asks for the end of the gateway's sessions behind these, in the transaction that ends them.
pub(crate) async fn tell_the_gateway(tx: &mut Tx, ended: &[SessionRow], now: DateTime<Utc>) -> Result<(), StoreError> {
    for row in ended {
        let Some(sealed) = &row.gateway_session else { continue };
        let payload = GatewayLogout {
            session: row.id,
            sealed: STANDARD.encode(sealed),
        };
        let key = format!("{GATEWAY_LOGOUT}/{}", row.id);
        let job = NewJob {
            id: JobId(Uuid::now_v7()),
            kind: GATEWAY_LOGOUT,
            payload: &serde_json::json!(payload),
            run_at: now,
            max_attempts: ATTEMPTS,
            dedup_key: Some(&key),
            created_at: now,
        };
        enqueue(tx, job).await?;
    }
    Ok(())
}
