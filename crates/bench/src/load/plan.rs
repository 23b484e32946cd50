//! Which tiles are asked for, and how often each.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use domain::network::{TileSource, first_zoom};
use geo_types::{Coord, Geometry};
use gis::Feature;

use crate::town::Random;

/// No zoom has more tiles on the list.
const TILES_OF_ZOOM: usize = 2000;

/// A tile's zoom, column and row.
pub type Zxy = (u8, u32, u32);

/// Tiles of the network between two zooms that have something on them, the most popular first.
///
/// The zooms take turns, in another order each time, until one after the other has no tiles left: a screen holds as
/// many tiles from near as from afar, so the few tiles of low zooms are each asked for more often than the many of
/// high ones.
#[derive(Debug)]
pub struct Candidates {
    zooms: std::ops::RangeInclusive<u8>,
    found: BTreeMap<u8, BTreeSet<(u32, u32)>>,
}

impl Candidates {
    /// None found yet.
    pub const fn new(zooms: std::ops::RangeInclusive<u8>) -> Self {
        Self {
            zooms,
            found: BTreeMap::new(),
        }
    }

    /// Notes the tiles that an object shows on.
    pub fn note(&mut self, feature: &Feature) {
        if feature.object.class().source() != TileSource::Network {
            return;
        }
        let place = match &feature.geometry {
            Geometry::Point(point) => point.0,
            Geometry::LineString(line) => match line.0.get(line.0.len() / 2) {
                Some(middle) => *middle,
                None => return,
            },
            _ => return,
        };
        for zoom in (*self.zooms.start()).max(first_zoom(&feature.object))..=*self.zooms.end() {
            self.found.entry(zoom).or_default().insert(tile_of(zoom, place));
        }
    }

    /// The list.
    pub fn ranked(self) -> Vec<Zxy> {
        let mut random = Random::new(1);
        let mut zooms: Vec<(u8, std::vec::IntoIter<(u32, u32)>)> = self
            .found
            .into_iter()
            .map(|(zoom, tiles)| {
                let mut tiles: Vec<_> = tiles.into_iter().collect();
                random.shuffle(&mut tiles);
                tiles.truncate(TILES_OF_ZOOM);
                (zoom, tiles.into_iter())
            })
            .collect();
        let mut ranked = Vec::new();
        let mut before = usize::MAX;
        while ranked.len() != before {
            before = ranked.len();
            random.shuffle(&mut zooms);
            for (zoom, tiles) in &mut zooms {
                ranked.extend(tiles.next().map(|(x, y)| (*zoom, x, y)));
            }
        }
        ranked
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the invented country lies well within the map"
)]
fn tile_of(zoom: u8, at: Coord<f64>) -> (u32, u32) {
    let across = f64::from(1_u32 << zoom);
    let x = (at.x + 180.0) / 360.0 * across;
    let y = (0.5 - at.y.to_radians().tan().asinh() / std::f64::consts::TAU) * across;
    (x as u32, y as u32)
}

/// Draws `count` places on a list of `length` after Zipf's law: the second half as often as the first, the third a
/// third as often.
///
/// # Errors
/// When the list is empty.
pub fn draws(length: usize, count: usize) -> Result<Vec<u32>> {
    anyhow::ensure!(length > 0, "no tile of the network has anything on it");
    let mut sums = Vec::with_capacity(length);
    let mut sum = 0.0;
    for rank in 1..=length {
        sum += 1.0 / rank as f64;
        sums.push(sum);
    }
    let mut random = Random::new(2);
    (0..count)
        .map(|_| {
            let at = random.unit() * sum;
            let place = sums.partition_point(|upto| *upto <= at).min(length - 1);
            Ok(u32::try_from(place)?)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Candidates, draws};
    use crate::town;

    #[test]
    fn every_zoom_has_its_turn_among_the_most_popular_tiles() {
        let mut candidates = Candidates::new(10..=18);
        for feature in town::features(3000) {
            candidates.note(&feature.unwrap());
        }
        let ranked = candidates.ranked();
        let mut first: Vec<u8> = ranked.iter().take(9).map(|(zoom, ..)| *zoom).collect();
        first.sort_unstable();
        assert_eq!(first, (10..=18).collect::<Vec<_>>());
    }

    #[test]
    fn the_second_tile_is_asked_for_half_as_often_as_the_first() {
        let drawn = draws(100, 100_000).unwrap();
        let count = |place| drawn.iter().filter(|one| **one == place).count() as f64;
        assert!((count(0) / count(1) - 2.0).abs() < 0.15);
        assert!(draws(0, 1).is_err());
    }
}
