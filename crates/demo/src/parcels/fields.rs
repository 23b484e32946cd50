//! The fields behind the plots, as wide as the plots that were cut off them.

use super::plots::{Row, add_rest, slice};
use super::{Ground, Piece};
use crate::random::Random;
use crate::site::Site;

/// A remaining part of a field that is smaller than this, in square metres, is no field.
const LEAST: f64 = 250.0;

/// Adds a field behind each row of plots: what roads, water, plots and earlier fields leave of it.
pub(super) fn behind(site: &Site, rows: &[Row], ground: &Ground, pieces: &mut Vec<Piece>) {
    for (parent, row) in rows.iter().enumerate() {
        let edge = &site.roads.edges[row.edge];
        let town = edge.village.is_some_and(|village| site.villages[village].is_town());
        let mut random = Random::new(site.seed, &format!("fields by {} {}", row.edge, row.side));
        let depth = if town {
            random.between(86.0, 104.0)
        } else {
            random.between(130.0, 190.0)
        };
        if let (Some(first), Some(last)) = (row.plots.first(), row.plots.last()) {
            let ring = slice(edge, row.side, (first.span.0, last.span.1), depth);
            add_rest(&ring, parent, LEAST, ground, pieces);
        }
    }
}
