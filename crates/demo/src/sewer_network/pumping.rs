//! Pumping stations and the pressure mains that carry the sewage along the roads to the works.

use domain::network::{
    Course, Details, Device, DeviceKind, FlowKind, Material, Medium, PipeFunction, SewerKind, SewerPipe, Valve,
};

use crate::corridor::Corridor;
use crate::geometry::{Point, distance};
use crate::line::Line;
use crate::paths::Tree;
use crate::plane::{line_shape, point_shape};
use crate::register::{Register, heights, round_section};
use crate::site::Site;
use crate::water_network::{ends, road_length};

/// How far beside the road's axis the pressure main lies, on the side away from the water pipe, in metres.
const BESIDE: f64 = -3.3;
/// How deep its top lies, in metres.
const COVER: f64 = 1.6;
/// Long mains are aired about every so many metres.
const AIRED: f64 = 600.0;
const YEAR: i16 = 2004;

/// Lays the pressure mains from the stations (road node and place) to the works.
pub(crate) fn lay(site: &Site, stations: &[(usize, Point)], works: (usize, Point), register: &mut Register) {
    let ends = ends(site);
    let tree = Tree::grow(site.roads.nodes.len(), &ends, &[works.0], |edge, _| {
        road_length(site, edge)
    });
    let mut flows = vec![0_u8; ends.len()];
    for (node, _) in stations {
        for edge in tree.way(*node) {
            flows[edge] += 1;
        }
    }
    let chosen: Vec<bool> = flows.iter().map(|flows| *flows > 0).collect();
    let corridor = Corridor::new(&site.roads, &chosen, BESIDE);
    for (node, place) in stations {
        let entry = corridor.node(*node);
        pipe(site, &Line::new(vec![*place, entry]), 90, register);
        valve(site, entry, register);
    }
    for (edge, flows) in flows.iter().enumerate() {
        let Some(line) = corridor.line(edge) else { continue };
        // Downstream is the end that is nearer to the works.
        let [a, b] = ends[edge].map(|node| tree.length[node]);
        let line = if a < b { line.reversed() } else { line.clone() };
        aired(site, &line, if *flows > 1 { 110 } else { 90 }, register);
    }
    let arrival = corridor.node(works.0);
    if distance(arrival, works.1) > 1.0 {
        pipe(site, &Line::new(vec![arrival, works.1]), 110, register);
    }
}

/// A pressure main along one stretch of road, cut where air is let out.
fn aired(site: &Site, line: &Line, diameter: u16, register: &mut Register) {
    let parts = (line.length() / AIRED).ceil().max(1.0);
    let mut part = 0.0;
    while part < parts {
        let (from, to) = (line.length() * part / parts, line.length() * (part + 1.0) / parts);
        pipe(site, &line.part(from, to), diameter, register);
        part += 1.0;
        if part < parts {
            let device = Device {
                kind: DeviceKind::Technical,
                medium: Medium::Sewage,
            };
            let object = register.add(Details::Device(device), point_shape(line.at(to)));
            object.name = Some("Odpowietrznik".into());
            object.year = Some(YEAR);
        }
    }
}

fn pipe(site: &Site, line: &Line, diameter: u16, register: &mut Register) {
    let pipe = SewerPipe {
        function: PipeFunction::Main,
        kind: SewerKind::Sanitary,
        flow: Some(FlowKind::Pressure),
        section: round_section(diameter),
        material: Some(Material::Pe),
        course: Some(Course::Underground),
    };
    let top = site.terrain().height(line.at(line.length() / 2.0)) - COVER;
    let object = register.add(Details::SewerPipe(pipe), line_shape(line.points()));
    object.year = Some(YEAR);
    object.elevations = heights(top, top - f64::from(diameter) / 1000.0);
}

fn valve(site: &Site, at: Point, register: &mut Register) {
    let details = Valve {
        medium: Medium::Sewage,
        diameter: domain::network::Diameter::from_mm(90).ok(),
        state: Some(domain::network::ValveState::Open),
    };
    let ground = site.terrain().height(at);
    let object = register.add(Details::Valve(details), point_shape(at));
    object.year = Some(YEAR);
    object.elevations = heights(ground, ground - COVER);
}
