//! What an import did, line by line: what was taken, what was left out and why, and how the file was understood.

mod table;
mod tally;

use std::collections::BTreeMap;

use domain::network::Class;
use serde::{Deserialize, Serialize};

use crate::crs::Crs;
pub(crate) use tally::{Tally, cut};

/// How many ids are kept as samples of one reason or remark.
pub const SAMPLES: usize = 3;

/// The kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// GML of the national registers: GESUT, BDOT500.
    Gml,
    /// `GeoJSON`, RFC 7946 or older.
    GeoJson,
    /// `GeoPackage`.
    GeoPackage,
    /// A shapefile: `.shp` with what lies beside it.
    Shapefile,
    /// Shapefiles in a ZIP archive.
    ZippedShapefile,
    /// A network model of EPANET, `.inp`.
    Epanet,
}

impl Format {
    /// The name as people write it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Gml => "GML",
            Self::GeoJson => "GeoJSON",
            Self::GeoPackage => "GeoPackage",
            Self::Shapefile => "Shapefile",
            Self::ZippedShapefile => "Shapefile, zipped",
            Self::Epanet => "EPANET",
        }
    }
}

/// How the coordinate system became known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CrsFound {
    /// The operator named it.
    Given,
    /// The file names it.
    Declared,
    /// The format prescribes it (RFC 7946: longitude and latitude).
    ByFormat,
    /// Nothing names it; the coordinates tell.
    Guessed,
}

/// A coordinate system that occurs in the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CrsUse {
    /// The layer or the name as the file writes it; empty when the file has only one and does not name it.
    pub source: String,
    /// The system.
    pub crs: Crs,
    /// How it became known.
    pub found: CrsFound,
    /// Whether the two numbers of every position stood the other way round than the format promises.
    pub axes_swapped: bool,
}

/// Why a record was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SkipReason {
    /// Power, gas, heat, telecommunication and so on.
    OtherNetwork,
    /// Labels and symbols of a drawing.
    Drawing,
    /// A class or layer that nothing here corresponds to.
    UnknownClass,
    /// An object of a known class whose kind has no counterpart here.
    UnknownKind,
    /// `koniecObiekt` or `koniecWersjaObiekt` is set.
    Historic,
    /// The file has a newer version of the same object.
    Superseded,
    /// Marked as deleted in the table, where it stands until the table is packed.
    Deleted,
    /// The id already occurred in the file.
    DuplicateId,
    /// An address without a number, a parcel without one.
    Incomplete,
    /// No geometry at all, or an empty one.
    NoGeometry,
    /// A coordinate that is not a finite number.
    NotFinite,
    /// A geometry that cannot be read: a line of one point, an open ring, a curve that is not supported.
    BadGeometry,
    /// A geometry that this class cannot have, for instance a pipe that is a point.
    WrongGeometry,
    /// A position outside the area of the coordinate system.
    OutsideArea,
    /// Far from Poland, although the rest of the file is not.
    OutsidePoland,
}

impl SkipReason {
    /// In words.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::OtherNetwork => "belongs to another network",
            Self::Drawing => "is a label or symbol of a drawing",
            Self::UnknownClass => "has a class that is not imported",
            Self::UnknownKind => "has a kind that is not imported",
            Self::Historic => "is historic (koniecObiekt or koniecWersjaObiekt is set)",
            Self::Superseded => "is an older version of an object in the same file",
            Self::Deleted => "is marked as deleted in the table",
            Self::DuplicateId => "repeats an id of the same file",
            Self::Incomplete => "lacks what an object of its class cannot be without (a number, a place)",
            Self::NoGeometry => "has no geometry",
            Self::NotFinite => "has a coordinate that is not a number",
            Self::BadGeometry => "has a geometry that cannot be read",
            Self::WrongGeometry => "has a geometry that its class cannot have",
            Self::OutsideArea => "lies outside the area of its coordinate system",
            Self::OutsidePoland => "lies outside Poland (name the coordinate system when importing, if that is meant)",
        }
    }

    /// Whether the record is at fault, not merely none of ours.
    #[must_use]
    pub const fn is_defect(self) -> bool {
        matches!(
            self,
            Self::Incomplete
                | Self::NoGeometry
                | Self::NotFinite
                | Self::BadGeometry
                | Self::WrongGeometry
                | Self::OutsideArea
                | Self::OutsidePoland
        )
    }
}

/// Records that were left out for one reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skipped {
    /// The class or layer as the file names it.
    pub source_class: String,
    /// Why.
    pub reason: SkipReason,
    /// How many.
    pub count: u64,
    /// Up to [`SAMPLES`] of their ids.
    pub samples: Vec<String>,
}

/// Something that was taken differently than it was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    /// The class or layer as the file names it.
    pub source_class: String,
    /// What was noticed and what was done.
    pub text: String,
    /// How often.
    pub count: u64,
    /// Up to [`SAMPLES`] ids of objects concerned.
    pub samples: Vec<String>,
}

/// What became of a column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnUse {
    /// The layer.
    pub layer: String,
    /// The column as the file names it.
    pub column: String,
    /// The attribute it became, or nothing when it was not used.
    pub became: Option<String>,
}

/// What an import did.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ImportReport {
    /// The file's name, without its folder.
    pub file: String,
    /// The kind of file.
    pub format: Format,
    /// The character encoding, for text files.
    pub encoding: Option<String>,
    /// The coordinate systems that occur.
    pub crs: Vec<CrsUse>,
    /// West, south, east, north of everything taken, in degrees.
    pub bbox: Option<[f64; 4]>,
    /// How many objects of each class were taken.
    pub accepted: BTreeMap<Class, u64>,
    /// What was left out, by class and reason.
    pub skipped: Vec<Skipped>,
    /// What was taken differently than written.
    pub remarks: Vec<Remark>,
    /// What became of the columns, for formats that have any.
    pub columns: Vec<ColumnUse>,
}

impl ImportReport {
    /// How many objects were taken.
    #[must_use]
    pub fn accepted_total(&self) -> u64 {
        self.accepted.values().sum()
    }

    /// How many records were left out.
    #[must_use]
    pub fn skipped_total(&self) -> u64 {
        self.skipped.iter().map(|skipped| skipped.count).sum()
    }

    /// How many records of a source class were left out for a reason.
    #[must_use]
    pub fn skipped_for(&self, source_class: &str, reason: SkipReason) -> u64 {
        let same = |skipped: &&Skipped| skipped.source_class == source_class && skipped.reason == reason;
        self.skipped.iter().filter(same).map(|skipped| skipped.count).sum()
    }
}
