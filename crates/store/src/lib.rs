//! The database: SQL written once, in the dialect that SQLite and PostgreSQL share, and run on either.
//!
//! A store function takes a [`Tx`] and never opens one: transactions belong to the use cases. Time is an argument.
//! To add a noun: a migration of one name in both folders of `migrations/`, a module here, and a test in
//! `tests/` that runs on both engines.

// First, because its macro is used below.
#[macro_use]
mod tx;

mod db;
mod error;
mod migrations;
mod moment;
mod postgres;
mod sqlite;

pub mod archive;
pub mod identity;
pub mod jobs;
pub mod network;

pub use db::Db;
pub use error::{ErrorKind, StoreError};
pub use migrations::PendingMigration;
pub use tx::Tx;
