//! What the stand-in remembers: who asked, which artifacts wait, which sessions go on.

use std::collections::{HashMap, HashSet};
use std::sync::{Mutex, MutexGuard, PoisonError};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use chrono::{DateTime, TimeDelta, Utc};
use sha2::{Digest as _, Sha256};
use uppsala::Document;

use super::answer::{self, Question};
use super::forge::Forge;
use super::keys::Pair;
use super::lock::random;
use super::persons::Person;
use super::script::{Fault, Script, Seal};
use super::{GATEWAY, ISSUER, StandInError, edit, seal};

/// How long an artifact waits, as at the gateway.
const ARTIFACT_LASTS: TimeDelta = TimeDelta::minutes(5);

/// A request that waits for somebody to be picked.
#[derive(Debug, Clone)]
struct Asked {
    request_id: String,
    return_url: String,
    relay_state: String,
}

/// An answer that waits for its artifact.
#[derive(Debug)]
struct Waiting {
    question: Question,
    person: Person,
    status: Vec<&'static str>,
    until: DateTime<Utc>,
}

#[derive(Debug, Default)]
struct Memory {
    fault: Fault,
    asked: HashMap<String, Asked>,
    waiting: HashMap<String, Waiting>,
    sessions: HashSet<String>,
}

#[derive(Debug)]
pub struct Store {
    forge: Forge,
    memory: Mutex<Memory>,
}

impl Store {
    pub fn new(forge: Forge) -> Self {
        Self {
            forge,
            memory: Mutex::default(),
        }
    }

    pub const fn forge(&self) -> &Forge {
        &self.forge
    }

    fn memory(&self) -> MutexGuard<'_, Memory> {
        self.memory.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn set_fault(&self, fault: Fault) {
        self.memory().fault = fault;
    }

    pub fn fault(&self) -> Fault {
        self.memory().fault.clone()
    }

    pub fn is_signed_in(&self, session_index: &str) -> bool {
        self.memory().sessions.contains(session_index)
    }

    /// Takes a request in; what comes back names it while somebody is picked.
    pub fn asked(&self, saml_request: &str, relay_state: &str) -> Result<String, StandInError> {
        let bytes = BASE64.decode(saml_request).map_err(StandInError::new)?;
        let text = String::from_utf8(bytes).map_err(StandInError::new)?;
        let document = uppsala::parse(&text).map_err(StandInError::new)?;
        let root = self.signed(&document, "AuthnRequest")?;
        let return_url = root("AssertionConsumerServiceURL");
        if !is_loopback(&return_url) {
            return Err(StandInError::new(format!("`{return_url}` is not on this machine")));
        }
        let ticket = answer::new_id()?;
        let asked = Asked {
            request_id: root("ID"),
            return_url,
            relay_state: relay_state.to_owned(),
        };
        self.memory().asked.insert(ticket.clone(), asked);
        Ok(ticket)
    }

    /// Somebody is picked, or a failure: the address that the browser is sent to.
    pub fn choose(&self, ticket: &str, person: Person, status: &[&'static str]) -> Result<String, StandInError> {
        let artifact = new_artifact()?;
        let session_index = answer::new_id()?;
        let mut memory = self.memory();
        let unknown = || StandInError::new("this sign-in is over; begin again at the portal");
        let asked = memory.asked.remove(ticket).ok_or_else(unknown)?;
        let question = Question {
            request_id: asked.request_id,
            resolve_id: String::new(),
            return_url: asked.return_url.clone(),
            session_index,
        };
        let waiting = Waiting {
            question,
            person,
            status: status.to_vec(),
            until: Utc::now() + ARTIFACT_LASTS,
        };
        memory.waiting.insert(artifact.clone(), waiting);
        let joint = if asked.return_url.contains('?') { '&' } else { '?' };
        let (artifact, relay) = (encoded(&artifact), encoded(&asked.relay_state));
        Ok(format!(
            "{}{joint}SAMLart={artifact}&RelayState={relay}",
            asked.return_url
        ))
    }

    /// Answers an `ArtifactResolve`. The artifact is gone then, whatever comes of the answer.
    pub fn resolve(&self, text: &str) -> Result<String, StandInError> {
        let now = Utc::now();
        let document = uppsala::parse(text).map_err(StandInError::new)?;
        let attribute = self.signed(&document, "Envelope/Body/ArtifactResolve")?;
        let resolve_id = attribute("ID");
        let artifact = edit::find(&document, "Envelope/Body/ArtifactResolve/Artifact");
        let artifact = artifact.map(|id| document.text_content_deep(id)).unwrap_or_default();
        let waiting = self.memory().waiting.remove(artifact.trim());
        let Some(mut waiting) = waiting.filter(|waiting| waiting.until > now) else {
            return answer::nothing(self.forge.keys(), &resolve_id, now);
        };
        waiting.question.resolve_id = resolve_id;
        let mut script = match self.fault() {
            Fault::Scripted(script) => *script,
            Fault::Status(status) => Script {
                status,
                ..Script::default()
            },
            _ => Script::default(),
        };
        if !waiting.status.is_empty() {
            script.status = waiting.status;
        }
        if script.status.is_empty() {
            self.memory().sessions.insert(waiting.question.session_index.clone());
        }
        answer::write(self.forge.keys(), &waiting.question, &waiting.person, &script, now)
    }

    /// Answers a `LogoutRequest`.
    pub fn log_out(&self, text: &str) -> Result<String, StandInError> {
        let document = uppsala::parse(text).map_err(StandInError::new)?;
        let path = "Envelope/Body/LogoutRequest";
        let attribute = self.signed(&document, path)?;
        let index = edit::find(&document, &format!("{path}/SessionIndex"));
        let index = index.map(|id| document.text_content_deep(id)).unwrap_or_default();
        let known = self.memory().sessions.remove(index.trim());
        let codes: &[&str] = if known { &[] } else { &["Requester", "UnknownPrincipal"] };
        let how = match self.fault() {
            Fault::Scripted(script) => script.artifact_seal,
            _ => Seal::default(),
        };
        answer::logout(self.forge.keys(), &attribute("ID"), codes, &how, Utc::now())
    }

    /// Sees that a message is the portal's, signed; gives its attributes.
    fn signed<'d>(&self, document: &'d Document<'d>, path: &str) -> Result<impl Fn(&str) -> String + 'd, StandInError> {
        let signer: &Pair = &self.forge.keys().signing;
        seal::check(document, path, signer)?;
        let issuer = edit::find(document, &format!("{path}/Issuer"));
        if issuer.map(|id| document.text_content_deep(id)).as_deref() != Some(ISSUER) {
            return Err(StandInError::new("nobody of that name is registered"));
        }
        let root = edit::find(document, path).ok_or_else(|| StandInError::new("no message"))?;
        Ok(move |name: &str| document.get_attribute(root, name).unwrap_or_default().to_owned())
    }
}

/// 44 bytes: type 4, endpoint 0, who keeps the answer, a random handle. The second is a SHA-1 at the gateway; nobody
/// reads it.
fn new_artifact() -> Result<String, StandInError> {
    let handle: [u8; 20] = random()?;
    let source = Sha256::digest(GATEWAY);
    Ok(BASE64.encode([&[0, 4, 0, 0][..], &source[..20], &handle].concat()))
}

/// Whether an address is on this machine, and so nobody's but the tester's.
fn is_loopback(address: &str) -> bool {
    let rest = address
        .strip_prefix("http://")
        .or_else(|| address.strip_prefix("https://"));
    let host = rest
        .and_then(|rest| rest.split(['/', '?', '#']).next())
        .unwrap_or_default();
    let (host, port) = match host.rsplit_once(':') {
        Some((host, port)) if !port.ends_with(']') => (host, port),
        _ => (host, "0"),
    };
    matches!(host, "localhost" | "127.0.0.1" | "[::1]") && port.parse::<u16>().is_ok()
}

/// A value as it stands in an address.
fn encoded(text: &str) -> String {
    let byte = |byte: u8| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    text.bytes().map(byte).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_portal_is_on_this_machine_or_is_refused() {
        for address in [
            "http://localhost:3000/logowanie",
            "http://127.0.0.1/",
            "https://[::1]:8443/a",
            "http://[::1]",
        ] {
            assert!(is_loopback(address), "{address}");
        }
        for address in [
            "",
            "https://login.gov.pl/",
            "http://localhost.example.pl/",
            "http://localhost:80@example.pl/",
            "http://example.pl/?http://localhost/",
            "javascript:alert(1)//localhost",
        ] {
            assert!(!is_loopback(address), "{address}");
        }
    }

    #[test]
    fn an_artifact_has_44_bytes_and_its_letters_survive_an_address() {
        let artifact = new_artifact().unwrap();
        assert_eq!(BASE64.decode(&artifact).unwrap().len(), 44);
        assert_eq!(encoded("a+b/c= ż"), "a%2Bb%2Fc%3D%20%C5%BC");
    }
}
