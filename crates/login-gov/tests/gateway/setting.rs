//! A stand-in, a client that trusts it, and answers made to order.

use std::time::Duration;

use chrono::{DateTime, SubsecRound as _, Utc};
use login_gov::{Asked, Assurance, Client, KeyDerivation, Refusal, Settings, SignedIn, SpType, Trust, read_response};
use sandbox::login_gov::{Credentials, LoginGov, PERSONS, Question, Script};

pub const RETURN_URL: &str = "http://localhost:3000/logowanie/powrot";

/// What a portal is told that trusts this stand-in.
pub fn settings(credentials: Credentials) -> Settings {
    Settings {
        issuer: credentials.issuer,
        provider_name: "eBOK – Wodociągi & \"Kanały\"".to_owned(),
        destination: credentials.post_url.clone(),
        post_url: credentials.post_url,
        artifact_url: credentials.artifact_url,
        logout_url: credentials.logout_url,
        return_url: RETURN_URL.to_owned(),
        gateway_issuer: credentials.gateway_issuer,
        gateway_certificates: vec![credentials.gateway_certificate],
        signing_key: credentials.signing_key,
        signing_certificate: credentials.signing_certificate,
        decryption_keys: vec![credentials.decryption_key],
        tls_client: None,
        sp_type: SpType::Public,
        foreign: false,
        assurance: Assurance::Substantial,
        key_derivation: KeyDerivation::Kept,
        time_out: Duration::from_millis(500),
    }
}

/// Both ends.
pub struct Setting {
    pub sandbox: LoginGov,
    pub settings: Settings,
    pub now: DateTime<Utc>,
}

impl Setting {
    pub async fn new() -> Self {
        let sandbox = LoginGov::start().await.unwrap();
        let settings = settings(sandbox.credentials());
        let now = Utc::now().trunc_subsecs(0);
        Self { sandbox, settings, now }
    }

    pub fn client(&self) -> Client {
        Client::new(self.settings.clone()).unwrap()
    }

    pub fn question(&self) -> Question {
        Question {
            request_id: "ID-request".into(),
            resolve_id: "ID-resolve".into(),
            return_url: RETURN_URL.into(),
            session_index: "session-1".into(),
        }
    }

    /// The answer that such a script makes.
    pub fn answer(&self, script: &Script) -> String {
        let question = self.question();
        self.sandbox
            .forge()
            .answer(&question, &PERSONS[0], script, self.now)
            .unwrap()
    }

    /// What the portal makes of an answer.
    pub fn read(&self, xml: &str) -> Result<SignedIn, Refusal> {
        self.read_at(xml, self.now)
    }

    pub fn read_at(&self, xml: &str, now: DateTime<Utc>) -> Result<SignedIn, Refusal> {
        let asked = Asked {
            request_id: "ID-request",
            resolve_id: "ID-resolve",
        };
        read_response(&Trust::new(&self.settings).unwrap(), asked, now, xml.as_bytes())
    }
}

/// A value of the query of an address, decoded.
pub fn query(address: &str, name: &str) -> String {
    let url = reqwest::Url::parse(address).unwrap();
    let found = url.query_pairs().find(|(key, _)| key == name);
    found.map(|(_, value)| value.into_owned()).unwrap()
}
