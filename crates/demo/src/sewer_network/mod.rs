//! The sewers: gravity sewers of the two towns, pumping stations, pressure mains, the works, one storm sewer.

mod connections;
mod gravity;
mod plan;
mod pumping;
mod storm;
mod tanks;

use domain::network::{DeviceKind, PipeFunction, SewerKind, StationKind};

use self::connections::street_make;
use self::gravity::{Make, Run, lay_pipe, manhole, millimetre};
use self::plan::{Plan, Reach};
use crate::base_map;
use crate::corridor::Corridor;
use crate::geometry::{Point, distance, left, unit};
use crate::line::Line;
use crate::random::Random;
use crate::register::Register;
use crate::site::Site;
use crate::water_network::station;

/// How far beside the road's axis the sewer lies, on the side away from the water pipe, in metres.
const BESIDE: f64 = -1.8;
/// How far from a junction a sewer begins that takes up nothing there, in metres.
const BEGINS: f64 = 14.0;

/// Lays the sewers.
pub(crate) fn lay(site: &Site, register: &mut Register) {
    let plan = Plan::new(site);
    let mut chosen = vec![false; site.roads.edges.len()];
    for reach in &plan.reaches {
        chosen[reach.edge] = true;
    }
    let corridor = Corridor::new(&site.roads, &chosen, BESIDE);
    let mut sewers = Sewers {
        site,
        corridor: &corridor,
        incoming: vec![None; site.roads.nodes.len()],
        connected: vec![0; site.roads.nodes.len()],
        random: Random::new(site.seed, "sewers"),
    };
    for reach in &plan.reaches {
        sewers.lay(reach, register);
    }
    let mut stations = Vec::new();
    for (node, street) in &plan.pumps {
        let place = sewers.behind(*node);
        let bottom = sewers.arrive(*node, place, register);
        let name = format!("Przepompownia {street}");
        station(StationKind::SewagePump, &name, place, 2004, register).elevations =
            crate::register::heights(site.terrain().height(place), bottom - 1.5);
        stations.push((*node, place));
    }
    let works = sewers.behind(plan.works);
    let bottom = sewers.arrive(plan.works, works, register);
    station(
        StationKind::SewageTreatment,
        "Oczyszczalnia ścieków Świętajno",
        works,
        2004,
        register,
    );
    base_map::hall(
        works + unit(works - site.roads.nodes[plan.works]) * 24.0,
        (22.0, 12.0),
        register,
    );
    sewers.discharge(works, bottom, register);
    pumping::lay(site, &stations, (plan.works, works), register);
    storm::lay(site, register);
    tanks::place(site, register);
}

struct Sewers<'a> {
    site: &'a Site,
    corridor: &'a Corridor,
    /// By road node, the lowest bottom of what runs in.
    incoming: Vec<Option<f64>>,
    /// By road node, how many houses' sewage runs in.
    connected: Vec<usize>,
    random: Random,
}

impl Sewers<'_> {
    fn lay(&mut self, reach: &Reach, register: &mut Register) {
        let road = &self.site.roads.edges[reach.edge];
        let Some(line) = self.corridor.line(reach.edge) else {
            return;
        };
        let [upper, lower] = [road.ends[1 - reach.down], road.ends[reach.down]];
        let mut line = if reach.down == 0 { line.reversed() } else { line.clone() };
        if !reach.through {
            line = line.part(BEGINS, line.length());
        }
        let terrain = self.site.terrain();
        let incoming = self.incoming[upper].filter(|_| reach.through);
        let above = if reach.through { self.connected[upper] } else { 0 };
        let mut run = Run::level(&line, incoming, &terrain);
        let street = &self.site.roads.streets[road.street];
        let make = street_make(self.site, road.street, above, street.name);
        let houses = self.site.houses_along(reach.edge);
        let count = connections::connect(self.site, &houses, &mut run, &make, &mut self.random, register);
        run.lay(&make, &terrain, register);
        self.connected[lower] += above + count;
        let known = &mut self.incoming[lower];
        *known = Some(known.map_or(run.last_bottom, |known| known.min(run.last_bottom)));
    }

    /// A place beyond the dead end of a street, to the side where the sewer lies.
    fn behind(&self, node: usize) -> Point {
        let roads = &self.site.roads;
        let end = roads.nodes[node];
        let road = roads.edges.iter().find(|edge| edge.ends[1] == node);
        let way = road.map_or(Point { x: 1.0, y: 0.0 }, |edge| edge.axis.direction(edge.axis.length()));
        let side = road.map_or(1.0, |edge| -edge.side);
        end + way * 9.0 + left(way) * (side * 7.0)
    }

    /// The last manhole at a road node and the pipe from there to a station; the height at which it arrives.
    fn arrive(&self, node: usize, place: Point, register: &mut Register) -> f64 {
        let at = self.corridor.node(node);
        let terrain = self.site.terrain();
        let bottom = self.incoming[node].unwrap_or_else(|| terrain.height(at) - 2.0);
        let arrival = millimetre(bottom - 0.01 * distance(at, place));
        let make = self.trunk(node);
        manhole(at, bottom, &make, &terrain, register);
        lay_pipe(&[at, place], [bottom, arrival], &make, register);
        arrival
    }

    fn trunk(&self, node: usize) -> Make {
        let road = self.site.roads.edges.iter().find(|edge| edge.ends[1] == node);
        let street = road.map_or(0, |edge| edge.street);
        street_make(
            self.site,
            street,
            self.connected[node],
            self.site.roads.streets[street].name,
        )
    }

    /// The cleaned water's way from the works into the river.
    fn discharge(&self, works: Point, bottom: f64, register: &mut Register) {
        let Some(river) = self.site.waters.rivers.last() else {
            return;
        };
        let bank = river.course.at(river.course.nearest(works).along);
        let way = unit(bank - works);
        let to = bank - way * 4.0;
        let line = Line::new(vec![works, to]);
        let run = Run::level(&line, Some(bottom - 0.4), &self.site.terrain());
        let make = Make {
            kind: SewerKind::Industrial,
            function: PipeFunction::Main,
            diameter: 315,
            name: Some("Kolektor ścieków oczyszczonych".into()),
            ..self.trunk(0)
        };
        run.lay(&make, &self.site.terrain(), register);
        let lower = run.last_bottom;
        storm::device(DeviceKind::Outfall, to, lower + 0.3, lower, register);
    }
}
