//! The coordinate systems that a `GeoPackage` must describe in words (OGC 01-009 WKT).

use super::WriteError;
use crate::crs::Crs;

/// A row of `gpkg_spatial_ref_sys`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SrsRow {
    pub name: &'static str,
    pub id: i64,
    pub organization: &'static str,
    pub definition: String,
}

const WGS84: &str = r#"GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]"#;

const ETRS89: &str = r#"GEOGCS["ETRS89",DATUM["European_Terrestrial_Reference_System_1989",SPHEROID["GRS 1980",6378137,298.257222101,AUTHORITY["EPSG","7019"]],AUTHORITY["EPSG","6258"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4258"]]"#;

/// The three rows that every file must have, and the one of the system that is used.
///
/// # Errors
/// [`WriteError::NoDefinition`] for a system whose definition is not at hand.
pub fn rows(used: Crs) -> Result<Vec<SrsRow>, WriteError> {
    let mut rows = vec![
        row("Undefined Cartesian SRS", -1, "NONE", "undefined".to_owned()),
        row("Undefined geographic SRS", 0, "NONE", "undefined".to_owned()),
        row("WGS 84", 4326, "EPSG", WGS84.to_owned()),
    ];
    if used != Crs::WGS84 {
        let (name, meridian, scale, east, north) = parameters(used).ok_or(WriteError::NoDefinition(used))?;
        let definition = format!(
            r#"PROJCS["{name}",{ETRS89},PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",{meridian}],PARAMETER["scale_factor",{scale}],PARAMETER["false_easting",{east}],PARAMETER["false_northing",{north}],UNIT["metre",1,AUTHORITY["EPSG","9001"]],AUTHORITY["EPSG","{}"]]"#,
            used.epsg()
        );
        rows.push(row(name, i64::from(used.epsg()), "EPSG", definition));
    }
    Ok(rows)
}

fn row(name: &'static str, id: i64, organization: &'static str, definition: String) -> SrsRow {
    SrsRow {
        name,
        id,
        organization,
        definition,
    }
}

/// Name, central meridian, scale, false easting and false northing of the systems of Poland.
fn parameters(crs: Crs) -> Option<(&'static str, u8, f64, i64, i64)> {
    Some(match crs {
        Crs::PL2000_5 => ("ETRF2000-PL / CS2000/15", 15, 0.999_923, 5_500_000, 0),
        Crs::PL2000_6 => ("ETRF2000-PL / CS2000/18", 18, 0.999_923, 6_500_000, 0),
        Crs::PL2000_7 => ("ETRF2000-PL / CS2000/21", 21, 0.999_923, 7_500_000, 0),
        Crs::PL2000_8 => ("ETRF2000-PL / CS2000/24", 24, 0.999_923, 8_500_000, 0),
        Crs::PL1992 => ("ETRF2000-PL / CS92", 19, 0.9993, 500_000, -5_300_000),
        _ => return None,
    })
}
