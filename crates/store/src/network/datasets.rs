//! Data sets: what one source delivers, replaced as a whole by each of its imports.

use chrono::{DateTime, Utc};

use crate::moment::stored;
use crate::{StoreError, Tx};

/// A data set's number in the database.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::Type)]
#[sqlx(transparent)]
pub struct DatasetId(pub i64);

/// A data set.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Dataset {
    /// Its number.
    pub id: DatasetId,
    /// Its name, which stands in the addresses of its objects.
    pub name: String,
    /// What people call it.
    pub title: String,
    /// Whether it is an invented demo network.
    pub demo: bool,
}

/// A data set about to be made.
#[derive(Debug, Clone, Copy)]
pub struct NewDataset<'a> {
    /// Its name, not taken yet and not empty.
    pub name: &'a str,
    /// What people call it.
    pub title: &'a str,
    /// Whether it is an invented demo network.
    pub demo: bool,
    /// When.
    pub created_at: DateTime<Utc>,
}

/// The data set of this name.
///
/// # Errors
/// When the database does not answer.
pub async fn find_dataset(tx: &mut Tx, name: &str) -> Result<Option<Dataset>, StoreError> {
    on!(tx, "datasets: by name", c =>
        sqlx::query_as("SELECT id, name, title, demo FROM datasets WHERE name = $1").bind(name).fetch_optional(c).await)
}

/// Makes a data set.
///
/// # Errors
/// [`crate::ErrorKind::Conflict`] when the name is taken.
pub async fn create_dataset(tx: &mut Tx, new: NewDataset<'_>) -> Result<DatasetId, StoreError> {
    on!(tx, "datasets: insert", c =>
        sqlx::query_scalar("INSERT INTO datasets (name, title, demo, created_at) VALUES ($1, $2, $3, $4) RETURNING id")
            .bind(new.name)
            .bind(new.title)
            .bind(new.demo)
            .bind(stored(new.created_at))
            .fetch_one(c)
            .await)
}
