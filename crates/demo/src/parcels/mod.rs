//! Parcels: the land register's division of each village into roads, house plots, fields and what is left between.
//!
//! The parcels of a village do not overlap and leave no gaps inside it: roads are cut out of everything else, plots
//! that would overlap are parted between their houses, fields take what the plots leave, and remainders become
//! parcels of their own.

mod areas;
mod fields;
mod numbers;
mod plots;
mod seams;
mod streets;

use domain::network::{Details, Parcel};
use geo_types::Polygon;

use self::areas::{Bounds, around, counter_clockwise, points};
use crate::geometry::{Point, distance};
use crate::plane::area_shape;
use crate::register::Register;
use crate::site::Site;

/// A gap smaller than this, in square metres, is no parcel of its own.
const SCRAP: f64 = 60.0;
/// Smaller than this, in square metres, it is a crack that closing the seams closes.
const CRACK: f64 = 1.0;

/// A parcel that has no number yet.
struct Piece {
    /// Its outline in the plane.
    area: Polygon<f64>,
    /// The parcel of which it was part before houses were built; parts share their number before the slash.
    parent: usize,
}

/// What no parcel of a village may cover besides its neighbours: roads and water.
struct Ground {
    cuts: Vec<(Bounds, Polygon<f64>)>,
}

impl Ground {
    /// Roads and water near a village.
    fn new(site: &Site, village: usize) -> Self {
        let (centre, reach) = (site.villages[village].centre, site.villages[village].radius + 600.0);
        let near = |p: Point| distance(centre, p) < reach;
        let roads = site
            .roads
            .edges
            .iter()
            .filter(|edge| edge.axis.points().iter().any(|p| near(*p)));
        let roads = roads.map(|edge| streets::strip(&edge.axis, streets::half_width(site.roads.rank(edge))));
        let lakes = site.waters.lakes.iter().map(|lake| areas::polygon(&lake.shore()));
        let rivers = site.waters.rivers.iter().map(|river| areas::polygon(&river.banks()));
        let cuts = roads
            .chain(lakes)
            .chain(rivers)
            .map(|area| (around(&area), counter_clockwise(area)));
        Self { cuts: cuts.collect() }
    }

    /// The cuts that may touch an area.
    fn near(&self, bounds: Bounds) -> impl Iterator<Item = Polygon<f64>> {
        let near = self.cuts.iter().filter(move |(other, _)| other.meets(bounds));
        near.map(|(_, area)| area.clone())
    }
}

/// Adds the parcels of all villages, village by village.
pub(crate) fn draw(site: &Site, register: &mut Register) {
    for village in 0..site.villages.len() {
        let pieces = divide(site, village);
        for (number, piece) in numbers::of(&pieces).into_iter().zip(&pieces) {
            let parcel = Parcel {
                number,
                precinct: Some(site.villages[village].name.into()),
            };
            let holes: Vec<Vec<Point>> = piece
                .area
                .interiors()
                .iter()
                .map(|hole| points(hole).to_vec())
                .collect();
            let shape = area_shape(points(piece.area.exterior()), &holes);
            register.add(Details::Parcel(parcel), shape);
        }
    }
}

/// Divides a village. The pieces come in the order of their parents.
fn divide(site: &Site, village: usize) -> Vec<Piece> {
    let ground = Ground::new(site, village);
    let rows = plots::rows(site, village);
    let mut pieces = plots::with_houses(&rows, &ground);
    plots::without_houses(&rows, &ground, &mut pieces);
    fields::behind(site, &rows, &ground, &mut pieces);
    let mut next = rows.len();
    streets::between(site, village, &mut next, &mut pieces);
    close_seams(&mut pieces);
    // Closing the seams around a gap may close the last way out of another.
    for _ in 0..2 {
        fill(&mut next, &mut pieces);
        close_seams(&mut pieces);
    }
    pieces.sort_by_key(|piece| piece.parent);
    pieces
}

/// Lets neighbours share the points of their borders; pieces too narrow for that go.
fn close_seams(pieces: &mut Vec<Piece>) {
    let areas: Vec<Polygon<f64>> = pieces.iter().map(|piece| piece.area.clone()).collect();
    for (piece, area) in pieces.iter_mut().zip(seams::close(&areas)) {
        piece.area = counter_clockwise(area);
    }
    pieces.retain(|piece| areas::size(&piece.area) > CRACK);
}

/// Makes the gaps that are enclosed by parcels parcels of their own; the smallest are added to a neighbour.
fn fill(next: &mut usize, pieces: &mut Vec<Piece>) {
    let whole = areas::together(pieces.iter().map(|piece| &piece.area));
    let gaps = whole.0.iter().flat_map(Polygon::interiors);
    let gaps: Vec<Polygon<f64>> = gaps
        .map(|ring| counter_clockwise(Polygon::new(ring.clone(), Vec::new())))
        .collect();
    for gap in gaps {
        // A parcel may lie in the gap like an island.
        let bounds = around(&gap);
        let islands = pieces.iter().filter(|piece| around(&piece.area).meets(bounds));
        let islands = islands.map(|piece| piece.area.clone()).collect();
        for part in areas::cut(vec![gap], islands) {
            let size = areas::size(&part);
            let scrap = size < SCRAP;
            if size < CRACK || scrap && areas::join_to_neighbour(&part, pieces.iter_mut().map(|piece| &mut piece.area))
            {
                continue;
            }
            pieces.push(Piece {
                area: part,
                parent: *next,
            });
            *next += 1;
        }
    }
}
