//! Keeps the recorded metrics small while nobody collects them.

use std::time::Duration;

use metrics_exporter_prometheus::PrometheusHandle;

use super::Stop;

/// How often what was recorded is folded into the buckets.
const INTERVAL: Duration = Duration::from_secs(5);

/// Folds the recorded values together until told to stop.
pub async fn keep_metrics_small(handle: PrometheusHandle, stop: Stop) {
    let mut ticks = tokio::time::interval(INTERVAL);
    let stopped = stop.given();
    tokio::pin!(stopped);
    loop {
        tokio::select! {
            () = &mut stopped => return,
            _ = ticks.tick() => handle.run_upkeep(),
        }
    }
}
