//! The server engine.

use std::str::FromStr;
use std::time::Duration;

use sqlx::PgPool;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};

use crate::{ErrorKind, StoreError};

const CONNECTIONS: u32 = 16;
/// Long enough for a server that is just starting, short enough for a readiness probe to notice.
const PATIENCE: Duration = Duration::from_secs(5);

pub(crate) async fn connect(url: &str) -> Result<PgPool, StoreError> {
    let options = PgConnectOptions::from_str(url).map_err(|source| {
        let message = "the database address is not understood; write `postgres://user:password@host/database`";
        StoreError::caused(ErrorKind::Setup, message, source)
    })?;
    // The address may hold a password, so only its harmless parts go into the message.
    let place = format!(
        "{}@{}:{}/{}",
        options.get_username(),
        options.get_host(),
        options.get_port(),
        options.get_database().unwrap_or_default()
    );
    PgPoolOptions::new()
        .max_connections(CONNECTIONS)
        .acquire_timeout(PATIENCE)
        .connect_with(options.application_name("ebok"))
        .await
        .map_err(|source| {
            let message = format!(
                "cannot connect to PostgreSQL as {place}; check that the server runs, the database exists and \
                 the password is right"
            );
            StoreError::caused(ErrorKind::Setup, message, source)
        })
}
