//! The lines of an archive.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::table::Kind;
use crate::{ErrorKind, StoreError};

/// The first words of every archive.
pub(super) const FORMAT: &str = "ebok-archive";
/// The newest layout that this program writes and reads.
pub(super) const LAYOUT: u32 = 1;

/// A line of an archive.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Line {
    Header(Header),
    Table(Described),
    Row(Vec<Value>),
    End(End),
}

/// What the archive is.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Header {
    pub format: String,
    pub layout: u32,
    pub migration: i64,
    pub created_at: DateTime<Utc>,
}

/// The table that the following rows belong to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Described {
    pub name: String,
    pub columns: Vec<(String, Kind)>,
}

impl Described {
    /// Names become part of statements, so they may only be what our own names are.
    pub fn check(&self) -> Result<(), StoreError> {
        let is_plain = |name: &str| {
            let plain = name
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
            plain && !name.is_empty() && name.len() <= 63
        };
        let names = self
            .columns
            .iter()
            .map(|(column, _)| column.as_str())
            .chain([self.name.as_str()]);
        if self.columns.is_empty() || self.columns.len() > 200 || !names.into_iter().all(is_plain) {
            return Err(damaged("it describes a table that cannot be"));
        }
        Ok(())
    }

    pub fn column_list(&self) -> String {
        self.columns
            .iter()
            .map(|(column, _)| column.as_str())
            .collect::<Vec<_>>()
            .join(", ")
    }
}

/// The last line: without it the archive is not whole.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct End {
    pub rows: u64,
    /// SHA-256 of all lines before this one, in hexadecimal digits.
    pub sha256: String,
}

/// What an archive holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Summary {
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// The schema that it was made in.
    pub migration: i64,
    /// How many rows it has in all.
    pub rows: u64,
}

impl Summary {
    pub(super) const fn new(header: &Header, rows: u64) -> Self {
        Self {
            created_at: header.created_at,
            migration: header.migration,
            rows,
        }
    }
}

/// An archive that cannot be trusted.
pub(super) fn damaged(what: &str) -> StoreError {
    StoreError::new(
        ErrorKind::Archive,
        format!("the archive is damaged ({what}); nothing was restored — use another copy"),
    )
}
