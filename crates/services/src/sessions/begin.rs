//! The beginning of a session, once somebody has proved who they are.

use domain::actor::{AccountId, SessionId, UnitId};
use domain::permissions::Role;
use domain::sessions::Method;
use store::identity::{self, NewSession};
use store::{StoreError, Tx};
use uuid::Uuid;

use super::Sessions;
use crate::secrets::Token;

/// Who has proved who they are, and how.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Proof<'a> {
    /// The number that the session is to have.
    pub number: Uuid,
    /// Who.
    pub account: AccountId,
    /// How.
    pub method: Method,
    /// What the browser says it runs on.
    pub device: &'a str,
    /// What the gateway needs to hear to end its own session, encrypted.
    pub gateway_session: Option<&'a [u8]>,
}

/// Longer names of devices are cut.
const LONGEST_DEVICE: usize = 100;

impl Sessions {
    /// Begins a session in the caller's transaction, in the role that the person was given first; without any, as a
    /// person. Returns what opens it: the only time that it is known.
    pub(crate) async fn begin(&self, tx: &mut Tx, proof: Proof<'_>) -> Result<Token, StoreError> {
        let roles = identity::roles_of(tx, proof.account).await?;
        let known = roles
            .iter()
            .find_map(|row| Some((row.role.parse().ok()?, row.unit_id.map(UnitId))));
        let (role, unit) = known.unwrap_or((Role::Person, None));
        let token = Token::random();
        let device: String = proof
            .device
            .chars()
            .filter(|sign| !sign.is_control())
            .take(LONGEST_DEVICE)
            .collect();
        let new = NewSession {
            id: SessionId(proof.number),
            token: &token.fingerprint(),
            account: proof.account,
            role,
            unit,
            method: proof.method,
            device: &device,
            now: self.clock.now(),
            gateway_session: proof.gateway_session,
        };
        identity::begin_session(tx, new).await?;
        Ok(token)
    }
}
