//! The network's objects: each row is valid from the version that added it until the one that removed it.
//!
//! Geometry is an opaque WKB blob here; what it means is the crate `gis`'s affair.

mod datasets;
mod filter;
mod fold;
mod history;
mod import;
mod list;
mod number;
mod objects;
mod prune;
mod versions;

pub use datasets::{Dataset, DatasetId, NewDataset, create_dataset, find_dataset};
pub use filter::{Filter, Order};
pub use history::{VersionRow, copy_objects, hashes_at, version, versions};
pub use import::{NewObject, close_objects, current_hashes, insert_objects, lock_import};
pub use list::{Part, list, matching, objects_by_uids};
pub use number::by_number;
pub use objects::{ObjectRow, current_after, object, object_by_uid};
pub use prune::prune_closed;
pub use versions::{
    ClassTotal, Latest, NewVersion, Totals, VersionEnd, any_demo, counts, finish_version, insert_version, latest,
};
