//! Reading network files: GML of the national registers, `GeoJSON`, `GeoPackage`, shapefiles and EPANET models, record by
//! record.
//!
//! Every object that leaves here is sound: WGS 84 longitude and latitude, finite, not empty, two-dimensional, with an
//! id that is unique in its file. A record that is not sound, or none of ours, is left out, counted and named in the
//! report; a file that cannot be trusted as a whole is an error. Files are read twice, once to learn their coordinate
//! system and their columns, once for the objects, so that no more than one record is ever held in memory; only an
//! EPANET model, whose sections explain each other, is held as a whole, and is bounded instead.

mod archive;
mod attributes;
mod bdot;
mod bytes;
mod encoding;
mod epanet;
mod error;
mod format;
mod gate;
mod geojson;
mod geopackage;
mod gesut;
mod gml;
mod mapping;
mod placing;
mod register;
mod shape;
mod shapefile;
mod table;
mod words;

use std::path::Path;
use std::sync::Arc;

use crate::crs::Crs;
use crate::feature::Feature;
use crate::report::{Format, ImportReport, Tally};
pub use encoding::{TextEncoding, UnknownEncoding};
use error::Halt;
pub use error::{Fault, FileError, ReadError};
use gate::Gate;
pub use mapping::{Mapping, MappingError};
pub(crate) use table::{Cell, Field, flatten};

/// How to read a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadOptions {
    /// The coordinate system, when the operator knows better than the file. With it, data outside Poland are taken.
    pub crs: Option<Crs>,
    /// The character encoding, when the operator knows better than the file.
    pub encoding: Option<TextEncoding>,
    /// What the operator says of the tables in the file; what is said above goes before it.
    pub mapping: Option<Arc<Mapping>>,
    /// Whether the first defective record is an error instead of being left out and counted.
    pub strict: bool,
    /// The most bytes that one record may take; a larger one is an error. Bounds the memory.
    pub max_record_bytes: u64,
}

impl Default for ReadOptions {
    fn default() -> Self {
        Self {
            crs: None,
            encoding: None,
            mapping: None,
            strict: false,
            max_record_bytes: 16 * 1024 * 1024,
        }
    }
}

impl ReadOptions {
    /// The options with what the mapping says of a file of this name.
    fn for_file(&self, name: &str) -> Self {
        let mapping = self.mapping.as_deref();
        Self {
            crs: self.crs.or_else(|| mapping.and_then(|mapping| mapping.crs(name))),
            encoding: self
                .encoding
                .or_else(|| mapping.and_then(|mapping| mapping.encoding(name))),
            ..self.clone()
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
    let options = &options.for_file(name);
    let mut gate = Gate::new(Tally::new(name.to_owned(), format), sink, options.strict);
    match format {
        Format::GeoJson => geojson::read(path, options, &mut gate)?,
        Format::Gml => gml::read(path, options, &mut gate)?,
        Format::GeoPackage => geopackage::read(path, options, &mut gate)?,
        Format::Shapefile => shapefile::read(path, options, &mut gate)?,
        Format::ZippedShapefile => shapefile::read_archive(path, options, &mut gate)?,
        Format::Epanet => epanet::read(path, options, &mut gate)?,
    }
    if let Some(mapping) = &options.mapping {
        gate.tally.unknown_layers(mapping);
    }
    gate.finish()
}
