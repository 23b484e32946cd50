//! One transaction on either engine, and the macro that runs a statement in it.

use crate::{ErrorKind, StoreError};

/// An open transaction. Dropping it undoes everything done in it.
#[derive(Debug)]
pub enum Tx {
    /// On the embedded engine.
    Sqlite(sqlx::Transaction<'static, sqlx::Sqlite>),
    /// On the server engine.
    Postgres(sqlx::Transaction<'static, sqlx::Postgres>),
}

impl Tx {
    /// Makes everything done in it last.
    ///
    /// # Errors
    /// When the engine cannot write it down; then nothing was done.
    pub async fn commit(self) -> Result<(), StoreError> {
        match self {
            Self::Sqlite(tx) => tx.commit().await,
            Self::Postgres(tx) => tx.commit().await,
        }
        .map_err(|source| StoreError::query("commit", source))
    }

    /// Undoes everything done in it, and returns when that has happened.
    ///
    /// # Errors
    /// When the engine no longer answers; it then undoes by itself.
    pub async fn rollback(self) -> Result<(), StoreError> {
        match self {
            Self::Sqlite(tx) => tx.rollback().await,
            Self::Postgres(tx) => tx.rollback().await,
        }
        .map_err(|source| StoreError::query("roll back", source))
    }
}

/// Runs the same statement on whichever engine the transaction is on; names the operation in the error.
///
/// `$c` is the connection inside the body, and the body may use `?` on `sqlx::Error`.
macro_rules! on {
    ($tx:expr, $operation:literal, $c:ident => $body:expr) => {
        match $tx {
            $crate::Tx::Sqlite(tx) => {
                let $c = &mut **tx;
                let answer: Result<_, sqlx::Error> = async { $body }.await;
                answer
            }
            $crate::Tx::Postgres(tx) => {
                let $c = &mut **tx;
                let answer: Result<_, sqlx::Error> = async { $body }.await;
                answer
            }
        }
        .map_err(|source| $crate::StoreError::query($operation, source))
    };
}

/// A count as the engines give it, never negative.
pub(crate) fn count(number: i64) -> Result<u64, StoreError> {
    u64::try_from(number).map_err(|source| StoreError::caused(ErrorKind::Internal, "count rows", source))
}
