//! `ebok serve`

use tokio::task::JoinSet;
use tracing::info;

use super::{Failure, logging, migrate, open};
use crate::config::Config;
use crate::http::{self, Logo, Node};
use crate::jobs::{self, Stop};

/// Answers requests until told to stop.
///
/// # Errors
/// When something that it needs is not there: the database, the address, the logo.
pub async fn run(config: Config) -> Result<(), Failure> {
    logging::log_panics();
    let logo = config
        .utility
        .logo
        .as_deref()
        .map(|path| Logo::read(path).map_err(|error| Failure::logo(path, &error)));
    let logo = logo.transpose()?;
    let site = http::site_options(config.listen)
        .map_err(|error| Failure::during("Leptos.toml or a LEPTOS_ variable is not understood", &error))?;
    http::check_names(&site).map_err(|error| {
        let said = "the file hash.txt, which names the site's files and belongs beside the program, cannot be read";
        Failure::during(said, &error)
    })?;
    let db = open::connect(&config).await?;
    for step in migrate::take(&db).await? {
        info!("took migration {} on {}", step.name, config.database_url);
    }
    let services = open::services_with_sign_in(&config, &db).await?;
    let (stopper, stop) = jobs::stop();
    let mut tasks = JoinSet::new();
    listen_for_metrics(&config, &stop, &mut tasks).await?;
    let listener = bind(config.listen, "listen").await?;
    jobs::start(&services, &stop, &mut tasks);
    info!(
        "answering on http://{}, to the public as {}",
        config.listen,
        config.public_url()
    );
    if config.utility.demo {
        info!("the utility is the invented one of the demo; see `ebok config check`");
    }
    let service = http::service(Node::new(&config, db.clone(), services, logo, site));
    let serving = http::serve(listener, service, stop);
    tokio::pin!(serving);
    let outcome = tokio::select! {
        broken = &mut serving => broken,
        asked = jobs::asked_to_stop() => {
            stopper.give();
            tokio::select! {
                done = serving => done.and(asked),
                _ = jobs::asked_to_stop() => return Err(Failure::new(
                    "asked to stop twice, so requests and jobs under way were broken off",
                    "nothing: jobs that were broken off are done again after the next start",
                )),
            }
        }
    };
    stopper.give();
    while tasks.join_next().await.is_some() {}
    db.close().await;
    info!("stopped");
    outcome.map_err(|error| Failure::during("the server broke off", &error))
}

/// Opens the metrics' own listener when there is to be one.
async fn listen_for_metrics(config: &Config, stop: &Stop, tasks: &mut JoinSet<()>) -> Result<(), Failure> {
    let Some(address) = config.metrics_listen else {
        return Ok(());
    };
    let listener = bind(address, "metrics_listen").await?;
    let handle = http::metrics::record().map_err(|error| Failure::during("metrics cannot be recorded", &error))?;
    tasks.spawn(jobs::keep_metrics_small(handle.clone(), stop.clone()));
    let stop = stop.clone();
    tasks.spawn(async move {
        if let Err(error) = http::serve(listener, http::metrics::router(handle), stop).await {
            tracing::error!("the metrics' listener broke: {error}");
        }
    });
    info!("metrics on http://{address}/metrics");
    Ok(())
}

async fn bind(address: std::net::SocketAddr, key: &str) -> Result<tokio::net::TcpListener, Failure> {
    http::listen(address).await.map_err(|error| {
        Failure::during(&format!("cannot listen on {address}"), &error).advising(format!(
            "stop the other program on that port, or choose another address in `{key}`"
        ))
    })
}
