//! Listening, and stopping without breaking off what is being answered.

use std::convert::Infallible;
use std::future::{Ready, ready};
use std::net::SocketAddr;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::extract::ConnectInfo;
use axum::extract::Request;
use axum::response::Response;
use axum::serve::IncomingStream;
use tokio::net::TcpListener;
use tower::Service;
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

/// Makes the service of each connection: the same for all, but that its requests say who is connected.
#[derive(Clone)]
struct PerConnection<S>(S);

impl<S: Clone> Service<IncomingStream<'_, TcpListener>> for PerConnection<S> {
    type Response = Connected<S>;
    type Error = Infallible;
    type Future = Ready<Result<Self::Response, Infallible>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, stream: IncomingStream<'_, TcpListener>) -> Self::Future {
        ready(Ok(Connected {
            peer: *stream.remote_addr(),
            service: self.0.clone(),
        }))
    }
}

/// Tells with each request who is connected.
#[derive(Clone)]
struct Connected<S> {
    peer: SocketAddr,
    service: S,
}

impl<S: Service<Request>> Service<Request> for Connected<S> {
    type Response = S::Response;
    type Error = S::Error;
    type Future = S::Future;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.service.poll_ready(context)
    }

    fn call(&mut self, mut request: Request) -> S::Future {
        request.extensions_mut().insert(ConnectInfo(self.peer));
        self.service.call(request)
    }
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
    let serving = axum::serve(listener, PerConnection(service)).with_graceful_shutdown(stop.clone().given());
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
