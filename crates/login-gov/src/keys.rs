//! Keys: the gateway's, which are pinned, and our own.

use p256::SecretKey;
use p256::ecdsa::signature::Signer as _;
use p256::ecdsa::{Signature, SigningKey};
use p256::pkcs8::DecodePrivateKey as _;
use ring::signature::{ECDSA_P256_SHA256_FIXED, RSA_PKCS1_2048_8192_SHA256, UnparsedPublicKey, VerificationAlgorithm};
use x509_cert::Certificate;
use x509_cert::der::asn1::ObjectIdentifier;
use x509_cert::der::{DecodePem as _, Encode as _};

use crate::error::SettingsError;
use crate::names;

const EC: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.2.1");
const P256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.3.1.7");
const RSA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");

/// A public key from a certificate. Its kind comes from the certificate, never from a message: so a message cannot have
/// a key of one kind used as another, and there is no kind that is secret on both sides.
#[derive(Debug, Clone)]
pub enum PublicKey {
    /// P-256, an uncompressed point.
    Ec(Vec<u8>),
    /// RSA of at least 2048 bits, PKCS#1.
    Rsa(Vec<u8>),
}

impl PublicKey {
    /// Whether somebody with this key signed the message by this method (a URI of XML-DSig).
    pub fn signed(&self, method: &str, message: &[u8], signature: &[u8]) -> bool {
        let (algorithm, key): (&'static dyn VerificationAlgorithm, _) = match (self, method) {
            (Self::Ec(key), names::ECDSA_SHA256) => (&ECDSA_P256_SHA256_FIXED, key),
            (Self::Rsa(key), names::RSA_SHA256) => (&RSA_PKCS1_2048_8192_SHA256, key),
            _ => return false,
        };
        UnparsedPublicKey::new(algorithm, key)
            .verify(message, signature)
            .is_ok()
    }
}

/// Reads the key of a certificate. Neither its dates nor who issued it matter: it is trusted because it is pinned.
pub fn pinned(pem: &str, setting: &'static str) -> Result<PublicKey, SettingsError> {
    let refused = || SettingsError::Certificate { setting };
    let certificate = Certificate::from_pem(pem.trim()).map_err(|_| refused())?;
    let info = certificate.tbs_certificate.subject_public_key_info;
    let key = info.subject_public_key.raw_bytes().to_vec();
    let curve = || info.algorithm.parameters.as_ref()?.decode_as::<ObjectIdentifier>().ok();
    if info.algorithm.oid == RSA {
        return Ok(PublicKey::Rsa(key));
    }
    if info.algorithm.oid == EC && curve() == Some(P256) && p256::PublicKey::from_sec1_bytes(&key).is_ok() {
        return Ok(PublicKey::Ec(key));
    }
    Err(refused())
}

/// Reads a private key.
pub fn private(pem: &str, setting: &'static str) -> Result<SecretKey, SettingsError> {
    SecretKey::from_pkcs8_pem(pem.trim()).map_err(|_| SettingsError::Key { setting })
}

/// What we sign with.
pub struct Signing {
    key: SigningKey,
    /// Base64 of the certificate's DER.
    certificate: String,
}

impl Signing {
    /// Reads both halves, and sees that they belong together.
    pub fn new(key: &str, certificate: &str) -> Result<Self, SettingsError> {
        let setting = "signing_certificate";
        let key = SigningKey::from(private(key, "signing_key")?);
        let PublicKey::Ec(point) = pinned(certificate, setting)? else {
            return Err(SettingsError::Mismatch);
        };
        if key.verifying_key().to_encoded_point(false).as_bytes() != point {
            return Err(SettingsError::Mismatch);
        }
        let refused = || SettingsError::Certificate { setting };
        let parsed = Certificate::from_pem(certificate.trim()).map_err(|_| refused())?;
        let der = parsed.to_der().map_err(|_| refused())?;
        let certificate = base64::Engine::encode(&base64::engine::general_purpose::STANDARD, der);
        Ok(Self { key, certificate })
    }

    /// The signature as XML-DSig has it: `r` and `s`, 32 bytes each.
    pub fn sign(&self, message: &[u8]) -> Vec<u8> {
        let signature: Signature = self.key.sign(message);
        signature.to_bytes().to_vec()
    }

    /// The certificate, in base64 without line breaks.
    pub fn certificate(&self) -> &str {
        &self.certificate
    }
}
