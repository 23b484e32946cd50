//! The network's objects: each row is valid from the version that added it until the one that removed it.
//!
//! Geometry is an opaque WKB blob here; what it means is the crate `gis`'s affair.

mod datasets;
mod fold;
mod import;
mod list;
mod objects;
mod prune;
mod versions;

pub use datasets::{Dataset, DatasetId, NewDataset, create_dataset, find_dataset};
pub use fold::fold;
pub use import::{NewObject, close_objects, current_hashes, insert_objects, lock_import};
pub use list::{Filter, list};
pub use objects::{ObjectRow, current_after, object, object_by_uid};
pub use prune::prune_closed;
pub use versions::{
    ClassTotal, Latest, NewVersion, Totals, VersionEnd, any_demo, counts, finish_version, insert_version, latest,
};
