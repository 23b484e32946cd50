//! From the file to an empty database, all or nothing.

use std::path::Path;

use serde_json::Value;
use sqlx::{AssertSqlSafe, QueryBuilder};
use tokio::sync::mpsc::{Receiver, Sender, channel};

use super::cell::{Cell, bind_cell};
use super::format::{Described, Summary, damaged};
use super::unpack::{Part, Unpacker};
use crate::migrations::newest;
use crate::tx::count;
use crate::{Db, ErrorKind, StoreError, Tx};

/// Rows in one INSERT, for up to 40 columns under SQLite's 32 766 parameters.
const BATCH: usize = 400;
const BATCHES_AHEAD: usize = 4;

/// Rows of one table, on their way into it.
struct Batch {
    table: Described,
    rows: Vec<Vec<Cell>>,
}

/// Reads an archive from end to end, and says what it holds.
///
/// # Errors
/// [`ErrorKind::Archive`] when it is truncated, altered or none of ours; [`ErrorKind::Setup`] when it cannot be read.
pub async fn verify(path: &Path) -> Result<Summary, StoreError> {
    let path = path.to_owned();
    let reading = tokio::task::spawn_blocking(move || {
        let mut archive = Unpacker::open(&path)?;
        loop {
            if let Part::End(summary) = archive.next()? {
                return Ok(summary);
            }
        }
    });
    reading
        .await
        .map_err(|source| StoreError::caused(ErrorKind::Internal, "read an archive", source))?
}

/// Fills an empty database from an archive of either engine, and brings its schema up to date. The archive is read
/// through before anything is written, and written in one transaction. `progress` hears how many rows are in.
///
/// # Errors
/// [`ErrorKind::Archive`] when the archive is truncated, altered, none of ours or from a newer program;
/// [`ErrorKind::Setup`] when the database has rows already, or a schema that is neither none nor the archive's. Nothing is changed then.
pub async fn restore(db: &Db, path: &Path, progress: &(dyn Fn(u64) + Send + Sync)) -> Result<Summary, StoreError> {
    let summary = verify(path).await?;
    prepare(db, summary.migration).await?;
    let (to, batches) = channel(BATCHES_AHEAD);
    let file = path.to_owned();
    let reading = tokio::task::spawn_blocking(move || unpack(&file, &to));
    let mut tx = db.begin_write().await?;
    let wrote = write(&mut tx, batches, progress).await;
    let read = reading
        .await
        .map_err(|source| StoreError::caused(ErrorKind::Internal, "read an archive", source))?;
    // What the database says comes first: the reader then only knows that nobody listens any more.
    wrote?;
    let again = read?;
    if again != Some(summary) {
        return Err(damaged("it changed while it was read"));
    }
    continue_numbering(&mut tx).await?;
    tx.commit().await?;
    db.migrate().await?;
    Ok(summary)
}

/// Brings the schema to where it was when the archive was made.
async fn prepare(db: &Db, migration: i64) -> Result<(), StoreError> {
    if migration > newest() {
        let message =
            format!("the archive needs migration {migration}, which this program does not know; run a newer eBOK");
        return Err(StoreError::new(ErrorKind::Archive, message));
    }
    let pending = db.pending_migrations().await?;
    let taken = pending.first().map_or(newest(), |step| step.number - 1);
    if taken != 0 && taken != migration {
        let message = format!(
            "the archive is of migration {migration}, but the database has taken {taken} already; restore into a \
             database that is new and was not migrated"
        );
        return Err(StoreError::new(ErrorKind::Setup, message));
    }
    db.migrate_to(migration).await
}

/// Reads on a thread of its own. Returns nothing when nobody listens any more.
fn unpack(path: &Path, to: &Sender<Batch>) -> Result<Option<Summary>, StoreError> {
    let mut archive = Unpacker::open(path)?;
    let mut batch: Option<Batch> = None;
    loop {
        let part = archive.next()?;
        let is_full = batch.as_ref().is_some_and(|batch| batch.rows.len() == BATCH);
        if is_full || !matches!(part, Part::Row(_)) {
            let table = batch.as_ref().map(|batch| batch.table.clone());
            if let Some(full) = batch.take()
                && to.blocking_send(full).is_err()
            {
                return Ok(None);
            }
            batch = table.map(|table| Batch {
                table,
                rows: Vec::new(),
            });
        }
        match part {
            Part::End(summary) => return Ok(Some(summary)),
            Part::Table(table) => {
                batch = Some(Batch {
                    table,
                    rows: Vec::new(),
                });
            }
            Part::Row(row) => {
                let batch = batch.as_mut().ok_or_else(|| damaged("a row belongs to no table"))?;
                batch.rows.push(cells(row, &batch.table)?);
            }
        }
    }
}

fn cells(row: Vec<Value>, table: &Described) -> Result<Vec<Cell>, StoreError> {
    if row.len() != table.columns.len() {
        return Err(damaged("a row has not as many values as its table has columns"));
    }
    row.into_iter()
        .zip(&table.columns)
        .map(|(value, (_, kind))| Cell::from_json(value, *kind))
        .collect()
}

async fn write(
    tx: &mut Tx,
    mut batches: Receiver<Batch>,
    progress: &(dyn Fn(u64) + Send + Sync),
) -> Result<(), StoreError> {
    let mut current = None;
    let mut done = 0;
    while let Some(Batch { table, rows }) = batches.recv().await {
        if current.as_ref() != Some(&table.name) {
            must_be_empty(tx, &table.name).await?;
            current = Some(table.name.clone());
        }
        if rows.is_empty() {
            continue;
        }
        done += rows.len() as u64;
        // The names were checked to be plain words.
        let statement = format!("INSERT INTO {} ({}) ", table.name, table.column_list());
        on!(&mut *tx, "archive: write a table", c => {
            let mut query = QueryBuilder::new(statement);
            let is_full = rows.len() == BATCH;
            query.push_values(rows, |mut values, row| {
                for cell in row {
                    bind_cell!(values, cell);
                }
            });
            query.build().persistent(is_full).execute(c).await.map(|_| ())
        })?;
        progress(done);
    }
    Ok(())
}

async fn must_be_empty(tx: &mut Tx, table: &str) -> Result<(), StoreError> {
    let statement = format!("SELECT COUNT(*) FROM {table}");
    let rows: i64 = on!(tx, "archive: look whether a table is empty", c =>
        sqlx::query_scalar(AssertSqlSafe(statement)).fetch_one(c).await)?;
    if count(rows)? == 0 {
        return Ok(());
    }
    let message = format!("the table {table} has {rows} rows already; restore into a database that is new and empty");
    Err(StoreError::new(ErrorKind::Setup, message))
}

/// Makes new rows go on from the highest number. SQLite's AUTOINCREMENT has noticed the inserted numbers by itself;
/// PostgreSQL's sequences only count what they gave out.
async fn continue_numbering(tx: &mut Tx) -> Result<(), StoreError> {
    let Tx::Postgres(tx) = tx else { return Ok(()) };
    let failed = |source| StoreError::query("archive: continue the numbering", source);
    let columns: Vec<(String, String)> = sqlx::query_as(
        "SELECT table_name::text, column_name::text FROM information_schema.columns \
         WHERE table_schema = current_schema() AND is_identity = 'YES'",
    )
    .fetch_all(&mut **tx)
    .await
    .map_err(failed)?;
    for (table, column) in columns {
        let statement = format!(
            "SELECT setval(pg_get_serial_sequence('{table}', '{column}'), MAX({column})) FROM {table} HAVING COUNT(*) > 0"
        );
        sqlx::query(AssertSqlSafe(statement))
            .execute(&mut **tx)
            .await
            .map_err(failed)?;
    }
    Ok(())
}
