//! Measures eBOK from outside: an invented network of any size, the release program, and a load of requests.
//!
//! `cargo xtask bench network` compiles everything and calls this. Everything happens on this machine's loopback, is
//! bounded in count and time, and stops by itself.

mod bare;
mod bodies;
mod load;
mod network;
mod product;
mod report;
mod town;

use std::path::PathBuf;
use std::time::Duration;

use anyhow::Result;
use clap::{Parser, Subcommand};

use network::Plan;
use report::Report;

#[derive(Debug, Parser)]
#[command(name = "bench")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Writes an invented network into a new GeoPackage.
    Generate {
        /// The file to make.
        file: PathBuf,
        /// How many pipes.
        #[arg(long, default_value_t = 15_000)]
        pipes: usize,
    },
    /// Measures import, start and tiles of an invented network.
    Network {
        /// The product's program, compiled for release.
        #[arg(long)]
        program: PathBuf,
        /// An empty folder for the data.
        #[arg(long)]
        folder: PathBuf,
        /// How many pipes.
        #[arg(long, default_value_t = 15_000)]
        pipes: usize,
        /// How often each figure is taken.
        #[arg(long, default_value_t = 3)]
        times: usize,
        /// Seconds of each run of requests.
        #[arg(long, default_value_t = 4)]
        seconds: u64,
        /// An empty PostgreSQL database instead of SQLite.
        #[arg(long)]
        postgres: Option<String>,
    },
    /// Answers with the tiles of a file and does nothing else.
    Bare {
        /// The file.
        tiles: PathBuf,
        /// The port on this machine.
        port: u16,
    },
}

fn main() -> Result<()> {
    match Cli::parse().command {
        Command::Generate { file, pipes } => town::write(&file, pipes, |_| ()).map(|_| ()),
        Command::Network {
            program,
            folder,
            pipes,
            times,
            seconds,
            postgres,
        } => {
            let plan = Plan {
                pipes,
                times: times.max(1),
                run: Duration::from_secs(seconds),
                postgres,
            };
            network::measure(&program, &folder, &plan, &mut Report)
        }
        Command::Bare { tiles, port } => bare::serve(&tiles, port),
    }
}
