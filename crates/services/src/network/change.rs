//! Comparing what comes with what is there, and writing the difference.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use store::network::{self, DatasetId, NewDataset, NewVersion, Totals};
use store::{StoreError, Tx};

use super::prepare::{Bounds, HASH_BYTES, Prepared, around};

/// What an import is called in the books.
#[derive(Debug)]
pub(super) struct Label {
    pub dataset: String,
    pub title: String,
    pub demo: bool,
    pub file_name: Option<String>,
    pub format: String,
    pub now: DateTime<Utc>,
}

/// A current object of the data set, and whether the import has it too.
struct Known {
    uid: i64,
    hash: [u8; HASH_BYTES],
    is_seen: bool,
}

/// An import under way: the difference so far. The version is made with the first difference, so that an import
/// without any leaves no trace.
pub(super) struct Change<'a> {
    tx: &'a mut Tx,
    label: &'a Label,
    /// Whether differences are only counted.
    dry_run: bool,
    dataset: Option<DatasetId>,
    version: Option<i64>,
    known: HashMap<Box<str>, Known>,
    totals: Totals,
    extent: Option<Bounds>,
}

/// The difference when all objects have come.
#[derive(Debug)]
pub(super) struct Changed {
    pub dataset: Option<DatasetId>,
    pub version: Option<i64>,
    pub totals: Totals,
    pub extent: Option<Bounds>,
}

impl<'a> Change<'a> {
    /// Begins with the data set as it is now.
    pub async fn begin(
        tx: &'a mut Tx,
        label: &'a Label,
        dataset: Option<DatasetId>,
        dry_run: bool,
    ) -> Result<Self, StoreError> {
        let mut known = HashMap::new();
        if let Some(dataset) = dataset {
            network::current_hashes(tx, dataset, |id, uid, hash| {
                // A hash of another length was made by another rule: the object counts as altered.
                let hash = hash.try_into().unwrap_or_default();
                let is_seen = false;
                known.insert(id.into_boxed_str(), Known { uid, hash, is_seen });
            })
            .await?;
        }
        Ok(Self {
            tx,
            label,
            dry_run,
            dataset,
            version: None,
            known,
            totals: Totals::default(),
            extent: None,
        })
    }

    /// Takes the next objects.
    pub async fn take(&mut self, batch: Vec<Prepared>) -> Result<(), StoreError> {
        let (mut outdated, mut new) = (Vec::new(), Vec::new());
        for prepared in batch {
            self.extent = around(self.extent, prepared.bounds);
            match self.known.get_mut(prepared.new.object.id.as_str()) {
                None => self.totals.added += 1,
                Some(known) => {
                    known.is_seen = true;
                    if known.hash == prepared.hash {
                        self.totals.unchanged += 1;
                        continue;
                    }
                    self.totals.altered += 1;
                    outdated.push(known.uid);
                }
            }
            new.push(prepared.new);
        }
        if self.dry_run || new.is_empty() {
            return Ok(());
        }
        let (dataset, version) = self.version().await?;
        network::close_objects(self.tx, version, &outdated).await?;
        network::insert_objects(self.tx, dataset, version, &new).await
    }

    /// Closes what did not come.
    pub async fn finish(mut self) -> Result<Changed, StoreError> {
        let gone: Vec<i64> = self
            .known
            .values()
            .filter(|known| !known.is_seen)
            .map(|known| known.uid)
            .collect();
        self.totals.removed = gone.len() as u64;
        if !self.dry_run && !gone.is_empty() {
            let (_, version) = self.version().await?;
            network::close_objects(self.tx, version, &gone).await?;
        }
        Ok(Changed {
            dataset: self.dataset,
            version: self.version,
            totals: self.totals,
            extent: self.extent,
        })
    }

    /// The data set and the version that this import makes.
    async fn version(&mut self) -> Result<(DatasetId, i64), StoreError> {
        let label = self.label;
        let dataset = match self.dataset {
            Some(dataset) => dataset,
            None => {
                let new = NewDataset {
                    name: &label.dataset,
                    title: &label.title,
                    demo: label.demo,
                    created_at: label.now,
                };
                *self.dataset.insert(network::create_dataset(self.tx, new).await?)
            }
        };
        let version = match self.version {
            Some(version) => version,
            None => {
                let new = NewVersion {
                    dataset,
                    created_at: label.now,
                    file_name: label.file_name.as_deref(),
                };
                *self.version.insert(network::insert_version(self.tx, &new).await?)
            }
        };
        Ok((dataset, version))
    }
}
