//! From a projected or geographic system to WGS 84 longitude and latitude, and back.

use std::fmt;

use geo_types::Coord;
use proj4rs::Proj;

use super::{Crs, CrsError};

/// ETRS89 and WGS 84 are taken as one: the difference (well under a metre of plate motion) is what every Polish
/// register and PROJ's own default neglect too.
const ETRS89: &str = "+proj=longlat +ellps=GRS80 +no_defs";
const WGS84: &str = "+proj=longlat +datum=WGS84 +no_defs";

/// The way between one system and WGS 84, ready to be walked many times.
pub struct Projection {
    crs: Crs,
    /// Nothing for WGS 84 itself.
    pair: Option<(Proj, Proj)>,
}

impl Projection {
    /// Prepares the way from and to `crs`.
    ///
    /// # Errors
    /// [`CrsError::Unsupported`] when the projection or its datum shift cannot be computed.
    pub fn new(crs: Crs) -> Result<Self, CrsError> {
        if crs == Crs::WGS84 {
            return Ok(Self { crs, pair: None });
        }
        let unsupported = |error: proj4rs::errors::Error| CrsError::Unsupported {
            code: crs.epsg(),
            reason: error.to_string(),
        };
        let (own, geographic) = chain(definition(crs.epsg())?);
        let own = Proj::from_proj_string(&own).map_err(unsupported)?;
        let geographic = Proj::from_proj_string(geographic).map_err(unsupported)?;
        Ok(Self {
            crs,
            pair: Some((own, geographic)),
        })
    }

    /// The system on the other side of WGS 84.
    #[must_use]
    pub const fn crs(&self) -> Crs {
        self.crs
    }

    /// x = east, y = north (metres or degrees, as the system has them) to longitude and latitude in degrees.
    ///
    /// # Errors
    /// [`CrsError::OutsideArea`] for a position that has no meaning there.
    pub fn to_wgs84(&self, position: Coord<f64>) -> Result<Coord<f64>, CrsError> {
        let outside = || self.outside(position);
        let degrees = match &self.pair {
            None => position,
            Some((own, geographic)) => {
                let mut point = self.radians_if_geographic(own, position);
                proj4rs::transform::transform(own, geographic, &mut point).map_err(|_| outside())?;
                Coord {
                    x: point.0.to_degrees(),
                    y: point.1.to_degrees(),
                }
            }
        };
        let sane = degrees.x.abs() <= 180.0 && degrees.y.abs() <= 90.0;
        if sane { Ok(degrees) } else { Err(outside()) }
    }

    /// Longitude and latitude in degrees to x = east, y = north (metres or degrees, as the system has them).
    ///
    /// # Errors
    /// [`CrsError::OutsideArea`] for a position that the projection cannot show.
    pub fn from_wgs84(&self, degrees: Coord<f64>) -> Result<Coord<f64>, CrsError> {
        let outside = || self.outside(degrees);
        let Some((own, geographic)) = &self.pair else {
            return Ok(degrees);
        };
        let mut point = (degrees.x.to_radians(), degrees.y.to_radians(), 0.0);
        proj4rs::transform::transform(geographic, own, &mut point).map_err(|_| outside())?;
        let position = if own.is_latlong() {
            Coord {
                x: point.0.to_degrees(),
                y: point.1.to_degrees(),
            }
        } else {
            Coord { x: point.0, y: point.1 }
        };
        if position.x.is_finite() && position.y.is_finite() {
            Ok(position)
        } else {
            Err(outside())
        }
    }

    fn radians_if_geographic(&self, own: &Proj, position: Coord<f64>) -> (f64, f64, f64) {
        if own.is_latlong() {
            (position.x.to_radians(), position.y.to_radians(), 0.0)
        } else {
            (position.x, position.y, 0.0)
        }
    }

    fn outside(&self, position: Coord<f64>) -> CrsError {
        CrsError::OutsideArea {
            crs: self.crs,
            x: position.x.to_string(),
            y: position.y.to_string(),
        }
    }
}

impl fmt::Debug for Projection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Projection")
            .field("crs", &self.crs)
            .finish_non_exhaustive()
    }
}

/// The PROJ string of an EPSG code.
pub(super) fn definition(code: u16) -> Result<&'static str, CrsError> {
    crs_definitions::from_code(code)
        .map(|definition| definition.proj4.trim_matches('"'))
        .ok_or(CrsError::Unknown(code))
}

/// The system's own string and that of the geographic system to go through. A system on ETRS89 goes through ETRS89,
/// so that no ellipsoid is exchanged on the way: doing so would move latitudes by a tenth of a millimetre.
fn chain(definition: &'static str) -> (String, &'static str) {
    let without_shift = definition.replace(" +towgs84=0,0,0,0,0,0,0", "");
    if definition.contains("+ellps=GRS80") && without_shift.len() < definition.len() {
        (without_shift, ETRS89)
    } else {
        (definition.to_owned(), WGS84)
    }
}

#[cfg(test)]
mod tests;
