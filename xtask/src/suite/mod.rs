//! `cargo xtask test`: prepare, check, test, and end with one line that says how it went.

mod browser;
mod native;
pub mod node;
mod postgres;
mod run;
mod scratch;
mod service;
mod tally;

pub use postgres::Postgres;
pub use run::run;
pub use scratch::{Scratch, free_port};
pub use service::{Service, answers};
pub use tally::Tally;

use clap::ValueEnum;

/// The parts of the suite; all of them run unless some are named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Part {
    /// `rustfmt` would change nothing.
    Format,
    /// `clippy` has nothing to say about either half.
    Lint,
    /// The house checks.
    Check,
    /// Everything `cargo test` runs, on both databases.
    Unit,
    /// The product in a browser, on both databases.
    Browser,
}
