//! The operating system's word to stop.

use tokio::signal::unix::{SignalKind, signal};
use tracing::info;

/// Returns when the process is asked to stop: SIGTERM from a service manager, SIGINT from the keyboard.
///
/// # Errors
/// When signals cannot be watched.
pub async fn asked_to_stop() -> std::io::Result<()> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    let name = tokio::select! {
        _ = terminate.recv() => "SIGTERM",
        _ = interrupt.recv() => "SIGINT",
    };
    info!("stopping on {name}; requests under way are finished first");
    Ok(())
}
