//! `ebok network versions`

use std::io::Write;

use domain::actor::Actor;
use services::network::VersionRow;

use super::{Failure, open};
use crate::config::Config;

/// Which versions.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Only those of this data set.
    #[arg(long, value_name = "NAME")]
    dataset: Option<String>,
}

/// Lists the newest versions: what each changed, and whether one can still go back to it.
///
/// # Errors
/// When the data set is unknown or the database does not answer.
pub async fn run(config: &Config, args: &Args) -> Result<(), Failure> {
    let (db, services) = open::prepared(config).await?;
    let versions = services
        .network()
        .versions(&Actor::Operator, args.dataset.as_deref())
        .await;
    let versions = versions.map_err(|error| Failure::during("the versions cannot be listed", &error))?;
    say(&mut std::io::stdout().lock(), &versions)?;
    db.close().await;
    Ok(())
}

fn say(out: &mut impl Write, versions: &[VersionRow]) -> std::io::Result<()> {
    if versions.is_empty() {
        return writeln!(out, "There is no version yet: nothing has been imported.");
    }
    writeln!(
        out,
        "{:>12}  {:<16}  {:<20}  {:>9}  {:>9}  {:>9}  {:>9}  {:<6}  from",
        "version", "made (UTC)", "data set", "objects", "added", "removed", "altered", "whole"
    )?;
    for row in versions {
        writeln!(
            out,
            "{:>12}  {:<16}  {:<20}  {:>9}  {:>9}  {:>9}  {:>9}  {:<6}  {}",
            row.version,
            row.created_at.format("%Y-%m-%d %H:%M"),
            row.dataset,
            row.objects(),
            row.added,
            row.removed,
            row.altered,
            if row.is_whole() { "yes" } else { "pruned" },
            row.file_name.as_deref().unwrap_or(&row.format)
        )?;
    }
    writeln!(
        out,
        "Go back to one that is whole with `ebok network rollback DATASET VERSION`."
    )
}
