//! What the site is built from and where it goes.

use std::path::PathBuf;

use clap::Parser;

/// Builds the static site: WebAssembly glue, stylesheet, public files, their hashes and their compressed twins.
#[derive(Debug, Parser)]
#[command(name = "sitebuild")]
pub struct Args {
    /// The WebAssembly module as cargo built it, its `target_features` section still inside.
    #[arg(long)]
    pub wasm: PathBuf,
    /// The stylesheet that imports all others.
    #[arg(long)]
    pub style: PathBuf,
    /// The folder copied as it is to the root of the site.
    #[arg(long)]
    pub public: PathBuf,
    /// The folder to build; whatever stood there is replaced in one step.
    #[arg(long)]
    pub site: PathBuf,
    /// Keeps what was computed, so that the next build repeats only what changed.
    #[arg(long)]
    pub cache: PathBuf,
    /// The first part of the names of script, module and stylesheet.
    #[arg(long, default_value = "ebok")]
    pub output_name: String,
    /// The folder inside the site for script, module and stylesheet.
    #[arg(long, default_value = "pkg")]
    pub pkg_dir: String,
    /// A folder of the server's executable: gets a copy of `hash.txt`. May be repeated.
    #[arg(long)]
    pub executable_dir: Vec<PathBuf>,
}
