//! The use cases: authorize, load, decide, save, ask for jobs. One transaction each, and the actor comes first.
//!
//! Nothing here knows HTTP or a terminal. Public use cases answer with [`contract::AppError`]; those for the
//! operator at the console answer with errors that name the file, the place and the next step.

mod allowance;
pub mod browser;
mod clock;
pub mod credentials;
mod failure;
pub mod gateway;
pub mod jobs;
pub mod national;
pub mod network;
pub mod permissions;
pub mod secrets;
pub mod sessions;

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use gugik::NationalRegisters;
use secrets::KeyRing;
use store::Db;

pub use allowance::Rate;
pub use browser::Browsers;
pub use clock::{Clock, SetClock, SystemClock};
pub use credentials::{Credentials, SignInSettings, SignInSettingsError};
pub use failure::incident_number;
pub use gateway::NationalGateway;
pub use national::National;
pub use network::Network;
pub use sessions::Sessions;

/// What the operator may set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// How many former versions of each data set are kept to go back to.
    pub keep_versions: u32,
    /// How long jobs that are done are kept.
    pub keep_done_jobs: TimeDelta,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            keep_versions: 10,
            keep_done_jobs: TimeDelta::days(7),
        }
    }
}

/// All use cases on one database. Cloning is cheap and shares everything.
#[derive(Debug, Clone)]
pub struct Services {
    db: Db,
    clock: Arc<dyn Clock>,
    settings: Settings,
    network: Network,
    national: National,
    sessions: Sessions,
    browsers: Browsers,
    gateway: NationalGateway,
    credentials: Credentials,
}

impl Services {
    /// The use cases on this database.
    #[must_use]
    pub fn new(db: Db, clock: Arc<dyn Clock>, settings: Settings) -> Self {
        let sessions = Sessions::new(db.clone(), Arc::clone(&clock));
        let browsers = Browsers::new(db.clone(), Arc::clone(&clock));
        Self {
            gateway: NationalGateway::off(db.clone(), Arc::clone(&clock), sessions.clone(), browsers.clone()),
            network: Network::new(db.clone(), Arc::clone(&clock), settings),
            national: National::off(Arc::clone(&clock)),
            credentials: Credentials::off(db.clone(), Arc::clone(&clock), sessions.clone()),
            sessions,
            browsers,
            db,
            clock,
            settings,
        }
    }

    /// The same use cases, with the national registers to search in.
    #[must_use]
    pub fn with_national(mut self, registers: Arc<dyn NationalRegisters>, time_out: Duration) -> Self {
        self.national = National::on(registers, time_out, Arc::clone(&self.clock));
        self.network = self.network.with_national(self.national.clone());
        self
    }

    /// The same use cases, with the national gateway to sign in through.
    #[must_use]
    pub fn with_gateway(mut self, gateway: Arc<dyn login_gov::Gateway>, keys: Arc<KeyRing>) -> Self {
        self.gateway = self.gateway.on(gateway, keys);
        self
    }

    /// Signing in through the national gateway.
    #[must_use]
    pub const fn gateway(&self) -> &NationalGateway {
        &self.gateway
    }

    /// The same use cases, with accounts of our own to sign in by. Hashes a password once.
    ///
    /// # Errors
    /// [`SignInSettingsError`] says what to set.
    pub fn with_sign_in(mut self, settings: SignInSettings) -> Result<Self, SignInSettingsError> {
        self.credentials = self.credentials.on(settings)?;
        Ok(self)
    }

    /// Accounts of our own: password, second factor, passkeys, recovery, invitation.
    #[must_use]
    pub const fn credentials(&self) -> &Credentials {
        &self.credentials
    }

    /// The search in the national registers.
    #[must_use]
    pub const fn national(&self) -> &National {
        &self.national
    }

    /// The present moment, by the clock that all use cases share.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// What is kept for one browser.
    #[must_use]
    pub const fn browsers(&self) -> &Browsers {
        &self.browsers
    }

    /// Where people are signed in.
    #[must_use]
    pub const fn sessions(&self) -> &Sessions {
        &self.sessions
    }

    /// The use cases of the network and its map.
    #[must_use]
    pub const fn network(&self) -> &Network {
        &self.network
    }
}
