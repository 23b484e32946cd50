//! Tables of any origin: which column is what, and which class a layer or row has.
//!
//! The columns that eBOK itself writes are read back exactly; others are guessed by their Polish and English names.

mod build;
mod classes;
mod columns;
mod field;

pub use build::Layer;
pub use field::{Cell, Field, flatten};
