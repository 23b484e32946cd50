//! Opens an encrypted assertion: ECDH-ES on P-256, ConcatKDF with SHA-256, AES-256 key wrap, AES-256-GCM.
//!
//! By hand, because the gateway's ConcatKDF is not the one that libraries implement: see [`KeyDerivation`].

use aes_gcm::aead::{Aead as _, Payload};
use aes_gcm::{Aes256Gcm, KeyInit as _, Nonce};
use aes_kw::KekAes256;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use p256::{PublicKey, SecretKey, ecdh};
use sha2::{Digest as _, Sha256};

use crate::error::Reason;
use crate::names::{AES256_GCM, AES256_WRAP, CONCAT_KDF, DSIG, DSIG11, ECDH_ES, P256, SHA256, XENC, XENC11};
use crate::settings::KeyDerivation;
use crate::tree::Node;

/// What `ConcatKDF` hashes after the shared secret, in this order (XML Encryption 1.1, §5.4.1).
const PARAMETERS: [&str; 5] = ["AlgorithmID", "PartyUInfo", "PartyVInfo", "SuppPubInfo", "SuppPrivInfo"];

/// The text of the assertion in an `EncryptedAssertion`. Whatever goes wrong, the reason is the same.
pub fn open(encrypted: Node<'_>, keys: &[SecretKey], derivation: KeyDerivation) -> Result<String, Reason> {
    let sealed = Sealed::read(encrypted, derivation).ok_or(Reason::Undecipherable)?;
    let opened = keys.iter().find_map(|key| sealed.open(key));
    opened.ok_or(Reason::Undecipherable)
}

/// What a message says of its encryption, read and found to be of the one kind that is taken.
struct Sealed {
    sender: PublicKey,
    other_info: Vec<u8>,
    wrapped_key: Vec<u8>,
    data: Vec<u8>,
}

impl Sealed {
    fn read(encrypted: Node<'_>, derivation: KeyDerivation) -> Option<Self> {
        let data = encrypted.one(XENC, "EncryptedData").ok()?;
        method(data, AES256_GCM)?;
        let key = data.one(DSIG, "KeyInfo").ok()?.one(XENC, "EncryptedKey").ok()?;
        method(key, AES256_WRAP)?;
        let agreement = key.one(DSIG, "KeyInfo").ok()?.one(XENC, "AgreementMethod").ok()?;
        named(agreement, ECDH_ES)?;
        let kdf = agreement.one(XENC11, "KeyDerivationMethod").ok()?;
        named(kdf, CONCAT_KDF)?;
        let parameters = kdf.one(XENC11, "ConcatKDFParams").ok()?;
        named(parameters.one(DSIG, "DigestMethod").ok()?, SHA256)?;
        Some(Self {
            sender: sender(agreement)?,
            other_info: other_info(parameters, derivation)?,
            wrapped_key: value(key)?,
            data: value(data)?,
        })
    }

    fn open(&self, key: &SecretKey) -> Option<String> {
        let shared = ecdh::diffie_hellman(key.to_nonzero_scalar(), self.sender.as_affine());
        let wrapping = concat_kdf(shared.raw_secret_bytes(), &self.other_info);
        let content_key = KekAes256::from(wrapping).unwrap_vec(&self.wrapped_key).ok()?;
        let cipher = Aes256Gcm::new_from_slice(&content_key).ok()?;
        let (nonce, sealed) = self.data.split_first_chunk::<12>()?;
        let opened = cipher.decrypt(&Nonce::from(*nonce), Payload::from(sealed)).ok()?;
        String::from_utf8(opened).ok()
    }
}

/// 32 bytes, thus one round.
fn concat_kdf(shared: &[u8], other_info: &[u8]) -> [u8; 32] {
    let round = Sha256::new()
        .chain_update(1_u32.to_be_bytes())
        .chain_update(shared)
        .chain_update(other_info);
    round.finalize().into()
}

fn other_info(parameters: Node<'_>, derivation: KeyDerivation) -> Option<Vec<u8>> {
    let mut info = Vec::new();
    for name in PARAMETERS {
        let bytes = hex(parameters.attribute(name).unwrap_or_default())?;
        match (derivation, bytes.split_first()) {
            (KeyDerivation::Kept, _) => info.extend_from_slice(&bytes),
            // The first byte counts padding bits; only whole bytes are taken.
            (KeyDerivation::Stripped, Some((0, bytes))) => info.extend_from_slice(bytes),
            (KeyDerivation::Stripped, None) => {}
            (KeyDerivation::Stripped, Some(_)) => return None,
        }
    }
    Some(info)
}

fn sender(agreement: Node<'_>) -> Option<PublicKey> {
    let originator = agreement.one(XENC, "OriginatorKeyInfo").ok()?;
    let key = originator.one(DSIG, "KeyValue").ok()?.one(DSIG11, "ECKeyValue").ok()?;
    if key.one(DSIG11, "NamedCurve").ok()?.attribute("URI")? != P256 {
        return None;
    }
    let point = key.one(DSIG11, "PublicKey").ok()?.packed().ok()?;
    // Sees as well that the point is on the curve.
    PublicKey::from_sec1_bytes(&BASE64.decode(point).ok()?).ok()
}

fn method(element: Node<'_>, algorithm: &str) -> Option<()> {
    named(element.one(XENC, "EncryptionMethod").ok()?, algorithm)
}

fn named(element: Node<'_>, algorithm: &str) -> Option<()> {
    (element.attribute("Algorithm")? == algorithm).then_some(())
}

fn value(element: Node<'_>) -> Option<Vec<u8>> {
    let data = element.one(XENC, "CipherData").ok()?;
    let value = data.one(XENC, "CipherValue").ok()?.packed().ok()?;
    BASE64.decode(value).ok()
}

fn hex(text: &str) -> Option<Vec<u8>> {
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let pairs = text.as_bytes().chunks(2);
    pairs
        .map(|pair| match pair {
            [high, low] => Some(digit(*high)? << 4 | digit(*low)?),
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys;
    use crate::names::ASSERTION;
    use crate::tree;

    // Made with Python's `cryptography` (pyca), which shares no code with what is tested; the private keys are the
    // halves of SHA-256 of "receiver" and "sender", the content key that of "content", the nonce of "iv".
    const KEY: &str = include_str!("../tests/data/vector-key.pem");
    const KEPT: &str = include_str!("../tests/data/vector-kept.xml");
    const STRIPPED: &str = include_str!("../tests/data/vector-stripped.xml");

    fn opened(text: &str, derivation: KeyDerivation) -> Result<String, Reason> {
        let document = tree::parse(text).unwrap();
        let encrypted = Node::root(&document, ASSERTION, "EncryptedAssertion").unwrap();
        open(encrypted, &[keys::private(KEY, "key").unwrap()], derivation)
    }

    #[test]
    fn both_fixed_vectors_open_each_with_its_own_derivation_only() {
        for (text, right, wrong) in [
            (KEPT, KeyDerivation::Kept, KeyDerivation::Stripped),
            (STRIPPED, KeyDerivation::Stripped, KeyDerivation::Kept),
        ] {
            let assertion = "<saml2:Assertion xmlns:saml2=\"urn:oasis:names:tc:SAML:2.0:assertion\" ID=\"wektor\"/>";
            assert_eq!(opened(text, right).as_deref(), Ok(assertion));
            assert_eq!(opened(text, wrong), Err(Reason::Undecipherable));
        }
    }

    #[test]
    fn a_padding_that_is_no_whole_byte_is_refused_where_it_is_read() {
        let padded = STRIPPED.replace("PartyVInfo=\"00", "PartyVInfo=\"03");
        assert_ne!(padded, STRIPPED);
        assert_eq!(opened(&padded, KeyDerivation::Stripped), Err(Reason::Undecipherable));
    }

    #[test]
    fn hex_is_read_in_both_cases_and_nothing_else_is() {
        assert_eq!(hex("00fFaB"), Some(vec![0, 255, 171]));
        assert_eq!(hex(""), Some(Vec::new()));
        for text in ["0", "0g", "00 1", "ż", "+1"] {
            assert_eq!(hex(text), None, "{text}");
        }
    }
}
