//! What a projection is computed from, in well-known text and in the strings of PROJ, and which codes have the same.

use super::node::Node;
use super::plain;
use crate::crs::{Crs, project};

/// Codes that are tried before all others, because other codes may mean the same.
const FIRST: [u16; 5] = [2178, 2177, 2176, 2179, 2180];
const LAST: u16 = 32_767;

/// A system by its ingredients; lengths in metres, angles in degrees.
#[derive(Debug, PartialEq)]
struct Method {
    /// PROJ's name: `longlat`, `tmerc` or `lcc`.
    projection: &'static str,
    datum: Datum,
    /// Metres in a unit.
    unit: f64,
    central: f64,
    origin: f64,
    scale: f64,
    east: f64,
    north: f64,
    parallels: Option<(f64, f64)>,
}

/// Only datums that need no shift: with any other, the same projection may stand for several systems.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Datum {
    Wgs84,
    Nad83,
    Etrs89,
}

/// The code of a written-out system.
pub fn identify(system: &Node) -> Option<Crs> {
    let method = of_text(system)?;
    let codes = FIRST.into_iter().chain(1024..=LAST);
    codes
        .filter(|code| project::definition(*code).is_ok_and(|text| of_proj(text).is_some_and(|own| own.is(&method))))
        .find_map(|code| Crs::from_epsg(code).ok())
}

impl Method {
    fn is(&self, other: &Self) -> bool {
        let same = |one: f64, other: f64, within: f64| (one - other).abs() <= within;
        let parallels = match (self.parallels, other.parallels) {
            (None, None) => true,
            (Some((a, b)), Some((c, d))) => {
                let straight = same(a, c, 1e-7) && same(b, d, 1e-7);
                straight || (same(a, d, 1e-7) && same(b, c, 1e-7))
            }
            _ => false,
        };
        (self.projection, self.datum) == (other.projection, other.datum)
            && same(self.unit, other.unit, 1e-8)
            && same(self.central, other.central, 1e-7)
            && same(self.origin, other.origin, 1e-7)
            && same(self.scale, other.scale, 1e-9)
            && same(self.east, other.east, 0.002)
            && same(self.north, other.north, 0.002)
            && parallels
    }
}

fn of_text(system: &Node) -> Option<Method> {
    let datum = datum_of_text(system)?;
    if matches!(system.keyword.as_str(), "GEOGCS" | "GEOGCRS" | "GEODCRS") {
        return Some(Method::geographic(datum));
    }
    let method = system.find(&["PROJECTION", "METHOD"])?;
    let projection = match plain(method.text(0)?).as_str() {
        "transversemercator" | "gausskruger" => "tmerc",
        "lambertconformalconic" | "lambertconformalconic2sp" | "lambertconicconformal2sp" => "lcc",
        _ => return None,
    };
    let unit = system
        .child(&["UNIT", "LENGTHUNIT"])
        .or_else(|| system.find(&["LENGTHUNIT"]))?
        .number(1)?;
    let parameter = |names: &[&str]| parameter(system, names);
    let first = parameter(&["standardparallel1", "latitudeof1ststandardparallel"]);
    let second = parameter(&["standardparallel2", "latitudeof2ndstandardparallel"]);
    Some(Method {
        projection,
        datum,
        unit,
        central: parameter(&["centralmeridian", "longitudeofnaturalorigin", "longitudeoffalseorigin"])?,
        origin: parameter(&["latitudeoforigin", "latitudeofnaturalorigin", "latitudeoffalseorigin"]).unwrap_or(0.0),
        scale: parameter(&["scalefactor", "scalefactoratnaturalorigin"]).unwrap_or(1.0),
        east: parameter(&["falseeasting", "eastingatfalseorigin"]).unwrap_or(0.0) * unit,
        north: parameter(&["falsenorthing", "northingatfalseorigin"]).unwrap_or(0.0) * unit,
        parallels: first.zip(second).filter(|_| projection == "lcc"),
    })
}

fn parameter(node: &Node, names: &[&str]) -> Option<f64> {
    let of_child = |child: &Node| {
        let name = plain(child.text(0).unwrap_or_default());
        let is_it = child.keyword == "PARAMETER" && names.contains(&name.as_str());
        if is_it { child.number(1) } else { None }
    };
    let here = node.children.iter().find_map(of_child);
    here.or_else(|| node.child(&["CONVERSION"]).and_then(|inner| parameter(inner, names)))
}

fn datum_of_text(system: &Node) -> Option<Datum> {
    let datum = system.find(&["DATUM", "ENSEMBLE"])?;
    let ellipsoid = system.find(&["SPHEROID", "ELLIPSOID"])?;
    let is = |flattening: f64| {
        ellipsoid
            .number(1)
            .is_some_and(|axis| (axis - 6_378_137.0).abs() < 0.01)
            && ellipsoid.number(2).is_some_and(|own| (own - flattening).abs() < 1e-7)
    };
    let name = plain(datum.text(0)?);
    match name.trim_start_matches("d") {
        _ if is(298.257_223_563) => Some(Datum::Wgs84),
        "northamerican1983" | "northamericandatum1983" if is(298.257_222_101) => Some(Datum::Nad83),
        own if is(298.257_222_101) && (own.contains("etrs") || own.contains("etrf") || own.contains("european")) => {
            Some(Datum::Etrs89)
        }
        _ => None,
    }
}

fn of_proj(text: &str) -> Option<Method> {
    let value = |key: &str| {
        text.split_whitespace()
            .filter_map(|part| part.strip_prefix('+')?.split_once('='))
            .find(|(own, _)| *own == key)
            .map(|(_, value)| value)
    };
    let number = |key: &str| value(key).and_then(|value| value.parse::<f64>().ok());
    let datum = match (value("datum"), value("ellps"), value("towgs84")) {
        (Some("WGS84"), ..) => Datum::Wgs84,
        (Some("NAD83"), ..) => Datum::Nad83,
        (None, Some("GRS80"), Some("0,0,0,0,0,0,0")) => Datum::Etrs89,
        _ => return None,
    };
    let zone = number("zone").filter(|_| value("proj") == Some("utm"));
    if let Some(zone) = zone {
        let south = text.split_whitespace().any(|part| part == "+south");
        return Some(Method {
            projection: "tmerc",
            central: zone * 6.0 - 183.0,
            scale: 0.9996,
            east: 500_000.0,
            north: if south { 10_000_000.0 } else { 0.0 },
            ..Method::geographic(datum)
        });
    }
    let projection = match value("proj")? {
        "longlat" => return Some(Method::geographic(datum)),
        "tmerc" => "tmerc",
        "lcc" => "lcc",
        _ => return None,
    };
    Some(Method {
        projection,
        datum,
        unit: number("to_meter").or_else(|| unit_of_proj(value("units")))?,
        central: number("lon_0").unwrap_or(0.0),
        origin: number("lat_0").unwrap_or(0.0),
        scale: number("k").or_else(|| number("k_0")).unwrap_or(1.0),
        east: number("x_0").unwrap_or(0.0),
        north: number("y_0").unwrap_or(0.0),
        parallels: number("lat_1").zip(number("lat_2")).filter(|_| projection == "lcc"),
    })
}

fn unit_of_proj(name: Option<&str>) -> Option<f64> {
    match name {
        Some("m") => Some(1.0),
        Some("us-ft") => Some(1200.0 / 3937.0),
        Some("ft") => Some(0.3048),
        _ => None,
    }
}

impl Method {
    const fn geographic(datum: Datum) -> Self {
        Self {
            projection: "longlat",
            datum,
            unit: 1.0,
            central: 0.0,
            origin: 0.0,
            scale: 1.0,
            east: 0.0,
            north: 0.0,
            parallels: None,
        }
    }
}
