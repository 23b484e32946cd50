//! Signing in through the national gateway, and telling it that somebody has signed out.

mod begin;
mod finish;
mod log_out;

use std::sync::Arc;

use chrono::TimeDelta;
use contract::AppError;
use serde::{Deserialize, Serialize};
use store::Db;

use crate::secrets::KeyRing;
use crate::{Browsers, Clock, Sessions};

pub use finish::{Entered, Finish, Refused};

/// The use cases of the national gateway. Cloning is cheap.
#[derive(Debug, Clone)]
pub struct NationalGateway {
    db: Db,
    clock: Arc<dyn Clock>,
    sessions: Sessions,
    browsers: Browsers,
    means: Option<Means>,
}

/// What is needed to ask the gateway and to keep what it says.
#[derive(Debug, Clone)]
struct Means {
    gateway: Arc<dyn login_gov::Gateway>,
    keys: Arc<KeyRing>,
}

/// The kind of note that a request to the gateway is, by its own random mark.
const PENDING: &str = "gateway";
/// So long somebody may take at the gateway: to find the telephone, to install an application.
const PATIENCE: TimeDelta = TimeDelta::minutes(30);

/// A request that was not answered yet.
#[derive(Serialize, Deserialize)]
struct Pending {
    /// The number to which the answer must refer.
    request: String,
    /// Where the person wants to go.
    return_path: Option<String>,
    /// Where the browser sends the request.
    action: String,
    /// What it sends.
    fields: Vec<(String, String)>,
}

impl NationalGateway {
    pub(crate) fn off(db: Db, clock: Arc<dyn Clock>, sessions: Sessions, browsers: Browsers) -> Self {
        Self {
            db,
            clock,
            sessions,
            browsers,
            means: None,
        }
    }

    pub(crate) fn on(self, gateway: Arc<dyn login_gov::Gateway>, keys: Arc<KeyRing>) -> Self {
        Self {
            means: Some(Means { gateway, keys }),
            ..self
        }
    }

    /// Whether it is offered here.
    #[must_use]
    pub const fn is_on(&self) -> bool {
        self.means.is_some()
    }

    fn means(&self) -> Result<&Means, AppError> {
        self.means.as_ref().ok_or(AppError::Unavailable)
    }
}

/// What the sealed name of a gateway's session belongs to.
fn seal_of(session: uuid::Uuid) -> String {
    format!("sessions.gateway_session/{session}")
}
