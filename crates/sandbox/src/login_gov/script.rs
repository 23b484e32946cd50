//! What goes wrong at the stand-in, and how an answer can be told to differ from a right one.

use super::edit::Edit;

/// What goes wrong with every answer until it is set right.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Fault {
    /// Nothing.
    #[default]
    None,
    /// The question is taken and never answered.
    Silent,
    /// Status 500.
    Broken,
    /// Status 200 and a page of HTML.
    Garbage,
    /// Ten megabytes.
    Endless,
    /// The asker is sent to another host.
    Elsewhere,
    /// The answer is a failure with these codes, the outermost first: `Responder`, `AuthnFailed`.
    Status(Vec<&'static str>),
    /// The answer differs from a right one.
    Scripted(Box<Script>),
}

/// How an answer differs from a right one. The default is a right one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Script {
    /// Done to the assertion before it is signed.
    pub assertion: Vec<Edit>,
    /// Encrypted instead of the assertion.
    pub instead: Option<String>,
    /// Done to the `Response` before it is signed.
    pub response: Vec<Edit>,
    /// Done to the `ArtifactResponse` before it is signed; paths begin there.
    pub artifact_response: Vec<Edit>,
    /// Done to the whole envelope after everything is signed.
    pub sent: Vec<Edit>,
    /// How the assertion is signed.
    pub assertion_seal: Seal,
    /// How the `Response` is signed.
    pub response_seal: Seal,
    /// How the `ArtifactResponse` is signed, and the `LogoutResponse`.
    pub artifact_seal: Seal,
    /// How the assertion is encrypted.
    pub lock: Lock,
    /// Status codes, the outermost first; none for `Success`.
    pub status: Vec<&'static str>,
}

/// How an element is signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seal {
    /// With which key; without one there is no signature.
    pub key: Option<SealKey>,
    /// What the signature says it is.
    pub method: &'static str,
    /// How the element is digested.
    pub digest: &'static str,
    /// What the reference says is done before.
    pub transforms: Vec<&'static str>,
    /// What the reference names instead of the element's id.
    pub uri: Option<String>,
    /// Whether the reference stands there a second time.
    pub twice: bool,
    /// Whose certificate is shown, if any.
    pub shown: Option<SealKey>,
}

impl Default for Seal {
    fn default() -> Self {
        Self {
            key: Some(SealKey::Gateway),
            method: "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256",
            digest: "http://www.w3.org/2001/04/xmlenc#sha256",
            transforms: vec![
                "http://www.w3.org/2000/09/xmldsig#enveloped-signature",
                "http://www.w3.org/2001/10/xml-exc-c14n#",
            ],
            uri: None,
            twice: false,
            shown: Some(SealKey::Gateway),
        }
    }
}

impl Seal {
    /// No signature.
    #[must_use]
    pub fn missing() -> Self {
        Self {
            key: None,
            ..Self::default()
        }
    }

    /// By this key, with its certificate shown.
    #[must_use]
    pub fn by(key: SealKey) -> Self {
        let method = match key {
            SealKey::Rsa => "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
            SealKey::Shared => "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256",
            _ => Self::default().method,
        };
        Self {
            key: Some(key),
            shown: Some(key),
            method,
            ..Self::default()
        }
    }
}

/// Which key signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SealKey {
    /// The gateway's, which the portal pins.
    Gateway,
    /// The gateway's next one.
    Next,
    /// The gateway's RSA key.
    Rsa,
    /// A stranger's.
    Foreign,
    /// The gateway's certificate, which everybody knows, as the secret of an HMAC.
    Shared,
}

/// How the assertion is encrypted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lock {
    /// As the gateway does: the attributes of ConcatKDF are hashed whole.
    #[default]
    Kept,
    /// Their first byte is not hashed.
    Stripped,
    /// For somebody else.
    Stranger,
    /// Not at all.
    Open,
}
