//! What runs beside the answering of requests, and stops with it.

mod background;
mod signals;
mod stop;
mod upkeep;

pub use background::start;
pub use signals::asked_to_stop;
pub use stop::{Stop, Stopper, stop};
pub use upkeep::keep_metrics_small;
