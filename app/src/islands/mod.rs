//! What moves in the browser. Everything else is plain HTML.

mod ask;
mod dom;
pub mod map;
pub mod passkey;
pub mod session;
