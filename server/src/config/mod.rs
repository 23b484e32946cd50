//! The configuration: defaults, then `ebok.toml`, then the environment; checked before anything starts.
//!
//! An unknown key is an error, because a misspelt key that is silently ignored is a setting that silently
//! does not apply. Without a file the invented demo utility's values apply, so that a fresh copy runs at once.

mod accessibility;
mod base_maps;
mod error;
mod leftovers;
mod load;
mod public;
mod sign_in;
mod source;
mod utility;
mod values;

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

pub use accessibility::{Accessibility, Architecture, Conformity};
pub use base_maps::{KnownBaseMap, OtherBaseMap};
pub use error::ConfigError;
pub use load::{Origin, load};
pub use public::LOGO_PATH;
pub use sign_in::{Assurance, KeyDerivation, Limits, LoginGov, Proxy, SpType};
pub use utility::Utility;
pub use values::{DatabaseUrl, Date, Email, Nip, Phone, Regon, Text, WebAddress};

/// Everything that can be set.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Where the data are kept: `sqlite://path/to/file.db` or `postgres://user:password@host/database`.
    pub database_url: DatabaseUrl,
    /// Address and port on which pages are served.
    pub listen: SocketAddr,
    /// The address under which the public reaches this server; without it, the one on which it listens.
    pub public_url: Option<WebAddress>,
    /// Address and port of the metrics' own listener; without it there are no metrics.
    pub metrics_listen: Option<SocketAddr>,
    /// Folder for what the server itself writes.
    pub data_dir: PathBuf,
    /// The file with the keys under which personal fields are encrypted; without it `keys.json` in `data_dir`.
    pub keys_file: Option<PathBuf>,
    /// Proxies in front whose word on the asker's address is believed.
    pub trusted_proxies: Vec<Proxy>,
    /// How often one address may ask.
    pub limits: Limits,
    /// Sign-in through the national gateway.
    pub login_gov: LoginGov,
    /// What is logged, and how.
    pub log: Log,
    /// Who runs this portal.
    pub utility: Utility,
    /// What the accessibility statement says.
    pub accessibility: Accessibility,
    /// How the map starts.
    pub map: Map,
    /// How the network's data are kept.
    pub network: Network,
    /// How the map's tiles are kept.
    pub tiles: Tiles,
    /// Whether the map's search asks the national registers.
    pub national: National,
}

/// What is logged, and how.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Log {
    /// A `tracing` filter such as `info,store=debug`.
    pub filter: Text,
    /// Whether each line is a JSON object, for machines that collect logs.
    pub json: bool,
}

/// How the map starts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Map {
    /// West, south, east, north in degrees (WGS 84); without it the map shows the whole of the data.
    pub bounds: Option<[f64; 4]>,
    /// Line at the map's edge that says whose data these are; without it the utility's name.
    pub attribution: Option<Text>,
    /// Base maps of others that the map offers, by their words. They are loaded from the internet by the browsers.
    pub base_maps: Vec<KnownBaseMap>,
    /// Base maps of others by their addresses.
    pub other_base_maps: Vec<OtherBaseMap>,
}

/// How the network's data are kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Network {
    /// How many former versions of each data set are kept.
    pub keep_versions: u32,
}

/// How the map's tiles are kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tiles {
    /// How much memory the tiles that were cut may take, in megabytes; 0 keeps none.
    pub cache_mb: u32,
}

/// Whether the map's search asks the national registers, and where they are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct National {
    /// Whether they are asked at all.
    pub enabled: bool,
    /// The address of ULDK, which finds plots.
    pub uldk_url: WebAddress,
    /// The address of UUG, which finds addresses.
    pub uug_url: WebAddress,
    /// How long a search waits for them, in milliseconds.
    pub timeout_ms: u32,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            database_url: DatabaseUrl::constant("sqlite://data/ebok.db"),
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 3000)),
            public_url: None,
            metrics_listen: None,
            data_dir: PathBuf::from("data"),
            keys_file: None,
            trusted_proxies: Vec::new(),
            limits: Limits {
                changes_per_minute: 60,
                questions_per_minute: 600,
            },
            login_gov: LoginGov::off(),
            log: Log {
                filter: Text::constant("info,sqlx=warn"),
                json: false,
            },
            utility: Utility::demo(),
            accessibility: Accessibility::demo(),
            map: Map {
                bounds: None,
                attribution: None,
                base_maps: Vec::new(),
                other_base_maps: Vec::new(),
            },
            network: Network { keep_versions: 10 },
            tiles: Tiles { cache_mb: 160 },
            national: National {
                enabled: false,
                uldk_url: WebAddress::constant("https://uldk.gugik.gov.pl"),
                uug_url: WebAddress::constant("https://services.gugik.gov.pl/uug"),
                timeout_ms: 3000,
            },
        }
    }
}

impl Config {
    /// The address under which the public reaches this server, without a slash at the end.
    #[must_use]
    pub fn public_url(&self) -> String {
        self.public_url
            .as_ref()
            .map_or_else(|| self.own_address(), ToString::to_string)
    }

    /// The address on which it listens. A loopback one is called by its name: passkeys belong to names.
    fn own_address(&self) -> String {
        match self.listen.ip().is_loopback() {
            true => format!("http://localhost:{}", self.listen.port()),
            false => format!("http://{}", self.listen),
        }
    }

    /// Whether the public reaches this server over HTTPS.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.public_url().starts_with("https://")
    }
}

#[cfg(test)]
mod tests {
    use figment::Figment;
    use figment::providers::{Format, Toml};

    use super::Config;

    #[test]
    fn the_shipped_example_equals_the_defaults() {
        let example = concat!(env!("CARGO_MANIFEST_DIR"), "/../ebok.example.toml");
        let read: Config = Figment::from(Toml::file_exact(example)).extract().unwrap();
        assert_eq!(read, Config::default());
    }
}
