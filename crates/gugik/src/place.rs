//! A place in Poland.

/// The degrees between which Poland lies: longitude, then latitude.
const POLAND: [(f64, f64); 2] = [(14.0, 24.3), (48.9, 55.0)];

/// A place in degrees (WGS 84) within Poland.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    lon: f64,
    lat: f64,
}

impl Place {
    /// A place from two coordinates in either order, since in Poland a longitude is never a latitude. Nothing when
    /// they name no place in Poland.
    #[must_use]
    pub fn new(x: f64, y: f64) -> Option<Self> {
        let within = |value: f64, (low, high): (f64, f64)| value >= low && value <= high;
        let fits = |lon: f64, lat: f64| within(lon, POLAND[0]) && within(lat, POLAND[1]);
        match (fits(x, y), fits(y, x)) {
            (true, _) => Some(Self { lon: x, lat: y }),
            (_, true) => Some(Self { lon: y, lat: x }),
            _ => None,
        }
    }

    /// Longitude, then latitude.
    #[must_use]
    pub const fn lon_lat(self) -> [f64; 2] {
        [self.lon, self.lat]
    }
}

#[cfg(test)]
mod tests {
    use super::Place;

    #[test]
    fn longitude_comes_first_whichever_way_it_was_written() {
        let place = Place::new(21.35, 53.6).unwrap();
        assert_eq!(place, Place::new(53.6, 21.35).unwrap());
        assert_eq!(place.lon_lat(), [21.35, 53.6]);
    }

    #[test]
    fn what_lies_elsewhere_or_nowhere_is_no_place() {
        assert_eq!(Place::new(0.0, 0.0), None);
        assert_eq!(Place::new(f64::NAN, 53.6), None);
        assert_eq!(Place::new(655_279.9, 639_845.2), None);
    }
}
