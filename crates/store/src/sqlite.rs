//! The embedded engine: one file, many readers, one writer.

use std::path::Path;
use std::time::Duration;

use sqlx::SqlitePool;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};

use crate::{ErrorKind, StoreError};

/// How long a writer waits for another: an import of a million objects holds its place for tens of seconds.
const PATIENCE: Duration = Duration::from_secs(60);
const READERS: u32 = 8;

/// SQLite's connections: readers never wait for the writer (write-ahead log), writers queue up for one connection.
#[derive(Debug, Clone)]
pub struct Pools {
    pub(crate) writer: SqlitePool,
    pub(crate) readers: SqlitePool,
}

pub(crate) async fn connect(path: &str) -> Result<Pools, StoreError> {
    if path.is_empty() || path.starts_with(':') || path.contains('?') {
        return Err(StoreError::new(
            ErrorKind::Setup,
            format!("`sqlite://{path}` names no file; write the path of one, as in `sqlite://data/ebok.db`"),
        ));
    }
    let file = Path::new(path);
    if let Some(folder) = file.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).map_err(|source| {
            let folder = folder.display();
            let message = format!("cannot make the folder {folder} for the database; check its owner and rights");
            StoreError::caused(ErrorKind::Setup, message, source)
        })?;
    }
    let options = SqliteConnectOptions::new()
        .filename(file)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(PATIENCE);
    let cannot_open = |source: sqlx::Error| {
        let file = file.display();
        let message = format!("cannot open the database {file}; check that it is an eBOK database and may be written");
        StoreError::caused(ErrorKind::Setup, message, source)
    };
    let writing = options
        .clone()
        // Up to 256 MiB of pages (the unit is KiB when negative), taken only when a large import needs them.
        .pragma("cache_size", "-262144")
        // After a large import the write-ahead log gives its room back, but for 64 MiB.
        .pragma("journal_size_limit", "67108864")
        .optimize_on_close(true, 1000);
    // The writer opens first: it creates the file and switches on the write-ahead log, which readers rely on.
    let writer = SqlitePoolOptions::new()
        .max_connections(1)
        .acquire_timeout(PATIENCE)
        .connect_with(writing)
        .await
        .map_err(cannot_open)?;
    let readers = SqlitePoolOptions::new()
        .max_connections(READERS)
        .connect_with(options.pragma("query_only", "ON"))
        .await
        .map_err(cannot_open)?;
    Ok(Pools { writer, readers })
}
