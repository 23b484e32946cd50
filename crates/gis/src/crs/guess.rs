//! What coordinates tell of their own system when a file does not name it, or names it wrongly.

use geo_types::Coord;

use super::{AxisOrder, Crs, Projection};

/// What the coordinates look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Guess {
    /// The coordinate system.
    pub crs: Crs,
    /// Which number comes first.
    pub order: AxisOrder,
}

/// Longitudes and latitudes of Poland with its territorial sea and a little more.
pub const POLAND: [f64; 4] = [13.9, 48.8, 24.4, 55.2];

/// Whether longitude and latitude (degrees) lie in or close to Poland.
#[must_use]
pub fn in_poland(degrees: Coord<f64>) -> bool {
    let [west, south, east, north] = POLAND;
    (west..=east).contains(&degrees.x) && (south..=north).contains(&degrees.y)
}

/// The system that most of the pairs look like, if more than half of them agree. `usual` is the order that this
/// kind of file is written in; it decides where both orders would make sense.
#[must_use]
pub fn guess(pairs: &[(f64, f64)], usual: AxisOrder) -> Option<Guess> {
    let mut votes: Vec<(Guess, usize)> = Vec::new();
    for &(first, second) in pairs {
        let Some(found) = guess_one(first, second, usual) else {
            continue;
        };
        match votes.iter_mut().find(|(vote, _)| *vote == found) {
            Some((_, count)) => *count += 1,
            None => votes.push((found, 1)),
        }
    }
    let (winner, count) = votes.into_iter().max_by_key(|(_, count)| *count)?;
    (count * 2 > pairs.len()).then_some(winner)
}

/// How many of the pairs lie in Poland when read in this system and order.
#[must_use]
pub fn pairs_in_poland(pairs: &[(f64, f64)], order: AxisOrder, projection: &Projection) -> usize {
    let lands = |(first, second): &&(f64, f64)| {
        let position = order.position(*first, *second);
        fits_its_zone(projection.crs(), position) && projection.to_wgs84(position).is_ok_and(in_poland)
    };
    pairs.iter().filter(lands).count()
}

/// A northing read as an easting may still land in Poland, hundreds of kilometres away, but never in its own zone.
fn fits_its_zone(crs: Crs, position: Coord<f64>) -> bool {
    match crs.epsg() {
        code @ 2176..=2179 => zone_of_easting(position.x) == Some(code - 2171),
        _ => true,
    }
}

fn guess_one(first: f64, second: f64, usual: AxisOrder) -> Option<Guess> {
    [usual, usual.swapped()].into_iter().find_map(|order| {
        let crs = system_of(order.position(first, second))?;
        Some(Guess { crs, order })
    })
}

/// The system in which a position with x = east and y = north lies in Poland; each has its own range of numbers.
fn system_of(position: Coord<f64>) -> Option<Crs> {
    if in_poland(position) {
        return Some(Crs::WGS84);
    }
    if (5_400_000.0..6_150_000.0).contains(&position.y)
        && let Some(zone) = zone_of_easting(position.x)
    {
        return Crs::from_epsg(2171 + zone).ok();
    }
    if (140_000.0..880_000.0).contains(&position.x) && (110_000.0..910_000.0).contains(&position.y) {
        return Some(Crs::PL1992);
    }
    let mercator = (1_545_000.0..2_720_000.0).contains(&position.x) && (6_240_000.0..7_360_000.0).contains(&position.y);
    mercator.then_some(Crs::WEB_MERCATOR)
}

/// The PL-2000 zone that the first digit of a seven-digit easting names, 5 to 8, when the rest is not further from
/// the zone's meridian (false easting 500 km) than a zone is wide.
#[must_use]
pub fn zone_of_easting(east: f64) -> Option<u16> {
    [5_u16, 6, 7, 8]
        .into_iter()
        .find(|zone| (east - (f64::from(*zone) * 1_000_000.0 + 500_000.0)).abs() < 170_000.0)
}

#[cfg(test)]
mod tests {
    use super::{AxisOrder, Crs, Guess, Projection, guess, pairs_in_poland, zone_of_easting};

    fn guessed(pair: (f64, f64), usual: AxisOrder) -> Option<(u16, AxisOrder)> {
        guess(&[pair], usual).map(|found| (found.crs.epsg(), found.order))
    }

    #[test]
    fn the_first_digit_of_a_seven_digit_easting_names_the_zone() {
        assert_eq!(zone_of_easting(7_522_995.5), Some(7));
        assert_eq!(zone_of_easting(8_430_753.06), Some(8));
        assert_eq!(zone_of_easting(5_941_042.0), None);
        assert_eq!(zone_of_easting(655_279.9), None);
    }

    #[test]
    fn each_system_is_known_by_its_numbers_in_both_orders() {
        use AxisOrder::{EastNorth, NorthEast};
        assert_eq!(guessed((7_522_995.5, 5_941_042.0), EastNorth), Some((2178, EastNorth)));
        assert_eq!(guessed((5_941_042.0, 7_522_995.5), EastNorth), Some((2178, NorthEast)));
        assert_eq!(guessed((5_724_154.3, 8_430_753.06), NorthEast), Some((2179, NorthEast)));
        assert_eq!(guessed((21.35, 53.6), EastNorth), Some((4326, EastNorth)));
        assert_eq!(guessed((53.6, 21.35), EastNorth), Some((4326, NorthEast)));
        assert_eq!(guessed((655_279.9, 639_845.2), EastNorth), Some((2180, EastNorth)));
        assert_eq!(guessed((2_376_384.0, 7_098_000.0), EastNorth), Some((3857, EastNorth)));
        assert_eq!(guessed((12.0, 13.0), EastNorth), None);
    }

    #[test]
    fn a_few_wild_pairs_do_not_change_the_guess() {
        let mut pairs = vec![(7_522_995.5, 5_941_042.0); 9];
        pairs.extend([(0.0, 0.0), (f64::NAN, 1.0), (8_430_753.0, 5_724_154.0)]);
        let expected = Guess {
            crs: Crs::PL2000_7,
            order: AxisOrder::EastNorth,
        };
        assert_eq!(guess(&pairs, AxisOrder::EastNorth), Some(expected));
    }

    #[test]
    fn swapped_axes_do_not_land_in_poland() {
        let pairs = [(5_941_042.0, 7_522_995.5), (5_941_142.0, 7_522_990.5)];
        let zone = Projection::new(Crs::PL2000_7).unwrap();
        assert_eq!(pairs_in_poland(&pairs, AxisOrder::NorthEast, &zone), 2);
        assert_eq!(pairs_in_poland(&pairs, AxisOrder::EastNorth, &zone), 0);
    }
}
