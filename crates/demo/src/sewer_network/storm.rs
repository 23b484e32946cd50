//! One street's rain water: inlets on both sides, a sewer in the middle, an outfall in the lake.

use domain::network::{Details, Device, DeviceKind, Material, Medium, NetworkObject, PipeFunction, SewerKind};

use super::gravity::{Make, Run, lay_pipe, manhole, millimetre};
use crate::corridor::Corridor;
use crate::geometry::{Point, left, unit};
use crate::line::Line;
use crate::plane::point_shape;
use crate::register::{Register, heights};
use crate::road_plan::STORM_STREET;
use crate::site::Site;
use crate::villages::SPYCHOWO;

/// How far beside the axis the sewer lies, on the water pipe's side, in metres.
const BESIDE: f64 = 0.6;
/// How far from the sewer the inlets lie, in metres.
const INLET_ASIDE: f64 = 2.4;
const YEAR: i16 = 2015;

/// Lays the storm sewer.
pub(crate) fn lay(site: &Site, register: &mut Register) {
    let stretches: Vec<usize> = site.roads.stretches_of(SPYCHOWO, STORM_STREET).collect();
    let mut chosen = vec![false; site.roads.edges.len()];
    for edge in &stretches {
        chosen[*edge] = true;
    }
    let corridor = Corridor::new(&site.roads, &chosen, BESIDE);
    let mut points: Vec<Point> = Vec::new();
    for line in stretches.iter().filter_map(|edge| corridor.line(*edge)) {
        points.extend(line.points());
    }
    if points.len() < 2 {
        return;
    }
    let terrain = site.terrain();
    let street = Line::new(points);
    let run = Run::level(&street.part(20.0, street.length()), None, &terrain);
    let make = Make {
        kind: SewerKind::Storm,
        function: PipeFunction::Distribution,
        diameter: 300,
        material: Material::Pp,
        year: YEAR,
        name: Some(STORM_STREET.into()),
    };
    run.lay(&make, &terrain, register);
    for pipe in &run.pipes {
        let aside = left(unit(pipe.ends[1] - pipe.ends[0])) * INLET_ASIDE;
        for inlet in [pipe.ends[0] + aside, pipe.ends[0] - aside] {
            let upper = millimetre(terrain.height(inlet) - 0.9);
            let lower = millimetre(upper.min(pipe.bottoms[0] + 0.4) - 0.06).max(pipe.bottoms[0]);
            let pipe_make = Make {
                diameter: 160,
                ..make.clone()
            };
            lay_pipe(&[inlet, pipe.ends[0]], [upper, lower], &pipe_make, register);
            device(DeviceKind::Inlet, inlet, terrain.height(inlet), upper, register);
        }
    }
    let shore = lake_ahead(site, &street);
    let lower = millimetre(run.last_bottom - 0.008 * crate::geometry::distance(street.end(), shore));
    manhole(street.end(), run.last_bottom, &make, &terrain, register);
    lay_pipe(&[street.end(), shore], [run.last_bottom, lower], &make, register);
    device(DeviceKind::Outfall, shore, lower + 0.3, lower, register);
}

/// The first point in the water, straight ahead of a street.
fn lake_ahead(site: &Site, street: &Line) -> Point {
    let way = street.direction(street.length());
    // The sewer passes under the shore even where the street ends close to it.
    let mut at = street.end() + way * 6.0;
    for _ in 0..400 {
        if site.waters.distance(at) < -0.5 {
            break;
        }
        at = at + way * 2.0;
    }
    at
}

/// A device of the sewers.
pub(crate) fn device(
    kind: DeviceKind,
    at: Point,
    top: f64,
    bottom: f64,
    register: &mut Register,
) -> &mut NetworkObject {
    let details = Device {
        kind,
        medium: Medium::Sewage,
    };
    let object = register.add(Details::Device(details), point_shape(at));
    object.year = Some(YEAR);
    object.elevations = heights(top, bottom);
    object
}
