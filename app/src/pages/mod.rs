//! The pages: each a table of contents of its parts.

pub mod accessibility;
pub mod account;
pub mod error;
pub mod home;
pub mod network;
pub mod not_found;
pub mod panel;
pub mod privacy;
pub mod search;
pub mod sign_in;
