//! Where the log goes, and what is in it.

use std::io::IsTerminal;

use tracing_subscriber::EnvFilter;
use tracing_subscriber::filter::LevelFilter;

use super::Failure;
use crate::config::Log;

/// Starts the log on standard error. Commands other than `serve` say their results themselves, so that only
/// warnings are logged.
///
/// # Errors
/// When the filter is not understood.
pub fn start(log: &Log, is_serving: bool) -> Result<(), Failure> {
    let filter = if is_serving {
        EnvFilter::try_new(log.filter.as_str())
            .map_err(|error| Failure::during("the log filter is not understood", &error))?
    } else {
        EnvFilter::default().add_directive(LevelFilter::WARN.into())
    };
    let subscriber = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal());
    let started = if log.json {
        subscriber.json().try_init()
    } else {
        subscriber.try_init()
    };
    started.map_err(|error| Failure::during("the log cannot be started", error.as_ref()))
}

/// Has panics logged in one line each, wherever they happen, instead of in many on standard error.
pub fn log_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        let words = panic.payload_as_str().unwrap_or("no message");
        tracing::error!(place, "panicked: {words}");
    }));
}
