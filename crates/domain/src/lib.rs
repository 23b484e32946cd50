//! Value types and rules of eBOK: what a utility's world consists of and what holds in it.
//!
//! Nothing here awaits, reads a clock, an environment or a file: time and randomness are arguments.
//! The crate builds for the browser as well as for the server.

mod codes;

pub mod actor;
pub mod credentials;
pub mod language;
pub mod network;
pub mod permissions;
pub mod sessions;
pub mod text;
