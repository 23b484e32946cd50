//! The parcels of the streets themselves.

use domain::network::RoadRank;
use geo_types::Polygon;

use super::{Piece, areas};
use crate::geometry::Point;
use crate::line::Line;
use crate::site::Site;

/// Half of a road parcel's width in metres.
pub(super) const fn half_width(rank: RoadRank) -> f64 {
    match rank {
        RoadRank::Main => 7.0,
        RoadRank::Local => 5.5,
        RoadRank::Track => 3.0,
    }
}

/// The ground on both sides of a road's axis.
pub(super) fn strip(axis: &Line, half_width: f64) -> Polygon<f64> {
    let mut ring: Vec<Point> = axis.beside(-half_width).points().to_vec();
    ring.extend(axis.beside(half_width).points().iter().rev());
    areas::polygon(&ring)
}

/// Adds the parcels of a village's streets; each street leaves out what earlier ones took.
pub(super) fn between(site: &Site, village: usize, next: &mut usize, pieces: &mut Vec<Piece>) {
    /// Scraps of crossings smaller than this, in square metres, belong to the street that was there first.
    const LEAST: f64 = 40.0;
    let edges = &site.roads.edges;
    let mut inside: Vec<usize> = (0..edges.len())
        .filter(|edge| edges[*edge].village == Some(village))
        .collect();
    inside.sort_by_key(|edge| (site.roads.rank(&edges[*edge]), edges[*edge].street, *edge));
    let mut taken: Vec<Polygon<f64>> = Vec::new();
    for stretch in inside.chunk_by(|a, b| edges[*a].street == edges[*b].street) {
        let width = half_width(site.roads.rank(&edges[stretch[0]]));
        let strips: Vec<Polygon<f64>> = stretch.iter().map(|edge| strip(&edges[*edge].axis, width)).collect();
        for part in areas::cut(strips.clone(), taken.clone()) {
            if areas::size(&part) > LEAST {
                pieces.push(Piece {
                    area: part,
                    parent: *next,
                });
                *next += 1;
            }
        }
        taken.extend(strips);
    }
}
