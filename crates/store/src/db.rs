//! The database as a whole: connect, begin, and ask whether it is there.

use crate::{ErrorKind, StoreError, Tx, postgres, sqlite};

/// A pool of connections to one database. Cloning it is cheap and shares the pool.
#[derive(Debug, Clone)]
pub enum Db {
    /// The embedded engine: one file beside the program.
    Sqlite(sqlite::Pools),
    /// The server engine, for several nodes.
    Postgres(sqlx::PgPool),
}

impl Db {
    /// Connects to `sqlite://path/to/file` (makes the file and its folder) or to
    /// `postgres://user:password@host/database`.
    ///
    /// # Errors
    /// [`ErrorKind::Setup`] when the address is of neither kind or the database cannot be opened; the text says
    /// what to do and never repeats a password.
    pub async fn connect(url: &str) -> Result<Self, StoreError> {
        match url.split_once("://") {
            Some(("sqlite", path)) => sqlite::connect(path).await.map(Self::Sqlite),
            Some(("postgres" | "postgresql", _)) => postgres::connect(url).await.map(Self::Postgres),
            Some((scheme, _)) => Err(unknown(&format!("its scheme is `{scheme}`"))),
            None => Err(unknown("it has no scheme")),
        }
    }

    /// Opens a transaction that may write. On SQLite it holds the one writer's place until it ends.
    ///
    /// # Errors
    /// [`ErrorKind::Busy`] when another writer does not finish within a minute, [`ErrorKind::Unavailable`].
    pub async fn begin_write(&self) -> Result<Tx, StoreError> {
        match self {
            // IMMEDIATE: a transaction that first reads and then writes could otherwise fail half way.
            Self::Sqlite(pools) => pools.writer.begin_with("BEGIN IMMEDIATE").await.map(Tx::Sqlite),
            Self::Postgres(pool) => pool.begin().await.map(Tx::Postgres),
        }
        .map_err(|source| StoreError::query("begin a writing transaction", source))
    }

    /// Opens a transaction that only reads, and sees one moment of the database however long it lasts.
    ///
    /// # Errors
    /// [`ErrorKind::Busy`] when all connections are taken, [`ErrorKind::Unavailable`].
    pub async fn begin_read(&self) -> Result<Tx, StoreError> {
        match self {
            Self::Sqlite(pools) => pools.readers.begin().await.map(Tx::Sqlite),
            Self::Postgres(pool) => pool
                .begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
                .await
                .map(Tx::Postgres),
        }
        .map_err(|source| StoreError::query("begin a reading transaction", source))
    }

    /// Asks the database for a sign of life.
    ///
    /// # Errors
    /// When it gives none.
    pub async fn ping(&self) -> Result<(), StoreError> {
        let mut tx = self.begin_read().await?;
        on!(&mut tx, "ping", c => sqlx::query("SELECT 1").execute(c).await.map(|_| ()))?;
        tx.rollback().await
    }

    /// Closes all connections; on SQLite this also folds the write-ahead log back into the file.
    pub async fn close(&self) {
        match self {
            Self::Sqlite(pools) => {
                pools.readers.close().await;
                pools.writer.close().await;
            }
            Self::Postgres(pool) => pool.close().await,
        }
    }
}

fn unknown(problem: &str) -> StoreError {
    StoreError::new(
        ErrorKind::Setup,
        format!(
            "the database address is not understood: {problem}; write `sqlite://data/ebok.db` or \
             `postgres://user:password@host/database`"
        ),
    )
}
