//! Reading single objects, and all of them in pages.

use domain::network::NetworkObject;

use crate::{StoreError, Tx};

/// An object as it stands in the database, with its shape.
#[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
pub struct ObjectRow {
    /// The row's number; another one whenever the object changes.
    pub uid: i64,
    /// The data set's name.
    pub dataset: String,
    /// Whether the data set is an invented demo network.
    pub demo: bool,
    /// What the object is. Its owner is still in it.
    #[sqlx(json, rename = "attributes")]
    pub object: NetworkObject,
    /// A pipe's length in metres on the ellipsoid.
    pub length_m: Option<f64>,
    /// Its shape: WKB, longitude before latitude, in degrees (WGS 84).
    pub geometry: Vec<u8>,
}

/// The next page of all current objects, in the order of their uid. Begin with `after` = 0 and go on with the last
/// uid until a page is empty; within one reading transaction the pages make up one moment of the network.
///
/// # Errors
/// When the database does not answer.
pub async fn current_after(tx: &mut Tx, after: i64, limit: u32) -> Result<Vec<ObjectRow>, StoreError> {
    // CROSS, and the same on PostgreSQL: SQLite keeps to that order of tables. Given the choice it begins with the data
    // sets, and reads and sorts all of their objects for each page.
    on!(tx, "network_objects: page of all current", c =>
        sqlx::query_as(
            "SELECT o.uid, d.name AS dataset, d.demo, o.attributes, o.length_m, o.geometry \
             FROM network_objects o CROSS JOIN datasets d \
             WHERE d.id = o.dataset_id AND o.uid > $1 AND o.removed_in IS NULL ORDER BY o.uid LIMIT $2",
        )
        .bind(after)
        .bind(i64::from(limit))
        .fetch_all(c)
        .await)
}

/// The current state of an object by its stable identity.
///
/// # Errors
/// When the database does not answer.
pub async fn object(tx: &mut Tx, dataset: &str, object_id: &str) -> Result<Option<ObjectRow>, StoreError> {
    on!(tx, "network_objects: by id", c =>
        sqlx::query_as(
            "SELECT o.uid, d.name AS dataset, d.demo, o.attributes, o.length_m, o.geometry \
             FROM network_objects o JOIN datasets d ON d.id = o.dataset_id \
             WHERE d.name = $1 AND o.object_id = $2 AND o.removed_in IS NULL",
        )
        .bind(dataset)
        .bind(object_id)
        .fetch_optional(c)
        .await)
}

/// The current state of the object that had this uid in some version: a browser may still hold older tiles.
///
/// # Errors
/// When the database does not answer.
pub async fn object_by_uid(tx: &mut Tx, uid: i64) -> Result<Option<ObjectRow>, StoreError> {
    on!(tx, "network_objects: by uid", c =>
        sqlx::query_as(
            "SELECT o.uid, d.name AS dataset, d.demo, o.attributes, o.length_m, o.geometry \
             FROM network_objects asked \
             JOIN network_objects o ON o.dataset_id = asked.dataset_id AND o.object_id = asked.object_id \
             JOIN datasets d ON d.id = o.dataset_id \
             WHERE asked.uid = $1 AND o.removed_in IS NULL",
        )
        .bind(uid)
        .fetch_optional(c)
        .await)
}
