//! Backup and restore, independent of the engine: one compressed file that either engine can write and read.
//!
//! The file is gzip over lines of JSON: a header, then each table's description followed by its rows, then an end
//! with the number of rows and a checksum of everything before it. It describes itself, so that a newer program can
//! restore what an older one wrote: into the schema of that time first, then forward by the migrations.

mod backup;
mod cell;
mod format;
mod pack;
mod restore;
mod table;
mod unpack;

pub use backup::backup;
pub use format::Summary;
pub use restore::{restore, verify};
pub use table::{LEFT_OUT, tables};
