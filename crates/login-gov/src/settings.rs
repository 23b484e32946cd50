//! What an installation says of itself and of the gateway.

use std::fmt;
use std::time::Duration;

/// How this portal is registered with the gateway, and whom it trusts. `Debug` shows no key.
#[derive(Clone)]
pub struct Settings {
    /// The name under which this portal is registered.
    pub issuer: String,
    /// The name that the gateway shows to the person.
    pub provider_name: String,
    /// Where the browser posts the request.
    pub post_url: String,
    /// What the request names as its destination; in the test environment it differs from `post_url`.
    pub destination: String,
    /// Where artifacts are resolved (SOAP).
    pub artifact_url: String,
    /// Where sessions are ended (SOAP).
    pub logout_url: String,
    /// Where the gateway sends the browser back to: our `AssertionConsumerService`.
    pub return_url: String,
    /// The `Issuer` that every answer must name.
    pub gateway_issuer: String,
    /// The gateway's certificates for signatures, PEM; the old and the new one while it changes them.
    pub gateway_certificates: Vec<String>,
    /// Our key for signatures, PEM PKCS#8, P-256.
    pub signing_key: String,
    /// The certificate of `signing_key`, PEM.
    pub signing_certificate: String,
    /// Our keys for decryption, PEM PKCS#8, P-256; the old and the new one while they change.
    pub decryption_keys: Vec<String>,
    /// A certificate and its key, PEM, where the SOAP addresses ask for one.
    pub tls_client: Option<String>,
    /// Whether a public or a private body asks.
    pub sp_type: SpType,
    /// Whether persons with an eID of another country of the Union may come.
    pub foreign: bool,
    /// The least level of assurance that is asked for and taken.
    pub assurance: Assurance,
    /// How the gateway fills `ConcatKDF`.
    pub key_derivation: KeyDerivation,
    /// How long one SOAP answer may take, from the connection to the last byte.
    pub time_out: Duration,
}

impl fmt::Debug for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Settings")
            .field("issuer", &self.issuer)
            .field("post_url", &self.post_url)
            .field("destination", &self.destination)
            .field("artifact_url", &self.artifact_url)
            .field("logout_url", &self.logout_url)
            .field("return_url", &self.return_url)
            .field("gateway_issuer", &self.gateway_issuer)
            .field("gateway_certificates", &self.gateway_certificates.len())
            .field("decryption_keys", &self.decryption_keys.len())
            .field("tls_client", &self.tls_client.is_some())
            .field("sp_type", &self.sp_type)
            .field("foreign", &self.foreign)
            .field("assurance", &self.assurance)
            .field("key_derivation", &self.key_derivation)
            .field("time_out", &self.time_out)
            .finish_non_exhaustive()
    }
}

/// Who runs the portal, as eIDAS tells apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SpType {
    /// A public body.
    Public,
    /// A private one.
    Private,
}

impl SpType {
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Private => "private",
        }
    }
}

/// A level of assurance (art. 8 of Regulation (EU) No 910/2014), from the least to the most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Assurance {
    /// Some confidence.
    Low,
    /// Enough to bind an account to a person.
    Substantial,
    /// As an identity card with a chip gives it.
    High,
}

impl Assurance {
    pub(crate) const fn uri(self) -> &'static str {
        match self {
            Self::Low => "http://eidas.europa.eu/LoA/low",
            Self::Substantial => "http://eidas.europa.eu/LoA/substantial",
            Self::High => "http://eidas.europa.eu/LoA/high",
        }
    }

    pub(crate) fn from_uri(uri: &str) -> Option<Self> {
        [Self::Low, Self::Substantial, Self::High]
            .into_iter()
            .find(|level| level.uri() == uri)
    }
}

/// What becomes of the first byte of `ConcatKDF`'s attributes.
///
/// XML Encryption 1.1 (§5.4.1) lets it count padding bits, so that a strict reader takes it away. The clients that are
/// known to work with the gateway hash the attributes whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum KeyDerivation {
    /// It is hashed like the others.
    #[default]
    Kept,
    /// It is taken away.
    Stripped,
}
