//! The network's geometry: coordinate systems, reading and writing network files, the snapshot in memory and
//! the vector tiles cut from it, and the names that places are found by. Pure: no HTTP, no database server, no clock.

pub mod crs;
pub mod cut;
pub mod feature;
pub mod gazetteer;
pub mod measure;
pub mod read;
pub mod report;
mod simplify;
pub mod snapshot;
pub mod wkb;
pub mod write;

pub use feature::Feature;
pub use tiles::GeometryKind;
