//! Former versions of a data set: what they were, and how their objects come back.

use chrono::{DateTime, Utc};
use futures::TryStreamExt;
use sqlx::QueryBuilder;

use super::DatasetId;
use crate::{StoreError, Tx};

/// Rows in one INSERT.
const COPY_BATCH: usize = 1000;

/// A version in the books.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct VersionRow {
    /// Its number.
    #[sqlx(rename = "id")]
    pub version: i64,
    /// The data set that it changed.
    pub dataset: String,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// The file that it came from, when it came from one.
    pub file_name: Option<String>,
    /// How it came: the file's format, or a word for what the program did.
    pub format: String,
    /// Objects that were not there before.
    pub added: i64,
    /// Objects that were there no more.
    pub removed: i64,
    /// Objects that differed from before.
    pub altered: i64,
    /// Objects that were as before.
    pub unchanged: i64,
    /// How many of its objects the database still holds.
    pub held: i64,
}

impl VersionRow {
    /// How many objects the data set had in this version.
    #[must_use]
    pub const fn objects(&self) -> i64 {
        self.added + self.altered + self.unchanged
    }

    /// Whether every object of it is still there, so that it can come back.
    #[must_use]
    pub const fn is_whole(&self) -> bool {
        self.held == self.objects()
    }
}

/// The newest versions of a data set, or of all, the newest first, at most `limit`.
///
/// # Errors
/// When the database does not answer.
pub async fn versions(tx: &mut Tx, dataset: Option<&str>, limit: u32) -> Result<Vec<VersionRow>, StoreError> {
    on!(tx, "network_versions: list", c =>
        sqlx::query_as(
            "SELECT v.id, d.name AS dataset, v.created_at, v.file_name, v.format, v.added, v.removed, v.altered, \
             v.unchanged, (SELECT COUNT(*) FROM network_objects o WHERE o.dataset_id = v.dataset_id \
             AND o.added_in <= v.id AND (o.removed_in IS NULL OR o.removed_in > v.id)) AS held \
             FROM network_versions v JOIN datasets d ON d.id = v.dataset_id \
             WHERE ($1 IS NULL OR d.name = $1) ORDER BY v.id DESC LIMIT $2",
        )
        .bind(dataset)
        .bind(i64::from(limit))
        .fetch_all(c)
        .await)
}

/// One version of a data set; nothing when the number is not one of its versions.
///
/// # Errors
/// When the database does not answer.
pub async fn version(tx: &mut Tx, dataset: DatasetId, version: i64) -> Result<Option<VersionRow>, StoreError> {
    on!(tx, "network_versions: by number", c =>
        sqlx::query_as(
            "SELECT v.id, d.name AS dataset, v.created_at, v.file_name, v.format, v.added, v.removed, v.altered, \
             v.unchanged, (SELECT COUNT(*) FROM network_objects o WHERE o.dataset_id = v.dataset_id \
             AND o.added_in <= v.id AND (o.removed_in IS NULL OR o.removed_in > v.id)) AS held \
             FROM network_versions v JOIN datasets d ON d.id = v.dataset_id WHERE v.dataset_id = $1 AND v.id = $2",
        )
        .bind(dataset.0)
        .bind(version)
        .fetch_optional(c)
        .await)
}

/// Hands every object that a data set had in a version to `each`: its id, the uid of that state and its content hash.
///
/// # Errors
/// When the database does not answer.
pub async fn hashes_at(
    tx: &mut Tx,
    dataset: DatasetId,
    version: i64,
    mut each: impl FnMut(String, i64, Vec<u8>) + Send,
) -> Result<(), StoreError> {
    on!(tx, "network_objects: hashes of a version", c => {
        let mut rows = sqlx::query_as::<_, (String, i64, Vec<u8>)>(
            "SELECT object_id, uid, content_hash FROM network_objects WHERE dataset_id = $1 AND added_in <= $2 \
             AND (removed_in IS NULL OR removed_in > $2)",
        )
        .bind(dataset.0)
        .bind(version)
        .fetch(c);
        while let Some((id, uid, hash)) = rows.try_next().await? {
            each(id, uid, hash);
        }
        Ok(())
    })
}

/// Writes former states anew, valid from `version` on, and returns how many there were. Their present states must be
/// closed before. Fewer than were asked for means that some have been forgotten meanwhile.
///
/// # Errors
/// [`crate::ErrorKind::Conflict`] when a current object has the same id.
pub async fn copy_objects(tx: &mut Tx, version: i64, uids: &[i64]) -> Result<u64, StoreError> {
    let mut copied = 0;
    for batch in uids.chunks(COPY_BATCH) {
        copied += on!(&mut *tx, "network_objects: copy", c => {
            let mut query = QueryBuilder::new(
                "INSERT INTO network_objects (dataset_id, object_id, class, status, name, branch_id, attributes, \
                 length_m, geometry, content_hash, added_in, sort_key, search_text) \
                 SELECT dataset_id, object_id, class, status, name, branch_id, attributes, length_m, geometry, \
                 content_hash, ",
            );
            query.push_bind(version).push(", sort_key, search_text FROM network_objects WHERE uid IN (");
            let mut list = query.separated(", ");
            for uid in batch {
                list.push_bind(*uid);
            }
            query.push(") ORDER BY uid");
            query.build().persistent(batch.len() == COPY_BATCH).execute(c).await.map(|done| done.rows_affected())
        })?;
    }
    Ok(copied)
}
