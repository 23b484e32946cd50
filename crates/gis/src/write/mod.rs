//! Writing network files that eBOK, QGIS and GDAL read: `GeoJSON` and `GeoPackage`.
//!
//! Both carry all attributes of every object in flat columns, codes in the words of [`domain::network`], so that
//! reading what was written gives the same objects back.

mod geojson;
mod geopackage;
mod srs;

use std::path::PathBuf;

use geo::MapCoords;
use geo_types::Geometry;

pub use self::geojson::write_geojson;
pub use self::geopackage::write_geopackage;
use crate::crs::{Crs, CrsError, Projection};

/// Why a file could not be written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The disk or pipe refused.
    #[error("the export cannot be written ({0}); check the folder, its permissions and the free space")]
    Io(#[from] std::io::Error),
    /// JSON could not be made of an object.
    #[error("the export cannot be written as GeoJSON ({0})")]
    GeoJson(#[from] ::geojson::Error),
    /// The database engine refused.
    #[error("the GeoPackage cannot be written ({0}); check the folder, its permissions and the free space")]
    Database(#[from] rusqlite::Error),
    /// There is a file of that name already.
    #[error("{} exists already; choose another name or remove it first", .0.display())]
    Exists(PathBuf),
    /// A coordinate system that a `GeoPackage` cannot be written in.
    #[error("a GeoPackage cannot be written in {0}; choose EPSG:4326 or one of EPSG:2176…2180")]
    NoDefinition(Crs),
    /// The target's coordinate system cannot show a position.
    #[error("the object `{id}` cannot be written in {crs}: {source}")]
    Position {
        /// The object's id.
        id: String,
        /// The target's coordinate system.
        crs: Crs,
        /// Why.
        source: CrsError,
    },
    /// The target's coordinate system cannot be computed.
    #[error("{0}")]
    Crs(#[from] CrsError),
}

/// A geometry in the target's system, x = east. Metres are rounded to a tenth of a millimetre: further digits only
/// make the file larger.
fn projected(geometry: &Geometry<f64>, id: &str, to: &Projection) -> Result<Geometry<f64>, WriteError> {
    let crs = to.crs();
    let metres = !crs.is_geographic();
    let moved = geometry.try_map_coords(|degrees| {
        let mut position = to.from_wgs84(degrees)?;
        if metres {
            position.x = (position.x * 1e4).round() / 1e4;
            position.y = (position.y * 1e4).round() / 1e4;
        }
        Ok(position)
    });
    moved.map_err(|source| WriteError::Position {
        id: id.to_owned(),
        crs,
        source,
    })
}
