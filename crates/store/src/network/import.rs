//! The steps of an import: take the lock, compare by hash, close what is gone, insert what is new, in batches.

use domain::network::NetworkObject;
use domain::text::fold;
use futures::TryStreamExt;
use sqlx::QueryBuilder;
use sqlx::types::Json;

use super::DatasetId;
use crate::{StoreError, Tx};

/// Rows in one INSERT: 14 values each, well under SQLite's 32 766 parameters and PostgreSQL's 65 535.
const INSERT_BATCH: usize = 500;
/// Rows in one UPDATE.
const CLOSE_BATCH: usize = 1000;
/// The longest texts in the list's index, in bytes: PostgreSQL takes no index entry over 2704.
const SORT_KEY: usize = 300;
const SEARCHED_NAME: usize = 600;
const SEARCH_TEXT: usize = 1500;
/// The advisory lock's number on PostgreSQL: `eBOK net` in ASCII.
const IMPORT_LOCK: i64 = 0x6542_4f4b_206e_6574;

/// An object about to be written.
#[derive(Debug, Clone, PartialEq)]
pub struct NewObject {
    /// What it is.
    pub object: NetworkObject,
    /// A pipe's length in metres on the ellipsoid.
    pub length_m: Option<f64>,
    /// Its shape: WKB, longitude before latitude, in degrees (WGS 84).
    pub geometry: Vec<u8>,
    /// A hash of all of the above; equal hashes mean an unchanged object.
    pub content_hash: Vec<u8>,
}

/// Lets one import at a time pass, and makes the others wait for it; held until the transaction ends.
///
/// # Errors
/// When the database does not answer.
pub async fn lock_import(tx: &mut Tx) -> Result<(), StoreError> {
    match tx {
        // The writing transaction is already the only one.
        Tx::Sqlite(_) => Ok(()),
        Tx::Postgres(tx) => sqlx::query("SELECT pg_advisory_xact_lock($1)")
            .bind(IMPORT_LOCK)
            .execute(&mut **tx)
            .await
            .map(|_| ())
            .map_err(|source| StoreError::query("network_objects: lock for import", source)),
    }
}

/// Hands every current object of a data set to `each`: its id, its uid and its content hash.
///
/// # Errors
/// When the database does not answer.
pub async fn current_hashes(
    tx: &mut Tx,
    dataset: DatasetId,
    mut each: impl FnMut(String, i64, Vec<u8>) + Send,
) -> Result<(), StoreError> {
    on!(tx, "network_objects: hashes of a data set", c => {
        let mut rows = sqlx::query_as::<_, (String, i64, Vec<u8>)>(
            "SELECT object_id, uid, content_hash FROM network_objects WHERE dataset_id = $1 AND removed_in IS NULL",
        )
        .bind(dataset.0)
        .fetch(c);
        while let Some((id, uid, hash)) = rows.try_next().await? {
            each(id, uid, hash);
        }
        Ok(())
    })
}

/// Inserts objects that are valid from `version` on. The former state of the same object must be closed before.
///
/// # Errors
/// [`crate::ErrorKind::Conflict`] when a current object has the same id.
pub async fn insert_objects(
    tx: &mut Tx,
    dataset: DatasetId,
    version: i64,
    objects: &[NewObject],
) -> Result<(), StoreError> {
    for batch in objects.chunks(INSERT_BATCH) {
        on!(&mut *tx, "network_objects: insert", c => {
            // The builder writes each engine's cheapest placeholder: SQLite looks up numbered ones one by one.
            let mut query = QueryBuilder::new(
                "INSERT INTO network_objects (dataset_id, object_id, class, status, name, branch_id, attributes, \
                 length_m, geometry, content_hash, added_in, sort_key, search_text) ",
            );
            query.push_values(batch, |mut row, new| {
                let object = &new.object;
                row.push_bind(dataset.0)
                    .push_bind(object.id.as_str())
                    .push_bind(object.class().code())
                    .push_bind(object.status.code())
                    .push_bind(object.name.as_deref())
                    .push_bind(object.branch_id.as_deref())
                    .push_bind(Json(object))
                    .push_bind(new.length_m)
                    .push_bind(new.geometry.as_slice())
                    .push_bind(new.content_hash.as_slice())
                    .push_bind(version)
                    .push_bind(sort_key(object))
                    .push_bind(search_text(object));
            });
            query.build().persistent(batch.len() == INSERT_BATCH).execute(c).await.map(|_| ())
        })?;
    }
    Ok(())
}

/// Closes objects: they are valid up to but not including `version`.
///
/// # Errors
/// When the database does not answer.
pub async fn close_objects(tx: &mut Tx, version: i64, uids: &[i64]) -> Result<(), StoreError> {
    for batch in uids.chunks(CLOSE_BATCH) {
        on!(&mut *tx, "network_objects: close", c => {
            let mut query = QueryBuilder::new("UPDATE network_objects SET removed_in = ");
            query.push_bind(version).push(" WHERE removed_in IS NULL AND uid IN (");
            let mut list = query.separated(", ");
            for uid in batch {
                list.push_bind(*uid);
            }
            query.push(")").build().persistent(batch.len() == CLOSE_BATCH).execute(c).await.map(|_| ())
        })?;
    }
    Ok(())
}

/// Orders by name as Poles expect it to a first glance, with unnamed objects after the named.
fn sort_key(object: &NetworkObject) -> String {
    let name = object.called();
    name.map_or_else(|| "1".to_owned(), |name| format!("0{}", cut(&fold(&name), SORT_KEY)))
}

/// What a search looks at: id, name and inventory number, on lines of their own so that none runs into the next.
fn search_text(object: &NetworkObject) -> String {
    let name = object.called();
    let name = name.as_deref().map(|name| cut(name, SEARCHED_NAME));
    let parts = [Some(object.id.as_str()), name, object.branch_id.as_deref()];
    let text = parts.into_iter().flatten().map(fold).collect::<Vec<_>>().join("\n");
    cut(&text, SEARCH_TEXT).to_owned()
}

/// The beginning of a text, at most so many bytes and no broken character.
fn cut(text: &str, bytes: usize) -> &str {
    text.get(..text.floor_char_boundary(bytes)).unwrap_or(text)
}
