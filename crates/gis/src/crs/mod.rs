//! Coordinate reference systems: their names, the order of their axes and the way to longitude and latitude.
//!
//! Within this crate a position is always x = east (or longitude), y = north (or latitude). [`axis`] is the only
//! place that knows of files written the other way round.

pub mod axis;
pub mod guess;
pub mod project;
pub mod wkt;

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

pub use axis::AxisOrder;
pub use guess::{Guess, guess};
pub use project::Projection;

/// Why a coordinate system was refused, or a position could not be brought into another one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CrsError {
    /// A name that follows none of the known spellings.
    #[error(
        "`{0}` is not the name of a coordinate system; write it as EPSG:2178 (PL-2000 zone 7) or another EPSG code"
    )]
    Name(String),
    /// A code that the built-in list does not have.
    #[error("EPSG:{0} is not known here; transform the data to EPSG:2176…2180 or EPSG:4326 first")]
    Unknown(u16),
    /// The list has the code, but the projection or its datum shift cannot be computed.
    #[error("EPSG:{code} cannot be computed ({reason}); transform the data to EPSG:2176…2180 or EPSG:4326 first")]
    Unsupported {
        /// The EPSG code.
        code: u16,
        /// What the projection library says.
        reason: String,
    },
    /// A position outside the area where the projection has a meaning.
    #[error("the position {x} {y} lies outside the area of {crs}")]
    OutsideArea {
        /// The coordinate system.
        crs: Crs,
        /// Its x (east), as written.
        x: String,
        /// Its y (north), as written.
        y: String,
    },
}

/// A coordinate reference system, by its EPSG code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Crs(u16);

impl Crs {
    /// WGS 84 longitude and latitude, the system of everything that leaves the readers.
    pub const WGS84: Self = Self(4326);
    /// PL-2000 zone 5 (central meridian 15° E).
    pub const PL2000_5: Self = Self(2176);
    /// PL-2000 zone 6 (central meridian 18° E).
    pub const PL2000_6: Self = Self(2177);
    /// PL-2000 zone 7 (central meridian 21° E).
    pub const PL2000_7: Self = Self(2178);
    /// PL-2000 zone 8 (central meridian 24° E).
    pub const PL2000_8: Self = Self(2179);
    /// PL-1992, the whole country.
    pub const PL1992: Self = Self(2180);
    /// Web Mercator.
    pub const WEB_MERCATOR: Self = Self(3857);

    /// Whether it is one of those that Polish surveyors use: made for Poland's ground and no other.
    #[must_use]
    pub const fn is_polish(self) -> bool {
        matches!(self.0, 2176..=2180)
    }

    /// By its EPSG code.
    ///
    /// # Errors
    /// [`CrsError::Unknown`] for a code that is not in the built-in list.
    pub fn from_epsg(code: u16) -> Result<Self, CrsError> {
        project::definition(code).map(|_| Self(code))
    }

    /// Reads `EPSG:2178`, `2178`, `urn:ogc:def:crs:EPSG::2178`, `urn:ogc:def:crs:OGC:1.3:CRS84`,
    /// `http://www.opengis.net/def/crs/EPSG/0/2178`, `http://www.opengis.net/gml/srs/epsg.xml#2178` or `CRS84`.
    ///
    /// # Errors
    /// [`CrsError::Name`] for another spelling, [`CrsError::Unknown`] for a code that is not in the built-in list.
    pub fn parse(text: &str) -> Result<Self, CrsError> {
        let bad = || CrsError::Name(text.chars().take(80).collect());
        let name = text.trim();
        let lower = name.to_ascii_lowercase();
        if lower.ends_with("crs84") || lower == "wgs84" {
            return Ok(Self::WGS84);
        }
        let known_spelling = lower.contains("epsg") || lower.bytes().all(|byte| byte.is_ascii_digit());
        let code = lower.rsplit([':', '/', '#']).next().unwrap_or(&lower);
        if !known_spelling || code.is_empty() {
            return Err(bad());
        }
        Self::from_epsg(code.parse().map_err(|_| bad())?)
    }

    /// The EPSG code.
    #[must_use]
    pub const fn epsg(self) -> u16 {
        self.0
    }

    /// Whether positions are degrees of longitude and latitude, not metres.
    #[must_use]
    pub fn is_geographic(self) -> bool {
        project::definition(self.0).is_ok_and(|text| text.contains("+proj=longlat"))
    }

    /// The name that GML and GeoJSON use: `urn:ogc:def:crs:EPSG::2178`.
    #[must_use]
    pub fn urn(self) -> String {
        format!("urn:ogc:def:crs:EPSG::{}", self.0)
    }
}

impl fmt::Display for Crs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "EPSG:{}", self.0)
    }
}

impl FromStr for Crs {
    type Err = CrsError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

impl TryFrom<String> for Crs {
    type Error = CrsError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<Crs> for String {
    fn from(crs: Crs) -> Self {
        crs.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::{Crs, CrsError};

    #[test]
    fn every_usual_spelling_of_a_system_is_read() {
        for (text, code) in [
            ("EPSG:2178", 2178),
            ("epsg:2180", 2180),
            ("2177", 2177),
            (" urn:ogc:def:crs:EPSG::2179 ", 2179),
            ("urn:ogc:def:crs:EPSG:9.5:2176", 2176),
            ("urn:x-ogc:def:crs:EPSG:2178", 2178),
            ("http://www.opengis.net/def/crs/EPSG/0/2178", 2178),
            ("http://www.opengis.net/gml/srs/epsg.xml#2178", 2178),
            ("urn:ogc:def:crs:OGC:1.3:CRS84", 4326),
            ("CRS84", 4326),
            ("http://www.opengis.net/def/crs/OGC/1.3/CRS84", 4326),
        ] {
            assert_eq!(Crs::parse(text).map(Crs::epsg), Ok(code), "{text}");
        }
    }

    #[test]
    fn a_name_without_a_known_code_is_refused_with_the_next_step() {
        assert_eq!(Crs::parse("układ 2000"), Err(CrsError::Name("układ 2000".into())));
        assert_eq!(Crs::parse("EPSG:"), Err(CrsError::Name("EPSG:".into())));
        assert_eq!(Crs::parse("EPSG:99999"), Err(CrsError::Name("EPSG:99999".into())));
        assert_eq!(Crs::parse("EPSG:1"), Err(CrsError::Unknown(1)));
        assert!(CrsError::Unknown(1).to_string().contains("EPSG:2176…2180"));
    }

    #[test]
    fn a_system_is_one_word_in_json() {
        assert_eq!(serde_json::to_string(&Crs::PL2000_7).unwrap(), r#""EPSG:2178""#);
        assert_eq!(
            serde_json::from_str::<Crs>(r#""urn:ogc:def:crs:EPSG::2178""#).unwrap(),
            Crs::PL2000_7
        );
    }

    #[test]
    fn degrees_and_metres_are_told_apart() {
        assert!(Crs::WGS84.is_geographic());
        assert!(!Crs::PL2000_7.is_geographic());
    }
}
