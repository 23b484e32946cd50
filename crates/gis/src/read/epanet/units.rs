//! Units of a model: whatever the flow is counted in decides whether pipes are in millimetres or in inches.

use domain::network::{Diameter, Elevation, PipeFunction};

/// The system of units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Units {
    /// Diameters in millimetres, heights in metres.
    Metric,
    /// Diameters in inches, heights in feet: what EPANET takes when the file says nothing.
    #[default]
    Us,
}

/// A pipe of at least this diameter is taken as a main: what the utilities' own rules call magistrala.
const LEAST_MAIN_MM: u16 = 250;
/// A pipe below this is taken as a service connection.
const LEAST_DISTRIBUTION_MM: u16 = 50;
/// How that is told in the report.
pub const FUNCTION_RULE: &str =
    "function is taken by diameter: main from 250 mm, service under 50 mm, else distribution";

impl Units {
    /// The system that a unit of flow stands for.
    pub fn of_flow(name: &str) -> Option<Self> {
        match name.to_ascii_uppercase().as_str() {
            "LPS" | "LPM" | "MLD" | "CMH" | "CMD" | "CMS" | "SI" => Some(Self::Metric),
            "CFS" | "GPM" | "MGD" | "IMGD" | "AFD" => Some(Self::Us),
            _ => None,
        }
    }

    /// A diameter as the file has it, in whole millimetres.
    pub fn diameter(self, number: f64) -> Option<Diameter> {
        let mm = match self {
            Self::Metric => number,
            Self::Us => number * 25.4,
        };
        let rounded = mm.round();
        #[expect(clippy::cast_possible_truncation, reason = "the range is checked in the same line")]
        let whole = (1.0..=10_000.0).contains(&rounded).then_some(rounded as i64)?;
        Diameter::from_mm(whole).ok()
    }

    /// A height as the file has it, in metres above sea level.
    pub fn elevation(self, number: f64) -> Option<Elevation> {
        let metres = match self {
            Self::Metric => number,
            Self::Us => number * 0.3048,
        };
        Elevation::from_metres(metres).ok()
    }
}

/// What a pipe is for, as far as its diameter tells: a model says nothing of it.
pub fn function(diameter: Option<Diameter>) -> PipeFunction {
    match diameter.map(Diameter::mm) {
        Some(LEAST_MAIN_MM..) => PipeFunction::Main,
        Some(..LEAST_DISTRIBUTION_MM) => PipeFunction::Service,
        _ => PipeFunction::Distribution,
    }
}

#[cfg(test)]
mod tests {
    use super::{Diameter, Elevation, PipeFunction, Units, function};

    #[test]
    fn the_unit_of_flow_decides_over_all_others() {
        assert_eq!(Units::of_flow("lps"), Some(Units::Metric));
        assert_eq!(Units::of_flow("GPM"), Some(Units::Us));
        assert_eq!(Units::of_flow("wiadra"), None);
        assert_eq!(Units::Metric.diameter(110.0).map(Diameter::mm), Some(110));
        assert_eq!(Units::Us.diameter(6.0).map(Diameter::mm), Some(152));
        assert_eq!(Units::Us.diameter(f64::NAN), None);
        assert_eq!(Units::Us.elevation(611.3897).map(Elevation::mm), Some(186_352));
        assert_eq!(Units::Metric.elevation(142.5).map(Elevation::mm), Some(142_500));
    }

    #[test]
    fn a_pipes_function_follows_its_diameter() {
        let of = |mm| function(Diameter::from_mm(mm).ok());
        assert_eq!(of(49), PipeFunction::Service);
        assert_eq!(of(50), PipeFunction::Distribution);
        assert_eq!(of(249), PipeFunction::Distribution);
        assert_eq!(of(250), PipeFunction::Main);
        assert_eq!(of(0), PipeFunction::Distribution);
    }
}
