//! What browser and server agree on: inputs, read models and the one error type. Builds for the browser.

pub mod credentials;
pub mod error;
pub mod national;
pub mod network;
pub mod permissions;
pub mod sessions;
pub mod sign_in;

pub use error::{AppError, FieldError, IncidentId};
