//! Where valves and hydrants sit on a main.

use domain::network::PipeFunction;

use super::mains::Main;
use crate::geometry::{segment_distance, sides};
use crate::site::Site;

/// Hydrants along built-up streets are at most this far apart, in metres, so that with the stretch to the next
/// junction no two neighbours are farther than 150 m (Dz.U. 2009 nr 124 poz. 1030, § 10).
const SPACING: f64 = 110.0;
/// On mains through open country a hydrant serves for flushing, about every so many metres.
const FLUSHING: f64 = 480.0;
/// Shorter stretches have the hydrants of their neighbours.
const SHORT: f64 = 40.0;
/// A hydrant keeps this far from house connections, in metres.
const APART: f64 = 2.0;
/// A hydrant stands at least this far from every road's axis and from every wall, in metres.
const FROM_AXIS: f64 = 3.0;
const FROM_WALL: f64 = 5.05;
/// A long main can be closed in sections of about this length, in metres.
const SECTION: f64 = 650.0;
/// How far from a junction a valve sits, in metres.
const FROM_JUNCTION: f64 = 3.5;

/// Puts hydrants on a main.
pub(crate) fn place_hydrants(site: &Site, main: &mut Main) {
    let length = main.line.length();
    let spacing = if main.function == PipeFunction::Main {
        FLUSHING
    } else {
        SPACING
    };
    if length < SHORT {
        return;
    }
    let count = (length / spacing).ceil().max(1.0);
    let mut place = 0.5;
    while place < count {
        let along = free_place(site, main, length * place / count);
        main.hydrants.push(along);
        place += 1.0;
    }
}

/// The free place nearest to the wished one.
fn free_place(site: &Site, main: &Main, wish: f64) -> f64 {
    let free = |along: f64| {
        let clear = main.connections.iter().all(|other| (other - along).abs() >= APART);
        clear && along > 8.0 && along < main.line.length() - 8.0 && may_stand(site, main, along)
    };
    let mut shift = 0.0;
    while shift < 12.0 {
        for along in [wish + shift, wish - shift] {
            if free(along) {
                return along;
            }
        }
        shift += 0.5;
    }
    wish
}

/// Whether a hydrant that branches off there stands beside every road, not on it, and 5 m off the walls.
fn may_stand(site: &Site, main: &Main, along: f64) -> bool {
    let stand = main.hydrant_stand(along);
    let near = |x: f64| (x - stand.x).abs() < 60.0;
    let roads = site
        .roads
        .edges
        .iter()
        .all(|edge| edge.axis.nearest(stand).distance > FROM_AXIS);
    let mut buildings = site.buildings.iter().filter(|building| near(building.front.x));
    roads && buildings.all(|building| sides(&building.ring).all(|(a, b)| segment_distance(stand, a, b) > FROM_WALL))
}

/// Puts valves on a main: near its ends where asked, and along it when it is long.
pub(crate) fn place_valves(main: &mut Main, at_start: bool, at_end: bool) {
    let length = main.line.length();
    let near = FROM_JUNCTION.min(length * 0.3);
    if at_start {
        main.valves.push(near);
    }
    let sections = (length / SECTION).ceil();
    let mut section = 1.0;
    while section < sections {
        let wish = length * section / sections;
        let taken = main.hydrants.iter().any(|other| (other - wish).abs() < 6.0);
        main.valves.push(if taken { wish + 8.0 } else { wish });
        section += 1.0;
    }
    if at_end {
        main.valves.push(length - near);
    }
}
