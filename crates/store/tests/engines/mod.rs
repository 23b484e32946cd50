//! Runs one claim on both engines, each time with a database of its own.
//!
//! SQLite lives in a temporary folder. PostgreSQL must be there: a half that is silently left out proves nothing.

use std::future::Future;

use sqlx::{AssertSqlSafe, Connection, PgConnection};
use store::Db;
use uuid::Uuid;

/// Where the tests find PostgreSQL: the address of a role that may make databases.
const POSTGRES: &str = "EBOK_TEST_POSTGRES_URL";

/// Declares, for each claim `async fn claim(db: Db)`, one test on SQLite and one on PostgreSQL.
#[macro_export]
macro_rules! on_both_engines {
    ($($claim:ident,)+) => { $(
        mod $claim {
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_sqlite() {
                $crate::engines::on_sqlite(super::$claim).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_postgres() {
                $crate::engines::on_postgres(super::$claim).await;
            }
        }
    )+ };
}

/// Runs the claim on a fresh, migrated SQLite file.
pub async fn on_sqlite<F: Future<Output = ()>>(claim: impl FnOnce(Db) -> F) {
    let (folder, db) = fresh_sqlite().await;
    claim(db.clone()).await;
    db.close().await;
    drop(folder);
}

/// Runs the claim on a fresh, migrated PostgreSQL database, and drops that database even when the claim is false.
pub async fn on_postgres<F: Future<Output = ()> + Send + 'static>(claim: impl FnOnce(Db) -> F) {
    let database = PostgresDatabase::create().await;
    let db = Db::connect(&database.url).await.unwrap();
    db.migrate().await.unwrap();
    let outcome = tokio::spawn(claim(db.clone())).await;
    db.close().await;
    database.drop().await;
    if let Err(panic) = outcome {
        std::panic::resume_unwind(panic.into_panic());
    }
}

/// A migrated SQLite file in a folder that goes when its handle does.
pub async fn fresh_sqlite() -> (tempfile::TempDir, Db) {
    let folder = tempfile::tempdir().unwrap();
    let db = Db::connect(&format!("sqlite://{}/ebok.db", folder.path().display()))
        .await
        .unwrap();
    db.migrate().await.unwrap();
    (folder, db)
}

/// An empty database on the PostgreSQL server of the tests.
pub struct PostgresDatabase {
    /// Its address.
    pub url: String,
    admin_url: String,
    name: String,
}

impl PostgresDatabase {
    /// Makes one.
    pub async fn create() -> Self {
        let Ok(admin_url) = std::env::var(POSTGRES) else {
            panic!(
                "{POSTGRES} is not set, so nothing can be said of PostgreSQL; run `cargo xtask test`, which starts one"
            );
        };
        let (server, _) = admin_url.rsplit_once('/').expect("postgres://user@host:port/database");
        let name = format!("ebok_test_{}", Uuid::now_v7().simple());
        let url = format!("{server}/{name}");
        let mut admin = PgConnection::connect(&admin_url).await.unwrap();
        sqlx::raw_sql(AssertSqlSafe(format!("CREATE DATABASE {name}")))
            .execute(&mut admin)
            .await
            .unwrap();
        admin.close().await.unwrap();
        Self { url, admin_url, name }
    }

    /// Drops it, with whoever is still connected.
    pub async fn drop(self) {
        let mut admin = PgConnection::connect(&self.admin_url).await.unwrap();
        let statement = format!("DROP DATABASE {} WITH (FORCE)", self.name);
        sqlx::raw_sql(AssertSqlSafe(statement))
            .execute(&mut admin)
            .await
            .unwrap();
        admin.close().await.unwrap();
    }
}
