//! login.gov.pl on loopback: signs invented persons in, with the real paths and messages, and with faults on demand.

mod answer;
mod credentials;
mod edit;
mod env;
mod forge;
mod keys;
mod lock;
mod page;
mod persons;
mod routes;
mod script;
mod seal;
mod store;

use std::net::Ipv4Addr;
use std::sync::Arc;

use tokio::net::TcpListener;
use tokio::task::JoinHandle;

pub use answer::Question;
pub use credentials::Credentials;
pub use edit::Edit;
pub use env::write_files;
pub use forge::Forge;
pub use keys::{Keys, Pair};
pub use persons::{PERSONS, Person};
pub use script::{Fault, Lock, Script, Seal, SealKey};

use store::Store;

/// The name under which the portal is registered here.
pub const ISSUER: &str = "ebok-demo";
/// The name of the stand-in in its answers.
pub const GATEWAY: &str = "https://login.gov.pl/stand-in";

/// The stand-in could not do what it was told.
#[derive(Debug)]
pub struct StandInError(String);

impl StandInError {
    #[expect(clippy::needless_pass_by_value, reason = "used as a function for map_err")]
    pub(crate) fn new(cause: impl ToString) -> Self {
        Self(cause.to_string())
    }
}

impl std::fmt::Display for StandInError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for StandInError {}

/// The stand-in, until this is dropped.
#[derive(Debug)]
pub struct LoginGov {
    port: u16,
    store: Arc<Store>,
    serving: JoinHandle<std::io::Result<()>>,
}

impl LoginGov {
    /// Makes keys, opens a free port of loopback and answers there.
    ///
    /// # Errors
    /// [`StandInError`] when no port is free or no key can be made.
    pub async fn start() -> Result<Self, StandInError> {
        Self::start_on(0).await
    }

    /// The same on that port; nowhere but on loopback.
    ///
    /// # Errors
    /// As for [`start`](Self::start).
    pub async fn start_on(port: u16) -> Result<Self, StandInError> {
        let store = Arc::new(Store::new(Forge::new()?));
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
            .await
            .map_err(StandInError::new)?;
        let port = listener.local_addr().map_err(StandInError::new)?.port();
        let router = routes::router(Arc::clone(&store));
        let serving = tokio::spawn(async move { axum::serve(listener, router).await });
        Ok(Self { port, store, serving })
    }

    /// What a portal must be told.
    #[must_use]
    pub fn credentials(&self) -> Credentials {
        self.forge().credentials(self.port)
    }

    /// Makes answers with this stand-in's keys that nobody asked for.
    #[must_use]
    pub fn forge(&self) -> &Forge {
        self.store.forge()
    }

    /// Sets what goes wrong from now on.
    pub fn script(&self, fault: Fault) {
        self.store.set_fault(fault);
    }

    /// What a browser does that posts the portal's form and picks this person: the address that it is sent to then, with
    /// `SAMLart` and `RelayState`.
    ///
    /// # Errors
    /// [`StandInError`] when the request would be refused.
    pub fn sign_in_as(&self, form: &[(String, String)], person: &Person) -> Result<String, StandInError> {
        let field = |name: &str| {
            form.iter()
                .find(|(field, _)| field == name)
                .map(|(_, value)| value.as_str())
        };
        let request = field("SAMLRequest").ok_or_else(|| StandInError::new("no SAMLRequest"))?;
        let ticket = self.store.asked(request, field("RelayState").unwrap_or_default())?;
        self.store.choose(&ticket, *person, &[])
    }

    /// Whether the stand-in's own session of that name goes on.
    #[must_use]
    pub fn is_signed_in(&self, session_index: &str) -> bool {
        self.store.is_signed_in(session_index)
    }
}

impl Drop for LoginGov {
    fn drop(&mut self) {
        self.serving.abort();
    }
}
