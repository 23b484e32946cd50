//! Tidying up after imports: states that were closed many versions ago are forgotten.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use store::jobs::{JobId, NewJob, enqueue};
use store::network::{DatasetId, prune_closed};
use store::{StoreError, Tx};
use uuid::Uuid;

use super::Network;
use crate::jobs::JobError;

/// The kind of job that tidies up after an import.
pub const PRUNE: &str = "network.prune";

/// Rows in one transaction: other writers wait for less than a second.
const AT_ONCE: u32 = 5000;
const ATTEMPTS: u16 = 5;

/// What the job needs to know.
#[derive(Debug, Serialize, Deserialize)]
struct Payload {
    dataset: i64,
}

/// Asks for the tidying up, in the import's own transaction.
pub(super) async fn enqueue_prune(
    tx: &mut Tx,
    dataset: DatasetId,
    version: i64,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let key = format!("{PRUNE}/{version}");
    let job = NewJob {
        id: JobId(Uuid::now_v7()),
        kind: PRUNE,
        payload: &serde_json::json!(Payload { dataset: dataset.0 }),
        run_at: now,
        max_attempts: ATTEMPTS,
        dedup_key: Some(&key),
        created_at: now,
    };
    enqueue(tx, job).await.map(|_| ())
}

impl Network {
    /// Forgets what the job's data set closed more versions ago than are kept.
    pub(crate) async fn prune(&self, payload: Value) -> Result<(), JobError> {
        let Payload { dataset } = serde_json::from_value(payload)?;
        let mut gone = 0;
        loop {
            let mut tx = self.db.begin_write().await?;
            let now = prune_closed(&mut tx, DatasetId(dataset), self.settings.keep_versions, AT_ONCE).await?;
            tx.commit().await?;
            gone += now;
            if now == 0 {
                break;
            }
        }
        if gone > 0 {
            tracing::info!(dataset, count = gone, "Forgot {gone} former states of network objects");
        }
        Ok(())
    }
}
