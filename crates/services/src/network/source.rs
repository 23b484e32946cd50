//! Where an import's objects come from: a thread that reads, measures and hashes, a few batches ahead of the database.

use std::path::PathBuf;

use gis::Feature;
use gis::read::{FileError, ReadError, ReadOptions, read_network};
use gis::report::ImportReport;
use tokio::sync::mpsc::{Receiver, Sender, channel};
use tokio::task::JoinHandle;

use super::prepare::{Prepared, prepare};

const BATCH: usize = 1000;
const BATCHES_AHEAD: usize = 4;

/// Why no more objects come.
#[derive(Debug, thiserror::Error)]
pub(super) enum SourceError {
    #[error(transparent)]
    File(FileError),
    #[error("an object cannot be written as JSON")]
    Json(#[from] serde_json::Error),
    /// Whoever takes the objects has gone, and knows why.
    #[error("the import was broken off")]
    Stopped,
}

/// Objects as they come, and what the thread says in the end.
pub(super) struct Source {
    pub batches: Receiver<Vec<Prepared>>,
    pub end: JoinHandle<Result<Option<ImportReport>, SourceError>>,
}

impl Source {
    /// The objects of a file.
    pub fn file(path: PathBuf, options: ReadOptions) -> Self {
        Self::spawn(move |mut packer| {
            let mut sink = |feature| packer.take(feature);
            let report = read_network(&path, &options, &mut sink).map_err(|error| match error {
                ReadError::File(error) => SourceError::File(error),
                ReadError::Sink(error) => error,
            })?;
            packer.flush()?;
            Ok(Some(report))
        })
    }

    /// Objects made by the program itself.
    pub fn features(features: impl IntoIterator<Item = Feature> + Send + 'static) -> Self {
        Self::spawn(move |mut packer| {
            for feature in features {
                packer.take(feature)?;
            }
            packer.flush()?;
            Ok(None)
        })
    }

    fn spawn(work: impl FnOnce(Packer) -> Result<Option<ImportReport>, SourceError> + Send + 'static) -> Self {
        let (to, batches) = channel(BATCHES_AHEAD);
        let packer = Packer { batch: Vec::new(), to };
        Self {
            batches,
            end: tokio::task::spawn_blocking(move || work(packer)),
        }
    }
}

/// Gathers objects into batches and hands them over.
struct Packer {
    batch: Vec<Prepared>,
    to: Sender<Vec<Prepared>>,
}

impl Packer {
    fn take(&mut self, feature: Feature) -> Result<(), SourceError> {
        self.batch.push(prepare(feature)?);
        if self.batch.len() < BATCH { Ok(()) } else { self.flush() }
    }

    fn flush(&mut self) -> Result<(), SourceError> {
        let batch = std::mem::take(&mut self.batch);
        self.to.blocking_send(batch).map_err(|_| SourceError::Stopped)
    }
}
