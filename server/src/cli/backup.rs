//! `ebok backup`

use std::io::Write;
use std::path::PathBuf;

use services::{Clock, SystemClock};
use store::archive;

use super::progress::Progress;
use super::{Failure, open};
use crate::config::Config;

/// Where to.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The file to write; one that is there is replaced once the new one is whole.
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

/// Writes the whole database, from one moment, into one file that either engine can be restored from.
///
/// # Errors
/// When the database does not answer or the file cannot be written; a former file then stays.
pub async fn run(config: &Config, args: &Args) -> Result<(), Failure> {
    let db = open::connect(config).await?;
    let progress = Progress::new("rows");
    let done = archive::backup(&db, &args.file, SystemClock.now(), &|rows| progress.at(rows)).await;
    drop(progress);
    let file = args.file.display();
    let summary = done.map_err(|error| Failure::during(&format!("{file} was not written"), &error))?;
    let mut out = std::io::stdout().lock();
    writeln!(out, "Wrote {} rows to {file}.", summary.rows)?;
    writeln!(out, "The file holds personal data: keep it as safe as the database.")?;
    db.close().await;
    Ok(())
}
