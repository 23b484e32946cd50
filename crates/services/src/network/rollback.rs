//! Going back: a former version of a data set becomes its newest one. Nothing that was is altered.

use std::collections::HashMap;

use domain::actor::Actor;
use domain::permissions::Action;
use serde_json::json;
use store::network::{
    self, DatasetId, NewVersion, Totals, VersionEnd, VersionRow, close_objects, copy_objects, current_hashes,
    find_dataset, finish_version, hashes_at, insert_version, lock_import,
};
use store::{StoreError, Tx};

use super::prune::enqueue_prune;
use super::{ImportOutcome, Network};

/// What the books call a version that was made by going back.
const FORMAT: &str = "rollback";
/// So many versions are listed.
const LISTED: u32 = 50;

/// Where to go back to.
#[derive(Debug, Clone)]
pub struct RollbackRequest {
    /// The data set.
    pub dataset: String,
    /// The version whose objects it is to have again.
    pub version: i64,
    /// Only says what would change.
    pub dry_run: bool,
}

/// Why a data set did not go back. Nothing was changed then.
#[derive(Debug, thiserror::Error)]
pub enum RollbackError {
    /// The actor may not.
    #[error("only the operator at the server's console may look at versions and go back to one")]
    Forbidden,
    /// A data set that is not there.
    #[error("there is no data set `{0}`; `ebok network versions` lists all")]
    UnknownDataset(String),
    /// A number that is none of the data set's.
    #[error(
        "{version} is not a version of the data set `{dataset}`; `ebok network versions --dataset {dataset}` lists them"
    )]
    UnknownVersion {
        /// The data set.
        dataset: String,
        /// The number.
        version: i64,
    },
    /// Some of the version's objects are no longer in the database.
    #[error(
        "version {version} of the data set `{dataset}` had {objects} objects, of which {held} are still in the \
         database: the others were pruned; choose a version that `ebok network versions` marks as whole, import the \
         former file, or restore a backup"
    )]
    Pruned {
        /// The data set.
        dataset: String,
        /// The version.
        version: i64,
        /// How many objects it had.
        objects: i64,
        /// How many are still there.
        held: i64,
    },
    /// The database.
    #[error("the database does not do what it was asked")]
    Store(#[from] StoreError),
}

impl Network {
    /// The newest versions of a data set, or of all, the newest first.
    ///
    /// # Errors
    /// [`RollbackError`] when the actor may not, or the data set is unknown.
    pub async fn versions(&self, actor: &Actor, dataset: Option<&str>) -> Result<Vec<VersionRow>, RollbackError> {
        authorize(actor, Action::ListVersions)?;
        let mut tx = self.db.begin_read().await?;
        if let Some(name) = dataset {
            known(&mut tx, name).await?;
        }
        Ok(network::versions(&mut tx, dataset, LISTED).await?)
    }

    /// Makes a new version of a data set whose objects are those of a former one. Where they are so already, nothing
    /// is written.
    ///
    /// # Errors
    /// [`RollbackError`]; nothing is changed then.
    pub async fn rollback(&self, actor: &Actor, request: &RollbackRequest) -> Result<ImportOutcome, RollbackError> {
        authorize(actor, Action::RollBackNetwork)?;
        let mut tx = if request.dry_run {
            self.db.begin_read().await?
        } else {
            self.db.begin_write().await?
        };
        if !request.dry_run {
            lock_import(&mut tx).await?;
        }
        let dataset = known(&mut tx, &request.dataset).await?;
        let found = network::version(&mut tx, dataset, request.version).await?;
        let found = found.ok_or_else(|| RollbackError::UnknownVersion {
            dataset: request.dataset.clone(),
            version: request.version,
        })?;
        if !found.is_whole() {
            return Err(pruned(&found));
        }
        let difference = Difference::between(&mut tx, dataset, request.version).await?;
        let nothing = difference.totals.added + difference.totals.removed + difference.totals.altered == 0;
        let version = if request.dry_run || nothing {
            tx.rollback().await?;
            None
        } else {
            Some(self.write(tx, dataset, &found, &difference).await?)
        };
        Ok(outcome(&request.dataset, version, difference.totals))
    }

    /// Closes what is to go, writes anew what is to come back, and notes where it came from.
    async fn write(
        &self,
        mut tx: Tx,
        dataset: DatasetId,
        to: &VersionRow,
        difference: &Difference,
    ) -> Result<i64, RollbackError> {
        let now = self.clock.now();
        let new = NewVersion {
            dataset,
            created_at: now,
            file_name: to.file_name.as_deref(),
        };
        let version = insert_version(&mut tx, &new).await?;
        close_objects(&mut tx, version, &difference.going).await?;
        let copied = copy_objects(&mut tx, version, &difference.coming).await?;
        if copied != difference.coming.len() as u64 {
            // Tidying up came in between.
            return Err(pruned(to));
        }
        let report = json!({ "rolled_back_to": to.version });
        let end = VersionEnd {
            totals: difference.totals,
            format: FORMAT,
            crs: None,
            report: &report,
        };
        finish_version(&mut tx, version, &end).await?;
        enqueue_prune(&mut tx, dataset, version, now).await?;
        tx.commit().await?;
        let Totals {
            added,
            removed,
            altered,
            ..
        } = difference.totals;
        tracing::info!(
            dataset = %to.dataset,
            version,
            rolled_back_to = to.version,
            added,
            removed,
            altered,
            "Rolled the data set {} back to version {}, as version {version}",
            to.dataset,
            to.version
        );
        Ok(version)
    }
}

/// What lies between a data set as it is and as it was.
struct Difference {
    /// Present states to be closed.
    going: Vec<i64>,
    /// Former states to be written anew.
    coming: Vec<i64>,
    totals: Totals,
}

impl Difference {
    async fn between(tx: &mut Tx, dataset: DatasetId, version: i64) -> Result<Self, StoreError> {
        let mut now: HashMap<String, (i64, Vec<u8>)> = HashMap::new();
        current_hashes(tx, dataset, |id, uid, hash| {
            now.insert(id, (uid, hash));
        })
        .await?;
        let (mut going, mut coming) = (Vec::new(), Vec::new());
        let mut totals = Totals::default();
        hashes_at(tx, dataset, version, |id, uid, hash| match now.remove(&id) {
            Some((_, present)) if present == hash => totals.unchanged += 1,
            Some((present, _)) => {
                totals.altered += 1;
                going.push(present);
                coming.push(uid);
            }
            None => {
                totals.added += 1;
                coming.push(uid);
            }
        })
        .await?;
        totals.removed = now.len() as u64;
        going.extend(now.into_values().map(|(uid, _)| uid));
        Ok(Self { going, coming, totals })
    }
}

fn authorize(actor: &Actor, action: Action) -> Result<(), RollbackError> {
    if actor.may(action) {
        Ok(())
    } else {
        Err(RollbackError::Forbidden)
    }
}

async fn known(tx: &mut Tx, name: &str) -> Result<DatasetId, RollbackError> {
    let dataset = find_dataset(tx, name).await?;
    let dataset = dataset.ok_or_else(|| RollbackError::UnknownDataset(name.to_owned()))?;
    Ok(dataset.id)
}

fn pruned(version: &VersionRow) -> RollbackError {
    RollbackError::Pruned {
        dataset: version.dataset.clone(),
        version: version.version,
        objects: version.objects(),
        held: version.held,
    }
}

fn outcome(dataset: &str, version: Option<i64>, totals: Totals) -> ImportOutcome {
    ImportOutcome {
        report: None,
        dataset: dataset.to_owned(),
        version,
        added: totals.added,
        removed: totals.removed,
        altered: totals.altered,
        unchanged: totals.unchanged,
        extent: None,
    }
}
