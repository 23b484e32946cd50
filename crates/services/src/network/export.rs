//! Giving the network out as a file that eBOK, QGIS and GDAL read.

use std::fs::File;
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};

use domain::actor::Actor;
use domain::permissions::Action;
use gis::Feature;
use gis::crs::Crs;
use gis::wkb::WkbError;
use gis::write::{WriteError, write_geojson, write_geopackage};
use store::StoreError;
use store::network::{ObjectRow, current_after, find_dataset};
use tokio::sync::mpsc::{Receiver, Sender, channel};

use super::Network;

const PAGE: u32 = 2000;
const PAGES_AHEAD: usize = 4;

/// The kind of file to write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportFormat {
    /// GeoJSON.
    GeoJson,
    /// GeoPackage.
    GeoPackage,
}

/// What to write, and how.
#[derive(Debug, Clone)]
pub struct ExportRequest {
    /// The file; one that is there is replaced once the new one is whole.
    pub path: PathBuf,
    /// The kind of file.
    pub format: ExportFormat,
    /// The coordinate system to write in.
    pub crs: Crs,
    /// Only this data set. Ids are unique within one, so that a file of several may repeat them.
    pub dataset: Option<String>,
}

/// Why nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The actor may not: the file names owners.
    #[error("only the operator at the server's console may export the network with its owners")]
    Forbidden,
    /// The folder or the disk.
    #[error("cannot write {path}; check the folder, its permissions and the free space")]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system says.
        #[source]
        source: io::Error,
    },
    /// An object, or the coordinate system.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// A shape in the database that is none.
    #[error("the object `{dataset}/{id}` has a shape in the database that cannot be read; import its data set again")]
    Shape {
        /// Its data set.
        dataset: String,
        /// Its id.
        id: String,
        /// What is wrong.
        #[source]
        source: WkbError,
    },
    /// The database.
    #[error("the network cannot be read from the database")]
    Store(#[from] StoreError),
    /// A data set that is not there.
    #[error("there is no data set `{0}`; without --dataset all are written")]
    UnknownDataset(String),
    /// A fault of ours.
    #[error("the writing thread failed")]
    Inside(#[from] tokio::task::JoinError),
}

impl Network {
    /// Writes all current objects, with everything that is known of them, and returns how many there were.
    ///
    /// # Errors
    /// [`ExportError`]; a file that was there before stays as it was.
    pub async fn export(
        &self,
        actor: &Actor,
        request: ExportRequest,
        progress: &(dyn Fn(u64) + Send + Sync),
    ) -> Result<u64, ExportError> {
        if !actor.may(Action::ExportNetwork) {
            return Err(ExportError::Forbidden);
        }
        // Before anything is created: a slip in the name must not replace a good file by an empty one.
        if let Some(name) = &request.dataset {
            let mut tx = self.db.begin_read().await?;
            if find_dataset(&mut tx, name).await?.is_none() {
                return Err(ExportError::UnknownDataset(name.clone()));
            }
        }
        let (pages, arriving) = channel(PAGES_AHEAD);
        let dataset = request.dataset.clone();
        let writing = tokio::task::spawn_blocking(move || write(&request, arriving));
        let fed = self.feed(dataset.as_deref(), &pages, progress).await;
        // An error sent down the same way makes the writer throw its unfinished file away.
        if let Err(error) = fed {
            drop(pages.send(Err(error)).await);
        }
        drop(pages);
        writing.await?
    }

    /// Hands page after page to the writer, all from one moment of the database.
    async fn feed(
        &self,
        dataset: Option<&str>,
        pages: &Sender<Result<Vec<ObjectRow>, StoreError>>,
        progress: &(dyn Fn(u64) + Send + Sync),
    ) -> Result<(), StoreError> {
        let mut tx = self.db.begin_read().await?;
        let (mut after, mut done) = (0, 0);
        loop {
            let mut page = current_after(&mut tx, after, PAGE).await?;
            let Some(last) = page.last() else { return Ok(()) };
            after = last.uid;
            page.retain(|row| dataset.is_none_or(|name| name == row.dataset));
            done += page.len() as u64;
            if pages.send(Ok(page)).await.is_err() {
                // The writer has given up, and says why when it is joined.
                return Ok(());
            }
            progress(done);
        }
    }
}

/// Writes beside the target and puts the file in place once it is whole.
fn write(request: &ExportRequest, pages: Receiver<Result<Vec<ObjectRow>, StoreError>>) -> Result<u64, ExportError> {
    let part = beside(&request.path);
    let mut features = Features::new(pages);
    let written = write_part(request, &part, &mut features);
    // An error of the source ends the features early; without this check, half a network would look whole.
    let placed = features.error.map_or(written, Err).and_then(|count| {
        std::fs::rename(&part, &request.path).map_err(|source| in_file(&request.path, source))?;
        Ok(count)
    });
    if placed.is_err() {
        // What could not be made need not be there to be removed.
        drop(std::fs::remove_file(&part));
    }
    placed
}

fn write_part(request: &ExportRequest, part: &Path, features: &mut Features) -> Result<u64, ExportError> {
    // Creating it says at once, and in the file's name, when that is not possible.
    let file = create_private(part).map_err(|source| in_file(part, source))?;
    Ok(match request.format {
        ExportFormat::GeoJson => write_geojson(BufWriter::new(file), request.crs, features)?,
        ExportFormat::GeoPackage => {
            drop(file);
            std::fs::remove_file(part).map_err(|source| in_file(part, source))?;
            let count = write_geopackage(part, request.crs, features)?;
            keep_private(part).map_err(|source| in_file(part, source))?;
            count
        }
    })
}

/// A new file for its owner alone, because it names the owners of pipes; one left behind is removed first.
fn create_private(path: &Path) -> io::Result<File> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

#[cfg(unix)]
fn keep_private(path: &Path) -> io::Result<()> {
    std::fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(0o600))
}

#[cfg(not(unix))]
fn keep_private(_: &Path) -> io::Result<()> {
    Ok(())
}

fn in_file(path: &Path, source: io::Error) -> ExportError {
    ExportError::Io {
        path: path.to_owned(),
        source,
    }
}

fn beside(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    path.with_file_name(name)
}

/// The pages as features, one at a time; ends at the first error and keeps it.
struct Features {
    pages: Receiver<Result<Vec<ObjectRow>, StoreError>>,
    page: std::vec::IntoIter<ObjectRow>,
    error: Option<ExportError>,
}

impl Features {
    fn new(pages: Receiver<Result<Vec<ObjectRow>, StoreError>>) -> Self {
        Self {
            pages,
            page: Vec::new().into_iter(),
            error: None,
        }
    }
}

impl Iterator for Features {
    type Item = Feature;

    fn next(&mut self) -> Option<Feature> {
        loop {
            if let Some(row) = self.page.next() {
                let dataset = row.dataset;
                return match gis::wkb::decode(&row.geometry) {
                    Ok(geometry) => Some(Feature {
                        object: row.object,
                        geometry,
                    }),
                    Err(source) => {
                        let id = row.object.id.to_string();
                        self.error = Some(ExportError::Shape { dataset, id, source });
                        None
                    }
                };
            }
            match self.pages.blocking_recv()? {
                Ok(page) => self.page = page.into_iter(),
                Err(error) => {
                    self.error = Some(error.into());
                    return None;
                }
            }
        }
    }
}
