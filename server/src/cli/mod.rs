//! The command line: one file per command.
//!
//! Results go to standard output, everything else to standard error. Exit code 0: done; 1: not done, and said why;
//! 2: the command was not understood.

mod backup;
mod check;
mod demo;
mod export;
mod failure;
mod gateway;
mod import;
mod keys;
mod logging;
mod migrate;
mod open;
mod outcome;
mod permissions;
mod progress;
mod restore;
mod rollback;
mod serve;
mod staff;
mod versions;

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::config::{self, Config, Origin};
pub use failure::Failure;

/// eBOK: the customer office and network map of a water utility.
#[derive(Debug, Parser)]
#[command(name = "ebok", version, propagate_version = true, disable_help_subcommand = true)]
struct Cli {
    /// The configuration file; without it `ebok.toml` in the working folder is read when there is one.
    #[arg(long, global = true, env = "EBOK_CONFIG", value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Answer requests until told to stop.
    Serve,
    /// Bring the database's schema up to what this program needs.
    Migrate,
    /// Fill the map with an invented network, or remove it.
    Demo(demo::Args),
    /// Take in data.
    #[command(subcommand)]
    Import(Import),
    /// Give out data.
    #[command(subcommand)]
    Export(Export),
    /// Look at the network's versions, or go back to one.
    #[command(subcommand)]
    Network(NetworkCommand),
    /// Write the whole database into one file, while the server goes on.
    Backup(backup::Args),
    /// Fill a new, empty database from a backup of either engine.
    Restore(restore::Args),
    /// Print who may do what.
    Permissions,
    /// Accounts of staff and fire brigades.
    #[command(subcommand)]
    Staff(staff::Staff),
    /// The keys under which personal data are encrypted.
    #[command(subcommand)]
    Keys(keys::Keys),
    /// Look at the configuration.
    #[command(subcommand)]
    Config(ConfigCommand),
}

#[derive(Debug, Subcommand)]
enum Import {
    /// The network from GML (GESUT), GeoPackage, GeoJSON, Shapefile or EPANET files.
    Network(import::Args),
}

#[derive(Debug, Subcommand)]
enum Export {
    /// The whole network as one GeoPackage or GeoJSON file.
    Network(export::Args),
}

#[derive(Debug, Subcommand)]
enum NetworkCommand {
    /// What each import changed, the newest first.
    Versions(versions::Args),
    /// Make a former version of a data set its newest one.
    Rollback(rollback::Args),
}

#[derive(Debug, Subcommand)]
enum ConfigCommand {
    /// Check it, and say what applies.
    Check,
}

/// Runs the command that the program was called with.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    match run(cli) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            // Where even this cannot be written, the exit code must do.
            drop(writeln!(std::io::stderr().lock(), "{failure}"));
            ExitCode::FAILURE
        }
    }
}

fn run(cli: Cli) -> Result<(), Failure> {
    let (config, origin) = config::load(cli.config.as_deref(), std::env::vars())?;
    let is_serving = matches!(cli.command, Command::Serve);
    logging::start(&config.log, is_serving)?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|error| Failure::during("the program cannot start its threads", &error))?;
    runtime.block_on(dispatch(cli.command, config, &origin))
}

async fn dispatch(command: Command, config: Config, origin: &Origin) -> Result<(), Failure> {
    match command {
        Command::Serve => serve::run(config).await,
        Command::Migrate => migrate::run(&config).await,
        Command::Demo(args) => demo::run(&config, &args).await,
        Command::Import(Import::Network(args)) => import::run(&config, args).await,
        Command::Export(Export::Network(args)) => export::run(&config, args).await,
        Command::Network(NetworkCommand::Versions(args)) => versions::run(&config, &args).await,
        Command::Network(NetworkCommand::Rollback(args)) => rollback::run(&config, args).await,
        Command::Backup(args) => backup::run(&config, &args).await,
        Command::Restore(args) => restore::run(&config, &args).await,
        Command::Permissions => permissions::run(),
        Command::Keys(command) => keys::run(&config, &command),
        Command::Staff(command) => staff::run(&config, command).await,
        Command::Config(ConfigCommand::Check) => check::run(&config, origin),
    }
}
