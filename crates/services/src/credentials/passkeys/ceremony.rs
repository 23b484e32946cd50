//! Asking browsers for passkeys and checking their answers, in the forms of `webauthn_rp` (WebAuthn, level 3).

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use domain::actor::AccountId;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use store::identity::PasskeyRow;
use url::{Host, Url};
use webauthn_rp::bin::{Decode, Encode};
use webauthn_rp::request::auth::AuthenticationVerificationOptions;
use webauthn_rp::request::register::{
    CredProtect, Nickname, PublicKeyCredentialUserEntity, RegistrationVerificationOptions, UserHandle16, Username,
};
use webauthn_rp::request::{AsciiDomain, ExtensionInfo, PublicKeyCredentialDescriptor, RpId};
use webauthn_rp::response::auth::DiscoverableAuthentication16;
use webauthn_rp::response::register::{CompressedPubKey, DynamicState, Registration, StaticState};
use webauthn_rp::response::{AuthTransports, CredentialId};
use webauthn_rp::{
    AuthenticatedCredential, DiscoverableAuthenticationServerState, DiscoverableCredentialRequestOptions,
    PublicKeyCredentialCreationOptions, RegistrationServerState,
};

use crate::credentials::fault::Fault;

/// For which portal passkeys are made.
#[derive(Debug)]
pub(in crate::credentials) struct Passkeys {
    rp_id: RpId,
    /// From which pages answers may come: those of this portal and no other's, nor another portal's of the same domain.
    origin: String,
}

/// Why a browser's answer is not taken. For the log: the asker hears that it was not.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(super) struct NotTaken(String);

/// Whose passkey is to be made.
pub(super) struct Owner<'a> {
    pub account: AccountId,
    pub email: &'a str,
    pub name: &'a str,
}

/// A passkey that was made.
pub(super) struct Made {
    pub credential_id: Vec<u8>,
    pub credential: String,
}

/// A passkey as the database keeps it: its key, and what changes with each use, both in the checker's own form.
#[derive(Serialize, Deserialize)]
struct Kept {
    key: String,
    state: String,
    transports: u8,
}

/// An answer that says which passkey it is of.
pub(super) struct Answer(DiscoverableAuthentication16);

impl Answer {
    /// Reads a browser's `PublicKeyCredential` as JSON.
    pub(super) fn parse(json: &str) -> Result<Self, NotTaken> {
        let read = DiscoverableAuthentication16::from_json_relaxed(json.as_bytes());
        read.map(Self).map_err(not_taken)
    }

    pub(super) fn credential_id(&self) -> Vec<u8> {
        self.0.raw_id().inner().to_vec()
    }
}

impl Passkeys {
    /// Those of the portal at this address. Browsers make none for a number instead of a name, and none without TLS
    /// but on this very machine.
    pub(in crate::credentials) fn of(url: &Url) -> Option<Self> {
        let Some(Host::Domain(host)) = url.host() else {
            return None;
        };
        if url.scheme() != "https" && host != "localhost" {
            return None;
        }
        let domain = AsciiDomain::try_from(host.to_owned()).ok()?;
        Some(Self {
            rp_id: RpId::Domain(domain),
            origin: url.origin().ascii_serialization(),
        })
    }

    /// What to ask a browser to make a passkey, and what its answer is checked against. `have` are the owner's others:
    /// a device makes no second one.
    pub(super) fn creation(&self, owner: &Owner<'_>, have: &[PasskeyRow]) -> Result<(Value, Vec<u8>), Fault> {
        let id = handle_of(owner.account);
        // Devices show these; what they cannot take is left out.
        let name = owner.email.split('@').next().unwrap_or_default();
        let name = Username::try_from(owner.email).or_else(|_| Username::try_from(name));
        let user = PublicKeyCredentialUserEntity {
            name: name.map_err(failed)?,
            id: &id,
            display_name: Nickname::try_from(owner.name).ok(),
        };
        let others = have.iter().filter_map(descriptor).collect();
        let mut asked = PublicKeyCredentialCreationOptions::passkey(&self.rp_id, user, others);
        // Wished for, not insisted on: browsers make nothing at all on devices that do not know this extension, and
        // each sign-in asks for the user's verification anyway.
        asked.extensions.cred_protect = CredProtect::UserVerificationRequired(ExtensionInfo::AllowDontEnforceValue);
        let (state, ask) = asked.start_ceremony().map_err(failed)?;
        Ok((serde_json::to_value(&ask)?, state.encode().map_err(failed)?))
    }

    /// Checks the answer to that.
    pub(super) fn created(&self, asked: &[u8], answer: &str) -> Result<Made, NotTaken> {
        let state = RegistrationServerState::<16>::decode(asked).map_err(not_taken)?;
        let answer = Registration::from_json_relaxed(answer.as_bytes()).map_err(not_taken)?;
        let origins = [self.origin.as_str()];
        let options = RegistrationVerificationOptions::<&str, &str> {
            allowed_origins: &origins,
            // Browsers and devices say more than they are asked.
            error_on_unsolicited_extensions: false,
            ..RegistrationVerificationOptions::default()
        };
        let made = state.verify(&self.rp_id, &answer, &options).map_err(not_taken)?;
        let key = made.static_state().encode().map_err(not_taken)?;
        let kept = Kept {
            key: STANDARD.encode(key),
            state: STANDARD.encode(made.dynamic_state().encode().map_err(not_taken)?),
            transports: made.transports().encode().map_err(not_taken)?,
        };
        Ok(Made {
            credential_id: made.id().inner().to_vec(),
            credential: serde_json::to_string(&kept).map_err(not_taken)?,
        })
    }

    /// What to ask a browser for any passkey of this portal, and what its answer is checked against.
    pub(super) fn request(&self) -> Result<(Value, Vec<u8>), Fault> {
        let asked = DiscoverableCredentialRequestOptions::passkey(&self.rp_id).start_ceremony();
        let (state, ask) = asked.map_err(failed)?;
        Ok((serde_json::to_value(&ask)?, state.encode().map_err(failed)?))
    }

    /// Checks the answer to that against the passkey that it names. Returns the passkey as it is kept from now on: with
    /// a counter that does not go back, so that a copied device is noticed.
    pub(super) fn checked(&self, asked: &[u8], answer: &Answer, row: &PasskeyRow) -> Result<String, NotTaken> {
        let state = DiscoverableAuthenticationServerState::decode(asked).map_err(not_taken)?;
        let kept: Kept = serde_json::from_str(&row.credential).map_err(not_taken)?;
        let key = STANDARD.decode(&kept.key).map_err(not_taken)?;
        let key = StaticState::<CompressedPubKey<[u8; 32], [u8; 32], [u8; 48], Vec<u8>>>::decode(&key);
        let former = STANDARD.decode(&kept.state).map_err(not_taken)?;
        let former: [u8; 7] = former
            .try_into()
            .map_err(|_| NotTaken("a passkey's state is cut off".to_owned()))?;
        let former = DynamicState::decode(former).map_err(not_taken)?;
        let user = handle_of(AccountId(row.account_id));
        let id = CredentialId::<&[u8]>::decode(&row.credential_id).map_err(not_taken)?;
        let mut credential =
            AuthenticatedCredential::new(id, &user, key.map_err(not_taken)?, former).map_err(not_taken)?;
        let origins = [self.origin.as_str()];
        let options = AuthenticationVerificationOptions::<&str, &str> {
            allowed_origins: &origins,
            error_on_unsolicited_extensions: false,
            ..AuthenticationVerificationOptions::default()
        };
        state
            .verify(&self.rp_id, &answer.0, &mut credential, &options)
            .map_err(not_taken)?;
        let kept = Kept {
            state: STANDARD.encode(credential.dynamic_state().encode().map_err(not_taken)?),
            ..kept
        };
        serde_json::to_string(&kept).map_err(not_taken)
    }
}

/// By what a device names the account: its number, which says nothing of the person.
fn handle_of(account: AccountId) -> UserHandle16 {
    match UserHandle16::decode(*account.0.as_bytes()) {
        Ok(handle) => handle,
        Err(never) => match never {},
    }
}

fn descriptor(row: &PasskeyRow) -> Option<PublicKeyCredentialDescriptor<Vec<u8>>> {
    let kept: Kept = serde_json::from_str(&row.credential).ok()?;
    Some(PublicKeyCredentialDescriptor {
        id: CredentialId::<Vec<u8>>::decode(row.credential_id.clone()).ok()?,
        transports: AuthTransports::decode(kept.transports).ok()?,
    })
}

fn not_taken(error: impl std::fmt::Display) -> NotTaken {
    NotTaken(error.to_string())
}

fn failed(error: impl std::fmt::Display) -> Fault {
    Fault::Passkey(error.to_string())
}

#[cfg(test)]
mod tests {
    use domain::actor::AccountId;
    use serde_json::json;
    use url::Url;

    use super::{Owner, Passkeys};

    #[test]
    fn a_passkey_can_be_made_on_devices_that_do_not_know_how_to_protect_it_further() {
        let passkeys = Passkeys::of(&Url::parse("https://ebok.example.pl/").unwrap()).unwrap();
        let owner = Owner {
            account: AccountId(uuid::Uuid::from_u128(7)),
            email: "anna@gmina.example",
            name: "Anna",
        };
        let (asked, _) = passkeys.creation(&owner, &[]).unwrap();
        let extensions = &asked["extensions"];
        assert_eq!(extensions["enforceCredentialProtectionPolicy"], json!(false));
        assert_eq!(
            extensions["credentialProtectionPolicy"],
            json!("userVerificationRequired")
        );
    }

    #[test]
    fn passkeys_are_for_portals_with_a_name_and_with_tls_or_on_this_machine() {
        let origin = |url: &str| Passkeys::of(&Url::parse(url).unwrap()).map(|passkeys| passkeys.origin);
        assert_eq!(
            origin("https://ebok.example.pl/").as_deref(),
            Some("https://ebok.example.pl")
        );
        assert_eq!(
            origin("https://ebok.example.pl:8443").as_deref(),
            Some("https://ebok.example.pl:8443")
        );
        assert_eq!(
            origin("http://localhost:3000").as_deref(),
            Some("http://localhost:3000")
        );
        for without in [
            "http://127.0.0.1:3000",
            "https://192.0.2.7",
            "https://[2001:db8::1]",
            "http://ebok.example.pl",
        ] {
            assert_eq!(origin(without), None, "{without}");
        }
    }
}
