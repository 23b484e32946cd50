//! The real client: HTTP to two configured addresses and nowhere else.

use std::time::Duration;

use reqwest::{Url, redirect};

use crate::NationalRegisters;
use crate::error::{RegisterError, SettingsError};
use crate::uldk::{self, ParcelFound};
use crate::uug::{self, AddressFound};

/// How many bytes of an answer are read at most.
const MOST: usize = 256 * 1024;
/// How many times a register may send us on, within its own host.
const REDIRECTS: usize = 3;

/// Where the registers are and how long they may take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// ULDK's address, `https://uldk.gugik.gov.pl`.
    pub uldk_url: String,
    /// UUG's address, `https://services.gugik.gov.pl/uug`.
    pub uug_url: String,
    /// How long one answer may take, from the connection to the last byte.
    pub time_out: Duration,
}

/// Asks the registers over the internet. Cloning is cheap and shares the connections.
#[derive(Debug, Clone)]
pub struct Client {
    http: reqwest::Client,
    uldk: Url,
    uug: Url,
}

impl Client {
    /// A client that asks nobody yet.
    ///
    /// # Errors
    /// [`SettingsError`] when an address is none, or TLS cannot be set up.
    pub fn new(settings: &Settings) -> Result<Self, SettingsError> {
        let http = reqwest::Client::builder()
            .timeout(settings.time_out)
            .connect_timeout(settings.time_out)
            .redirect(within_host())
            // A proxy from the environment would be one more host that learns what is looked for.
            .no_proxy()
            .user_agent("eBOK")
            .build()
            .map_err(SettingsError::Client)?;
        Ok(Self {
            http,
            uldk: address(&settings.uldk_url)?,
            uug: address(&settings.uug_url)?,
        })
    }

    async fn ask(&self, register: &'static str, url: Url) -> Result<String, RegisterError> {
        let silent = |source: reqwest::Error| RegisterError::Silent {
            register,
            source: source.without_url(),
        };
        let mut answer = self.http.get(url).send().await.map_err(silent)?;
        let status = answer.status();
        if !status.is_success() {
            return Err(RegisterError::Status {
                register,
                status: status.as_u16(),
            });
        }
        let mut bytes = Vec::new();
        while let Some(chunk) = answer.chunk().await.map_err(silent)? {
            if bytes.len() + chunk.len() > MOST {
                return Err(RegisterError::TooLong { register, most: MOST });
            }
            bytes.extend_from_slice(&chunk);
        }
        String::from_utf8(bytes).map_err(|error| RegisterError::Unreadable {
            register,
            what: format!("byte {} is not UTF-8", error.utf8_error().valid_up_to()),
        })
    }
}

#[async_trait::async_trait]
impl NationalRegisters for Client {
    async fn parcels(&self, words: &str) -> Result<Vec<ParcelFound>, RegisterError> {
        let mut url = self.uldk.clone();
        url.query_pairs_mut()
            .append_pair("request", "GetParcelByIdOrNr")
            .append_pair("id", words)
            .append_pair("result", uldk::FIELDS)
            .append_pair("srid", "4326");
        uldk::read(&self.ask(uldk::NAME, url).await?)
    }

    async fn addresses(&self, words: &str) -> Result<Vec<AddressFound>, RegisterError> {
        let mut url = self.uug.clone();
        url.query_pairs_mut()
            .append_pair("request", "GetAddress")
            .append_pair("address", words)
            .append_pair("srid", "4326");
        uug::read(&self.ask(uug::NAME, url).await?)
    }
}

fn address(text: &str) -> Result<Url, SettingsError> {
    let refused = || SettingsError::Address {
        address: text.to_owned(),
    };
    let mut url = Url::parse(text).map_err(|_| refused())?;
    if !matches!(url.scheme(), "http" | "https") || !url.has_host() {
        return Err(refused());
    }
    // The registers answer at a folder's address, with a slash at its end.
    if !url.path().ends_with('/') {
        url.set_path(&format!("{}/", url.path()));
    }
    Ok(url)
}

/// Follows a few redirects, none of them to another host or from HTTPS to HTTP.
fn within_host() -> redirect::Policy {
    redirect::Policy::custom(|attempt| {
        let from = attempt.previous().first();
        let same = from.is_some_and(|from| {
            let to = attempt.url();
            from.host() == to.host() && (from.scheme() == to.scheme() || to.scheme() == "https")
        });
        if same && attempt.previous().len() <= REDIRECTS {
            attempt.follow()
        } else {
            attempt.stop()
        }
    })
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn an_address_gets_its_slash_and_anything_else_is_refused() {
        assert_eq!(
            address("https://services.gugik.gov.pl/uug").unwrap().as_str(),
            "https://services.gugik.gov.pl/uug/"
        );
        for text in ["", "uldk.gugik.gov.pl", "ftp://uldk.gugik.gov.pl", "file:///etc/passwd"] {
            assert!(address(text).unwrap_err().to_string().contains(text));
        }
    }
}
