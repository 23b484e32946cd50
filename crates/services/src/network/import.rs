//! Taking a network in: the file replaces what its data set had before, in one transaction.

use std::path::PathBuf;
use std::sync::Arc;

use domain::actor::Actor;
use domain::permissions::Action;
use gis::Feature;
use gis::crs::Crs;
use gis::read::{FileError, Mapping, ReadOptions, TextEncoding};
use gis::report::ImportReport;
use serde_json::Value;
use store::network::{VersionEnd, find_dataset, finish_version, lock_import};
use store::{StoreError, Tx};

use super::Network;
use super::change::{Change, Changed, Label};
use super::dataset_name;
use super::prune::enqueue_prune;
use super::source::{Source, SourceError};

/// What to take in, and how.
#[derive(Debug, Clone, Default)]
pub struct ImportRequest {
    /// The file: GML (GESUT, BDOT500), GeoPackage, GeoJSON, Shapefile (bare or zipped) or EPANET.
    pub path: PathBuf,
    /// The data set that the file replaces; without it, one named after the file.
    pub dataset: Option<String>,
    /// The coordinate system, when the operator knows better than the file.
    pub crs: Option<Crs>,
    /// The character encoding, when the operator knows better than the file.
    pub encoding: Option<TextEncoding>,
    /// What the operator says of the tables in the file.
    pub mapping: Option<Arc<Mapping>>,
    /// Whether the first defective record breaks the import off.
    pub strict: bool,
    /// Only says what would change.
    pub dry_run: bool,
    /// Whether the data are invented.
    pub demo: bool,
}

/// Objects that the program itself makes, and the data set that they replace.
#[derive(Debug, Clone)]
pub struct FeatureImport {
    /// The data set's name.
    pub dataset: String,
    /// What people call it.
    pub title: String,
    /// Whether the data are invented.
    pub demo: bool,
}

/// What an import did, or would do.
#[derive(Debug, Clone, PartialEq)]
pub struct ImportOutcome {
    /// How the reading went; nothing for objects that the program itself made.
    pub report: Option<ImportReport>,
    /// The data set that was replaced.
    pub dataset: String,
    /// The version that was made; nothing when nothing changed or nothing was to be written.
    pub version: Option<i64>,
    /// Objects that were not there before.
    pub added: u64,
    /// Objects that are there no more.
    pub removed: u64,
    /// Objects that differ from before.
    pub altered: u64,
    /// Objects that are as before.
    pub unchanged: u64,
    /// West, south, east, north of all objects, in degrees.
    pub extent: Option<[f64; 4]>,
}

/// Why an import did not happen. Nothing was changed then.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The actor may not.
    #[error("only the operator at the server's console may change the network")]
    Forbidden,
    /// A name that cannot stand in an address.
    #[error("`{0}` cannot name a data set; use 1 to 60 lower-case letters a–z, digits, `-` and `_`")]
    DatasetName(String),
    /// Invented data among real ones, or the other way round.
    #[error(
        "the data set `{dataset}` holds {} data, and these are not; name another data set",
        if *.demo { "invented" } else { "real" }
    )]
    Mixed {
        /// The data set.
        dataset: String,
        /// Whether it is the one with invented data.
        demo: bool,
    },
    /// A file without any object, for a data set that has some.
    #[error(
        "{file}: has no object of the network, and taking it in would remove all {count} objects of the data set \
         `{dataset}`; check that it is the right file"
    )]
    WouldEmpty {
        /// The file's name.
        file: String,
        /// The data set.
        dataset: String,
        /// How many objects it has.
        count: u64,
    },
    /// The file is at fault: what, where, and what to do.
    #[error(transparent)]
    File(FileError),
    /// The database.
    #[error("the network cannot be written to the database")]
    Store(#[from] StoreError),
    /// A fault of ours.
    #[error("the import failed inside")]
    Inside(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl Network {
    /// Takes a file in. `progress` hears how many objects have come so far.
    ///
    /// # Errors
    /// [`ImportError`]; nothing is changed then.
    pub async fn import(
        &self,
        actor: &Actor,
        request: ImportRequest,
        progress: &(dyn Fn(u64) + Send + Sync),
    ) -> Result<ImportOutcome, ImportError> {
        authorize(actor, Action::ImportNetwork)?;
        let dataset = dataset_name::choose(request.dataset.as_deref(), &request.path)?;
        let file_name = request.path.file_name().map(|name| name.to_string_lossy().into_owned());
        let label = Label {
            title: dataset.clone(),
            dataset,
            demo: request.demo,
            file_name,
            format: String::new(),
            now: self.clock.now(),
        };
        let options = ReadOptions {
            crs: request.crs,
            encoding: request.encoding,
            mapping: request.mapping,
            strict: request.strict,
            ..ReadOptions::default()
        };
        self.replace(label, Source::file(request.path, options), request.dry_run, progress)
            .await
    }

    /// Takes in objects that the program itself makes; none at all empties the data set.
    ///
    /// # Errors
    /// [`ImportError`]; nothing is changed then.
    pub async fn import_features(
        &self,
        actor: &Actor,
        request: FeatureImport,
        features: impl IntoIterator<Item = Feature> + Send + 'static,
        progress: &(dyn Fn(u64) + Send + Sync),
    ) -> Result<ImportOutcome, ImportError> {
        authorize(actor, Action::ImportNetwork)?;
        let label = Label {
            dataset: dataset_name::checked(&request.dataset)?,
            title: request.title,
            demo: request.demo,
            file_name: None,
            format: "made".to_owned(),
            now: self.clock.now(),
        };
        self.replace(label, Source::features(features), false, progress).await
    }

    async fn replace(
        &self,
        label: Label,
        mut source: Source,
        dry_run: bool,
        progress: &(dyn Fn(u64) + Send + Sync),
    ) -> Result<ImportOutcome, ImportError> {
        let mut tx = if dry_run {
            self.db.begin_read().await?
        } else {
            self.db.begin_write().await?
        };
        if !dry_run {
            lock_import(&mut tx).await?;
        }
        let dataset = find_dataset(&mut tx, &label.dataset).await?;
        if let Some(found) = dataset.as_ref().filter(|found| found.demo != label.demo) {
            let (dataset, demo) = (found.name.clone(), found.demo);
            return Err(ImportError::Mixed { dataset, demo });
        }
        let mut change = Change::begin(&mut tx, &label, dataset.map(|dataset| dataset.id), dry_run).await?;
        let mut come = 0;
        while let Some(batch) = source.batches.recv().await {
            come += batch.len() as u64;
            change.take(batch).await?;
            progress(come);
        }
        // The thread's word first: when it broke off, what came is not all, and nothing of it may stay.
        let report = source.end.await.map_err(inside)?.map_err(of_source)?;
        let changed = change.finish().await?;
        refuse_to_empty(&label, come, &changed, report.as_ref())?;
        if !dry_run {
            settle(tx, &label, &changed, report.as_ref()).await?;
        }
        Ok(outcome(label, &changed, report))
    }
}

fn authorize(actor: &Actor, action: Action) -> Result<(), ImportError> {
    if actor.may(action) {
        Ok(())
    } else {
        Err(ImportError::Forbidden)
    }
}

/// A file that holds none of ours is more likely the wrong file than the end of the network.
fn refuse_to_empty(
    label: &Label,
    come: u64,
    changed: &Changed,
    report: Option<&ImportReport>,
) -> Result<(), ImportError> {
    match report {
        Some(report) if come == 0 && changed.totals.removed > 0 => Err(ImportError::WouldEmpty {
            file: report.file.clone(),
            dataset: label.dataset.clone(),
            count: changed.totals.removed,
        }),
        _ => Ok(()),
    }
}

/// Writes down what the version is, asks for the tidying up, and makes everything last.
async fn settle(
    mut tx: Tx,
    label: &Label,
    changed: &Changed,
    report: Option<&ImportReport>,
) -> Result<(), ImportError> {
    let (Some(dataset), Some(version)) = (changed.dataset, changed.version) else {
        return Ok(tx.rollback().await?);
    };
    let systems = report.map(|report| {
        let mut systems: Vec<String> = report.crs.iter().map(|used| used.crs.to_string()).collect();
        systems.dedup();
        systems.join(", ")
    });
    let format = report.map_or(label.format.as_str(), |report| report.format.name());
    let told = report
        .map(serde_json::to_value)
        .transpose()
        .map_err(inside)?
        .unwrap_or(Value::Null);
    let end = VersionEnd {
        totals: changed.totals,
        format,
        crs: systems.as_deref(),
        report: &told,
    };
    finish_version(&mut tx, version, &end).await?;
    enqueue_prune(&mut tx, dataset, version, label.now).await?;
    Ok(tx.commit().await?)
}

fn outcome(label: Label, changed: &Changed, report: Option<ImportReport>) -> ImportOutcome {
    ImportOutcome {
        report,
        dataset: label.dataset,
        version: changed.version,
        added: changed.totals.added,
        removed: changed.totals.removed,
        altered: changed.totals.altered,
        unchanged: changed.totals.unchanged,
        extent: changed.extent,
    }
}

fn of_source(error: SourceError) -> ImportError {
    match error {
        SourceError::File(error) => ImportError::File(error),
        other => inside(other),
    }
}

fn inside(error: impl std::error::Error + Send + Sync + 'static) -> ImportError {
    ImportError::Inside(Box::new(error))
}
