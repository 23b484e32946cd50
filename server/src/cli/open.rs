//! Opening what commands work with.

use std::sync::Arc;

use services::{Services, Settings, SystemClock};
use store::Db;

use super::{Failure, migrate};
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
    let services = services(config, &db);
    Ok((db, services))
}

/// The use cases on this database.
#[must_use]
pub fn services(config: &Config, db: &Db) -> Services {
    let settings = Settings {
        keep_versions: config.network.keep_versions,
        ..Settings::default()
    };
    Services::new(db.clone(), Arc::new(SystemClock), settings)
}
