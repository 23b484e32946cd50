//! `ebok network rollback`

use domain::actor::Actor;
use services::network::RollbackRequest;

use super::{Failure, open, outcome};
use crate::config::Config;

/// Where to go back to.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The data set.
    #[arg(value_name = "DATASET")]
    dataset: String,
    /// The version whose objects it is to have again, as `ebok network versions` lists it.
    #[arg(value_name = "VERSION")]
    to: i64,
    /// Only say what would change.
    #[arg(long)]
    dry_run: bool,
}

/// Makes a new version of the data set that equals a former one, and says what changed.
///
/// # Errors
/// When the data set or version is unknown, the version was pruned, or the database does not answer.
pub async fn run(config: &Config, args: Args) -> Result<(), Failure> {
    let (db, services) = open::prepared(config).await?;
    let request = RollbackRequest {
        dataset: args.dataset,
        version: args.to,
        dry_run: args.dry_run,
    };
    let done = services.network().rollback(&Actor::Operator, &request).await;
    let done = done.map_err(|error| {
        let doing = format!("`{}` did not go back, and nothing was changed", request.dataset);
        Failure::during(&doing, &error)
    })?;
    outcome::say(
        &mut std::io::stdout().lock(),
        &done,
        request.dry_run,
        &config.public_url(),
    )?;
    db.close().await;
    Ok(())
}
