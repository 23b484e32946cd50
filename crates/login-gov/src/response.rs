//! Reads the answer: envelope, `ArtifactResponse`, `Response`, `EncryptedAssertion`, in this order, each trusted only as
//! far as the one around it.

use chrono::{DateTime, Utc};
use p256::SecretKey;

use crate::error::{Reason, Refusal, SettingsError};
use crate::keys::{self, PublicKey};
use crate::names::{ASSERTION, DSIG, PROTOCOL};
use crate::person::SignedIn;
use crate::settings::{Assurance, KeyDerivation, Settings};
use crate::tree::{self, Node};
use crate::{assertion, decrypt, envelope, seal, status};

/// Whom an answer must be from and for, with the keys that prove it. `Debug` shows no key.
pub struct Trust {
    /// Our own name.
    pub(crate) issuer: String,
    pub(crate) return_url: String,
    pub(crate) gateway_issuer: String,
    pub(crate) gateway_keys: Vec<PublicKey>,
    decryption_keys: Vec<SecretKey>,
    key_derivation: KeyDerivation,
    pub(crate) assurance: Assurance,
}

impl Trust {
    /// Reads the keys.
    ///
    /// # Errors
    /// [`SettingsError`] when one is none, or there is none.
    pub fn new(settings: &Settings) -> Result<Self, SettingsError> {
        let pinned = settings.gateway_certificates.iter();
        let gateway_keys: Vec<_> = pinned
            .map(|pem| keys::pinned(pem, "gateway_certificates"))
            .collect::<Result<_, _>>()?;
        let private = settings.decryption_keys.iter();
        let decryption_keys: Vec<_> = private
            .map(|pem| keys::private(pem, "decryption_keys"))
            .collect::<Result<_, _>>()?;
        for (setting, empty) in [
            ("issuer", settings.issuer.trim().is_empty()),
            ("gateway_issuer", settings.gateway_issuer.trim().is_empty()),
            ("gateway_certificates", gateway_keys.is_empty()),
            ("decryption_keys", decryption_keys.is_empty()),
        ] {
            if empty {
                return Err(SettingsError::Empty { setting });
            }
        }
        Ok(Self {
            issuer: settings.issuer.trim().to_owned(),
            return_url: settings.return_url.clone(),
            gateway_issuer: settings.gateway_issuer.trim().to_owned(),
            gateway_keys,
            decryption_keys,
            key_derivation: settings.key_derivation,
            assurance: settings.assurance,
        })
    }
}

impl std::fmt::Debug for Trust {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Trust")
            .field("gateway_issuer", &self.gateway_issuer)
            .field("gateway_keys", &self.gateway_keys.len())
            .field("decryption_keys", &self.decryption_keys.len())
            .finish_non_exhaustive()
    }
}

/// What an answer must be the answer to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked<'a> {
    /// The `ID` of the `AuthnRequest`.
    pub request_id: &'a str,
    /// The `ID` of the `ArtifactResolve`.
    pub resolve_id: &'a str,
}

/// Reads the SOAP answer to an `ArtifactResolve`. Pure: the time is an argument, and nothing is remembered.
///
/// # Errors
/// [`Refusal`]; whatever is wrong with the message itself is [`Refusal::Untrusted`].
pub fn read_response(trust: &Trust, asked: Asked<'_>, now: DateTime<Utc>, xml: &[u8]) -> Result<SignedIn, Refusal> {
    if xml.len() > tree::MOST {
        return Err(Reason::TooLarge.into());
    }
    let text = std::str::from_utf8(xml).map_err(|_| Reason::NotPlainXml)?;
    let document = tree::parse(text)?;
    let outer = envelope::content(&document, PROTOCOL, "ArtifactResponse")?;
    seal::check(outer, &trust.gateway_keys, "ArtifactResponse")?;
    envelope::check(outer, asked.resolve_id, &trust.gateway_issuer, now)?;
    status::of(outer)?;
    let response = outer.one(PROTOCOL, "Response")?;
    let encrypted = check_response(trust, response, asked, now)?;

    let opened = decrypt::open(encrypted, &trust.decryption_keys, trust.key_derivation)?;
    // The second and last parsing: of what stood nowhere in the message's text.
    let inner = tree::parse(&opened)?;
    let assertion = Node::root(&inner, ASSERTION, "Assertion").ok_or(Reason::Malformed("Assertion"))?;
    let signatures = usize::from(seal::has_one(assertion));
    alone(assertion, DSIG, "Signature", signatures)?;
    alone(assertion, ASSERTION, "Assertion", 0)?;
    if signatures > 0 {
        seal::check(assertion, &trust.gateway_keys, "Assertion")?;
    }
    assertion::read(trust, assertion, asked.request_id, now)
}

/// Sees that there are no more elements of this name below than there should be.
fn alone(above: Node<'_>, namespace: &str, name: &'static str, most: usize) -> Result<(), Reason> {
    if above.count_below(namespace, name) > most {
        return Err(Reason::Malformed(name));
    }
    Ok(())
}

/// Checks the `Response` and gives its one encrypted assertion.
fn check_response<'d>(
    trust: &Trust,
    response: Node<'d>,
    asked: Asked<'_>,
    now: DateTime<Utc>,
) -> Result<Node<'d>, Refusal> {
    // A failure is believed without a signature of its own: it stands within one that holds.
    if seal::has_one(response) {
        seal::check(response, &trust.gateway_keys, "Response")?;
    }
    envelope::check(response, asked.request_id, &trust.gateway_issuer, now)?;
    if response.attribute("Destination") != Some(trust.return_url.as_str()) {
        return Err(Reason::Unexpected("Destination").into());
    }
    status::of(response)?;
    if !seal::has_one(response) {
        return Err(Reason::Signature("Response").into());
    }
    // One more of them anywhere is an attempt to have one checked and another one read.
    let root = response.document().document_element();
    let whole = root.map(|id| response.at(id)).ok_or(Reason::NotPlainXml)?;
    alone(whole, PROTOCOL, "Response", 1)?;
    alone(whole, ASSERTION, "EncryptedAssertion", 1)?;
    alone(whole, ASSERTION, "Assertion", 0)?;
    alone(whole, DSIG, "Signature", 2)?;
    Ok(response.one(ASSERTION, "EncryptedAssertion")?)
}
