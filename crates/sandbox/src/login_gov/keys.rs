//! Keys and certificates, made at every start; only the RSA key is always the same, because it takes long to make.

use std::time::Duration;

use p256::SecretKey;
use p256::pkcs8::DecodePrivateKey as _;
use rcgen::{CertificateParams, DnType, KeyPair, PKCS_ECDSA_P256_SHA256, PKCS_RSA_SHA256};

use super::StandInError;

/// Opens nothing but this stand-in; no portal trusts its certificate unless told to.
const RSA: &str = include_str!("rsa-of-the-stand-in.pem");

/// A key with its certificate.
#[derive(Clone)]
pub struct Pair {
    /// PKCS#8, PEM.
    pub key: String,
    /// PEM.
    pub certificate: String,
    /// PKCS#8, DER.
    pub(super) der: Vec<u8>,
    /// DER.
    pub(super) certificate_der: Vec<u8>,
}

impl std::fmt::Debug for Pair {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Pair(…)")
    }
}

impl Pair {
    /// A new P-256 key.
    ///
    /// # Errors
    /// When the system gives no random numbers.
    pub fn new(name: &str) -> Result<Self, StandInError> {
        let key = KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256).map_err(StandInError::new)?;
        Self::certified(name, &key)
    }

    /// The RSA key.
    pub(super) fn rsa(name: &str) -> Result<Self, StandInError> {
        let key = KeyPair::from_pem_and_sign_algo(RSA, &PKCS_RSA_SHA256).map_err(StandInError::new)?;
        Self::certified(name, &key)
    }

    fn certified(name: &str, key: &KeyPair) -> Result<Self, StandInError> {
        let mut params = CertificateParams::new(Vec::new()).map_err(StandInError::new)?;
        params.distinguished_name.push(DnType::CommonName, name);
        // An hour before now, so that a clock that is slow still takes it; a rehearsal is over in a month.
        let now = std::time::SystemTime::now();
        params.not_before = (now - Duration::from_secs(3600)).into();
        params.not_after = (now + Duration::from_secs(31 * 24 * 3600)).into();
        let certificate = params.self_signed(key).map_err(StandInError::new)?;
        Ok(Self {
            key: key.serialize_pem(),
            certificate: certificate.pem(),
            der: key.serialize_der(),
            certificate_der: certificate.der().to_vec(),
        })
    }

    /// The P-256 key in it.
    pub(super) fn secret(&self) -> Result<SecretKey, StandInError> {
        SecretKey::from_pkcs8_der(&self.der).map_err(StandInError::new)
    }
}

/// All keys of the stand-in, and those of the portal, which it makes too.
#[derive(Debug, Clone)]
pub struct Keys {
    /// What the gateway signs with.
    pub gateway: Pair,
    /// What it will sign with next.
    pub next: Pair,
    /// What it might sign with, if it signed with RSA.
    pub rsa: Pair,
    /// A stranger's.
    pub foreign: Pair,
    /// What the portal signs with.
    pub signing: Pair,
    /// What is encrypted for.
    pub decryption: Pair,
}

impl Keys {
    pub(super) fn new() -> Result<Self, StandInError> {
        Ok(Self {
            gateway: Pair::new("login.gov.pl (stand-in)")?,
            next: Pair::new("login.gov.pl (stand-in, next)")?,
            rsa: Pair::rsa("login.gov.pl (stand-in, RSA)")?,
            foreign: Pair::new("a stranger")?,
            signing: Pair::new("eBOK, signatures")?,
            decryption: Pair::new("eBOK, decryption")?,
        })
    }
}
