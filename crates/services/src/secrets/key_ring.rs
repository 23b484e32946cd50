//! The keys under which single fields are encrypted, and the one that makes identifiers searchable.

use std::fmt;

use aes_gcm::aead::{Aead, Payload};
use aes_gcm::{Aes256Gcm, Key, KeyInit, Nonce};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use store::identity::Fingerprint;

use super::random;

/// The first byte of what is sealed: how it was done.
const FORMAT: u8 = 1;
const NONCE: usize = 12;
/// The format, the key's number, the nonce.
const HEAD: usize = 1 + 4 + NONCE;

/// Keys by number: the one with the highest number seals, all of them open.
#[derive(Clone)]
pub struct KeyRing {
    /// Sorted by number, never empty.
    keys: Vec<(u32, [u8; 32])>,
    index: [u8; 32],
}

/// The ring as its file holds it.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    index: String,
    keys: Vec<NumberedKey>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct NumberedKey {
    number: u32,
    secret: String,
}

/// Why a file is no key ring. Never repeats what stands in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyRingError {
    /// It is not of that form.
    #[error("it is not a key ring: a JSON object with `index` and `keys`")]
    Form,
    /// A key is not 32 bytes in base64.
    #[error("one of its keys is not 32 bytes in base64")]
    Key,
    /// Two keys have one number, or there is none.
    #[error("it needs at least one key, and each a number of its own")]
    Numbers,
}

/// A sealed field that this ring does not open: it was changed, belongs elsewhere, or its key is gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a sealed field cannot be opened with the keys at hand; was the key ring of the backup restored with it?")]
pub struct Unreadable;

impl KeyRing {
    /// A ring with one new key.
    #[must_use]
    pub fn generate() -> Self {
        Self {
            keys: vec![(1, random())],
            index: random(),
        }
    }

    /// Reads a ring from its file's text.
    ///
    /// # Errors
    /// [`KeyRingError`], which does not repeat the keys.
    pub fn parse(text: &str) -> Result<Self, KeyRingError> {
        let file: File = serde_json::from_str(text).map_err(|_| KeyRingError::Form)?;
        let index = key_of(&file.index)?;
        let read = |key: &NumberedKey| Ok((key.number, key_of(&key.secret)?));
        let mut keys = file.keys.iter().map(read).collect::<Result<Vec<_>, KeyRingError>>()?;
        keys.sort_unstable_by_key(|(number, _)| *number);
        let is_twice = keys.windows(2).any(|pair| matches!(pair, [a, b] if a.0 == b.0));
        if keys.is_empty() || is_twice {
            return Err(KeyRingError::Numbers);
        }
        Ok(Self { keys, index })
    }

    /// The text for its file.
    #[must_use]
    pub fn to_text(&self) -> String {
        let keys = self.keys.iter().map(|(number, secret)| NumberedKey {
            number: *number,
            secret: STANDARD.encode(secret),
        });
        let file = File {
            index: STANDARD.encode(self.index),
            keys: keys.collect(),
        };
        // Text and numbers are always JSON.
        serde_json::to_string_pretty(&file).unwrap_or_default() + "\n"
    }

    /// By what an identifier is found again without being kept: the same text has the same fingerprint, and without
    /// the ring nobody can try all numbers there are. `purpose` keeps fields apart.
    #[must_use]
    pub fn index(&self, purpose: &str, text: &str) -> Fingerprint {
        // A key shorter than a block is filled up with zeros, by the definition of HMAC.
        let mut block = [0; 64];
        block[..32].copy_from_slice(&self.index);
        let mut mac = <Hmac<Sha256> as hmac::KeyInit>::new(&block.into());
        for part in [purpose, text] {
            let length = u32::try_from(part.len()).unwrap_or(u32::MAX);
            mac.update(&length.to_be_bytes());
            mac.update(part.as_bytes());
        }
        mac.finalize().into_bytes().into()
    }

    /// Encrypts a field with AES-256-GCM. `purpose` names the field and what it belongs to: sealed for one row, it
    /// does not open in another.
    ///
    /// # Errors
    /// [`Unreadable`] for fields of many gigabytes, which there are none of.
    pub fn seal(&self, purpose: &str, secret: &[u8]) -> Result<Vec<u8>, Unreadable> {
        let (number, key) = self.keys.last().ok_or(Unreadable)?;
        let nonce: [u8; NONCE] = random();
        let mut sealed = vec![FORMAT];
        sealed.extend(number.to_be_bytes());
        sealed.extend(nonce);
        let payload = Payload {
            msg: secret,
            aad: &bound(&sealed, purpose),
        };
        let encrypted = cipher(key).encrypt(&Nonce::from(nonce), payload);
        sealed.extend(encrypted.map_err(|_| Unreadable)?);
        Ok(sealed)
    }

    /// Decrypts what was sealed for this purpose, under whichever key of the ring.
    ///
    /// # Errors
    /// [`Unreadable`], whatever is wrong with it.
    pub fn open(&self, purpose: &str, sealed: &[u8]) -> Result<Vec<u8>, Unreadable> {
        let (head, encrypted) = sealed.split_at_checked(HEAD).ok_or(Unreadable)?;
        let (Some(&format), Some(number), Some(nonce)) = (head.first(), head.get(1..5), head.get(5..)) else {
            return Err(Unreadable);
        };
        let number = u32::from_be_bytes(number.try_into().map_err(|_| Unreadable)?);
        let nonce: [u8; NONCE] = nonce.try_into().map_err(|_| Unreadable)?;
        let key = self.keys.iter().find(|(other, _)| *other == number);
        let (Some((_, key)), FORMAT) = (key, format) else {
            return Err(Unreadable);
        };
        let payload = Payload {
            msg: encrypted,
            aad: &bound(head, purpose),
        };
        cipher(key)
            .decrypt(&Nonce::from(nonce), payload)
            .map_err(|_| Unreadable)
    }
}

impl fmt::Debug for KeyRing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KeyRing({} keys)", self.keys.len())
    }
}

fn cipher(key: &[u8; 32]) -> Aes256Gcm {
    Aes256Gcm::new(&Key::<Aes256Gcm>::from(*key))
}

/// What is authenticated beside the field: how and for what it was sealed.
fn bound(head: &[u8], purpose: &str) -> Vec<u8> {
    [head, purpose.as_bytes()].concat()
}

fn key_of(text: &str) -> Result<[u8; 32], KeyRingError> {
    let bytes = STANDARD.decode(text).map_err(|_| KeyRingError::Key)?;
    bytes.try_into().map_err(|_| KeyRingError::Key)
}

#[cfg(test)]
mod tests {
    use super::{KeyRing, KeyRingError, Unreadable};

    #[test]
    fn what_was_sealed_opens_for_its_own_purpose_only() {
        let ring = KeyRing::generate();
        let sealed = ring.seal("totp/1", b"secret").unwrap();
        assert_eq!(ring.open("totp/1", &sealed).unwrap(), b"secret");
        assert_eq!(ring.open("totp/2", &sealed), Err(Unreadable));
        assert_eq!(KeyRing::generate().open("totp/1", &sealed), Err(Unreadable));
        assert_ne!(sealed, ring.seal("totp/1", b"secret").unwrap(), "each time anew");
    }

    #[test]
    fn no_byte_of_a_sealed_field_can_be_changed() {
        let ring = KeyRing::generate();
        let sealed = ring.seal("field", b"secret").unwrap();
        for place in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[place] ^= 1;
            assert_eq!(ring.open("field", &changed), Err(Unreadable), "byte {place}");
        }
        for length in 0..sealed.len() {
            assert_eq!(ring.open("field", &sealed[..length]), Err(Unreadable));
        }
    }

    #[test]
    fn a_former_key_still_opens_and_the_newest_seals() {
        let old = KeyRing::generate();
        let sealed = old.seal("field", b"secret").unwrap();
        let mut newer = old.clone();
        newer.keys.push((2, [7; 32]));
        assert_eq!(newer.open("field", &sealed).unwrap(), b"secret");
        let resealed = newer.seal("field", b"secret").unwrap();
        assert_eq!(old.open("field", &resealed), Err(Unreadable));
        assert_eq!(newer.index("pesel", "1"), old.index("pesel", "1"));
    }

    #[test]
    fn a_ring_reads_back_from_its_file_and_shows_no_key() {
        let ring = KeyRing::generate();
        let read = KeyRing::parse(&ring.to_text()).unwrap();
        assert_eq!(read.index("a", "b"), ring.index("a", "b"));
        assert_ne!(read.index("a", "b"), ring.index("ab", ""));
        assert_eq!(format!("{ring:?}"), "KeyRing(1 keys)");
        for (text, error) in [
            ("", KeyRingError::Form),
            (r#"{"index":"AA==","keys":[]}"#, KeyRingError::Key),
        ] {
            assert_eq!(KeyRing::parse(text).unwrap_err(), error);
        }
        let index = ring.to_text().lines().nth(1).unwrap().to_owned();
        let twice = format!("{{{index} \"keys\":[]}}");
        assert_eq!(KeyRing::parse(&twice).unwrap_err(), KeyRingError::Numbers);
    }
}
