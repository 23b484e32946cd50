//! `ebok restore`

use std::io::Write;
use std::path::PathBuf;

use store::archive;

use super::progress::Progress;
use super::{Failure, open};
use crate::config::Config;

/// Where from.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The backup.
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

/// Fills a new, empty database from a backup of either engine, and brings its schema up to date.
///
/// # Errors
/// When the backup is damaged or the database has data already; nothing is changed then.
pub async fn run(config: &Config, args: &Args) -> Result<(), Failure> {
    // Not migrated first: the backup is restored into the schema of its own time.
    let db = open::connect(config).await?;
    let progress = Progress::new("rows");
    let done = archive::restore(&db, &args.file, &|rows| progress.at(rows)).await;
    drop(progress);
    let file = args.file.display();
    let summary =
        done.map_err(|error| Failure::during(&format!("{file} was not restored, and nothing was changed"), &error))?;
    let made = summary.created_at.format("%Y-%m-%d %H:%M:%S UTC");
    let mut out = std::io::stdout().lock();
    writeln!(
        out,
        "Restored {} rows of {made} from {file} into {}.",
        summary.rows, config.database_url
    )?;
    db.close().await;
    Ok(())
}
