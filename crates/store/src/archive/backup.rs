//! From the database to the file: every table, from one moment, while everybody else goes on.

use std::path::Path;

use chrono::{DateTime, Utc};
use futures::TryStreamExt;
use sqlx::{AssertSqlSafe, Row};
use tokio::sync::mpsc::{Sender, channel};

use super::cell::{Cell, read_cell};
use super::format::{Described, FORMAT, Header, LAYOUT, Line, Summary};
use super::pack::{Order, pack};
use super::table::{Kind, TABLES, Table};
use crate::migrations::newest;
use crate::{Db, ErrorKind, StoreError, Tx};

/// Lines in one message to the writing thread.
const BATCH: usize = 500;
const BATCHES_AHEAD: usize = 8;

/// Writes the whole database into one file; one that is there is replaced once the new one is whole. `progress`
/// hears how many rows have been read so far.
///
/// # Errors
/// [`ErrorKind::Setup`] when migrations are pending or the file cannot be written, and when the database does not
/// answer. A file that was there stays as it was.
pub async fn backup(
    db: &Db,
    path: &Path,
    now: DateTime<Utc>,
    progress: &(dyn Fn(u64) + Send + Sync),
) -> Result<Summary, StoreError> {
    if !db.pending_migrations().await?.is_empty() {
        let message = "the database's schema is older than this program; run `ebok migrate` first";
        return Err(StoreError::new(ErrorKind::Setup, message));
    }
    let header = Header {
        format: FORMAT.to_owned(),
        layout: LAYOUT,
        migration: newest(),
        created_at: now,
    };
    let (orders, arriving) = channel(BATCHES_AHEAD);
    let target = path.to_owned();
    let writing = tokio::task::spawn_blocking(move || pack(&target, arriving));
    let read = read(db, header.clone(), &orders, progress).await;
    if read.is_ok() {
        drop(orders.send(Order::Finish).await);
    }
    drop(orders);
    let written = writing
        .await
        .map_err(|source| StoreError::caused(ErrorKind::Internal, "write an archive", source))?;
    read?;
    Ok(Summary::new(&header, written?))
}

async fn read(
    db: &Db,
    header: Header,
    orders: &Sender<Order>,
    progress: &(dyn Fn(u64) + Send + Sync),
) -> Result<(), StoreError> {
    let mut tx = db.begin_read().await?;
    // A writer that gave up says why when it is joined; until then nothing more is worth reading.
    let mut is_open = orders.send(Order::Lines(vec![Line::Header(header)])).await.is_ok();
    let mut done = 0;
    for table in TABLES {
        if is_open {
            is_open = read_table(&mut tx, table, orders, &mut done, progress).await?;
        }
    }
    Ok(())
}

/// Sends a table's description and its rows. Returns whether the writer still takes any.
async fn read_table(
    tx: &mut Tx,
    table: &Table,
    orders: &Sender<Order>,
    done: &mut u64,
    progress: &(dyn Fn(u64) + Send + Sync),
) -> Result<bool, StoreError> {
    let described = Described {
        name: table.name.to_owned(),
        columns: table
            .columns
            .iter()
            .map(|(column, kind)| ((*column).to_owned(), *kind))
            .collect(),
    };
    let key = table.columns.first().map_or("1", |(column, _)| column);
    // Only names from our own list go into the statement.
    let statement = format!("SELECT {} FROM {} ORDER BY {key}", described.column_list(), table.name);
    let mut batch = vec![Line::Table(described)];
    on!(tx, "archive: read a table", c => {
        let mut rows = sqlx::query(AssertSqlSafe(statement)).fetch(c);
        while let Some(row) = rows.try_next().await? {
            let cells = table.columns.iter().enumerate().map(|(index, (_, kind))| read_cell!(row, index, kind));
            batch.push(Line::Row(cells.map(|cell| cell.map(Cell::into_json)).collect::<Result<_, _>>()?));
            if batch.len() == BATCH {
                *done += batch.len() as u64;
                progress(*done);
                if orders.send(Order::Lines(std::mem::take(&mut batch))).await.is_err() {
                    return Ok(false);
                }
            }
        }
        Ok(orders.send(Order::Lines(std::mem::take(&mut batch))).await.is_ok())
    })
}
