//! The national gateway login.gov.pl (Węzeł Krajowy): a person signs in there, and comes back with who they are.
//!
//! The gateway speaks SAML 2.0 in one fixed way, and only that way is spoken here:
//!
//! 1. [`Gateway::begin`] makes a signed `AuthnRequest` with eIDAS extensions, which the browser posts to the gateway.
//! 2. The gateway sends the browser back with an artifact, a random name for its answer.
//! 3. [`Gateway::resolve`] fetches the answer itself (SOAP, signed on both sides), checks it and reads it.
//! 4. [`Gateway::log_out`] ends the gateway's own session.
//!
//! What is trusted: the certificates in [`Settings::gateway_certificates`], and nothing that a message says of itself.
//! A message is parsed once; the tree that was parsed is the tree whose signature is checked and the tree that is read.
//! [`read_response`] does all of that without input or output, so that tests and a fuzzer can drive it.
//!
//! What is not done here: requests are not remembered (the caller keeps [`Begun::request_id`] with the browser's
//! session and uses it once), and assertions are not remembered (the caller keeps [`SignedIn::assertion_id`] until
//! [`SignedIn::replay_until`]).

mod assertion;
mod client;
mod decrypt;
mod envelope;
mod error;
mod keys;
mod names;
mod person;
mod request;
mod response;
mod seal;
mod settings;
mod status;
mod times;
mod tree;

use std::fmt::Debug;

use chrono::{DateTime, Utc};

pub use client::Client;
pub use error::{Fault, Reason, Refusal, SettingsError};
pub use person::{Begun, GatewaySession, Person, PostForm, SignedIn};
pub use response::{Asked, Trust, read_response};
pub use settings::{Assurance, KeyDerivation, Settings, SpType};

/// What is asked of the gateway.
#[async_trait::async_trait]
pub trait Gateway: Debug + Send + Sync {
    /// The form that the browser posts to the gateway. Pure but for the random names in it.
    ///
    /// # Errors
    /// [`Fault`] when the system gives no random numbers.
    fn begin(&self, now: DateTime<Utc>) -> Result<Begun, Fault>;

    /// Fetches the answer that the browser brought the `artifact` for, and reads it as the answer to exactly this
    /// request.
    ///
    /// # Errors
    /// [`Refusal`], which says as much as the person's page should.
    async fn resolve(&self, artifact: &str, request_id: &str, now: DateTime<Utc>) -> Result<SignedIn, Refusal>;

    /// Ends the gateway's own session.
    ///
    /// # Errors
    /// [`Fault`] when the gateway cannot be reached or does not say that it did.
    async fn log_out(&self, session: &GatewaySession, now: DateTime<Utc>) -> Result<(), Fault>;
}
