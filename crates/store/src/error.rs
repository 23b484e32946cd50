//! The store's one error: opaque, but naming what was being done to which table.

use std::borrow::Cow;
use std::error::Error;

/// What the caller may do about an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorKind {
    /// Somebody else holds what this needs; trying again soon helps.
    Busy,
    /// The database does not answer.
    Unavailable,
    /// A row like this exists already, or something it refers to does not.
    Conflict,
    /// The address, the rights or the schema are not as they must be; a person has to act.
    Setup,
    /// An archive is truncated, altered, or not one of ours.
    Archive,
    /// Anything else: a fault of ours.
    Internal,
}

/// Why the store did not do what it was asked: the operation with its table, and the engine's own words as source.
#[derive(Debug, thiserror::Error)]
#[error("{operation}")]
pub struct StoreError {
    operation: Cow<'static, str>,
    kind: ErrorKind,
    #[source]
    source: Option<Box<dyn Error + Send + Sync>>,
}

impl StoreError {
    /// What the caller may do about it.
    #[must_use]
    pub const fn kind(&self) -> ErrorKind {
        self.kind
    }

    pub(crate) fn query(operation: &'static str, source: sqlx::Error) -> Self {
        Self {
            operation: Cow::Borrowed(operation),
            kind: kind_of(&source),
            source: Some(Box::new(source)),
        }
    }

    pub(crate) fn new(kind: ErrorKind, message: impl Into<Cow<'static, str>>) -> Self {
        Self {
            operation: message.into(),
            kind,
            source: None,
        }
    }

    pub(crate) fn caused(
        kind: ErrorKind,
        message: impl Into<Cow<'static, str>>,
        source: impl Into<Box<dyn Error + Send + Sync>>,
    ) -> Self {
        Self {
            operation: message.into(),
            kind,
            source: Some(source.into()),
        }
    }
}

fn kind_of(error: &sqlx::Error) -> ErrorKind {
    match error {
        sqlx::Error::PoolTimedOut => ErrorKind::Busy,
        sqlx::Error::Io(_) | sqlx::Error::PoolClosed | sqlx::Error::WorkerCrashed | sqlx::Error::Tls(_) => {
            ErrorKind::Unavailable
        }
        sqlx::Error::Database(database) if database.is_unique_violation() || database.is_foreign_key_violation() => {
            ErrorKind::Conflict
        }
        sqlx::Error::Database(database) => database.code().map_or(ErrorKind::Internal, |code| kind_of_code(&code)),
        _ => ErrorKind::Internal,
    }
}

/// SQLite writes its result code in decimal, the primary code in the lowest byte; PostgreSQL writes five characters.
fn kind_of_code(code: &str) -> ErrorKind {
    if code.len() != 5
        && let Ok(number) = code.parse::<u32>()
    {
        return match number & 0xff {
            5 | 6 => ErrorKind::Busy,
            8 | 10 | 13 | 14 => ErrorKind::Unavailable,
            _ => ErrorKind::Internal,
        };
    }
    match code {
        // serialization failure, deadlock, lock not available
        "40001" | "40P01" | "55P03" => ErrorKind::Busy,
        // connection exceptions, resources, operator intervention
        _ if ["08", "53", "57"].iter().any(|class| code.starts_with(class)) => ErrorKind::Unavailable,
        _ => ErrorKind::Internal,
    }
}

#[cfg(test)]
mod tests {
    use super::{ErrorKind, kind_of_code};

    #[test]
    fn a_lock_held_by_another_is_told_apart_from_a_fault() {
        for (code, kind) in [
            ("5", ErrorKind::Busy),
            ("517", ErrorKind::Busy),
            ("40P01", ErrorKind::Busy),
            ("57P03", ErrorKind::Unavailable),
            ("13", ErrorKind::Unavailable),
            ("42P01", ErrorKind::Internal),
            ("1", ErrorKind::Internal),
        ] {
            assert_eq!(kind_of_code(code), kind, "{code}");
        }
    }
}
