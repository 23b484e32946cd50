//! Mains and distribution pipes beside the roads, cut at valves and at the tees of hydrants.

use domain::network::{
    Course, Details, Diameter, Hydrant, HydrantKind, Medium, PipeFunction, Status, Valve, ValveState, WaterPipe,
};

use super::make::Make;
use super::plan::Size;
use crate::geometry::{Point, left};
use crate::line::Line;
use crate::plane::{line_shape, point_shape};
use crate::random::Random;
use crate::register::{Register, heights, round_section};
use crate::terrain::Terrain;

/// How deep the top of a water pipe lies, in metres: below the frost.
pub(crate) const COVER: f64 = 1.6;
/// How far from the pipe a hydrant stands, in metres, away from the road.
const HYDRANT_ASIDE: f64 = 1.8;

/// A pipe from junction to junction, in the direction in which the water comes.
pub(crate) struct Main {
    /// Its course.
    pub(crate) line: Line,
    /// What it is for.
    pub(crate) function: PipeFunction,
    /// Whether it is there.
    pub(crate) status: Status,
    /// Its size.
    pub(crate) size: Size,
    /// Of what it is made and when.
    pub(crate) make: Make,
    /// The street's or the village's name.
    pub(crate) name: Option<String>,
    /// The side that looks away from the road: 1 for the line's left, −1 for its right.
    pub(crate) outside: f64,
    /// Metres from the start at which house connections leave.
    pub(crate) connections: Vec<f64>,
    /// Metres from the start at which valves sit.
    pub(crate) valves: Vec<f64>,
    /// Whether the last valve, at the end, is shut: a loop's water then comes from one side only.
    pub(crate) shut_at_end: bool,
    /// Metres from the start at which hydrants branch off.
    pub(crate) hydrants: Vec<f64>,
    /// Metres from the start at which the pipe becomes DN63, with nothing but houses behind.
    pub(crate) tail: Option<f64>,
}

impl Main {
    /// A pipe with nothing on it yet.
    pub(crate) fn bare(line: Line, function: PipeFunction, size: Size, make: Make) -> Self {
        Self {
            line,
            function,
            status: Status::Existing,
            size,
            make,
            name: None,
            outside: 1.0,
            connections: Vec::new(),
            valves: Vec::new(),
            shut_at_end: false,
            hydrants: Vec::new(),
            tail: None,
        }
    }

    /// Puts the pipe, its valves and its hydrants into the register.
    pub(crate) fn lay(&self, terrain: &Terrain<'_>, random: &mut Random, register: &mut Register) {
        let mut cuts = vec![0.0, self.line.length()];
        cuts.extend(self.valves.iter().chain(&self.hydrants).chain(&self.tail));
        cuts.sort_by(f64::total_cmp);
        cuts.dedup_by(|next, last| *next - *last < 1e-3);
        let whole = self.line.with_vertices(&self.connections);
        for pair in cuts.windows(2) {
            let in_tail = self.tail.is_some_and(|tail| pair[0] >= tail - 1e-3);
            let (size, make) = if in_tail {
                (63, self.make.in_pe())
            } else {
                (self.size, self.make)
            };
            let piece = whole.part(pair[0], pair[1]);
            self.pipe(&piece, make, make.diameter(size), terrain, register);
        }
        let last = self.valves.iter().copied().fold(0.0, f64::max);
        for along in &self.valves {
            let shut = self.shut_at_end && *along >= last;
            let state = if shut { ValveState::Closed } else { ValveState::Open };
            let at = self.line.at(*along);
            self.valve(at, self.diameter_at(*along), state, terrain, register);
        }
        for along in &self.hydrants {
            self.hydrant(*along, terrain, random, register);
        }
    }

    /// The place of a hydrant that branches off there.
    pub(crate) fn hydrant_stand(&self, along: f64) -> Point {
        self.line.at(along) + left(self.line.direction(along)) * (self.outside * HYDRANT_ASIDE)
    }

    fn diameter_at(&self, along: f64) -> u16 {
        match self.tail {
            Some(tail) if along > tail => 63,
            _ => self.make.diameter(self.size),
        }
    }

    fn pipe(&self, line: &Line, make: Make, diameter: u16, terrain: &Terrain<'_>, register: &mut Register) {
        let pipe = WaterPipe {
            function: self.function,
            section: round_section(diameter),
            material: Some(make.material),
            course: Some(Course::Underground),
            local: false,
        };
        let top = terrain.height(line.at(line.length() / 2.0)) - COVER;
        let object = register.add(Details::WaterPipe(pipe), line_shape(line.points()));
        object.status = self.status;
        object.name.clone_from(&self.name);
        object.year = make.year;
        object.elevations = heights(top, top - f64::from(diameter) / 1000.0);
    }

    fn valve(&self, at: Point, diameter: u16, state: ValveState, terrain: &Terrain<'_>, register: &mut Register) {
        let valve = Valve {
            medium: Medium::Water,
            diameter: Diameter::from_mm(i64::from(diameter)).ok(),
            state: Some(state),
        };
        let ground = terrain.height(at);
        let object = register.add(Details::Valve(valve), point_shape(at));
        object.status = self.status;
        object.name.clone_from(&self.name);
        object.year = self.make.year;
        object.elevations = heights(ground, ground - COVER);
    }

    /// A hydrant with its own valve, on a short pipe away from the road.
    fn hydrant(&self, along: f64, terrain: &Terrain<'_>, random: &mut Random, register: &mut Register) {
        let tee = self.line.at(along);
        let stand = self.hydrant_stand(along);
        let valve = tee + (stand - tee) * 0.45;
        let make = self.make.in_pe();
        for pair in [[tee, valve], [valve, stand]] {
            self.pipe(&Line::new(pair.to_vec()), make, 90, terrain, register);
        }
        self.valve(valve, 80, ValveState::Open, terrain, register);
        let underground = random.chance(0.16);
        let hydrant = Hydrant {
            kind: Some(if underground {
                HydrantKind::Underground
            } else {
                HydrantKind::Overground
            }),
            diameter: Diameter::from_mm(if self.size >= 225 && !underground { 100 } else { 80 }).ok(),
        };
        let ground = terrain.height(stand);
        let object = register.add(Details::Hydrant(hydrant), point_shape(stand));
        object.status = self.status;
        object.name.clone_from(&self.name);
        object.year = make.year;
        object.elevations = heights(ground, ground - COVER);
    }
}
