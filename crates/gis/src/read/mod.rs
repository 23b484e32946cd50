//! Reading network files: GML of the national registers, `GeoJSON` and `GeoPackage`, record by record.
//!
//! Every object that leaves here is sound: WGS 84 longitude and latitude, finite, not empty, two-dimensional, with an
//! id that is unique in its file. A record that is not sound, or none of ours, is left out, counted and named in the
//! report; a file that cannot be trusted as a whole is an error. Files are read twice, once to learn their coordinate
//! system and their columns, once for the objects, so that no more than one record is ever held in memory.

mod attributes;
mod bdot;
mod bytes;
mod error;
mod format;
mod gate;
mod geojson;
mod geopackage;
mod gesut;
mod gml;
mod placing;
mod register;
mod shape;
mod table;
mod words;

use std::path::Path;

use crate::crs::Crs;
use crate::feature::Feature;
use crate::report::{Format, ImportReport, Tally};
use error::Halt;
pub use error::{Fault, FileError, ReadError};
use gate::Gate;
pub(crate) use table::{Cell, Field, flatten};

/// How to read a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadOptions {
    /// The coordinate system, when the operator knows better than the file. With it, data outside Poland are taken.
    pub crs: Option<Crs>,
    /// Whether the first defective record is an error instead of being left out and counted.
    pub strict: bool,
    /// The most bytes that one record may take; a larger one is an error. Bounds the memory.
    pub max_record_bytes: u64,
}

impl Default for ReadOptions {
    fn default() -> Self {
        Self {
            crs: None,
            strict: false,
            max_record_bytes: 16 * 1024 * 1024,
        }
    }
}

/// Reads a network file and hands its objects to `sink`, one at a time, in the file's order.
///
/// The format is told by the file's first bytes, not by its name. An error of the sink ends the reading at once.
///
/// # Errors
/// [`ReadError::File`] with the file, the place, the reason and the next step when the file cannot be read, is
/// truncated or hostile, has no known coordinate system, or has nothing but defective records;
/// [`ReadError::Sink`] with whatever the sink returned.
pub fn read_network<E>(
    path: &Path,
    options: &ReadOptions,
    sink: &mut dyn FnMut(Feature) -> Result<(), E>,
) -> Result<ImportReport, ReadError<E>> {
    let name = path.file_name().map_or_else(
        || path.display().to_string(),
        |name| name.to_string_lossy().into_owned(),
    );
    let mut refused = None;
    let mut take = |feature: Feature| {
        sink(feature).map_err(|error| {
            refused = Some(error);
            Halt::Sink
        })
    };
    let outcome = read_file(path, &name, options, &mut take);
    match (outcome, refused) {
        (_, Some(error)) => Err(ReadError::Sink(error)),
        (Ok(report), None) => Ok(report),
        (Err(halt), None) => Err(ReadError::File(halt.in_file(name))),
    }
}

fn read_file(
    path: &Path,
    name: &str,
    options: &ReadOptions,
    sink: &mut dyn FnMut(Feature) -> Result<(), Halt>,
) -> Result<ImportReport, Halt> {
    let head = bytes::head(path)?;
    let format = format::detect(&head)?;
    let mut gate = Gate::new(Tally::new(name.to_owned(), format), sink, options.strict);
    match format {
        Format::GeoJson => geojson::read(path, options, &mut gate)?,
        Format::Gml => gml::read(path, options, &mut gate)?,
        Format::GeoPackage => geopackage::read(path, options, &mut gate)?,
    }
    gate.finish()
}
