//! The schema: numbered steps, written once for each engine under one name.

use std::borrow::Cow;
use std::collections::HashSet;

use sqlx::SqlSafeStr;
use sqlx::migrate::{Migrate, MigrateError, Migration, MigrationType, Migrator};

use crate::{Db, ErrorKind, StoreError};

/// One step of the schema in both dialects.
struct Step {
    number: i64,
    name: &'static str,
    sqlite: &'static str,
    postgres: &'static str,
}

/// Takes the same file from both folders, so that a step missing on one engine does not compile.
macro_rules! steps {
    ($($number:literal $name:literal,)+) => {
        &[$(Step {
            number: $number,
            name: $name,
            sqlite: include_str!(concat!("../../../migrations/sqlite/", $name, ".sql")),
            postgres: include_str!(concat!("../../../migrations/postgres/", $name, ".sql")),
        },)+]
    };
}

const STEPS: &[Step] = steps! {
    1 "0001_network",
    2 "0002_jobs",
    3 "0003_search",
    4 "0004_identity",
};

const TABLE: &str = "_sqlx_migrations";

/// A step that this program knows and the database has not taken yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PendingMigration {
    /// Its number, from 1 without gaps.
    pub number: i64,
    /// Its file's name without the ending.
    pub name: &'static str,
}

/// The number of the newest step that this program knows.
pub(crate) fn newest() -> i64 {
    STEPS.last().map_or(0, |step| step.number)
}

impl Db {
    /// Brings the schema up to what this program needs. Takes no step twice; several nodes may call it at once.
    ///
    /// # Errors
    /// [`ErrorKind::Setup`] when the database is newer than the program, a taken step was altered since, or a step
    /// failed half way.
    pub async fn migrate(&self) -> Result<(), StoreError> {
        self.migrate_to(newest()).await
    }

    /// Takes the steps up to and including this number: an archive is restored into the schema that it was made in.
    pub(crate) async fn migrate_to(&self, number: i64) -> Result<(), StoreError> {
        match self {
            Self::Sqlite(pools) => migrator(|step| step.sqlite).run_to(number, &pools.writer).await,
            Self::Postgres(pool) => migrator(|step| step.postgres).run_to(number, pool).await,
        }
        .map_err(explain)
    }

    /// The steps that [`Db::migrate`] would take.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn pending_migrations(&self) -> Result<Vec<PendingMigration>, StoreError> {
        let broken = |source| StoreError::query("read the table of migrations", source);
        let taken = match self {
            Self::Sqlite(pools) => taken(&mut *pools.writer.acquire().await.map_err(broken)?).await,
            Self::Postgres(pool) => taken(&mut *pool.acquire().await.map_err(broken)?).await,
        }
        .map_err(explain)?;
        Ok(STEPS
            .iter()
            .filter(|step| !taken.contains(&step.number))
            .map(|step| PendingMigration {
                number: step.number,
                name: step.name,
            })
            .collect())
    }
}

async fn taken<C: Migrate>(connection: &mut C) -> Result<HashSet<i64>, MigrateError> {
    // Nodes that start at once would both make the table, and one of them would fail.
    connection.lock().await?;
    let listed = list_taken(connection).await;
    connection.unlock().await?;
    listed
}

async fn list_taken<C: Migrate>(connection: &mut C) -> Result<HashSet<i64>, MigrateError> {
    connection.ensure_migrations_table(TABLE).await?;
    let applied = connection.list_applied_migrations(TABLE).await?;
    Ok(applied.into_iter().map(|migration| migration.version).collect())
}

fn migrator(dialect: fn(&Step) -> &'static str) -> Migrator {
    let migration = |step: &Step| {
        Migration::new(
            step.number,
            Cow::Borrowed(step.name),
            MigrationType::Simple,
            dialect(step).into_sql_str(),
            false,
        )
    };
    Migrator::with_migrations(STEPS.iter().map(migration).collect())
}

fn explain(error: MigrateError) -> StoreError {
    let message = match &error {
        MigrateError::VersionMissing(number) => format!(
            "the database has migration {number}, which this program does not know; run a newer eBOK or restore a backup"
        ),
        MigrateError::VersionMismatch(number) => format!(
            "migration {number} was altered after the database took it; use the program that matches the database"
        ),
        MigrateError::Dirty(number) => format!("migration {number} failed half way; restore the latest backup"),
        _ => "cannot bring the database's schema up to date".to_owned(),
    };
    StoreError::caused(ErrorKind::Setup, message, error)
}

#[cfg(test)]
mod tests {
    use super::STEPS;

    #[test]
    fn every_file_in_both_folders_is_a_step_and_numbers_have_no_gap() {
        for engine in ["sqlite", "postgres"] {
            let folder = format!("{}/../../migrations/{engine}", env!("CARGO_MANIFEST_DIR"));
            let mut files: Vec<String> = std::fs::read_dir(folder)
                .unwrap()
                .map(|entry| entry.unwrap().file_name().into_string().unwrap())
                .collect();
            files.sort();
            let steps: Vec<String> = STEPS.iter().map(|step| format!("{}.sql", step.name)).collect();
            assert_eq!(files, steps, "{engine}");
        }
        for (index, step) in (1..).zip(STEPS) {
            assert_eq!(step.number, index);
            assert!(step.name.starts_with(&format!("{index:04}_")), "{}", step.name);
        }
    }
}
