//! The national registers of GUGiK: plots by ULDK, addresses by UUG.
//!
//! One trait, its real client and its errors. Nothing is kept here: whoever asks often keeps the answers. Shapes are
//! not asked for, only a place to show.

mod client;
mod error;
mod place;
mod uldk;
mod uug;

pub use client::{Client, Settings};
pub use error::{RegisterError, SettingsError};
pub use place::Place;
pub use uldk::ParcelFound;
pub use uug::AddressFound;

/// What can be asked of the national registers.
#[async_trait::async_trait]
pub trait NationalRegisters: std::fmt::Debug + Send + Sync {
    /// The plots of that full number (`281707_2.0001.112/3`), or of that precinct and number (`Spychowo 112/3`).
    ///
    /// # Errors
    /// [`RegisterError`] when the register does not answer, or answers what cannot be read. A plot that does not
    /// exist is no error.
    async fn parcels(&self, words: &str) -> Result<Vec<ParcelFound>, RegisterError>;

    /// The addresses, streets or places that these words name: `Spychowo, Juranda 5`.
    ///
    /// # Errors
    /// [`RegisterError`] as for [`parcels`](Self::parcels).
    async fn addresses(&self, words: &str) -> Result<Vec<AddressFound>, RegisterError>;
}
