//! Geometry as bytes: little-endian ISO well-known binary, two-dimensional, for database columns and GeoPackage.
//!
//! Written here rather than taken from a crate because the bytes may be hostile: no count is trusted before the bytes
//! for it are there, collections nest at most [`MAX_DEPTH`] deep, and nothing panics. Reading also takes big-endian
//! bytes and the dimensions Z and M (ISO and EWKB spellings), which it drops.

mod decode;
mod encode;
#[cfg(test)]
mod tests;

pub use decode::decode;
pub use encode::encode;

/// How deep collections may lie within collections.
pub const MAX_DEPTH: usize = 8;

/// Why bytes are not a geometry.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WkbError {
    /// The bytes end before the geometry does.
    #[error("the geometry's bytes end too early: {needed} more needed at byte {at}")]
    Truncated {
        /// Where more was needed.
        at: usize,
        /// How many bytes more.
        needed: usize,
    },
    /// The first byte of a geometry is neither 0 (big-endian) nor 1 (little-endian).
    #[error("byte {at} should be the byte order 0 or 1, but is {found}")]
    ByteOrder {
        /// Where.
        at: usize,
        /// The byte found.
        found: u8,
    },
    /// A geometry type that is not one of the seven simple ones, or not allowed where it stands.
    #[error("geometry type {0} is not supported here; only points, lines, polygons and sets of them are")]
    Type(u32),
    /// Collections within collections within collections…
    #[error("collections are nested deeper than {MAX_DEPTH}")]
    Depth,
    /// A coordinate that is not a finite number.
    #[error("the coordinate at byte {at} is not a finite number")]
    NotFinite {
        /// Where.
        at: usize,
    },
    /// Bytes after the geometry's end.
    #[error("{0} bytes follow the geometry's end")]
    Trailing(usize),
}

const POINT: u32 = 1;
const LINE: u32 = 2;
const POLYGON: u32 = 3;
const MULTI_POINT: u32 = 4;
const MULTI_LINE: u32 = 5;
const MULTI_POLYGON: u32 = 6;
const COLLECTION: u32 = 7;
