//! The queue of jobs: work that a use case asks for in its own transaction and a worker does afterwards.
//!
//! A job is done at least once. A worker holds it under a lease; when the lease runs out, another worker may take
//! it, and whatever the first one still tries to write down is refused ([`Held::Lost`]). Time and chance are arguments.

mod enqueue;
mod finish;
mod lease;

pub use enqueue::{JobId, NewJob, enqueue};
pub use finish::{DeadJob, backoff, complete, dead_letters, fail, reap_finished, requeue};
pub use lease::{Held, LeasedJob, extend, lease};
