//! How each object is drawn: the standard colours of Polish utility maps, each with a second sign (dash, symbol,
//! label), and a quiet ground under them. Widths are CSS pixels.

use domain::network::Class;

/// Colours of the ground; those of the network are the same by day and by night.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ground {
    /// Forests.
    pub forest: &'static str,
    /// Lakes and rivers.
    pub water: &'static str,
    /// The names of waters.
    pub water_text: &'static str,
    /// Buildings.
    pub building: &'static str,
    /// Outlines of buildings.
    pub building_line: &'static str,
    /// Roads.
    pub road: &'static str,
    /// Edges of roads, and tracks.
    pub road_line: &'static str,
    /// The gmina's boundary.
    pub boundary: &'static str,
    /// Edges and numbers of parcels.
    pub parcel: &'static str,
    /// Names.
    pub text: &'static str,
    /// The light around names and pipes.
    pub halo: &'static str,
}

/// The ground by day.
pub const DAY: Ground = Ground {
    forest: "#dfe8d3",
    water: "#bcdcf0",
    water_text: "#2b5d80",
    building: "#e4ddcf",
    building_line: "#c3b9a5",
    road: "#ffffff",
    road_line: "#c9cfc6",
    boundary: "#6b5b73",
    parcel: "#7a6f5d",
    text: "#33434f",
    halo: "#ffffff",
};

/// The ground by night.
pub const NIGHT: Ground = Ground {
    forest: "#1c2d26",
    water: "#173850",
    water_text: "#9cc6e4",
    building: "#2c3a44",
    building_line: "#465864",
    road: "#3a4a56",
    road_line: "#26343e",
    boundary: "#a493ad",
    parcel: "#93a0a8",
    text: "#d2dde4",
    halo: "#10191f",
};

/// Water: RGB 0, 0, 255.
pub const WATER: &str = "#0000ff";
/// Sewage: RGB 128, 51, 0.
pub const SEWER: &str = "#803300";
/// Rain water.
pub const STORM: &str = "#5a6b00";
/// Planned, whatever it will carry.
pub const PLANNED: &str = "#b0006d";
/// Out of use.
pub const OUT_OF_USE: &str = "#6b7f8d";
/// Hydrants.
pub const HYDRANT: &str = "#d1002c";
/// The ground of direct protection around an intake.
pub const ZONE_DIRECT: &str = "#c2002f";
/// The ground of indirect protection.
pub const ZONE_INDIRECT: &str = "#0b7a4b";
/// The chosen object.
pub const CHOSEN: &str = "#ffbf00";
/// The light under every pipe, by day and by night, so that dark blue is seen on dark ground too.
pub const CASING: &str = "#ffffff";

/// How a pipe is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PipeStyle {
    /// Its colour.
    pub color: &'static str,
    /// Its width in pixels.
    pub width: f64,
    /// Its dashes in pixels; none for a whole line.
    pub dash: &'static [f64],
}

/// The style of a pipe by its class and what its tile says of it, at a zoom of the map.
#[must_use]
pub fn pipe(class: Class, function: Option<&str>, kind: Option<&str>, status: Option<&str>, zoom: f64) -> PipeStyle {
    let (color, dash): (_, &[f64]) = match (status, class, kind) {
        (Some("planned"), ..) => (PLANNED, &[3.0, 5.0]),
        (Some("out_of_use"), ..) => (OUT_OF_USE, &[7.0, 6.0]),
        (_, Class::SewerPipe, Some("storm")) => (STORM, &[12.0, 4.0, 3.0, 4.0]),
        (_, Class::SewerPipe, _) => (SEWER, &[14.0, 5.0]),
        _ => (WATER, &[]),
    };
    PipeStyle {
        color,
        width: width(function, zoom),
        dash,
    }
}

fn width(function: Option<&str>, zoom: f64) -> f64 {
    let full: f64 = match function {
        Some("main") => 3.6,
        Some("service") => 1.4,
        _ => 2.8,
    };
    // Far out, thick lines would grow together; near, a hair is hard to meet with a finger.
    let factor = match zoom {
        z if z < 13.0 => 0.55,
        z if z < 15.0 => 0.75,
        z if z < 18.0 => 1.0,
        _ => 1.3,
    };
    (full * factor).max(1.1)
}

/// The colour of a point of the network, by its class and what its tile says of it.
#[must_use]
pub fn point(class: Class, kind: Option<&str>, medium: Option<&str>, status: Option<&str>) -> &'static str {
    match status {
        Some("planned") => return PLANNED,
        Some("out_of_use") => return OUT_OF_USE,
        _ => {}
    }
    let sewage =
        medium == Some("sewage") || matches!(kind, Some("sewage_pump" | "sewage_treatment")) || class == Class::Manhole;
    match class {
        Class::Hydrant => HYDRANT,
        _ if sewage => SEWER,
        _ => WATER,
    }
}

/// The width of a road in pixels, by its rank and the zoom of the map.
#[must_use]
pub fn road_width(rank: Option<&str>, zoom: f64) -> f64 {
    let (far, metres) = match rank {
        Some("main") => (2.5, 9.0),
        Some("track") => (1.0, 3.0),
        _ => (1.3, 6.0),
    };
    // At 53.6° N a pixel of zoom 17 is about 0.71 m; each zoom doubles.
    #[expect(clippy::cast_possible_truncation, reason = "a zoom between 9 and 21")]
    let drawn_to_scale: f64 = metres / 0.71 * 2.0_f64.powi(zoom as i32 - 17);
    drawn_to_scale.max(far)
}

#[cfg(test)]
mod tests {
    use domain::network::Class;

    use super::{OUT_OF_USE, PLANNED, SEWER, STORM, WATER, pipe, road_width};

    #[test]
    fn colour_never_stands_alone() {
        let styles = [
            pipe(Class::WaterPipe, Some("main"), None, Some("existing"), 16.0),
            pipe(Class::SewerPipe, Some("main"), Some("sanitary"), Some("existing"), 16.0),
            pipe(Class::SewerPipe, Some("main"), Some("storm"), Some("existing"), 16.0),
            pipe(Class::WaterPipe, Some("main"), None, Some("planned"), 16.0),
            pipe(Class::WaterPipe, Some("main"), None, Some("out_of_use"), 16.0),
        ];
        assert_eq!(
            styles.map(|style| style.color),
            [WATER, SEWER, STORM, PLANNED, OUT_OF_USE]
        );
        for (index, one) in styles.iter().enumerate() {
            assert!(
                styles[..index].iter().all(|other| other.dash != one.dash),
                "two colours share a dash"
            );
        }
    }

    #[test]
    fn a_main_is_wider_than_a_service_connection() {
        let width = |function| pipe(Class::WaterPipe, Some(function), None, None, 17.0).width;
        assert!(width("main") > width("distribution"));
        assert!(width("distribution") > width("service"));
    }

    #[test]
    fn a_road_is_drawn_to_scale_when_near_and_stays_visible_when_far() {
        assert!(road_width(Some("main"), 19.0) > 40.0);
        assert!(road_width(Some("main"), 10.0) >= 2.5);
        assert!(road_width(Some("track"), 10.0) < road_width(Some("main"), 10.0));
    }
}
