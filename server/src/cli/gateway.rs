//! The national gateway's client, made from the configuration and the files that it names.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use login_gov::{Client, Gateway, Settings};

use super::Failure;
use crate::config::{Assurance, Config, KeyDerivation, LoginGov, SpType};
use crate::http::GATEWAY_RETURN;

/// The client, when the gateway is switched on.
///
/// # Errors
/// When a file cannot be read, or the settings do not fit together.
pub fn client(config: &Config) -> Result<Option<Arc<dyn Gateway>>, Failure> {
    if !config.login_gov.enabled {
        return Ok(None);
    }
    let settings = settings(config)?;
    let client = Client::new(settings).map_err(|error| {
        Failure::during("login.gov.pl cannot be asked", &error)
            .advising("check [login_gov], or set login_gov.enabled to false")
    })?;
    Ok(Some(Arc::new(client)))
}

fn settings(config: &Config) -> Result<Settings, Failure> {
    let set = &config.login_gov;
    let post_url = set.post_url.to_string();
    Ok(Settings {
        issuer: text(set.issuer.as_ref().map(ToString::to_string)),
        provider_name: set
            .provider_name
            .as_ref()
            .map_or_else(|| config.utility.short_name.to_string(), ToString::to_string),
        destination: set
            .destination
            .as_ref()
            .map_or_else(|| post_url.clone(), ToString::to_string),
        post_url,
        artifact_url: set.artifact_url.to_string(),
        logout_url: set.logout_url.to_string(),
        return_url: format!("{}{GATEWAY_RETURN}", config.public_url()),
        gateway_issuer: text(set.gateway_issuer.as_ref().map(ToString::to_string)),
        gateway_certificates: read_all(&set.gateway_certificate_files, "gateway_certificate_files")?,
        signing_key: read_one(set.signing_key_file.as_deref(), "signing_key_file")?,
        signing_certificate: read_one(set.signing_certificate_file.as_deref(), "signing_certificate_file")?,
        decryption_keys: read_all(&set.decryption_key_files, "decryption_key_files")?,
        tls_client: match &set.tls_client_file {
            Some(path) => Some(read(path, "tls_client_file")?),
            None => None,
        },
        sp_type: sp_type(set),
        foreign: set.foreign,
        assurance: assurance(set),
        key_derivation: key_derivation(set),
        time_out: Duration::from_millis(set.timeout_ms.into()),
    })
}

/// What the configuration's check has seen to be there.
fn text(value: Option<String>) -> String {
    value.unwrap_or_default()
}

const fn sp_type(set: &LoginGov) -> login_gov::SpType {
    match set.sp_type {
        SpType::Public => login_gov::SpType::Public,
        SpType::Private => login_gov::SpType::Private,
    }
}

const fn assurance(set: &LoginGov) -> login_gov::Assurance {
    match set.assurance {
        Assurance::Substantial => login_gov::Assurance::Substantial,
        Assurance::High => login_gov::Assurance::High,
    }
}

const fn key_derivation(set: &LoginGov) -> login_gov::KeyDerivation {
    match set.key_derivation {
        KeyDerivation::Kept => login_gov::KeyDerivation::Kept,
        KeyDerivation::Stripped => login_gov::KeyDerivation::Stripped,
    }
}

fn read_all(paths: &[PathBuf], key: &str) -> Result<Vec<String>, Failure> {
    paths.iter().map(|path| read(path, key)).collect()
}

fn read_one(path: Option<&Path>, key: &str) -> Result<String, Failure> {
    path.map_or_else(|| Ok(String::new()), |path| read(path, key))
}

fn read(path: &Path, key: &str) -> Result<String, Failure> {
    std::fs::read_to_string(path).map_err(|error| {
        Failure::during(&format!("{} cannot be read", path.display()), &error).advising(format!(
            "check `login_gov.{key}`, and that this server's user may read the file"
        ))
    })
}
