//! What the browser may ask of the server. Each function is a doorman: who asks, hand over, reply.

pub mod context;
pub mod credentials;
pub mod network;
pub mod sessions;
pub mod sign_in;
