//! What the demo data set promises, checked on its finished objects alone.

#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a broken promise ends the test, in helping functions too"
)]

mod drawn;
mod ground;
mod hydrants;
mod land;
mod sewers;
mod supply;
mod water;

use std::sync::LazyLock;

use drawn::Drawn;

/// The data sets on which every promise is checked; the first is the one that the product shows.
static ALL: LazyLock<Vec<Drawn>> = LazyLock::new(|| [demo::SEED, 1, 7, 2026].map(Drawn::new).into());
