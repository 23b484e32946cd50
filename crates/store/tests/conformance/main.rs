//! Every store function, on both engines, with the same claims.
#![cfg(test)]

#[path = "../engines/mod.rs"]
mod engines;

mod archive;
mod connecting;
mod history;
mod identity;
mod jobs;
mod lists;
mod network;
mod numbers;
mod schema;

use chrono::{DateTime, TimeDelta, Utc};

/// A fixed moment, and others by the second after it.
fn at(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_790_000_000, 0).unwrap() + TimeDelta::seconds(seconds)
}
