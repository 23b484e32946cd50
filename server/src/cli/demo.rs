//! `ebok demo`

use domain::actor::Actor;
use services::network::FeatureImport;

use super::progress::Progress;
use super::{Failure, open, outcome};
use crate::config::Config;

/// Which demo.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Another number makes another network; the same number always the same one.
    #[arg(long, default_value_t = demo::SEED, value_name = "NUMBER")]
    seed: u64,
    /// Remove the invented network.
    #[arg(long, conflicts_with = "seed")]
    remove: bool,
}

/// Puts the invented network on the map, in place of a former one, or removes it. Imported data stay as they are.
///
/// # Errors
/// When the database cannot be written.
pub async fn run(config: &Config, args: &Args) -> Result<(), Failure> {
    let (db, services) = open::prepared(config).await?;
    let seed = args.seed;
    let features = if args.remove {
        Vec::new()
    } else {
        let making = tokio::task::spawn_blocking(move || demo::network(seed)).await;
        making.map_err(|error| Failure::during("the demo network could not be made", &error))?
    };
    let request = FeatureImport {
        dataset: demo::DATASET.to_owned(),
        title: "Demo".to_owned(),
        demo: true,
    };
    let progress = Progress::new("demo: objects");
    let done = services
        .network()
        .import_features(&Actor::Operator, request, features, &|objects| progress.at(objects))
        .await;
    drop(progress);
    let done =
        done.map_err(|error| Failure::during("the demo network was not written, and nothing was changed", &error))?;
    outcome::say(&mut std::io::stdout().lock(), &done, false, &config.public_url())?;
    db.close().await;
    Ok(())
}
