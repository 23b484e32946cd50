//! Encrypts an assertion for the portal: ECDH-ES on P-256, ConcatKDF, AES-256 key wrap, AES-256-GCM.

use aes_gcm::aead::Aead as _;
use aes_gcm::{Aes256Gcm, KeyInit as _, Nonce};
use aes_kw::KekAes256;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use p256::elliptic_curve::sec1::ToEncodedPoint as _;
use p256::{PublicKey, SecretKey, ecdh};
use sha2::{Digest as _, Sha256};

use super::StandInError;

/// `ConcatKDF`'s attributes as hex: a byte that counts padding bits, then what both sides are called.
const ALGORITHM: &[u8] = b"\0http://www.w3.org/2001/04/xmlenc#kw-aes256";
const SENDER: &[u8] = b"\0login.gov.pl";
const RECEIVER: &[u8] = b"\0ebok";

/// Random bytes.
pub fn random<const N: usize>() -> Result<[u8; N], StandInError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(StandInError::new)?;
    Ok(bytes)
}

/// An `EncryptedAssertion` with this text in it.
pub fn lock(text: &str, receiver: &PublicKey, stripped: bool) -> Result<String, StandInError> {
    let ephemeral = SecretKey::from_slice(&random::<32>()?).map_err(StandInError::new)?;
    let shared = ecdh::diffie_hellman(ephemeral.to_nonzero_scalar(), receiver.as_affine());
    let skipped = usize::from(stripped);
    let wrapping: [u8; 32] = Sha256::new()
        .chain_update([0, 0, 0, 1])
        .chain_update(shared.raw_secret_bytes())
        .chain_update(&ALGORITHM[skipped..])
        .chain_update(&SENDER[skipped..])
        .chain_update(&RECEIVER[skipped..])
        .finalize()
        .into();
    let content_key: [u8; 32] = random()?;
    let wrapped = KekAes256::from(wrapping)
        .wrap_vec(&content_key)
        .map_err(|error| StandInError::new(error.to_string()))?;
    let nonce: [u8; 12] = random()?;
    let cipher = Aes256Gcm::new_from_slice(&content_key).map_err(StandInError::new)?;
    let sealed = cipher
        .encrypt(&Nonce::from(nonce), text.as_bytes())
        .map_err(|error| StandInError::new(error.to_string()))?;
    let point = BASE64.encode(ephemeral.public_key().to_encoded_point(false).as_bytes());
    Ok(written(
        &point,
        &BASE64.encode(wrapped),
        &BASE64.encode([&nonce[..], &sealed].concat()),
    ))
}

fn written(point: &str, wrapped: &str, data: &str) -> String {
    let (algorithm, sender, receiver) = (hex(ALGORITHM), hex(SENDER), hex(RECEIVER));
    format!(
        "<saml2:EncryptedAssertion xmlns:saml2=\"urn:oasis:names:tc:SAML:2.0:assertion\">\
         <xenc:EncryptedData xmlns:xenc=\"http://www.w3.org/2001/04/xmlenc#\" \
         Type=\"http://www.w3.org/2001/04/xmlenc#Element\">\
         <xenc:EncryptionMethod Algorithm=\"http://www.w3.org/2009/xmlenc11#aes256-gcm\"/>\
         <ds:KeyInfo xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"><xenc:EncryptedKey>\
         <xenc:EncryptionMethod Algorithm=\"http://www.w3.org/2001/04/xmlenc#kw-aes256\"/>\
         <ds:KeyInfo><xenc:AgreementMethod Algorithm=\"http://www.w3.org/2009/xmlenc11#ECDH-ES\">\
         <xenc11:KeyDerivationMethod xmlns:xenc11=\"http://www.w3.org/2009/xmlenc11#\" \
         Algorithm=\"http://www.w3.org/2009/xmlenc11#ConcatKDF\">\
         <xenc11:ConcatKDFParams AlgorithmID=\"{algorithm}\" PartyUInfo=\"{sender}\" PartyVInfo=\"{receiver}\">\
         <ds:DigestMethod Algorithm=\"http://www.w3.org/2001/04/xmlenc#sha256\"/></xenc11:ConcatKDFParams>\
         </xenc11:KeyDerivationMethod><xenc:OriginatorKeyInfo><ds:KeyValue>\
         <dsig11:ECKeyValue xmlns:dsig11=\"http://www.w3.org/2009/xmldsig11#\">\
         <dsig11:NamedCurve URI=\"urn:oid:1.2.840.10045.3.1.7\"/><dsig11:PublicKey>{point}</dsig11:PublicKey>\
         </dsig11:ECKeyValue></ds:KeyValue></xenc:OriginatorKeyInfo></xenc:AgreementMethod></ds:KeyInfo>\
         <xenc:CipherData><xenc:CipherValue>{wrapped}</xenc:CipherValue></xenc:CipherData></xenc:EncryptedKey>\
         </ds:KeyInfo><xenc:CipherData><xenc:CipherValue>{data}</xenc:CipherValue></xenc:CipherData>\
         </xenc:EncryptedData></saml2:EncryptedAssertion>"
    )
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02X}")).collect()
}
