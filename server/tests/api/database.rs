//! Databases of a test's own.

use std::process::Command;

/// Where the tests find PostgreSQL: the address of a role that may make databases.
const POSTGRES: &str = "EBOK_TEST_POSTGRES_URL";

/// A database that is gone when its handle is.
pub enum Database {
    Sqlite { folder: tempfile::TempDir },
    Postgres { admin_url: String, name: String },
}

impl Database {
    /// An SQLite file in a folder of its own; the file is made by whoever connects.
    pub fn sqlite() -> Self {
        Self::Sqlite {
            folder: tempfile::tempdir().expect("a folder for the database"),
        }
    }

    /// An empty database on the PostgreSQL server of the tests. Without that server the test fails: a half that is
    /// silently left out proves nothing.
    pub fn postgres() -> Self {
        let Ok(admin_url) = std::env::var(POSTGRES) else {
            panic!(
                "{POSTGRES} is not set, so nothing can be said of PostgreSQL; run `cargo xtask test`, which starts one"
            );
        };
        let name = format!("ebok_test_{}", uuid::Uuid::now_v7().simple());
        psql(&admin_url, &format!("CREATE DATABASE {name}"));
        Self::Postgres { admin_url, name }
    }

    /// Its address.
    pub fn url(&self) -> String {
        match self {
            Self::Sqlite { folder } => format!("sqlite://{}/ebok.db", folder.path().display()),
            Self::Postgres { admin_url, name } => {
                let (server, _) = admin_url.rsplit_once('/').expect("postgres://user@host:port/database");
                format!("{server}/{name}")
            }
        }
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        if let Self::Postgres { admin_url, name } = self {
            psql(admin_url, &format!("DROP DATABASE {name} WITH (FORCE)"));
        }
    }
}

/// The client that comes with the server; no driver of its own for two statements.
fn psql(url: &str, statement: &str) {
    let output = Command::new("psql")
        .args([url, "-qc", statement])
        .output()
        .expect("psql is installed with PostgreSQL");
    assert!(
        output.status.success(),
        "{statement}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
}
