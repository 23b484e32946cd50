//! Which coordinate system a file or layer is in, and in which order it writes a position's two numbers.

use geo_types::Coord;

use super::ReadOptions;
use super::error::Fault;
use crate::crs::guess::{in_poland, pairs_in_poland};
use crate::crs::{AxisOrder, Crs, Projection, guess};
use crate::report::{CrsFound, CrsUse};

/// How many positions are looked at.
pub const MOST_PAIRS: usize = 2000;

/// How positions become longitude and latitude.
#[derive(Debug)]
pub struct Place {
    pub projection: Projection,
    pub order: AxisOrder,
    /// Whether objects outside Poland are meant: only when the operator named the system.
    pub abroad: bool,
}

impl Place {
    /// Whether a position (longitude, latitude) may be where an object lies.
    pub fn admits(&self, degrees: Coord<f64>) -> bool {
        self.abroad || in_poland(degrees)
    }
}

/// What is known of a file's or layer's coordinates before its objects are read.
#[derive(Debug, Default)]
pub struct Evidence {
    /// The system that the file names.
    pub declared: Option<Crs>,
    /// The system that the format prescribes when the file names none.
    pub by_format: Option<Crs>,
    /// Positions as the file writes them.
    pub pairs: Vec<(f64, f64)>,
}

impl Evidence {
    /// Keeps a position, if it is one and there are not enough already.
    pub fn add(&mut self, first: f64, second: f64) {
        if self.pairs.len() < MOST_PAIRS && first.is_finite() && second.is_finite() {
            self.pairs.push((first, second));
        }
    }

    /// Decides. `usual` is the order that the format promises.
    ///
    /// # Errors
    /// [`Fault::NoCrs`], [`Fault::OutsidePoland`] or [`Fault::Crs`].
    pub fn place(&self, options: &ReadOptions, usual: AxisOrder) -> Result<(Place, CrsUse), Fault> {
        let guessed = guess(&self.pairs, usual);
        let (crs, found) = match (options.crs, self.declared, self.by_format, guessed) {
            (Some(crs), ..) => (crs, CrsFound::Given),
            (_, Some(crs), ..) => (crs, CrsFound::Declared),
            (_, _, Some(crs), _) if self.could_be_degrees() => (crs, CrsFound::ByFormat),
            (_, _, _, Some(guess)) => (guess.crs, CrsFound::Guessed),
            _ => {
                let (first, second) = self.first();
                return Err(Fault::NoCrs(first, second));
            }
        };
        let projection = Projection::new(crs)?;
        let straight = pairs_in_poland(&self.pairs, usual, &projection);
        let turned = pairs_in_poland(&self.pairs, usual.swapped(), &projection);
        let swapped = turned * 2 > self.pairs.len() && straight * 2 < self.pairs.len();
        // A system of Poland's surveyors has no other ground, whoever names it.
        let may_be_abroad = found == CrsFound::Given && !crs.is_polish();
        if !may_be_abroad && straight == 0 && turned == 0 && !self.pairs.is_empty() {
            let (first, second) = self.first();
            return Err(Fault::OutsidePoland {
                crs,
                first,
                second,
                looks_like: guessed.map(|guess| guess.crs).filter(|looks_like| *looks_like != crs),
            });
        }
        let used = CrsUse {
            source: String::new(),
            crs,
            found,
            axes_swapped: swapped,
        };
        let order = if swapped { usual.swapped() } else { usual };
        let abroad = found == CrsFound::Given;
        Ok((
            Place {
                projection,
                order,
                abroad,
            },
            used,
        ))
    }

    fn first(&self) -> (f64, f64) {
        self.pairs.first().copied().unwrap_or((f64::NAN, f64::NAN))
    }

    /// Whether most of the numbers could be degrees at all.
    fn could_be_degrees(&self) -> bool {
        let degrees = self
            .pairs
            .iter()
            .filter(|(first, second)| first.abs() <= 180.0 && second.abs() <= 180.0)
            .count();
        degrees * 2 >= self.pairs.len()
    }
}

#[cfg(test)]
mod tests {
    use super::{AxisOrder, Crs, CrsFound, Evidence, Fault, ReadOptions};

    fn evidence(declared: Option<Crs>, by_format: Option<Crs>, pair: (f64, f64)) -> Evidence {
        Evidence {
            declared,
            by_format,
            pairs: vec![pair; 3],
        }
    }

    const SPYCHOWO: (f64, f64) = (7_522_995.484, 5_941_041.996);

    #[test]
    fn what_the_operator_says_goes_before_what_the_file_says() {
        let options = ReadOptions {
            crs: Some(Crs::PL2000_7),
            ..ReadOptions::default()
        };
        let (_, used) = evidence(Some(Crs::WGS84), None, SPYCHOWO)
            .place(&options, AxisOrder::EastNorth)
            .unwrap();
        assert_eq!((used.crs, used.found), (Crs::PL2000_7, CrsFound::Given));
    }

    #[test]
    fn plane_coordinates_in_a_file_that_should_have_degrees_are_guessed() {
        let (_, used) = evidence(None, Some(Crs::WGS84), SPYCHOWO)
            .place(&ReadOptions::default(), AxisOrder::EastNorth)
            .unwrap();
        assert_eq!((used.crs, used.found), (Crs::PL2000_7, CrsFound::Guessed));
    }

    #[test]
    fn swapped_axes_are_put_right_and_told() {
        let (place, used) = evidence(Some(Crs::PL2000_7), None, SPYCHOWO)
            .place(&ReadOptions::default(), AxisOrder::NorthEast)
            .unwrap();
        assert!(used.axes_swapped);
        assert_eq!(place.order, AxisOrder::EastNorth);
    }

    #[test]
    fn a_wrong_zone_is_refused_with_the_one_that_it_looks_like() {
        let fault = evidence(Some(Crs::PL2000_8), None, SPYCHOWO)
            .place(&ReadOptions::default(), AxisOrder::EastNorth)
            .unwrap_err();
        assert!(
            matches!(
                fault,
                Fault::OutsidePoland {
                    looks_like: Some(Crs::PL2000_7),
                    ..
                }
            ),
            "{fault}"
        );
        assert!(fault.to_string().contains("EPSG:2178"), "{fault}");
    }

    #[test]
    fn numbers_that_tell_nothing_need_a_name() {
        let fault = evidence(None, None, (1.0e9, 2.0)).place(&ReadOptions::default(), AxisOrder::EastNorth);
        assert!(matches!(fault, Err(Fault::NoCrs(..))));
    }

    #[test]
    fn data_abroad_need_the_operators_word() {
        let berlin = evidence(Some(Crs::WGS84), None, (13.4, 52.5));
        assert!(berlin.place(&ReadOptions::default(), AxisOrder::EastNorth).is_err());
        let options = ReadOptions {
            crs: Some(Crs::WGS84),
            ..ReadOptions::default()
        };
        assert!(berlin.place(&options, AxisOrder::EastNorth).is_ok());
    }
}
