//! What an archive holds: every table with its columns and their types.

use serde::{Deserialize, Serialize};

/// A column's type, as both engines have it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Kind {
    Whole,
    Real,
    Flag,
    Text,
    Json,
    Moment,
    Uuid,
    Bytes,
}

/// A table, in an order in which no row refers to a later one.
#[derive(Debug)]
pub(super) struct Table {
    pub name: &'static str,
    /// The first one is the primary key.
    pub columns: &'static [(&'static str, Kind)],
}

/// Every lasting table of the newest schema; a test compares this with the live catalogues.
pub(super) const TABLES: &[Table] = &[
    Table {
        name: "datasets",
        columns: &[
            ("id", Kind::Whole),
            ("name", Kind::Text),
            ("title", Kind::Text),
            ("demo", Kind::Flag),
            ("created_at", Kind::Moment),
        ],
    },
    Table {
        name: "network_versions",
        columns: &[
            ("id", Kind::Whole),
            ("dataset_id", Kind::Whole),
            ("created_at", Kind::Moment),
            ("file_name", Kind::Text),
            ("format", Kind::Text),
            ("crs", Kind::Text),
            ("added", Kind::Whole),
            ("removed", Kind::Whole),
            ("altered", Kind::Whole),
            ("unchanged", Kind::Whole),
            ("report", Kind::Json),
        ],
    },
    Table {
        name: "network_objects",
        columns: &[
            ("uid", Kind::Whole),
            ("dataset_id", Kind::Whole),
            ("object_id", Kind::Text),
            ("class", Kind::Text),
            ("status", Kind::Text),
            ("name", Kind::Text),
            ("branch_id", Kind::Text),
            ("attributes", Kind::Json),
            ("length_m", Kind::Real),
            ("geometry", Kind::Bytes),
            ("content_hash", Kind::Bytes),
            ("added_in", Kind::Whole),
            ("removed_in", Kind::Whole),
            ("sort_key", Kind::Text),
            ("search_text", Kind::Text),
        ],
    },
    Table {
        name: "jobs",
        columns: &[
            ("id", Kind::Uuid),
            ("kind", Kind::Text),
            ("payload", Kind::Json),
            ("state", Kind::Text),
            ("run_at", Kind::Moment),
            ("attempts", Kind::Whole),
            ("max_attempts", Kind::Whole),
            ("lease_until", Kind::Moment),
            ("lease_owner", Kind::Text),
            ("last_error", Kind::Text),
            ("dedup_key", Kind::Text),
            ("created_at", Kind::Moment),
            ("finished_at", Kind::Moment),
        ],
    },
    Table {
        name: "accounts",
        columns: &[
            ("id", Kind::Uuid),
            ("given_name", Kind::Text),
            ("family_name", Kind::Text),
            ("created_at", Kind::Moment),
            ("suspended_at", Kind::Moment),
        ],
    },
    Table {
        name: "gateway_identities",
        columns: &[
            ("identifier_index", Kind::Bytes),
            ("account_id", Kind::Uuid),
            ("created_at", Kind::Moment),
            ("signed_in_at", Kind::Moment),
        ],
    },
    Table {
        name: "local_logins",
        columns: &[
            ("account_id", Kind::Uuid),
            ("email", Kind::Text),
            ("password_hash", Kind::Text),
            ("totp_secret", Kind::Bytes),
            ("totp_confirmed_at", Kind::Moment),
            ("totp_last_step", Kind::Whole),
            ("created_at", Kind::Moment),
        ],
    },
    Table {
        name: "units",
        columns: &[("id", Kind::Uuid), ("name", Kind::Text), ("created_at", Kind::Moment)],
    },
    Table {
        name: "account_roles",
        columns: &[
            ("id", Kind::Uuid),
            ("account_id", Kind::Uuid),
            ("role", Kind::Text),
            ("unit_id", Kind::Uuid),
            ("granted_at", Kind::Moment),
        ],
    },
    Table {
        name: "passkeys",
        columns: &[
            ("id", Kind::Uuid),
            ("account_id", Kind::Uuid),
            ("credential_id", Kind::Bytes),
            ("credential", Kind::Text),
            ("name", Kind::Text),
            ("created_at", Kind::Moment),
            ("used_at", Kind::Moment),
        ],
    },
    Table {
        name: "recovery_codes",
        columns: &[
            ("id", Kind::Uuid),
            ("account_id", Kind::Uuid),
            ("code_hash", Kind::Bytes),
            ("used_at", Kind::Moment),
        ],
    },
];

/// What an archive leaves out: it lives for minutes or hours, and whoever was signed out must not be signed in again
/// by a restored backup.
pub const LEFT_OUT: &[&str] = &[
    "allowances",
    "browser_notes",
    "invitations",
    "sessions",
    "used_assertions",
];

/// The tables and columns that an archive holds, in order.
pub fn tables() -> impl Iterator<Item = (&'static str, &'static str)> {
    TABLES
        .iter()
        .flat_map(|table| table.columns.iter().map(|(column, _)| (table.name, *column)))
}
