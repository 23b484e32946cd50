//! House connections: straight from the street's pipe to the wall of the house.

use domain::network::{Course, Details, Device, DeviceKind, Material, Medium, PipeFunction, Status, WaterPipe};

use super::mains::{COVER, Main};
use crate::buildings::Building;
use crate::geometry::{Point, clearance};
use crate::plane::{line_shape, point_shape};
use crate::random::Random;
use crate::register::{Register, heights, round_section};
use crate::site::Site;

/// So many of the houses along a village's pipe are connected; in towns with sewers, all of them.
const CONNECTED: f64 = 0.9;
/// A connection keeps this far from other buildings, in metres.
const FROM_OTHERS: f64 = 1.2;

/// A house connection.
pub(crate) struct Connection {
    /// The house's place among the buildings.
    pub(crate) house: usize,
    /// Metres from the street pipe's start.
    pub(crate) along: f64,
    /// The place at the wall.
    pub(crate) wall: Point,
}

/// Where else along its front wall a house may be entered, as shares of the wall from its middle.
const ENTRIES: [f64; 6] = [0.3, -0.3, 0.15, -0.15, 0.42, -0.42];

/// Connects the houses along a street pipe, as far as they can be reached.
pub(crate) fn connect(site: &Site, houses: &[usize], main: &Main, random: &mut Random) -> Vec<Connection> {
    let mut connections: Vec<Connection> = Vec::new();
    for house in houses {
        let village = site.roads.edges[site.buildings[*house].edge].village;
        let sewered = village.is_some_and(|village| site.villages[village].sewered);
        let usual = random.between(0.2, 0.38);
        if !random.chance(CONNECTED) && !sewered {
            continue;
        }
        let mut entries = std::iter::once(usual).chain(ENTRIES.into_iter().filter(|_| sewered));
        connections.extend(entries.find_map(|entry| straight(site, *house, entry, main, &connections)));
    }
    connections
}

/// The connection that enters a house there, unless another is in its way.
fn straight(site: &Site, house: usize, entry: f64, main: &Main, others: &[Connection]) -> Option<Connection> {
    let building = &site.buildings[house];
    let wall = building.front + building.facing * (building.width * entry);
    let length = main.line.length();
    let along = main
        .line
        .nearest(wall)
        .along
        .clamp(6.0_f64.min(length / 2.0), (length - 1.5).max(length / 2.0));
    let apart = others.iter().all(|other| (other.along - along).abs() > 0.4);
    (apart && is_clear(site, house, wall, main.line.at(along))).then_some(Connection { house, along, wall })
}

/// Whether the straight way to a house's wall keeps clear of every other building, and enters its own nowhere else.
pub(crate) fn is_clear(site: &Site, house: usize, wall: Point, from: Point) -> bool {
    let near = |building: &Building| crate::geometry::distance(building.front, wall) < 80.0;
    let others = site
        .buildings
        .iter()
        .enumerate()
        .filter(|(i, building)| *i != house && near(building));
    let short_of_wall = wall + (from - wall) * 0.02;
    clearance(&site.buildings[house].ring, short_of_wall, from) > 0.05
        && others
            .into_iter()
            .all(|(_, other)| clearance(&other.ring, wall, from) > FROM_OTHERS)
}

/// Lays the connections of a street pipe, each with its service point at the wall.
pub(crate) fn lay(site: &Site, main: &Main, connections: &[Connection], random: &mut Random, register: &mut Register) {
    let terrain = site.terrain();
    for connection in connections {
        let house = &site.buildings[connection.house];
        let tee = main.line.at(connection.along);
        let diameter = if house.width > 14.5 || random.chance(0.16) {
            40
        } else {
            32
        };
        let pipe = WaterPipe {
            function: PipeFunction::Service,
            section: round_section(diameter),
            material: Some(Material::Pe),
            course: Some(Course::Underground),
            local: false,
        };
        let year = main.make.year.map(|year| random.year(year.max(1994), year.max(2019)));
        let top = terrain.height(tee) - COVER;
        let object = register.add(Details::WaterPipe(pipe), line_shape(&[tee, connection.wall]));
        object.name = house.address_line();
        object.owner = None;
        object.year = year;
        object.elevations = heights(top, top - f64::from(diameter) / 1000.0);
        let point = Device {
            kind: DeviceKind::ServicePoint,
            medium: Medium::Water,
        };
        let object = register.add(Details::Device(point), point_shape(connection.wall));
        object.name = house.address_line();
        object.owner = None;
        object.year = year;
        object.status = Status::Existing;
    }
}
