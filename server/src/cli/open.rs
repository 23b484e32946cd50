//! Opening what commands work with.

use std::sync::Arc;
use std::time::Duration;

use services::{Services, Settings, SignInSettings, SystemClock};
use store::Db;

use super::{Failure, gateway, keys, migrate};
use crate::config::Config;

/// Connects to the database.
///
/// # Errors
/// When it cannot be opened; names it without its password.
pub async fn connect(config: &Config) -> Result<Db, Failure> {
    Db::connect(config.database_url.reveal()).await.map_err(|error| {
        Failure::during("the database cannot be opened", &error).advising(format!(
            "check `database_url` ({}) and run `ebok config check`",
            config.database_url
        ))
    })
}

/// Connects to the database and brings its schema up to date, so that every command works on a fresh one, too.
///
/// # Errors
/// When it cannot be opened or migrated.
pub async fn prepared(config: &Config) -> Result<(Db, Services), Failure> {
    let db = connect(config).await?;
    migrate::take(&db).await?;
    let services = services(config, &db)?;
    Ok((db, services))
}

/// The use cases on this database, with everything that signing in needs.
///
/// # Errors
/// When the keys cannot be read, or the national gateway or the registers are switched on and cannot be asked.
pub async fn services_with_sign_in(config: &Config, db: &Db) -> Result<Services, Failure> {
    let services = services(config, db)?;
    if !config.has_sign_in() {
        tracing::warn!("nobody can sign in here: the public address is neither https:// nor this machine's own");
        return Ok(services);
    }
    let has_people = db
        .has_people()
        .await
        .map_err(|error| Failure::during("the database cannot be read", &error))?;
    let keys = keys::find(config, has_people)?;
    let settings = SignInSettings {
        keys: keys.as_ref().clone(),
        public_url: config.public_url(),
        portal_name: config.utility.short_name.to_string(),
    };
    let services = services.with_sign_in(settings).map_err(|error| {
        Failure::during("accounts of our own cannot be used", &error).advising("check `public_url`")
    })?;
    Ok(match gateway::client(config)? {
        Some(gateway) => services.with_gateway(gateway, keys),
        None => services,
    })
}

/// The use cases on this database.
///
/// # Errors
/// When the national registers are switched on and cannot be asked at the addresses that are set.
pub fn services(config: &Config, db: &Db) -> Result<Services, Failure> {
    let settings = Settings {
        keep_versions: config.network.keep_versions,
        ..Settings::default()
    };
    let services = Services::new(db.clone(), Arc::new(SystemClock), settings);
    let national = &config.national;
    if !national.enabled {
        return Ok(services);
    }
    let time_out = Duration::from_millis(national.timeout_ms.into());
    let registers = gugik::Client::new(&gugik::Settings {
        uldk_url: national.uldk_url.to_string(),
        uug_url: national.uug_url.to_string(),
        time_out,
    });
    let registers = registers.map_err(|error| {
        Failure::during("the national registers cannot be asked", &error)
            .advising("check `national.uldk_url` and `national.uug_url`, or set `national.enabled` to false")
    })?;
    Ok(services.with_national(Arc::new(registers), time_out))
}
