//! What moves in the browser. Everything else is plain HTML.

pub mod map;
pub mod passkey;
pub mod session;
