//! What is kept for one browser for some minutes: a sign-in that is under way, a form that could not be taken.
//!
//! Nobody needs to have signed in for it. It is found by the browser's own secret and by nothing else, so that there is
//! no actor to ask: whoever has the secret is that browser.

use std::sync::Arc;

use chrono::TimeDelta;
use contract::AppError;
use serde::Serialize;
use serde::de::DeserializeOwned;
use store::identity::{self, Fingerprint};
use store::{Db, StoreError};

use crate::Clock;
use crate::failure::{fault, of_store};
use crate::secrets::Token;

/// The notes of browsers. Cloning is cheap.
#[derive(Debug, Clone)]
pub struct Browsers {
    db: Db,
    clock: Arc<dyn Clock>,
}

impl Browsers {
    pub(crate) fn new(db: Db, clock: Arc<dyn Clock>) -> Self {
        Self { db, clock }
    }

    /// Keeps something for a while. `kind` and `mark` tell it apart from the browser's other notes; what was kept
    /// under both before is replaced.
    ///
    /// # Errors
    /// [`AppError::Unavailable`] when the database does not answer.
    pub async fn keep<T: Serialize + Sync>(
        &self,
        browser: &Token,
        (kind, mark): (&'static str, &str),
        content: &T,
        time: TimeDelta,
    ) -> Result<(), AppError> {
        let content = serde_json::to_value(content).map_err(|error| fault("writing a note", &error))?;
        let expires_at = self.clock.now() + time;
        let key = browser.key(kind, mark);
        let kept = async {
            let mut tx = self.db.begin_write().await?;
            identity::put_note(&mut tx, &key, &content, expires_at).await?;
            tx.commit().await
        };
        kept.await.map_err(|error| of_store("keeping a note", &error))
    }

    /// What was kept, if it has not run out.
    ///
    /// # Errors
    /// [`AppError::Unavailable`] when the database does not answer.
    pub async fn look<T: DeserializeOwned>(
        &self,
        browser: &Token,
        (kind, mark): (&'static str, &str),
    ) -> Result<Option<T>, AppError> {
        let key = browser.key(kind, mark);
        let found = look(&self.db, &key, self.clock.now()).await;
        let found = found.map_err(|error| of_store("reading a note", &error))?;
        // A note of another version of the program counts as none.
        Ok(found.and_then(|content| serde_json::from_value(content).ok()))
    }

    /// What was kept, which is gone after that.
    ///
    /// # Errors
    /// [`AppError::Unavailable`] when the database does not answer.
    pub async fn take<T: DeserializeOwned>(
        &self,
        browser: &Token,
        (kind, mark): (&'static str, &str),
    ) -> Result<Option<T>, AppError> {
        let key = browser.key(kind, mark);
        let taken = async {
            let mut tx = self.db.begin_write().await?;
            let taken = identity::take_note(&mut tx, &key, self.clock.now()).await?;
            tx.commit().await?;
            Ok(taken)
        };
        let taken = taken
            .await
            .map_err(|error: StoreError| of_store("taking a note", &error))?;
        Ok(taken.and_then(|content| serde_json::from_value(content).ok()))
    }
}

async fn look(
    db: &Db,
    key: &Fingerprint,
    now: chrono::DateTime<chrono::Utc>,
) -> Result<Option<serde_json::Value>, StoreError> {
    let mut tx = db.begin_read().await?;
    identity::note(&mut tx, key, now).await
}
