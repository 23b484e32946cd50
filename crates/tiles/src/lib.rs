//! Vector tiles (Mapbox Vector Tile 2.1): writing, reading, and asking what lies at a point.
//!
//! Our own codec and not a library, because both halves of the map workbench stand on it. The server's cutter must
//! reach tens of thousands of tiles per second and core, so [`TileEncoder`] writes straight into buffers that live from
//! tile to tile. The browser's WASM must stay tiny and must find the pipe under the pointer at every mouse move, so
//! [`decode`] unpacks a tile once into plain points and [`Layer::nearest`] works on those without decoding again.
//!
//! Coordinates are tile units: `[x, y]`, x to the right, y down, the tile itself spans `0..extent` on both axes
//! ([`EXTENT`] in the tiles we write). Geometry may reach past the tile's edge into the buffer around it.
//!
//! The crate knows nothing of networks, projections or styles, and it does not gzip.

mod decode;
mod encode;
mod feature;
mod geometry;
mod hit;
#[cfg(test)]
mod tests;
mod values;
mod wire;

pub use decode::{DecodeError, MAX_TILE_BYTES, decode};
pub use encode::{Tag, TileEncoder};
pub use feature::{Feature, Layer, Tile, Value};
pub use geometry::GeometryKind;
pub use hit::Hit;

/// How many units a tile that we write has across.
pub const EXTENT: u32 = 4096;
