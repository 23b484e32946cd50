//! Passkeys: discoverable, with the person verified by the device, so that one is both factors at once.

mod ceremony;
mod own;
mod sign_in;

pub(super) use ceremony::Passkeys;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::TimeDelta;
use serde_json::Value;
use store::Tx;
use store::identity::{Fingerprint, put_note, take_note};

use super::Credentials;
use super::fault::Fault;

/// So long a browser may take to answer.
const LASTS: TimeDelta = TimeDelta::minutes(5);

impl Credentials {
    /// Keeps what a browser's answer will be checked against, in the place of a former one.
    async fn keep_asked(&self, key: &Fingerprint, asked: &[u8]) -> Result<(), Fault> {
        let mut tx = self.db.begin_write().await?;
        let content = Value::String(STANDARD.encode(asked));
        put_note(&mut tx, key, &content, self.clock.now() + LASTS).await?;
        Ok(tx.commit().await?)
    }

    /// Takes it away: an answer is looked at once.
    async fn take_asked(&self, key: &Fingerprint) -> Result<Option<Vec<u8>>, Fault> {
        let mut tx: Tx = self.db.begin_write().await?;
        let content = take_note(&mut tx, key, self.clock.now()).await?;
        tx.commit().await?;
        let text = content.as_ref().and_then(Value::as_str);
        Ok(text.and_then(|text| STANDARD.decode(text).ok()))
    }
}
