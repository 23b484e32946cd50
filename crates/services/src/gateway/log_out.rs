//! The end of the gateway's own session, after ours has ended.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use login_gov::{Fault, GatewaySession};
use serde_json::Value;

use super::{NationalGateway, seal_of};
use crate::failure::chain;
use crate::jobs::JobError;
use crate::sessions::GatewayLogout;

impl NationalGateway {
    /// Tells the gateway that somebody has signed out. What it refuses it refuses for good: it knows no such session,
    /// because it ended before, or because an earlier try was heard and its answer lost.
    pub(crate) async fn log_out(&self, payload: Value) -> Result<(), JobError> {
        let told: GatewayLogout = serde_json::from_value(payload)?;
        let Some(means) = &self.means else {
            tracing::warn!("login.gov.pl was switched off: a session there ends by itself");
            return Ok(());
        };
        let sealed = STANDARD
            .decode(&told.sealed)
            .map_err(|error| JobError::Other(error.to_string()))?;
        let opened = means.keys.open(&seal_of(told.session), &sealed);
        let opened = opened.map_err(|error| JobError::Other(error.to_string()))?;
        let session: GatewaySession = serde_json::from_slice(&opened)?;
        let ended = means.gateway.log_out(&session, self.clock.now()).await;
        match ended {
            Err(Fault::Refused) => {
                tracing::info!(session.id = %told.session, "login.gov.pl had no session to end");
                Ok(())
            }
            ended => ended.map_err(|error| JobError::Other(chain(&error))),
        }
    }
}
