//! Listening, and stopping without breaking off what is being answered.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::time::Duration;

use axum::extract::Request;
use axum::response::Response;
use tokio::net::TcpListener;
use tower::Service;
use tower::make::Shared;
use tracing::{info, warn};

use crate::jobs::Stop;

/// How long answers under way may take once the server was asked to stop.
const PATIENCE: Duration = Duration::from_secs(20);

/// Takes the address.
///
/// # Errors
/// When another program has it or it is not this machine's.
pub async fn listen(address: SocketAddr) -> std::io::Result<TcpListener> {
    TcpListener::bind(address).await
}

/// Answers requests until `stop` ends, then finishes what is under way.
///
/// # Errors
/// When the listener breaks.
pub async fn serve<S>(listener: TcpListener, service: S, stop: Stop) -> std::io::Result<()>
where
    S: Service<Request, Response = Response, Error = Infallible, Future: Send> + Clone + Send + 'static,
{
    let address = listener.local_addr()?;
    let serving = axum::serve(listener, Shared::new(service)).with_graceful_shutdown(stop.clone().given());
    let overdue = async {
        stop.given().await;
        tokio::time::sleep(PATIENCE).await;
    };
    tokio::select! {
        done = async { serving.await } => {
            info!(%address, "stopped answering");
            done
        }
        () = overdue => {
            warn!(%address, "broke off connections that were still open {} s after the stop", PATIENCE.as_secs());
            Ok(())
        }
    }
}
