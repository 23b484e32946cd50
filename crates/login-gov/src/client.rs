//! The real client: SOAP to two configured addresses and nowhere else.

use std::fmt;

use chrono::{DateTime, Utc};
use reqwest::{Identity, Url, redirect};

use crate::error::{Fault, Reason, Refusal, SettingsError};
use crate::keys::Signing;
use crate::names::PROTOCOL;
use crate::person::{Begun, GatewaySession, SignedIn};
use crate::response::{self, Asked, Trust};
use crate::settings::Settings;
use crate::tree;
use crate::{Gateway, envelope, request, seal, status};

/// How long an artifact may be; a real one has 60 letters.
const LONGEST_ARTIFACT: usize = 512;

/// Signs persons in over the internet. `Debug` shows no key.
pub struct Client {
    settings: Settings,
    signing: Signing,
    trust: Trust,
    http: reqwest::Client,
}

impl Client {
    /// A client that asks nobody yet. Keys, certificates and addresses are read here, so that a slip in them is found
    /// at the start and not by the first person who signs in.
    ///
    /// # Errors
    /// [`SettingsError`], which names the setting.
    pub fn new(settings: Settings) -> Result<Self, SettingsError> {
        for (setting, address) in [
            ("post_url", &settings.post_url),
            ("destination", &settings.destination),
            ("artifact_url", &settings.artifact_url),
            ("logout_url", &settings.logout_url),
            ("return_url", &settings.return_url),
        ] {
            check_address(setting, address)?;
        }
        let signing = Signing::new(&settings.signing_key, &settings.signing_certificate)?;
        let trust = Trust::new(&settings)?;
        let mut http = reqwest::Client::builder()
            .timeout(settings.time_out)
            .connect_timeout(settings.time_out)
            // The gateway has no reason to send us elsewhere.
            .redirect(redirect::Policy::none())
            // A proxy from the environment would be one more host that learns who signs in.
            .no_proxy()
            .user_agent("eBOK");
        if let Some(pem) = &settings.tls_client {
            http = http.identity(Identity::from_pem(pem.as_bytes()).map_err(|_| SettingsError::TlsClient)?);
        }
        let http = http.build().map_err(SettingsError::Http)?;
        Ok(Self {
            settings,
            signing,
            trust,
            http,
        })
    }

    /// Sends a message and reads what comes back. A SOAP fault has status 500 and is no answer.
    async fn ask(&self, address: &str, message: String) -> Result<Vec<u8>, Unanswered> {
        let silent = |error: reqwest::Error| {
            tracing::warn!(error = %error.without_url(), "login.gov.pl does not answer");
            Unanswered::Silent
        };
        let asked = self
            .http
            .post(address)
            .header("content-type", "text/xml; charset=utf-8")
            .header("soapaction", "\"\"")
            .body(message);
        let mut answer = asked.send().await.map_err(silent)?;
        let status = answer.status();
        if !status.is_success() {
            tracing::warn!(status = status.as_u16(), "login.gov.pl answers with an error");
            return Err(Unanswered::Silent);
        }
        let mut bytes = Vec::new();
        while let Some(chunk) = answer.chunk().await.map_err(silent)? {
            if bytes.len() + chunk.len() > tree::MOST {
                return Err(Unanswered::TooLarge);
            }
            bytes.extend_from_slice(&chunk);
        }
        Ok(bytes)
    }

    /// Reads the answer to a `LogoutRequest`.
    fn read_logout(&self, answer: &[u8], id: &str, now: DateTime<Utc>) -> Result<(), Fault> {
        let text = std::str::from_utf8(answer).map_err(|_| Fault::Untrusted(Reason::NotPlainXml))?;
        let document = tree::parse(text).map_err(Fault::Untrusted)?;
        let message = envelope::content(&document, PROTOCOL, "LogoutResponse").map_err(Fault::Untrusted)?;
        // Nothing follows from this answer but a line in the log; a signature is checked where there is one.
        if seal::has_one(message) {
            seal::check(message, &self.trust.gateway_keys, "LogoutResponse").map_err(Fault::Untrusted)?;
        }
        envelope::check(message, id, &self.trust.gateway_issuer, now).map_err(Fault::Untrusted)?;
        status::of(message).map_err(|refusal| match refusal {
            Refusal::Untrusted(reason) => Fault::Untrusted(reason),
            _ => Fault::Refused,
        })
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("settings", &self.settings)
            .finish_non_exhaustive()
    }
}

#[async_trait::async_trait]
impl Gateway for Client {
    fn begin(&self, now: DateTime<Utc>) -> Result<Begun, Fault> {
        request::begin(&self.settings, &self.signing, now)
    }

    async fn resolve(&self, artifact: &str, request_id: &str, now: DateTime<Utc>) -> Result<SignedIn, Refusal> {
        // It comes from the browser: what is no artifact is not sent on.
        let is_base64 = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '+' | '/' | '=');
        if artifact.is_empty() || artifact.len() > LONGEST_ARTIFACT || !artifact.chars().all(is_base64) {
            return Err(Reason::Malformed("Artifact").into());
        }
        let ours = |fault: Fault| {
            tracing::error!(error = %fault, "An answer of login.gov.pl could not be fetched");
            Refusal::GatewayFault
        };
        let resolve_id = request::new_id().map_err(ours)?;
        let message = request::artifact_resolve(&self.settings, &self.signing, (&resolve_id, artifact), now)
            .ok_or_else(|| ours(Fault::Message))?;
        let answer = self
            .ask(&self.settings.artifact_url, message)
            .await
            .map_err(|error| match error {
                Unanswered::Silent => Refusal::Unavailable,
                Unanswered::TooLarge => Reason::TooLarge.into(),
            })?;
        let asked = Asked {
            request_id,
            resolve_id: &resolve_id,
        };
        response::read_response(&self.trust, asked, now, &answer)
    }

    async fn log_out(&self, session: &GatewaySession, now: DateTime<Utc>) -> Result<(), Fault> {
        let id = request::new_id()?;
        let message =
            request::logout_request(&self.settings, &self.signing, (&id, session), now).ok_or(Fault::Message)?;
        let answer = self
            .ask(&self.settings.logout_url, message)
            .await
            .map_err(|error| match error {
                Unanswered::Silent => Fault::Unavailable,
                Unanswered::TooLarge => Fault::Untrusted(Reason::TooLarge),
            })?;
        self.read_logout(&answer, &id, now)
    }
}

/// Why there is nothing to read.
enum Unanswered {
    Silent,
    TooLarge,
}

/// HTTPS, or HTTP to this very machine, where the stand-in runs.
fn check_address(setting: &'static str, address: &str) -> Result<(), SettingsError> {
    let right = Url::parse(address).is_ok_and(|url| {
        let loopback = matches!(url.host_str(), Some("localhost" | "127.0.0.1" | "[::1]"));
        url.scheme() == "https" && url.has_host() || url.scheme() == "http" && loopback
    });
    if right {
        return Ok(());
    }
    Err(SettingsError::Address {
        setting,
        address: address.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::check_address;

    #[test]
    fn an_address_is_https_or_stays_on_this_machine() {
        for address in [
            "https://login.gov.pl/login/SingleSignOnService",
            "http://localhost:3001/login",
            "http://[::1]/",
        ] {
            assert!(check_address("post_url", address).is_ok(), "{address}");
        }
        for address in [
            "",
            "login.gov.pl",
            "http://login.gov.pl/",
            "http://localhost.example.pl/",
            "ftp://localhost/",
        ] {
            let error = check_address("post_url", address).unwrap_err().to_string();
            assert!(error.contains("post_url"), "{address}: {error}");
        }
    }
}
