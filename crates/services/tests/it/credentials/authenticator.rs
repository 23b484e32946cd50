//! A device that makes passkeys, as a browser would speak to it: made by hand from the standard (WebAuthn, level 3), so
//! that the checker is not tested against itself.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use p256::ecdsa::signature::Signer as _;
use p256::ecdsa::{DerSignature, SigningKey};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

const USER_PRESENT: u8 = 0x01;
const USER_VERIFIED: u8 = 0x04;
const KEY_ATTACHED: u8 = 0x40;

/// A device with one passkey.
#[derive(Clone)]
pub struct Authenticator {
    key: SigningKey,
    pub credential_id: Vec<u8>,
    /// As the portal named the account.
    pub user_handle: Vec<u8>,
    /// How often it was used.
    pub counter: u32,
    /// Which page the browser says it is on.
    pub origin: String,
    /// For which portal it answers.
    pub rp_id: String,
    /// Whether it has verified the person.
    pub verifies: bool,
}

impl Authenticator {
    /// One whose key is made from this seed.
    pub fn new(seed: u8) -> Self {
        Self {
            key: SigningKey::from_slice(&[seed; 32]).unwrap(),
            credential_id: vec![seed; 32],
            user_handle: Vec::new(),
            counter: 0,
            origin: "https://ebok.example.pl".to_owned(),
            rp_id: "ebok.example.pl".to_owned(),
            verifies: true,
        }
    }

    /// Makes the passkey that was asked for, and returns the browser's answer as JSON.
    pub fn create(&mut self, ask: &Value) -> String {
        self.user_handle = URL_SAFE_NO_PAD.decode(ask["user"]["id"].as_str().unwrap()).unwrap();
        let mut data = self.data(KEY_ATTACHED);
        data.extend([0; 16]);
        data.extend(u16::try_from(self.credential_id.len()).unwrap().to_be_bytes());
        data.extend(&self.credential_id);
        data.extend(self.public_key());
        let mut object = vec![0xa3];
        object.extend(b"\x63fmt\x64none\x67attStmt\xa0\x68authData\x58");
        object.push(u8::try_from(data.len()).unwrap());
        object.extend(data);
        let said = self.client_data("webauthn.create", ask);
        self.answer(&json!({
            "clientDataJSON": URL_SAFE_NO_PAD.encode(said),
            "attestationObject": URL_SAFE_NO_PAD.encode(object),
            "transports": ["internal"],
        }))
    }

    /// Signs what was asked for, and returns the browser's answer as JSON.
    pub fn sign(&mut self, ask: &Value) -> String {
        self.counter += 1;
        let data = self.data(0);
        let said = self.client_data("webauthn.get", ask);
        let mut signed = data.clone();
        signed.extend(Sha256::digest(&said));
        let signature: DerSignature = self.key.sign(&signed);
        self.answer(&json!({
            "clientDataJSON": URL_SAFE_NO_PAD.encode(said),
            "authenticatorData": URL_SAFE_NO_PAD.encode(data),
            "signature": URL_SAFE_NO_PAD.encode(signature.as_bytes()),
            "userHandle": URL_SAFE_NO_PAD.encode(&self.user_handle),
        }))
    }

    fn answer(&self, response: &Value) -> String {
        let id = URL_SAFE_NO_PAD.encode(&self.credential_id);
        let answer = json!({
            "id": id,
            "rawId": id,
            "type": "public-key",
            "authenticatorAttachment": "platform",
            "clientExtensionResults": {},
            "response": response,
        });
        answer.to_string()
    }

    fn data(&self, flags: u8) -> Vec<u8> {
        let verified = if self.verifies { USER_VERIFIED } else { 0 };
        let mut data = Sha256::digest(self.rp_id.as_bytes()).to_vec();
        data.push(flags | USER_PRESENT | verified);
        data.extend(self.counter.to_be_bytes());
        data
    }

    /// The key in COSE: an elliptic one (1: 2) for ES256 (3: -7) on P-256 (-1: 1).
    fn public_key(&self) -> Vec<u8> {
        let point = self.key.verifying_key().to_encoded_point(false);
        let mut key = vec![0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20];
        key.extend(point.x().unwrap());
        key.extend([0x22, 0x58, 0x20]);
        key.extend(point.y().unwrap());
        key
    }

    fn client_data(&self, kind: &str, ask: &Value) -> Vec<u8> {
        let said = json!({
            "type": kind,
            "challenge": ask["challenge"],
            "origin": self.origin,
            "crossOrigin": false,
        });
        said.to_string().into_bytes()
    }
}
