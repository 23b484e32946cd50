//! What goes wrong between us and the gateway.

/// Why nobody signed in: what the person's page tells apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The person broke off.
    #[error("the person broke off at login.gov.pl")]
    Cancelled,
    /// The person is known, but not as surely as we ask.
    #[error("login.gov.pl is not sure enough who the person is; a stronger way of signing in is needed")]
    TooLow,
    /// The gateway does not know the person.
    #[error("login.gov.pl did not recognise the person")]
    NotRecognized,
    /// The gateway says that it, or our request, is at fault.
    #[error("login.gov.pl reports a fault; try again, then compare this portal's registration with its settings")]
    GatewayFault,
    /// The gateway does not answer.
    #[error("login.gov.pl does not answer; try again later")]
    Unavailable,
    /// The answer is not what it should be. The page says just that; the reason is for the log.
    #[error("the answer of login.gov.pl cannot be trusted")]
    Untrusted(#[source] Reason),
}

/// Why an answer is not trusted. For the log; it never holds anything that the answer says of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    /// Larger than any sensible answer.
    #[error("it is larger than 256 kB")]
    TooLarge,
    /// Not XML, or XML with what SAML has no use for: a document type, entities, processing instructions, great depth.
    #[error("it is no plain XML")]
    NotPlainXml,
    /// Elements are missing, doubled or foreign.
    #[error("it is built otherwise than SAML 2.0 says: {0}")]
    Malformed(&'static str),
    /// A signature is missing, is not of the one kind that is taken, or was not made with a pinned key.
    #[error("the signature of {0} does not hold")]
    Signature(&'static str),
    /// The assertion is encrypted otherwise than agreed, or not for us. One reason for every cause.
    #[error("the assertion cannot be decrypted")]
    Undecipherable,
    /// It says what does not fit to what was asked, or to now.
    #[error("{0} is not as expected")]
    Unexpected(&'static str),
}

impl From<Reason> for Refusal {
    fn from(reason: Reason) -> Self {
        Self::Untrusted(reason)
    }
}

/// Why a sign-in could not begin, or the gateway's session could not be ended.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The system gives no random numbers.
    #[error("the system gives no random numbers")]
    Random(#[source] getrandom::Error),
    /// Our own message could not be made.
    #[error("the message to login.gov.pl could not be made; check the names in its settings for control characters")]
    Message,
    /// The gateway cannot be reached, broke off, or took too long.
    #[error("login.gov.pl does not answer")]
    Unavailable,
    /// It answers that it did not do it.
    #[error("login.gov.pl did not end the session")]
    Refused,
    /// It says what is not trusted.
    #[error("the answer of login.gov.pl cannot be trusted")]
    Untrusted(#[source] Reason),
}

/// Why a client could not be made.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// A text that must be set is empty.
    #[error("`{setting}` of login.gov.pl is empty; set it to what the registration says")]
    Empty {
        /// Which setting.
        setting: &'static str,
    },
    /// Not an address that can be used.
    #[error("`{setting}` of login.gov.pl is `{address}`; expected an https address (http on loopback only)")]
    Address {
        /// Which setting.
        setting: &'static str,
        /// What was set.
        address: String,
    },
    /// Not a key.
    #[error("`{setting}` of login.gov.pl is no P-256 key in PEM (PKCS#8, `BEGIN PRIVATE KEY`)")]
    Key {
        /// Which setting.
        setting: &'static str,
    },
    /// Not a certificate.
    #[error("`{setting}` of login.gov.pl is no certificate in PEM with a P-256 or RSA key")]
    Certificate {
        /// Which setting.
        setting: &'static str,
    },
    /// A certificate of another key.
    #[error("`signing_certificate` of login.gov.pl does not belong to `signing_key`")]
    Mismatch,
    /// Not a certificate with its key.
    #[error("`tls_client` of login.gov.pl is no certificate and key in PEM")]
    TlsClient,
    /// TLS could not be set up.
    #[error("the HTTP client could not be made")]
    Http(#[source] reqwest::Error),
}
