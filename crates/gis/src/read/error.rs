//! Why a file could not be read: what, where, and what to do next.

use std::fmt;
use std::io;

use crate::crs::{Crs, CrsError};
use crate::report::SkipReason;

/// Why reading a network file ended early.
#[derive(Debug, thiserror::Error)]
pub enum ReadError<E> {
    /// The file is at fault.
    #[error(transparent)]
    File(#[from] FileError),
    /// Whoever takes the objects refused one.
    #[error("the file is good, but an object of it could not be taken")]
    Sink(#[source] E),
}

/// What is wrong with a file, and where.
#[derive(Debug)]
pub struct FileError {
    /// The file's name, without its folder.
    pub file: String,
    /// Where in the file: a record, a layer and row, a line.
    pub place: Option<String>,
    /// What is wrong.
    pub fault: Fault,
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file)?;
        if let Some(place) = &self.place {
            write!(f, ", {place}")?;
        }
        write!(f, ": {}", self.fault)
    }
}

impl std::error::Error for FileError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        std::error::Error::source(&self.fault)
    }
}

/// What is wrong with a file.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The file cannot be opened or read.
    #[error("cannot be read ({0}); check that it exists and that this user may read it")]
    Io(#[source] io::Error),
    /// Nothing in it.
    #[error("is empty; export it again")]
    Empty,
    /// The first bytes belong to no supported format.
    #[error(
        "is {0}; supported are GML (GESUT, BDOT500), GeoPackage, GeoJSON, Shapefile (bare or in a ZIP archive) and \
         EPANET .inp — \
         convert it with QGIS (Export → Save Features As → GeoPackage) or ogr2ogr"
    )]
    Format(String),
    /// XML, but its root element is no collection of features.
    #[error("is XML with the root element <{0}>, not a GML feature collection; export it as GML 3.2 (GESUT)")]
    NotACollection(String),
    /// The XML is broken.
    #[error("is not well-formed XML ({0}); export it again or repair it")]
    Xml(String),
    /// The file ends in the middle.
    #[error("ends in the middle; the copy is incomplete — transfer or export it again")]
    Truncated,
    /// A document type declaration, which may declare entities that grow without bound or read other files.
    #[error("has a DOCTYPE declaration, which is refused for safety; export it without one")]
    Doctype,
    /// An entity other than the five of XML.
    #[error("uses the entity &{0};, which is refused for safety; export it without entities")]
    Entity(String),
    /// Bytes that are not of the encoding that the file declares.
    #[error("has bytes that are not {0}, although it is declared so; correct the encoding in its first line")]
    Encoding(String),
    /// Elements within elements within elements…
    #[error("nests elements deeper than {0}; this is no network file")]
    TooDeep(usize),
    /// One record larger than allowed.
    #[error("has a record of more than {0} bytes; split the geometry or raise the limit")]
    RecordTooLarge(u64),
    /// The JSON is broken.
    #[error("is not valid JSON ({0}); export it again or repair it")]
    Json(String),
    /// JSON, but not `GeoJSON` features.
    #[error("is JSON, but not a GeoJSON Feature or FeatureCollection ({0}); export it as GeoJSON")]
    NotGeoJson(String),
    /// The database is broken or lacks what the `GeoPackage` standard demands.
    #[error("is not a sound GeoPackage ({0}); open it in QGIS and save it again")]
    GeoPackage(String),
    /// The archive is damaged, hostile, or has nothing that is read here.
    #[error("cannot be read as a ZIP archive of shapefiles: {0}")]
    Archive(String),
    /// The parts of a shapefile are broken or do not fit each other.
    #[error("is not a sound shapefile: {0}; export it again")]
    Shapefile(String),
    /// The network model is broken, or says something that decides over everything else and is not understood.
    #[error("is not a sound EPANET model: {0}")]
    Epanet(String),
    /// The file is larger than what can be read as a whole.
    #[error("has more than {0} bytes; split it, or export it as GeoPackage, which has no limit")]
    TooLarge(u64),
    /// The mapping names a column that the layer has not.
    #[error("the layer `{layer}` has no column `{column}`, which the mapping names; it has: {known}")]
    NoColumn {
        /// The layer.
        layer: String,
        /// The column.
        column: String,
        /// The columns that it has.
        known: String,
    },
    /// An encoding that documents of this format cannot have.
    #[error("cannot be read as {0}; import it as UTF-8, windows-1250 or another encoding of the web")]
    NoSuchEncoding(&'static str),
    /// A coordinate system that is written out, but is none of the known ones.
    #[error(
        "names its coordinate system as `{0}`, which is not known here; name it when importing, for instance EPSG:2178"
    )]
    Prj(String),
    /// The coordinate system is unknown or cannot be computed.
    #[error("{0}")]
    Crs(#[from] CrsError),
    /// Nothing tells the coordinate system.
    #[error(
        "does not name its coordinate system, and the coordinates (first: {0} {1}) do not tell it; \
         name it, for instance EPSG:2178"
    )]
    NoCrs(f64, f64),
    /// The coordinates do not lie in Poland, so that the coordinate system must be wrong.
    #[error(
        "has coordinates (first: {first} {second}) that do not lie in Poland when read as {crs}; {}",
        hint(*looks_like)
    )]
    OutsidePoland {
        /// The system they were read in.
        crs: Crs,
        /// The first number of the first position, as the file has it.
        first: f64,
        /// The second number.
        second: f64,
        /// The system that they look like.
        looks_like: Option<Crs>,
    },
    /// A defective record, when the operator wants none.
    #[error("the record {class} `{id}` {}; correct it in the source, or read without the strict mode to leave it out", reason.text())]
    Record {
        /// The class or layer, as the file names it.
        class: String,
        /// Its id, as the file has it; may be empty.
        id: String,
        /// What is wrong.
        reason: SkipReason,
    },
    /// Nothing could be taken, and at least one record was defective.
    #[error("has no usable record; for instance {class} `{id}` {}", reason.text())]
    NothingUsable {
        /// The class or layer, as the file names it.
        class: String,
        /// Its id, as the file has it; may be empty.
        id: String,
        /// What is wrong.
        reason: SkipReason,
    },
}

fn hint(looks_like: Option<Crs>) -> String {
    match looks_like {
        Some(crs) => format!("they look like {crs} — name it when importing"),
        None => "name the right system when importing, for instance EPSG:2178".to_owned(),
    }
}

/// Why the reading ends, before the file's name is known.
#[derive(Debug)]
pub enum Halt {
    /// The sink has an error of its own.
    Sink,
    /// The file is at fault.
    Fault(Box<Fault>, Option<String>),
}

impl Halt {
    /// Adds where it happened, unless that is known already.
    pub fn at(self, place: impl FnOnce() -> String) -> Self {
        match self {
            Self::Fault(fault, None) => Self::Fault(fault, Some(place())),
            other => other,
        }
    }

    /// Adds that it happened within something larger.
    pub fn within(self, outer: impl FnOnce() -> String) -> Self {
        match self {
            Self::Fault(fault, place) => {
                let inner = place.map(|inner| format!(", {inner}")).unwrap_or_default();
                Self::Fault(fault, Some(outer() + &inner))
            }
            Self::Sink => Self::Sink,
        }
    }

    pub fn in_file(self, file: String) -> FileError {
        match self {
            Self::Fault(fault, place) => FileError {
                file,
                place,
                fault: *fault,
            },
            // Only reached without an error of the sink, which cannot be: whoever returns it has kept the error.
            Self::Sink => FileError {
                file,
                place: None,
                fault: Fault::Io(io::Error::other("the reading was interrupted")),
            },
        }
    }
}

impl From<Fault> for Halt {
    fn from(fault: Fault) -> Self {
        Self::Fault(Box::new(fault), None)
    }
}

impl From<CrsError> for Halt {
    fn from(error: CrsError) -> Self {
        Fault::from(error).into()
    }
}
