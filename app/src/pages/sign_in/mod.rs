//! `/logowanie`: signing in.

mod choose;
mod gateway;

pub use choose::SignIn;
pub use gateway::{MARK, ToGateway};
