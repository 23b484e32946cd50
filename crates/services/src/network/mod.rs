//! The network: taking it in, giving it out, and showing it.

mod change;
mod coordinates;
mod dataset_name;
mod export;
mod import;
mod list;
mod near;
mod object;
mod picture;
mod prepare;
mod prune;
mod read;
mod rollback;
mod search;
mod snapshot;
mod source;

use std::sync::Arc;

use store::Db;
use tokio::sync::Semaphore;

use crate::national::National;
use crate::{Clock, Settings};

pub use export::{ExportError, ExportFormat, ExportRequest};
pub use import::{FeatureImport, ImportError, ImportOutcome, ImportRequest};
pub(crate) use prune::PRUNE;
pub use rollback::{RollbackError, RollbackRequest};
pub use snapshot::LoadError;
pub use store::network::VersionRow;

use snapshot::Holder;

/// The use cases of the network. Cloning is cheap and shares the snapshot.
#[derive(Debug, Clone)]
pub struct Network {
    db: Db,
    clock: Arc<dyn Clock>,
    settings: Settings,
    holder: Arc<Holder>,
    national: National,
    /// As many drawings at once as there are processors: more would only make all of them late, and the tiles too.
    easels: Arc<Semaphore>,
}

impl Network {
    pub(crate) fn new(db: Db, clock: Arc<dyn Clock>, settings: Settings) -> Self {
        Self {
            national: National::off(Arc::clone(&clock)),
            db,
            clock,
            settings,
            holder: Arc::default(),
            easels: Arc::new(Semaphore::new(
                std::thread::available_parallelism().map_or(2, std::num::NonZero::get),
            )),
        }
    }

    /// The same use cases, with the national registers to ask for what the network itself does not know.
    pub(crate) fn with_national(self, national: National) -> Self {
        Self { national, ..self }
    }
}
