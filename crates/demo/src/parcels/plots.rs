//! Plots along the streets: straight sides, a back border, and the house somewhere in between.

use geo_types::Polygon;

use super::areas::{self, Bounds, around, cut, half, polygon};
use super::{Ground, Piece};
use crate::buildings::Building;
use crate::geometry::{Point, dot, encloses, left, nearest_share, sides};
use crate::random::Random;
use crate::roads::Edge;
use crate::site::Site;

/// How far beyond a building its plot reaches at least, in metres.
const YARD: f64 = 1.2;
/// A remaining part of a plot that is smaller than this, in square metres, is no plot.
const LEAST: f64 = 150.0;
/// At the end of a street, the last plot takes up to so many metres more; beyond that there is room for another.
const REST: f64 = 18.0;

/// The plots of one former field: some neighbours on one side of a street.
pub(super) struct Row {
    /// The stretch of road.
    pub(super) edge: usize,
    /// The side of the street: 1 for the left, −1 for the right.
    pub(super) side: f64,
    /// The plots, in the direction of the stretch.
    pub(super) plots: Vec<Wish>,
}

/// What a plot would be if it were alone.
pub(super) struct Wish {
    /// Metres along the stretch at which it begins and ends.
    pub(super) span: (f64, f64),
    ring: Vec<Point>,
    bounds: Bounds,
    /// Around each of its buildings, the house first, a rectangle that nobody else gets.
    yards: Vec<Vec<Point>>,
}

/// A village's plots, a few neighbours to a row; no street is left without plots at its ends.
pub(super) fn rows(site: &Site, village: usize) -> Vec<Row> {
    let plots = site
        .plots
        .iter()
        .filter(|plot| site.roads.edges[plot.edge].village == Some(village));
    let plots: Vec<_> = plots.collect();
    let mut rows = Vec::new();
    for street_side in plots.chunk_by(|a, b| a.edge == b.edge && a.side == b.side) {
        let first = street_side[0];
        let edge = &site.roads.edges[first.edge];
        let mut random = Random::new(site.seed, &format!("plots by {} {}", first.edge, first.side));
        let depth = if site.villages[village].is_town() {
            random.between(40.0, 48.0)
        } else {
            random.between(46.0, 62.0)
        };
        let mut spans: Vec<((f64, f64), &[usize])> = street_side
            .iter()
            .map(|plot| (plot.span, plot.buildings.as_slice()))
            .collect();
        reach_ends(&mut spans, edge.axis.length());
        let wishes = spans.into_iter().map(|(span, buildings)| {
            let buildings: Vec<&Building> = buildings.iter().map(|building| &site.buildings[*building]).collect();
            Wish::new(edge, first.side, span, depth, &buildings)
        });
        let mut wishes = wishes.peekable();
        while wishes.peek().is_some() {
            let size = if random.chance(0.3) { 1 } else { random.whole(2, 4) };
            rows.push(Row {
                edge: first.edge,
                side: first.side,
                plots: wishes.by_ref().take(usize::from(size.unsigned_abs())).collect(),
            });
        }
    }
    rows
}

/// Lets the first plot begin and the last one end with the stretch, or adds a plot where there is room for one.
fn reach_ends(spans: &mut Vec<((f64, f64), &[usize])>, length: f64) {
    if let Some(first) = spans.first_mut() {
        first.0.0 = 0.0;
    }
    let Some(last) = spans.last_mut() else { return };
    let end = last.0.1;
    if length - end > REST {
        spans.push(((end, length), &[]));
    } else {
        last.0.1 = length;
    }
}

impl Wish {
    fn new(edge: &Edge, side: f64, span: (f64, f64), depth: f64, buildings: &[&Building]) -> Self {
        let yards: Vec<Vec<Point>> = buildings.iter().map(|building| yard(&[building])).collect();
        let farthest = yards.iter().flatten().map(|p| edge.axis.nearest(*p).distance);
        let depth = farthest.fold(depth, |depth, reach| depth.max(reach + 1.5));
        let ring = slice(edge, side, span, depth);
        let all: Vec<Point> = ring.iter().chain(yards.iter().flatten()).copied().collect();
        Self {
            span,
            bounds: around(&polygon(&all)),
            ring,
            yards,
        }
    }

    /// The line on this plot's side of which a plot that overlaps it may take nothing: a place and the direction
    /// from there to this plot.
    fn parting(&self, other: &Self) -> Option<(Point, Point)> {
        let (own, others) = (self.yards.first()?, other.yards.first()?);
        let mut nearest: Option<(f64, Point, Point)> = None;
        let mut consider = |from: Point, to: Point| {
            let away = crate::geometry::distance(from, to);
            if nearest.is_none_or(|(known, ..)| away < known) {
                nearest = Some((away, from, to));
            }
        };
        for (a, b) in sides(others) {
            for (c, d) in sides(own) {
                consider(a, c + (d - c) * nearest_share(a, c, d));
                consider(a + (b - a) * nearest_share(c, a, b), c);
            }
        }
        let (_, from, to) = nearest?;
        Some(((from + to) / 2.0, to - from))
    }
}

/// The ground beside a stretch of road from its axis so many metres outwards.
pub(super) fn slice(edge: &Edge, side: f64, span: (f64, f64), depth: f64) -> Vec<Point> {
    let part = edge.axis.part(span.0, span.1);
    let out = |along: f64| edge.axis.at(along) + left(edge.axis.direction(along)) * (side * depth);
    let mut ring = part.points().to_vec();
    ring.extend([out(span.1), out(span.0)]);
    ring
}

/// A rectangle along the walls around buildings that face the same way.
fn yard(buildings: &[&Building]) -> Vec<Point> {
    let along = buildings[0].facing;
    let across = left(along);
    let corners = || buildings.iter().flat_map(|building| &building.ring);
    let range = |axis: Point| {
        corners()
            .map(|p| dot(*p, axis))
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), at| {
                (low.min(at), high.max(at))
            })
    };
    let ((west, east), (south, north)) = (range(along), range(across));
    let corner = |x: f64, y: f64| along * x + across * y;
    vec![
        corner(west - YARD, south - YARD),
        corner(east + YARD, south - YARD),
        corner(east + YARD, north + YARD),
        corner(west - YARD, north + YARD),
    ]
}

/// The plots on which houses stand. Where two would overlap, a line between the houses parts them.
pub(super) fn with_houses(rows: &[Row], ground: &Ground) -> Vec<Piece> {
    let built = rows
        .iter()
        .enumerate()
        .flat_map(|(parent, row)| row.plots.iter().map(move |plot| (parent, plot)));
    let built: Vec<(usize, &Wish)> = built.filter(|(_, plot)| !plot.yards.is_empty()).collect();
    let mut pieces = Vec::new();
    for (i, (parent, plot)) in built.iter().enumerate() {
        let mut away: Vec<Polygon<f64>> = ground.near(plot.bounds).collect();
        for (j, (_, other)) in built.iter().enumerate() {
            if i == j || !other.bounds.meets(plot.bounds) {
                continue;
            }
            away.extend(other.yards.iter().map(|yard| polygon(yard)));
            if let Some((through, normal)) = plot.parting(other) {
                let theirs = half(&other.ring, through, normal * -1.0);
                if theirs.len() > 2 {
                    away.push(polygon(&theirs));
                }
            }
        }
        let mut wish = vec![polygon(&plot.ring)];
        wish.extend(plot.yards.iter().map(|yard| polygon(yard)));
        let house = &plot.yards[0];
        let middle = (house[0] + house[2]) / 2.0;
        let parts = cut(wish, away);
        let own = parts
            .into_iter()
            .find(|part| encloses(areas::points(part.exterior()), middle));
        pieces.extend(own.map(|area| Piece { area, parent: *parent }));
    }
    pieces
}

/// The plots on which no house stands yet: what the others leave of them.
pub(super) fn without_houses(rows: &[Row], ground: &Ground, pieces: &mut Vec<Piece>) {
    for (parent, row) in rows.iter().enumerate() {
        for plot in row.plots.iter().filter(|plot| plot.yards.is_empty()) {
            add_rest(&plot.ring, parent, LEAST, ground, pieces);
        }
    }
}

/// Adds what roads, water and the pieces so far leave of a ring, if it is large enough.
pub(super) fn add_rest(ring: &[Point], parent: usize, least: f64, ground: &Ground, pieces: &mut Vec<Piece>) {
    let wish = polygon(ring);
    let bounds = around(&wish);
    let mut away: Vec<Polygon<f64>> = ground.near(bounds).collect();
    let taken = pieces.iter().filter(|piece| around(&piece.area).meets(bounds));
    away.extend(taken.map(|piece| piece.area.clone()));
    let rest = cut(vec![wish], away)
        .into_iter()
        .filter(|part| areas::size(part) >= least);
    pieces.extend(rest.map(|area| Piece { area, parent }));
}
