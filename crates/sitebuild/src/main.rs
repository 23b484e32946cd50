//! Builds the folder of static files the server hands to browsers.
//!
//! Input: the WebAssembly module cargo made of `frontend`, the stylesheet tree and the folder of public files. Output:
//! a site folder with content-hashed names, each compressible file in brotli and gzip beside it, and the `hash.txt`
//! from which the server learns the names. It compiles no Rust: `cargo xtask site` does, and then calls this.

mod args;
mod bindgen;
mod cache;
mod compress;
mod digest;
mod hash_file;
mod publish;
mod site;
mod style;

use std::io::Write as _;
use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    match site::build(&args::Args::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Nothing can be done about a standard error that does not take the message.
            let _ = writeln!(std::io::stderr(), "{error:#}");
            ExitCode::FAILURE
        }
    }
}
