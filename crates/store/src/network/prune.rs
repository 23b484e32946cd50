//! Forgetting: objects closed long ago are removed, so that the database does not grow with every import.

use super::DatasetId;
use crate::{StoreError, Tx};

/// Removes at most `limit` objects of a data set that were closed more than `keep` of its versions ago, and returns
/// how many went. Call it again until it returns 0: short transactions let other writers in between.
///
/// # Errors
/// When the database does not answer.
pub async fn prune_closed(tx: &mut Tx, dataset: DatasetId, keep: u32, limit: u32) -> Result<u64, StoreError> {
    // The version `keep` back is the oldest one that can still be restored: what it closed was gone in it.
    on!(tx, "network_objects: prune", c =>
        sqlx::query(
            "DELETE FROM network_objects WHERE uid IN (\
             SELECT uid FROM network_objects WHERE dataset_id = $1 AND removed_in <= (\
             SELECT id FROM network_versions WHERE dataset_id = $1 ORDER BY id DESC LIMIT 1 OFFSET $2) LIMIT $3)",
        )
        .bind(dataset.0)
        .bind(i64::from(keep))
        .bind(i64::from(limit))
        .execute(c)
        .await
        .map(|done| done.rows_affected()))
}
