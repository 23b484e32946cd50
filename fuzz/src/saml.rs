//! Answers of login.gov.pl that a fuzzer invents.

use std::sync::LazyLock;
use std::time::Duration;

use chrono::{DateTime, Utc};
use login_gov::{Asked, Assurance, KeyDerivation, Settings, SpType, Trust, read_response};
use sandbox::login_gov::{Forge, PERSONS, Question, Script, Seal};

const RETURN_URL: &str = "http://localhost/";

static BOTH: LazyLock<Option<(Forge, Trust)>> = LazyLock::new(|| {
    let forge = Forge::new().ok()?;
    let told = forge.credentials(1);
    let settings = Settings {
        issuer: told.issuer,
        provider_name: "eBOK".into(),
        destination: told.post_url.clone(),
        post_url: told.post_url,
        artifact_url: told.artifact_url,
        logout_url: told.logout_url,
        return_url: RETURN_URL.into(),
        gateway_issuer: told.gateway_issuer,
        gateway_certificates: vec![told.gateway_certificate],
        signing_key: told.signing_key,
        signing_certificate: told.signing_certificate,
        decryption_keys: vec![told.decryption_key],
        tls_client: None,
        sp_type: SpType::Public,
        foreign: false,
        assurance: Assurance::Low,
        key_derivation: KeyDerivation::Kept,
        time_out: Duration::from_secs(1),
    };
    let trust = Trust::new(&settings).ok()?;
    Some((forge, trust))
});

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_795_000_000, 0).unwrap_or_default()
}

/// Reads an invented answer. Its first byte says how much of it is invented: all (`0`), or what stands in a right
/// signature of the gateway (`1` a `Response`, `2` an assertion). Out of the first kind nobody may come.
pub fn saml(bytes: &[u8]) {
    let (Some((forge, trust)), Some((layer, rest))) = (BOTH.as_ref(), bytes.split_first()) else {
        return;
    };
    let asked = Asked {
        request_id: "ID-request",
        resolve_id: "ID-resolve",
    };
    let text = String::from_utf8_lossy(rest);
    let envelope = match layer {
        b'1' => within_response(forge, &text),
        b'2' => answer(
            forge,
            &Script {
                instead: Some(text.into_owned()),
                ..Script::default()
            },
        ),
        _ => {
            let read = read_response(trust, asked, now(), rest);
            assert!(read.is_err(), "nobody signed this");
            return;
        }
    };
    let Some(envelope) = envelope else { return };
    if let Ok(found) = read_response(trust, asked, now(), envelope.as_bytes()) {
        assert!(!found.person.identifier.is_empty(), "somebody without a number");
        assert!(found.replay_until > now(), "taken after its time");
    }
}

fn answer(forge: &Forge, script: &Script) -> Option<String> {
    let question = Question {
        request_id: "ID-request".into(),
        resolve_id: "ID-resolve".into(),
        return_url: RETURN_URL.into(),
        session_index: "session".into(),
    };
    forge.answer(&question, &PERSONS[0], script, now()).ok()
}

/// Signs the text as a `Response` and puts it in the place of a right one, within a right signature.
fn within_response(forge: &Forge, text: &str) -> Option<String> {
    let inner = forge.seal(text, "Response", &Seal::default()).ok()?;
    let missing = Script {
        artifact_seal: Seal::missing(),
        ..Script::default()
    };
    let mut outer = answer(forge, &missing)?;
    let from = outer.find("<saml2p:Response")?;
    let to = outer.find("</saml2p:ArtifactResponse>")?;
    outer.replace_range(from..to, &inner);
    forge
        .seal(&outer, "Envelope/Body/ArtifactResponse", &Seal::default())
        .ok()
}
