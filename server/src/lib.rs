//! The server's rooms, so that the binary and the tests compose the same thing: configuration, command line,
//! HTTP and background jobs.

pub mod cli;
pub mod config;
pub mod http;
pub mod jobs;
