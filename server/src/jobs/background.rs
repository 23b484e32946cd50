//! The tasks beside the answering of requests.

use services::Services;
use tokio::task::JoinSet;

use super::Stop;

/// Starts the network's watcher, which loads each new version, and the worker that does the queue's jobs. Both end
/// when told to stop; the worker first finishes the jobs it holds.
pub fn start(services: &Services, stop: &Stop, tasks: &mut JoinSet<()>) {
    let network = services.network().clone();
    let told = stop.clone();
    tasks.spawn(async move { network.watch(told.given()).await });
    let worker = services.worker(&node_name());
    tasks.spawn(worker.run(stop.clone().given()));
}

/// Tells this process apart from the others on the same database, also from its own former self.
fn node_name() -> String {
    format!("{}-{}", std::process::id(), uuid::Uuid::now_v7().simple())
}
