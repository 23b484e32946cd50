//! The tasks beside the answering of requests.

use std::time::Duration;

use services::{Services, Sessions};
use tokio::task::JoinSet;

use super::Stop;

/// Between two times that upkeep is asked for.
const UPKEEP_EVERY: Duration = Duration::from_secs(10 * 60);

/// Starts the network's watcher, which loads each new version, the asking for upkeep, and the worker that does the
/// queue's jobs. All end when told to stop; the worker first finishes the jobs it holds.
pub fn start(services: &Services, stop: &Stop, tasks: &mut JoinSet<()>) {
    let network = services.network().clone();
    let told = stop.clone();
    tasks.spawn(async move { network.watch(told.given()).await });
    tasks.spawn(upkeep(services.sessions().clone(), stop.clone()));
    let worker = services.worker(&node_name());
    tasks.spawn(worker.run(stop.clone().given()));
}

/// Asks for the removal of what has run out, again and again: once an hour it is done, by whichever node.
async fn upkeep(sessions: Sessions, stop: Stop) {
    let mut ticks = tokio::time::interval(UPKEEP_EVERY);
    let stopped = stop.given();
    tokio::pin!(stopped);
    loop {
        tokio::select! {
            () = &mut stopped => return,
            _ = ticks.tick() => {
                if let Err(error) = sessions.ask_for_upkeep().await {
                    tracing::warn!("what has run out is not removed now: {}", crate::http::chain(&error));
                }
            }
        }
    }
}

/// Tells this process apart from the others on the same database, also from its own former self.
fn node_name() -> String {
    format!("{}-{}", std::process::id(), uuid::Uuid::now_v7().simple())
}
