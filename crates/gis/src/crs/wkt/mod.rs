//! Which EPSG code a coordinate system has that is written out as well-known text, as in the `.prj` of a shapefile.
//!
//! First the code itself counts, if the text has one, then the name, then what the projection is computed from.

mod method;
mod node;

use super::Crs;
use node::Node;

/// Names that programs give to systems of Poland and to those of the whole world, in small letters without signs.
const NAMES: &[(&str, u16)] = &[
    ("gcswgs1984", 4326),
    ("wgs84", 4326),
    ("wgs1984", 4326),
    ("gcsetrs1989", 4258),
    ("etrs89", 4258),
    ("wgs1984webmercatorauxiliarysphere", 3857),
    ("wgs1984webmercator", 3857),
    ("wgs84pseudomercator", 3857),
    ("etrs1989laea", 3035),
    ("etrs89laeaeurope", 3035),
    ("etrs89extendedlaeaeurope", 3035),
    ("pulkovo1942adj1958polandzonei", 3120),
    ("pulkovo1942adj1958polandzoneii", 2172),
    ("pulkovo1942adj1958polandzoneiii", 2173),
    ("pulkovo1942adj1958polandzoneiv", 2174),
    ("pulkovo1942adj1958polandzonev", 2175),
];

/// Families of names of Poland's systems of today: ESRI's, EPSG's old ones and EPSG's new ones.
const POLISH: &[&str] = &["etrs1989poland", "etrs89poland", "etrf2000pl"];

/// Finds the code.
///
/// # Errors
/// The system's name as the text has it, when it cannot be told which one it is.
pub fn identify(text: &str) -> Result<Crs, String> {
    let root = Node::parse(text).ok_or_else(|| text.chars().take(40).collect::<String>())?;
    // A system with heights is that of its plane.
    let system = match root.keyword.as_str() {
        "COMPD_CS" | "COMPOUNDCRS" => root.children.first().unwrap_or(&root),
        _ => &root,
    };
    let name = system.text(0).unwrap_or_default();
    by_code(system)
        .or_else(|| by_name(name))
        .or_else(|| method::identify(system))
        .ok_or_else(|| name.chars().take(80).collect())
}

fn by_code(system: &Node) -> Option<Crs> {
    let authority = system.child(&["AUTHORITY", "ID"])?;
    let is_epsg = authority.text(0)?.eq_ignore_ascii_case("EPSG");
    let code = authority.text(1).filter(|_| is_epsg)?.parse().ok()?;
    Crs::from_epsg(code).ok()
}

fn by_name(name: &str) -> Option<Crs> {
    let plain = plain(name);
    if let Some((_, code)) = NAMES.iter().find(|(known, _)| *known == plain) {
        return Crs::from_epsg(*code).ok();
    }
    let rest = POLISH.iter().find_map(|family| plain.strip_prefix(family))?;
    let begins = |beginnings: [&str; 2]| beginnings.iter().any(|beginning| rest.starts_with(beginning));
    match rest {
        "cs92" => Some(Crs::PL1992),
        _ if begins(["cs2000zone5", "cs200015"]) => Some(Crs::PL2000_5),
        _ if begins(["cs2000zone6", "cs200018"]) => Some(Crs::PL2000_6),
        _ if begins(["cs2000zone7", "cs200021"]) => Some(Crs::PL2000_7),
        _ if begins(["cs2000zone8", "cs200024"]) => Some(Crs::PL2000_8),
        _ => None,
    }
}

fn plain(name: &str) -> String {
    let letters = name.chars().filter(char::is_ascii_alphanumeric);
    letters.map(|letter| letter.to_ascii_lowercase()).collect()
}

#[cfg(test)]
mod tests;
