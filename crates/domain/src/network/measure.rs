//! Diameters, sections and heights, in whole millimetres.

use serde::{Deserialize, Serialize};

/// Why a measure was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MeasureError {
    /// Not a whole number of millimetres in the range that pipes have.
    #[error("diameter {0} mm is out of range (1 to 10000 mm)")]
    Diameter(i64),
    /// Not a height above sea level that exists in the world's inhabited parts.
    #[error("elevation {0} is out of range (-500 to 9000 m)")]
    Elevation(String),
}

/// A pipe's nominal diameter in millimetres, 1 to 10 000.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "i64", into = "i64")]
pub struct Diameter(u16);

impl Diameter {
    /// From whole millimetres.
    ///
    /// # Errors
    /// [`MeasureError::Diameter`] outside 1 to 10 000 mm.
    pub fn from_mm(mm: i64) -> Result<Self, MeasureError> {
        match u16::try_from(mm) {
            Ok(value @ 1..=10_000) => Ok(Self(value)),
            _ => Err(MeasureError::Diameter(mm)),
        }
    }

    /// Whole millimetres.
    #[must_use]
    pub const fn mm(self) -> u16 {
        self.0
    }
}

impl TryFrom<i64> for Diameter {
    type Error = MeasureError;

    fn try_from(mm: i64) -> Result<Self, Self::Error> {
        Self::from_mm(mm)
    }
}

impl From<Diameter> for i64 {
    fn from(value: Diameter) -> Self {
        Self::from(value.0)
    }
}

/// The inside of a pipe, cut across.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Section {
    /// A circle.
    Round(Diameter),
    /// A box or egg: width × height (GESUT `wymiarPoziomy`, `wymiarPionowy`).
    Box {
        /// Across.
        width: Diameter,
        /// Up.
        height: Diameter,
    },
}

impl Section {
    /// The measure to sort and draw by: the diameter, or the wider side.
    #[must_use]
    pub fn widest(self) -> Diameter {
        match self {
            Self::Round(diameter) => diameter,
            Self::Box { width, height } => width.max(height),
        }
    }
}

impl std::fmt::Display for Section {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Round(diameter) => write!(f, "{}", diameter.mm()),
            Self::Box { width, height } => write!(f, "{}×{}", width.mm(), height.mm()),
        }
    }
}

/// A height above sea level in millimetres (PL-EVRF2007-NH unless the source says otherwise).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "i32", into = "i32")]
pub struct Elevation(i32);

impl Elevation {
    /// From metres, rounded to the millimetre.
    ///
    /// # Errors
    /// [`MeasureError::Elevation`] outside −500 to 9 000 m or when not a number.
    pub fn from_metres(metres: f64) -> Result<Self, MeasureError> {
        if !(-500.0..=9000.0).contains(&metres) {
            return Err(MeasureError::Elevation(format!("{metres} m")));
        }
        #[expect(clippy::cast_possible_truncation, reason = "the range was checked in the line above")]
        Ok(Self((metres * 1000.0).round() as i32))
    }

    /// Millimetres above sea level.
    #[must_use]
    pub const fn mm(self) -> i32 {
        self.0
    }

    /// Metres above sea level.
    #[must_use]
    pub fn metres(self) -> f64 {
        f64::from(self.0) / 1000.0
    }
}

impl TryFrom<i32> for Elevation {
    type Error = MeasureError;

    fn try_from(mm: i32) -> Result<Self, Self::Error> {
        Self::from_metres(f64::from(mm) / 1000.0)
    }
}

impl From<Elevation> for i32 {
    fn from(value: Elevation) -> Self {
        value.0
    }
}

/// The heights known of an object (GESUT `rzednaGory`, `rzednaDolu`, `rzedna`).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Elevations {
    /// The upper height: the cover, the top of the pipe.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub top: Option<Elevation>,
    /// The lower height: the bottom of the manhole, the invert of the pipe.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bottom: Option<Elevation>,
}

#[cfg(test)]
mod tests {
    use super::{Diameter, Elevation, MeasureError, Section};

    #[test]
    fn a_diameter_of_nothing_is_refused_with_its_value() {
        assert_eq!(Diameter::from_mm(0), Err(MeasureError::Diameter(0)));
        assert_eq!(Diameter::from_mm(10_001), Err(MeasureError::Diameter(10_001)));
        assert_eq!(Diameter::from_mm(110).map(Diameter::mm), Ok(110));
    }

    #[test]
    fn an_elevation_keeps_millimetres() {
        assert_eq!(Elevation::from_metres(142.357).map(Elevation::mm), Ok(142_357));
        assert!(Elevation::from_metres(f64::NAN).is_err());
        assert!(Elevation::from_metres(9999.0).is_err());
    }

    #[test]
    fn a_box_is_as_wide_as_its_wider_side() {
        let (Ok(width), Ok(height)) = (Diameter::from_mm(600), Diameter::from_mm(900)) else {
            panic!("both are good diameters");
        };
        assert_eq!(Section::Box { width, height }.widest(), height);
        assert_eq!(Section::Box { width, height }.to_string(), "600×900");
    }
}
