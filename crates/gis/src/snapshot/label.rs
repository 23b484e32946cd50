//! What stands beside an object on a Polish utility map.
//!
//! Letters as on the base map (instruction K-1, carried on by the GESUT regulation): `w` water, `ks` sanitary, `kd`
//! storm, `ko` combined, `kp` industrial, `kl` local sewer; then the bore in millimetres, then the material, which
//! surveyors' maps lack and utilities add. A pressure sewer has a `t` (tłoczny) behind its letters, a local water pipe
//! an `l`.

use domain::network::{Details, Elevation, Elevations, FlowKind, Material, NetworkObject, Section, SewerKind};

/// A pipe's letters, bore and material (`w110 PE`, `kst90 PE`, `kd300`), or a surveyed height in metres with two
/// decimals (`142,36`, with both heights `142,36/140,10`), a house or parcel number. Nothing for the other classes.
#[must_use]
pub fn label(object: &NetworkObject) -> Option<String> {
    match &object.details {
        Details::WaterPipe(pipe) => {
            let letters = if pipe.local { "wl" } else { "w" };
            Some(pipe_label(letters, "", pipe.section, pipe.material))
        }
        Details::SewerPipe(pipe) => {
            let letters = match pipe.kind {
                SewerKind::Sanitary => "ks",
                SewerKind::Storm => "kd",
                SewerKind::Combined => "ko",
                SewerKind::Industrial => "kp",
                SewerKind::Local => "kl",
            };
            let pressure = if pipe.flow == Some(FlowKind::Pressure) { "t" } else { "" };
            Some(pipe_label(letters, pressure, pipe.section, pipe.material))
        }
        Details::Elevation {} => heights(object.elevations),
        Details::Address(address) => Some(address.number.clone()),
        Details::Parcel(parcel) => Some(parcel.number.clone()),
        _ => None,
    }
}

fn pipe_label(letters: &str, pressure: &str, section: Option<Section>, material: Option<Material>) -> String {
    let section = section.map(|section| section.to_string()).unwrap_or_default();
    let material = match material {
        Some(Material::Pe) => " PE",
        Some(Material::Pvc) => " PVC",
        Some(Material::Pp) => " PP",
        Some(Material::CastIron) => " żel.",
        Some(Material::DuctileIron) => " żel. sfer.",
        Some(Material::Steel) => " stal",
        Some(Material::AsbestosCement) => " AC",
        Some(Material::Concrete) => " bet.",
        Some(Material::Stoneware) => " kam.",
        Some(Material::Grp) => " GRP",
        Some(Material::Other) | None => "",
    };
    format!("{letters}{pressure}{section}{material}")
}

fn heights(elevations: Elevations) -> Option<String> {
    match (elevations.top, elevations.bottom) {
        (Some(top), Some(bottom)) => Some(format!("{}/{}", metres(top), metres(bottom))),
        (Some(one), None) | (None, Some(one)) => Some(metres(one)),
        (None, None) => None,
    }
}

/// Metres with two decimals after a comma, rounded half away from zero.
fn metres(elevation: Elevation) -> String {
    let mm = elevation.mm();
    let cm = (mm.unsigned_abs() + 5) / 10;
    let sign = if mm < 0 && cm > 0 { "-" } else { "" };
    format!("{sign}{},{:02}", cm / 100, cm % 100)
}
