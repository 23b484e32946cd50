//! The network in memory: loaded once for each version, and swapped as a whole.
//!
//! Every node asks the database for its version each second, so that an import on one node, or at the console, shows
//! on all of them within two.

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use contract::AppError;
use gis::gazetteer::{self, Gazetteer};
use gis::snapshot::{Builder, Snapshot};
use store::network::{ObjectRow, current_after};
use store::{StoreError, Tx, network};
use tokio::sync::{Mutex, mpsc, watch};

use super::Network;
use crate::failure::{chain, fault, of_store};

/// Between two looks at the database's version.
const INTERVAL: Duration = Duration::from_secs(1);
/// Rows in one page from the database; with the channel's places this bounds what is held beside the snapshot.
const PAGE: u32 = 4000;
const PAGES_AHEAD: usize = 3;
/// So many objects that cannot be shown are named in the log; the rest are counted.
const NAMED: u64 = 5;

/// One version of the network in memory.
#[derive(Debug)]
pub(super) struct Loaded {
    pub snapshot: Arc<Snapshot>,
    /// The names in it; of the same version, because both are swapped as one.
    pub gazetteer: Gazetteer,
    pub changed_at: Option<DateTime<Utc>>,
    pub demo: bool,
}

/// Where the newest loaded version is kept.
#[derive(Debug, Default)]
pub(super) struct Holder {
    newest: watch::Sender<Option<Arc<Loaded>>>,
    /// One load at a time: a second one would only load the same.
    loading: Mutex<()>,
}

/// Why the network could not be loaded.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// The database's part.
    #[error("the network cannot be read from the database")]
    Store(#[from] StoreError),
    /// The packing thread's part.
    #[error("the network cannot be packed")]
    Packing(#[from] tokio::task::JoinError),
}

impl Network {
    /// The network in memory; nothing until it has been loaded once.
    #[must_use]
    pub fn snapshot(&self) -> Option<Arc<Snapshot>> {
        self.holder
            .newest
            .borrow()
            .as_ref()
            .map(|loaded| Arc::clone(&loaded.snapshot))
    }

    /// Waits until a version other than `known` is in memory, and returns it.
    pub async fn changed_from(&self, known: Option<i64>) -> Arc<Snapshot> {
        let mut newest = self.holder.newest.subscribe();
        loop {
            let current = newest
                .borrow_and_update()
                .as_ref()
                .map(|loaded| Arc::clone(&loaded.snapshot));
            if let Some(snapshot) = current
                && Some(snapshot.version()) != known
            {
                return snapshot;
            }
            // The sender lives as long as `self`, so that there is always another change to wait for.
            drop(newest.changed().await);
        }
    }

    /// Loads the network when the database has another version than the memory. Returns whether it did.
    ///
    /// # Errors
    /// [`LoadError`]; the former version stays in place.
    pub async fn refresh_if_changed(&self) -> Result<bool, LoadError> {
        let _one_at_a_time = self.holder.loading.lock().await;
        let mut tx = self.db.begin_read().await?;
        let latest = network::latest(&mut tx).await?;
        let version = latest.map_or(0, |latest| latest.version);
        if self.snapshot().is_some_and(|snapshot| snapshot.version() == version) {
            return Ok(false);
        }
        let started = self.clock.now();
        let demo = network::any_demo(&mut tx).await?;
        let (snapshot, gazetteer) = load(tx, version).await?;
        let loaded = Loaded {
            snapshot: Arc::new(snapshot),
            gazetteer,
            changed_at: latest.map(|latest| latest.changed_at),
            demo,
        };
        let duration_ms = (self.clock.now() - started).num_milliseconds();
        tracing::info!(
            version,
            duration_ms,
            bytes = loaded.snapshot.bytes(),
            names = loaded.gazetteer.len(),
            names_bytes = loaded.gazetteer.bytes(),
            "Loaded version {version} of the network"
        );
        self.holder.newest.send_replace(Some(Arc::new(loaded)));
        Ok(true)
    }

    /// Keeps the memory at the database's version until `stop` is ready. Outages are logged and waited out.
    pub async fn watch(&self, stop: impl Future<Output = ()> + Send) {
        let mut stop = std::pin::pin!(stop);
        let mut is_failing = false;
        loop {
            match self.refresh_if_changed().await {
                Ok(_) => is_failing = false,
                Err(error) => {
                    if !is_failing {
                        tracing::warn!(cause = %chain(&error), "The network's version cannot be read; trying each second");
                    }
                    is_failing = true;
                }
            }
            tokio::select! {
                () = &mut stop => return,
                () = tokio::time::sleep(INTERVAL) => {}
            }
        }
    }

    /// What is in memory, loaded now when nothing is yet.
    pub(super) async fn loaded(&self) -> Result<Arc<Loaded>, LoadError> {
        loop {
            if let Some(loaded) = self.holder.newest.borrow().as_ref() {
                return Ok(Arc::clone(loaded));
            }
            self.refresh_if_changed().await?;
        }
    }
}

impl Network {
    /// What is in memory, for whoever waits for an answer.
    pub(super) async fn at_hand(&self) -> Result<Arc<Loaded>, AppError> {
        self.loaded().await.map_err(|error| match &error {
            LoadError::Store(store) => of_store("loading the network", store),
            LoadError::Packing(_) => fault("loading the network", &error),
        })
    }
}

/// Reads page after page and packs them on a thread of its own, so that requests are answered meanwhile.
async fn load(mut tx: Tx, version: i64) -> Result<(Snapshot, Gazetteer), LoadError> {
    let (pages, mut arriving) = mpsc::channel::<Vec<ObjectRow>>(PAGES_AHEAD);
    let packing = tokio::task::spawn_blocking(move || {
        let mut packer = Packer::new(version);
        while let Some(page) = arriving.blocking_recv() {
            packer.take(&page);
        }
        packer.finish()
    });
    let mut after = 0;
    loop {
        let page = current_after(&mut tx, after, PAGE).await?;
        let Some(last) = page.last() else { break };
        after = last.uid;
        if pages.send(page).await.is_err() {
            // The packing thread is gone; joining it below tells why.
            break;
        }
    }
    drop(pages);
    Ok(packing.await?)
}

/// Packs rows, and counts those that cannot be shown.
struct Packer {
    builder: Builder,
    names: gazetteer::Builder,
    left_out: u64,
}

impl Packer {
    fn new(version: i64) -> Self {
        Self {
            builder: Builder::new(version),
            names: gazetteer::Builder::default(),
            left_out: 0,
        }
    }

    fn take(&mut self, rows: &[ObjectRow]) {
        for row in rows {
            let problem = match gis::wkb::decode(&row.geometry) {
                Ok(geometry) => match self.builder.push(row.uid, &row.object, &geometry) {
                    Ok(()) => {
                        self.names.push(&row.dataset, &row.object, &geometry);
                        None
                    }
                    Err(error) => Some(error.to_string()),
                },
                Err(error) => Some(error.to_string()),
            };
            if let Some(problem) = problem {
                self.left_out += 1;
                if self.left_out <= NAMED {
                    tracing::warn!(dataset = %row.dataset, object = %row.object.id, "Not on the map: {problem}");
                }
            }
        }
    }

    fn finish(self) -> (Snapshot, Gazetteer) {
        if self.left_out > NAMED {
            tracing::warn!(count = self.left_out, "{} objects are not on the map", self.left_out);
        }
        (self.builder.build(), self.names.build())
    }
}
