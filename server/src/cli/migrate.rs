//! `ebok migrate`

use std::io::Write;

use store::{Db, PendingMigration};

use super::{Failure, open};
use crate::config::Config;

/// Brings the schema up to date and says what was done.
///
/// # Errors
/// When the database cannot be reached or a step fails.
pub async fn run(config: &Config) -> Result<(), Failure> {
    let db = open::connect(config).await?;
    let taken = take(&db).await?;
    db.close().await;
    let mut out = std::io::stdout().lock();
    if taken.is_empty() {
        writeln!(out, "The schema was up to date.")?;
    }
    for step in taken {
        writeln!(out, "Took migration {}.", step.name)?;
    }
    Ok(())
}

/// Takes the steps that are missing. Several nodes may do this at once: PostgreSQL lets one do it while the others
/// wait.
///
/// # Errors
/// When the database does not answer or a step fails.
pub async fn take(db: &Db) -> Result<Vec<PendingMigration>, Failure> {
    let failed =
        |error: store::StoreError| Failure::during("the database's schema cannot be brought up to date", &error);
    let pending = db.pending_migrations().await.map_err(failed)?;
    db.migrate().await.map_err(failed)?;
    Ok(pending)
}
