//! Gravity sewers: straight pipes between manholes, each falling a little, none climbing.

use domain::network::{Course, Details, FlowKind, Manhole, Material, PipeFunction, SewerKind, SewerPipe};

use crate::geometry::{Point, distance, nearest_share, segment_distance};
use crate::line::Line;
use crate::plane::{line_shape, point_shape};
use crate::register::{Register, heights, round_section};
use crate::terrain::Terrain;

/// How far from manhole to manhole, in metres, at most.
const SPACING: f64 = 48.0;
/// How far the street may bend away from the straight pipe, in metres, before a manhole is needed.
const BEND: f64 = 0.45;
/// How deep the sewer's bottom lies at least, in metres.
const DEPTH: f64 = 1.7;
/// The least and the greatest fall, in metres to the metre.
const FALL: (f64, f64) = (0.005, 0.02);

/// What is laid: the kind, size, make and name of a run of sewer.
#[derive(Clone)]
pub(crate) struct Make {
    /// What it carries.
    pub(crate) kind: SewerKind,
    /// What it is for.
    pub(crate) function: PipeFunction,
    /// The nominal diameter in millimetres.
    pub(crate) diameter: u16,
    /// The material.
    pub(crate) material: Material,
    /// The year.
    pub(crate) year: i16,
    /// The street's name.
    pub(crate) name: Option<String>,
}

/// A straight pipe from manhole to manhole.
pub(crate) struct Pipe {
    /// Its upper and its lower end.
    pub(crate) ends: [Point; 2],
    /// The bottom's height at its upper and its lower end, in metres above sea level.
    pub(crate) bottoms: [f64; 2],
    /// Where house connections come in, as shares of the way down.
    pub(crate) tees: Vec<f64>,
}

impl Pipe {
    /// The place on the pipe at a share of the way down, and its bottom's height there.
    pub(crate) fn at(&self, share: f64) -> (Point, f64) {
        let [a, b] = self.ends;
        (
            a + (b - a) * share,
            self.bottoms[0] + (self.bottoms[1] - self.bottoms[0]) * share,
        )
    }

    /// The share of the way down that is nearest to a point, and the distance from there.
    pub(crate) fn nearest(&self, p: Point) -> (f64, f64) {
        let [a, b] = self.ends;
        (nearest_share(p, a, b), segment_distance(p, a, b))
    }
}

/// A run of sewer from one manhole over others to the last.
pub(crate) struct Run {
    /// The pipes, downstream.
    pub(crate) pipes: Vec<Pipe>,
    /// The height at which the run comes into its last manhole.
    pub(crate) last_bottom: f64,
}

impl Run {
    /// Levels a run along a line. `incoming` is the lowest bottom of the pipes that run into its first manhole.
    pub(crate) fn level(line: &Line, incoming: Option<f64>, terrain: &Terrain<'_>) -> Self {
        let stops = manholes(line);
        let wish = |p: Point| millimetre(terrain.height(p) - DEPTH);
        let mut bottom = incoming.map_or(wish(stops[0]), |incoming| incoming.min(wish(stops[0])));
        let mut pipes = Vec::with_capacity(stops.len());
        for pair in stops.windows(2) {
            let (length, below) = (distance(pair[0], pair[1]), wish(pair[1]));
            // Steep ground is taken by a drop in the upper manhole, not by a steep pipe.
            let upper = bottom.min(millimetre(below + FALL.1 * length));
            let lower = below.min(millimetre(upper - FALL.0 * length));
            pipes.push(Pipe {
                ends: [pair[0], pair[1]],
                bottoms: [upper, lower],
                tees: Vec::new(),
            });
            bottom = lower;
        }
        Self {
            pipes,
            last_bottom: bottom,
        }
    }

    /// Puts the pipes and all manholes but the last into the register.
    pub(crate) fn lay(&self, make: &Make, terrain: &Terrain<'_>, register: &mut Register) {
        for pipe in &self.pipes {
            manhole(pipe.ends[0], pipe.bottoms[0], make, terrain, register);
            let mut tees = pipe.tees.clone();
            tees.sort_by(f64::total_cmp);
            let mut course = vec![pipe.ends[0]];
            course.extend(tees.iter().map(|share| pipe.at(*share).0));
            course.push(pipe.ends[1]);
            lay_pipe(&course, pipe.bottoms, make, register);
        }
    }
}

/// One gravity pipe from its upper to its lower end.
///
/// Its `top` is the bottom's height at the upper end, its `bottom` that at the lower end.
pub(crate) fn lay_pipe(course: &[Point], bottoms: [f64; 2], make: &Make, register: &mut Register) {
    let pipe = SewerPipe {
        function: make.function,
        kind: make.kind,
        flow: Some(FlowKind::Gravity),
        section: round_section(make.diameter),
        material: Some(make.material),
        course: Some(Course::Underground),
    };
    let object = register.add(Details::SewerPipe(pipe), line_shape(course));
    object.name.clone_from(&make.name);
    object.year = Some(make.year);
    if make.function == PipeFunction::Service {
        object.owner = None;
    }
    object.elevations = heights(bottoms[0], bottoms[1]);
}

/// A manhole: its cover in the ground's surface, its bottom where the sewer leaves it.
pub(crate) fn manhole(at: Point, bottom: f64, make: &Make, terrain: &Terrain<'_>, register: &mut Register) {
    let details = Details::Manhole(Manhole { kind: Some(make.kind) });
    let object = register.add(details, point_shape(at));
    object.name.clone_from(&make.name);
    object.year = Some(make.year);
    object.elevations = heights(terrain.height(at), bottom);
}

/// The places of the manholes along a line: at its ends, in its bends, and between them as often as needed.
fn manholes(line: &Line) -> Vec<Point> {
    let mut stops = vec![line.start()];
    divide(line, 0.0, line.length(), &mut stops);
    stops
}

fn divide(line: &Line, from: f64, to: f64, stops: &mut Vec<Point>) {
    let (a, b) = (line.at(from), line.at(to));
    let part = line.part(from, to);
    let bend = part
        .points()
        .iter()
        .map(|p| segment_distance(*p, a, b))
        .fold(0.0, f64::max);
    if to - from > SPACING || (bend > BEND && to - from > 16.0) {
        let middle = f64::midpoint(from, to);
        divide(line, from, middle, stops);
        divide(line, middle, to, stops);
    } else {
        stops.push(b);
    }
}

/// Rounds a height to the millimetre, so that what is compared is what is written.
pub(crate) fn millimetre(height: f64) -> f64 {
    (height * 1000.0).round() / 1000.0
}
