//! The versions of the network's data, one for each import that changed something.

use chrono::{DateTime, Utc};
use serde_json::Value;
use sqlx::types::Json;

use super::DatasetId;
use crate::moment::stored;
use crate::tx::count;
use crate::{StoreError, Tx};

/// The newest version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct Latest {
    /// Its number; grows with every version, over all data sets.
    #[sqlx(rename = "id")]
    pub version: i64,
    /// When it was made.
    #[sqlx(rename = "created_at")]
    pub changed_at: DateTime<Utc>,
}

/// A version about to be made; the rest of its row follows with [`finish_version`].
#[derive(Debug, Clone)]
pub struct NewVersion<'a> {
    /// The data set that changes.
    pub dataset: DatasetId,
    /// When.
    pub created_at: DateTime<Utc>,
    /// The file's name, without its folder.
    pub file_name: Option<&'a str>,
}

/// What an import changed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Totals {
    /// Objects that were not there before.
    pub added: u64,
    /// Objects that are there no more.
    pub removed: u64,
    /// Objects that differ from before.
    pub altered: u64,
    /// Objects that are as before.
    pub unchanged: u64,
}

/// What is known of a version once everything has been read.
#[derive(Debug, Clone, Copy)]
pub struct VersionEnd<'a> {
    /// What it changed.
    pub totals: Totals,
    /// The file's format, as a short word.
    pub format: &'a str,
    /// The coordinate systems it was read in.
    pub crs: Option<&'a str>,
    /// How the reading went.
    pub report: &'a Value,
}

/// How many current objects there are of one class.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClassTotal {
    /// The class's code.
    pub class: String,
    /// How many.
    pub count: u64,
}

/// The newest version over all data sets; nothing before the first import.
///
/// # Errors
/// When the database does not answer.
pub async fn latest(tx: &mut Tx) -> Result<Option<Latest>, StoreError> {
    on!(tx, "network_versions: latest", c =>
        sqlx::query_as("SELECT id, created_at FROM network_versions ORDER BY id DESC LIMIT 1").fetch_optional(c).await)
}

/// Makes a version and returns its number: the second in which it was made, or one more than the last.
///
/// The number stands in the addresses of tiles that browsers keep for good. Counted from 1, a database made anew or
/// an older backup would give the same numbers to other tiles.
///
/// # Errors
/// When the data set does not exist or the database does not answer.
pub async fn insert_version(tx: &mut Tx, new: &NewVersion<'_>) -> Result<i64, StoreError> {
    let last = latest(tx).await?.map_or(0, |latest| latest.version);
    let number = new.created_at.timestamp().max(last + 1);
    on!(tx, "network_versions: insert", c =>
        sqlx::query_scalar(
            "INSERT INTO network_versions \
             (id, dataset_id, created_at, file_name, format, crs, added, removed, altered, unchanged, report) \
             VALUES ($1, $2, $3, $4, '', NULL, 0, 0, 0, 0, $5) RETURNING id",
        )
        .bind(number)
        .bind(new.dataset.0)
        .bind(stored(new.created_at))
        .bind(new.file_name)
        .bind(Json(Value::Null))
        .fetch_one(c)
        .await)
}

/// Writes down what the version changed and how the reading went.
///
/// # Errors
/// When the database does not answer.
pub async fn finish_version(tx: &mut Tx, version: i64, end: &VersionEnd<'_>) -> Result<(), StoreError> {
    let Totals {
        added,
        removed,
        altered,
        unchanged,
    } = end.totals;
    let [added, removed, altered, unchanged] =
        [added, removed, altered, unchanged].map(|total| i64::try_from(total).unwrap_or(i64::MAX));
    on!(tx, "network_versions: finish", c =>
        sqlx::query(
            "UPDATE network_versions SET added = $2, removed = $3, altered = $4, unchanged = $5, format = $6, \
             crs = $7, report = $8 WHERE id = $1",
        )
        .bind(version)
        .bind(added)
        .bind(removed)
        .bind(altered)
        .bind(unchanged)
        .bind(end.format)
        .bind(end.crs)
        .bind(Json(end.report))
        .execute(c)
        .await
        .map(|_| ()))
}

/// How many current objects there are of each class that has any.
///
/// # Errors
/// When the database does not answer.
pub async fn counts(tx: &mut Tx) -> Result<Vec<ClassTotal>, StoreError> {
    let rows: Vec<(String, i64)> = on!(tx, "network_objects: count by class", c =>
        sqlx::query_as(
            "SELECT class, COUNT(*) FROM network_objects WHERE removed_in IS NULL GROUP BY class ORDER BY class",
        )
        .fetch_all(c)
        .await)?;
    rows.into_iter()
        .map(|(class, number)| {
            Ok(ClassTotal {
                class,
                count: count(number)?,
            })
        })
        .collect()
}

/// Whether any current object belongs to an invented demo network.
///
/// # Errors
/// When the database does not answer.
pub async fn any_demo(tx: &mut Tx) -> Result<bool, StoreError> {
    on!(tx, "datasets: any demo", c =>
        sqlx::query_scalar(
            "SELECT EXISTS (SELECT 1 FROM datasets d JOIN network_objects o ON o.dataset_id = d.id \
             WHERE d.demo AND o.removed_in IS NULL)",
        )
        .fetch_one(c)
        .await)
}
