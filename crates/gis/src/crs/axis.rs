//! The order in which a file writes the two numbers of a position, and the one place that puts them right.
//!
//! Polish notation calls the northing X and the easting Y, and EPSG lists both PL-2000 and PL-1992 as north, east;
//! GML follows EPSG. GeoPackage, GeoJSON and Shapefile always write east, north, whatever EPSG says
//! (GeoPackage 1.3 § 2.1.5.1.1; RFC 7946 § 3.1.1).

use geo_types::Coord;
use serde::{Deserialize, Serialize};

use super::Crs;

/// Which of a position's two numbers comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AxisOrder {
    /// East (or longitude), then north (or latitude).
    EastNorth,
    /// North (or latitude), then east (or longitude).
    NorthEast,
}

impl AxisOrder {
    /// The order that a GML `srsName` promises. Its spelling matters: the URN and the URL of a geographic system
    /// mean latitude first, the short form of old (`EPSG:4326`) longitude first, and CRS84 always longitude first.
    #[must_use]
    pub fn of_gml(srs_name: &str, crs: Crs) -> Self {
        let name = srs_name.trim().to_ascii_lowercase();
        if name.ends_with("crs84") {
            return Self::EastNorth;
        }
        let by_registry = name.starts_with("urn:") || name.contains("/def/crs/");
        match crs.epsg() {
            // Poland's systems are north, east in every spelling: that is how surveying software writes them.
            2171..=2180 | 3120 => Self::NorthEast,
            3035 | 3034 if by_registry => Self::NorthEast,
            _ if by_registry && crs.is_geographic() => Self::NorthEast,
            _ => Self::EastNorth,
        }
    }

    /// The other order.
    #[must_use]
    pub const fn swapped(self) -> Self {
        match self {
            Self::EastNorth => Self::NorthEast,
            Self::NorthEast => Self::EastNorth,
        }
    }

    /// Two numbers as the file has them, made a position with x = east and y = north.
    #[must_use]
    pub const fn position(self, first: f64, second: f64) -> Coord<f64> {
        match self {
            Self::EastNorth => Coord { x: first, y: second },
            Self::NorthEast => Coord { x: second, y: first },
        }
    }
}

#[cfg(test)]
mod tests {
    use geo_types::coord;

    use super::AxisOrder::{EastNorth, NorthEast};
    use super::{AxisOrder, Crs};

    #[test]
    fn gml_writes_poland_north_first_in_every_spelling() {
        for name in [
            "urn:ogc:def:crs:EPSG::2178",
            "EPSG:2178",
            "http://www.opengis.net/def/crs/EPSG/0/2178",
        ] {
            assert_eq!(AxisOrder::of_gml(name, Crs::PL2000_7), NorthEast, "{name}");
        }
        assert_eq!(AxisOrder::of_gml("urn:ogc:def:crs:EPSG::2180", Crs::PL1992), NorthEast);
    }

    #[test]
    fn latitude_comes_first_only_where_the_registry_is_named() {
        assert_eq!(AxisOrder::of_gml("urn:ogc:def:crs:EPSG::4326", Crs::WGS84), NorthEast);
        assert_eq!(
            AxisOrder::of_gml("http://www.opengis.net/def/crs/EPSG/0/4326", Crs::WGS84),
            NorthEast
        );
        assert_eq!(AxisOrder::of_gml("EPSG:4326", Crs::WGS84), EastNorth);
        assert_eq!(
            AxisOrder::of_gml("urn:ogc:def:crs:OGC:1.3:CRS84", Crs::WGS84),
            EastNorth
        );
        assert_eq!(
            AxisOrder::of_gml("urn:ogc:def:crs:EPSG::3857", Crs::WEB_MERCATOR),
            EastNorth
        );
    }

    #[test]
    fn a_position_has_east_as_its_x_whatever_the_order() {
        let expected = coord! { x: 7_522_995.484, y: 5_941_041.996 };
        assert_eq!(NorthEast.position(5_941_041.996, 7_522_995.484), expected);
        assert_eq!(EastNorth.position(7_522_995.484, 5_941_041.996), expected);
        assert_eq!(NorthEast.swapped(), EastNorth);
    }
}
