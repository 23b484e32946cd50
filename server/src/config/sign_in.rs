//! How people sign in: the national gateway, the keys, and what guards the door.

use std::path::{Path, PathBuf};

use ipnet::IpNet;
use serde::{Deserialize, Serialize};

use super::{Config, Text, WebAddress};

/// How often one address may ask, per minute; 0 sets no limit. Each node counts for itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// Forms and everything else that changes something.
    pub changes_per_minute: u32,
    /// Questions of scripts and machines; tiles, files and pages are not counted.
    pub questions_per_minute: u32,
}

/// A proxy in front, or a network of them, such as `10.0.0.0/8`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Proxy(IpNet);

impl Proxy {
    /// The network.
    #[must_use]
    pub const fn network(self) -> IpNet {
        self.0
    }
}

impl TryFrom<String> for Proxy {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let network = text.parse::<IpNet>();
        let network = network.or_else(|_| text.parse::<std::net::IpAddr>().map(IpNet::from));
        network.map(Self).map_err(|_| {
            format!("\"{text}\" is no address or network of proxies; write one such as 127.0.0.1 or 10.0.0.0/8")
        })
    }
}

impl From<Proxy> for String {
    fn from(proxy: Proxy) -> Self {
        proxy.0.to_string()
    }
}

/// Sign-in through the national gateway, login.gov.pl.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LoginGov {
    /// Whether it is offered at all.
    pub enabled: bool,
    /// The name under which the gateway knows this portal.
    pub issuer: Option<Text>,
    /// The name that the gateway shows to people; without it the utility's short name.
    pub provider_name: Option<Text>,
    /// Where browsers are sent with the request.
    pub post_url: WebAddress,
    /// The destination that the request names, which in the test environment may be another one.
    pub destination: Option<WebAddress>,
    /// Where the answers are fetched.
    pub artifact_url: WebAddress,
    /// Where the end of a session is told.
    pub logout_url: WebAddress,
    /// The name that the gateway gives itself in its answers.
    pub gateway_issuer: Option<Text>,
    /// Files with the gateway's certificates (PEM); several while it changes them.
    pub gateway_certificate_files: Vec<PathBuf>,
    /// File with the key that signs (PEM, PKCS#8, P-256).
    pub signing_key_file: Option<PathBuf>,
    /// File with that key's certificate (PEM).
    pub signing_certificate_file: Option<PathBuf>,
    /// Files with the keys that decrypt (PEM, PKCS#8, P-256); several while they are changed.
    pub decryption_key_files: Vec<PathBuf>,
    /// File with the certificate and key by which the gateway knows this server on the way to it (PEM).
    pub tls_client_file: Option<PathBuf>,
    /// Whether this portal is a public body's.
    pub sp_type: SpType,
    /// Whether people with another country's identity may sign in as well.
    pub foreign: bool,
    /// The least that is taken as proof.
    pub assurance: Assurance,
    /// How the gateway fills up the parameters of the key derivation.
    pub key_derivation: KeyDerivation,
    /// How long the gateway may take, in milliseconds.
    pub timeout_ms: u32,
}

/// Whose portal this is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SpType {
    /// A public body's.
    Public,
    /// Anybody else's.
    Private,
}

/// How sure the gateway must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Assurance {
    /// Substantial, as Profil Zaufany gives.
    Substantial,
    /// High, as the electronic identity card gives.
    High,
}

/// What becomes of the leading byte that counts the bits that were filled up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KeyDerivation {
    /// It goes into the derivation, as the gateway does it.
    Kept,
    /// It is taken off, as the standard says.
    Stripped,
}

impl LoginGov {
    pub(super) fn off() -> Self {
        let at = |path: &'static str| WebAddress::constant(path);
        Self {
            enabled: false,
            issuer: None,
            provider_name: None,
            post_url: at("https://login.gov.pl/login/SingleSignOnService"),
            destination: None,
            artifact_url: at("https://login.gov.pl/login-services/idpArtifactResolutionService"),
            logout_url: at("https://login.gov.pl/login-services/singleLogoutService"),
            gateway_issuer: None,
            gateway_certificate_files: Vec::new(),
            signing_key_file: None,
            signing_certificate_file: None,
            decryption_key_files: Vec::new(),
            tls_client_file: None,
            sp_type: SpType::Public,
            foreign: false,
            assurance: Assurance::Substantial,
            key_derivation: KeyDerivation::Kept,
            timeout_ms: 10_000,
        }
    }

    /// The first key that is missing although the gateway is on.
    pub(super) fn missing(&self) -> Option<&'static str> {
        let needed = [
            ("issuer", self.issuer.is_some()),
            ("gateway_issuer", self.gateway_issuer.is_some()),
            ("gateway_certificate_files", !self.gateway_certificate_files.is_empty()),
            ("signing_key_file", self.signing_key_file.is_some()),
            ("signing_certificate_file", self.signing_certificate_file.is_some()),
            ("decryption_key_files", !self.decryption_key_files.is_empty()),
        ];
        let missing = needed.into_iter().find(|(_, is_there)| !is_there);
        missing.filter(|_| self.enabled).map(|(key, _)| key)
    }
}

impl Config {
    /// The file with the keys: the one that is set, otherwise `keys.json` in the folder of data.
    #[must_use]
    pub fn keys_file(&self) -> PathBuf {
        self.keys_file
            .clone()
            .unwrap_or_else(|| self.data_dir.join(Path::new("keys.json")))
    }

    /// Whether people can sign in here: over HTTPS, or on this very machine. Anybody could read along otherwise.
    #[must_use]
    pub fn has_sign_in(&self) -> bool {
        let address = self.public_url();
        let host = url::Url::parse(&address)
            .ok()
            .and_then(|url| url.host_str().map(str::to_owned));
        let is_loopback = host.is_some_and(|host| {
            let plain = host.trim_start_matches('[').trim_end_matches(']');
            host == "localhost"
                || plain
                    .parse::<std::net::IpAddr>()
                    .is_ok_and(|address| address.is_loopback())
        });
        self.is_https() || is_loopback
    }
}

#[cfg(test)]
mod tests {
    use super::{LoginGov, Proxy};
    use crate::config::{Config, WebAddress};

    #[test]
    fn a_proxy_is_an_address_or_a_network() {
        for good in ["127.0.0.1", "10.0.0.0/8", "::1", "2001:db8::/32"] {
            assert!(Proxy::try_from(good.to_owned()).is_ok(), "{good}");
        }
        assert!(
            Proxy::try_from("proxy.local".to_owned())
                .unwrap_err()
                .contains("10.0.0.0/8")
        );
    }

    #[test]
    fn what_the_gateway_needs_is_asked_for_only_when_it_is_on() {
        let off = LoginGov::off();
        assert_eq!(off.missing(), None);
        assert_eq!(LoginGov { enabled: true, ..off }.missing(), Some("issuer"));
    }

    #[test]
    fn nobody_signs_in_where_others_can_read_along() {
        let at = |address: Option<&'static str>| Config {
            public_url: address.map(WebAddress::constant),
            ..Config::default()
        };
        assert!(at(None).has_sign_in() && at(Some("https://ebok.gmina.pl")).has_sign_in());
        assert!(at(Some("http://[::1]:3000")).has_sign_in());
        assert!(!at(Some("http://ebok.gmina.pl")).has_sign_in());
        assert!(!at(Some("http://localhost.evil.example")).has_sign_in());
    }
}
