//! Forests: most of the gmina, but neither villages nor their fields nor the water.
//!
//! Straight rides part them into compartments, as foresters do.

use crate::boundary;
use crate::contours::{Area, Field};
use crate::geometry::{Point, distance, encloses, point, sides};
use crate::plane;
use crate::random::{drift, noise};
use crate::road_plan::{SEWAGE_WORKS_STREET, WATER_WORKS_STREET};
use crate::site::Site;
use crate::villages::SWIETAJNO;

const CELL: f64 = 50.0;
/// A compartment's size in cells.
const COMPARTMENT: (usize, usize) = (25, 16);
/// Half of a ride's width in metres.
const HALF_RIDE: f64 = 3.0;
/// The field falls by one over so many metres near an edge.
const EDGE: f64 = 90.0;
/// Forests smaller than this, in square metres, are left out.
const LEAST: f64 = 6_000.0;

/// The gmina's forests.
pub(crate) fn areas(site: &Site) -> Vec<Area> {
    let boundary: Vec<Point> = boundary::polygon()
        .exterior()
        .points()
        .map(|p| plane::from_degrees(p.into()))
        .collect();
    let boundary = &boundary[..boundary.len() - 1];
    let low = boundary
        .iter()
        .fold(boundary[0], |low, p| point(low.x.min(p.x), low.y.min(p.y)));
    let origin = low - point(2.0 * CELL, 2.0 * CELL);
    let mut field = Field::new(origin, CELL, (448, 518), |p| {
        if !encloses(boundary, p) {
            return -0.3;
        }
        wooded(site, p)
    });
    clear(&mut field, site, boundary);
    field.blocks(COMPARTMENT, HALF_RIDE, LEAST)
}

/// How strongly a place wants to be forest, apart from what stands there.
fn wooded(site: &Site, p: Point) -> f64 {
    let wild = noise(site.seed ^ 0x41, p, 1500.0) * 0.45
        + noise(site.seed ^ 0x42, p, 480.0) * 0.3
        + noise(site.seed ^ 0x43, p, 170.0) * 0.12;
    // Fields around a village end where the soil says so, not in a circle.
    let bent = p + drift(site.seed ^ 0x44, p, 1100.0) * 620.0 + drift(site.seed ^ 0x45, p, 330.0) * 170.0;
    let fields = site.villages.iter().map(|village| {
        let reach = village.radius + 900.0;
        1.2 * (1.0 - distance(village.centre, bent) / reach).max(0.0)
    });
    (0.27 + wild - fields.fold(0.0, f64::max)).clamp(-1.0, 0.8)
}

/// Takes the forest away from the boundary, the water, the houses and the village streets.
fn clear(field: &mut Field, site: &Site, boundary: &[Point]) {
    let margin = |free: f64| move |away: f64| (away - free) / EDGE;
    for (a, b) in sides(boundary) {
        field.lower(a, b, EDGE, margin(8.0));
    }
    for lake in &site.waters.lakes {
        let shore = lake.shore();
        for p in &shore {
            field.lower(lake.centre, *p, 100.0, margin(12.0));
        }
        for (a, b) in sides(&shore) {
            field.lower(a, b, 100.0, margin(12.0));
        }
    }
    for river in &site.waters.rivers {
        for pair in river.course.points().windows(2) {
            field.lower(pair[0], pair[1], 110.0, margin(28.0));
        }
    }
    for building in &site.buildings {
        field.lower(building.front, building.ring[2], 180.0, margin(62.0));
    }
    for name in [WATER_WORKS_STREET, SEWAGE_WORKS_STREET] {
        if let Some(end) = site.roads.end_of(SWIETAJNO, name).map(|node| site.roads.nodes[node]) {
            field.lower(end, end, 240.0, margin(130.0));
        }
    }
    for edge in site.roads.edges.iter().filter(|edge| edge.village.is_some()) {
        for pair in edge.axis.points().windows(2) {
            field.lower(pair[0], pair[1], 130.0, margin(40.0));
        }
    }
}
