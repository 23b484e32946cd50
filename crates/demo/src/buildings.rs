//! Houses that face their street, with a setback, and sheds behind some of them.

use domain::network::{AddressPoint, RoadRank};
use rstar::primitives::{GeomWithData, Line as Segment, Rectangle};
use rstar::{AABB, RTree};

use crate::geometry::{Point, distance, encloses, gap, left, sides, unit};
use crate::random::Random;
use crate::roads::{Edge, Roads};
use crate::villages::Village;
use crate::waters::Waters;

/// No wall stands nearer to a road's axis than this, in metres: a hydrant must fit between, 5 m off the wall
/// (Dz.U. 2009 nr 124 poz. 1030, § 10).
const FROM_AXIS: f64 = 9.6;
/// No wall stands nearer to another building than this, in metres.
const FROM_NEIGHBOUR: f64 = 4.0;
/// No wall stands nearer to water than this, in metres.
const FROM_WATER: f64 = 30.0;

/// A building.
pub(crate) struct Building {
    /// Its outline, not closed.
    pub(crate) ring: Vec<Point>,
    /// The middle of the wall that faces the street.
    pub(crate) front: Point,
    /// The direction of that wall.
    pub(crate) facing: Point,
    /// The length of that wall in metres.
    pub(crate) width: f64,
    /// The stretch of road that it faces.
    pub(crate) edge: usize,
    /// Metres along that stretch.
    pub(crate) along: f64,
    /// The side of the street: 1 for the left, −1 for the right.
    pub(crate) side: f64,
    /// Whether people live or work in it; sheds have no address and no pipes.
    pub(crate) house: bool,
    /// Its address; a shed has none.
    pub(crate) address: Option<AddressPoint>,
}

impl Building {
    /// The address on one line, as it names a house's connections.
    pub(crate) fn address_line(&self) -> Option<String> {
        self.address.as_ref().map(AddressPoint::line)
    }

    /// The place just behind the door, in the middle of the wall that faces the street.
    pub(crate) fn entrance(&self) -> Point {
        self.front - left(self.facing) * 0.8
    }
}

/// The ground along one side of a street that was measured out for one house, built on or not.
pub(crate) struct Plot {
    /// The stretch of road that it faces.
    pub(crate) edge: usize,
    /// The side of the street: 1 for the left, −1 for the right.
    pub(crate) side: f64,
    /// Metres along the stretch at which it begins and ends.
    pub(crate) span: (f64, f64),
    /// The house, then the shed, by their place among the buildings.
    pub(crate) buildings: Vec<usize>,
}

/// Everything that was built, and the ground on which it stands.
pub(crate) struct Built {
    /// Houses and sheds.
    pub(crate) buildings: Vec<Building>,
    /// The plots along the streets, in the order of the stretches, and along each from its start to its end.
    pub(crate) plots: Vec<Plot>,
}

/// How densely a village is built.
struct Habit {
    plot: (f64, f64),
    setback: (f64, f64),
    vacant: f64,
    shed: f64,
}

const TOWN: Habit = Habit {
    plot: (20.5, 29.0),
    setback: (11.0, 15.0),
    vacant: 0.2,
    shed: 0.05,
};
const SERVED: Habit = Habit {
    plot: (26.0, 44.0),
    setback: (11.5, 21.0),
    vacant: 0.24,
    shed: 0.12,
};
const REMOTE: Habit = Habit {
    plot: (34.0, 70.0),
    setback: (13.0, 28.0),
    vacant: 0.25,
    shed: 0.3,
};

/// Builds along every street of every village.
pub(crate) fn place(seed: u64, villages: &[Village], roads: &Roads, waters: &Waters) -> Built {
    let segments = roads.edges.iter().flat_map(|edge| {
        edge.axis
            .points()
            .windows(2)
            .map(|p| Segment::new(p[0].into(), p[1].into()))
    });
    let mut builder = Builder {
        axes: RTree::bulk_load(segments.collect()),
        taken: RTree::new(),
        waters,
        built: Vec::new(),
        plots: Vec::new(),
    };
    let mut random = Random::new(seed, "houses");
    for (i, edge) in roads.edges.iter().enumerate() {
        let Some(village) = edge.village.map(|village| &villages[village]) else {
            continue;
        };
        if roads.rank(edge) == RoadRank::Track {
            continue;
        }
        let habit = match (village.is_town(), village.supply) {
            (true, _) => &TOWN,
            (false, crate::villages::Supply::Existing) => &SERVED,
            _ => &REMOTE,
        };
        for side in [1.0, -1.0] {
            builder.line_up(i, edge, side, habit, &mut random);
        }
    }
    let mut built = Built {
        buildings: builder.built,
        plots: builder.plots,
    };
    crate::addresses::number(seed, &mut built.buildings, villages, roads);
    built
}

struct Builder<'a> {
    axes: RTree<Segment<[f64; 2]>>,
    taken: RTree<GeomWithData<Rectangle<[f64; 2]>, usize>>,
    waters: &'a Waters,
    built: Vec<Building>,
    plots: Vec<Plot>,
}

impl Builder<'_> {
    /// Builds along one side of a stretch of road.
    fn line_up(&mut self, edge: usize, road: &Edge, side: f64, habit: &Habit, random: &mut Random) {
        let mut at = random.between(13.0, 20.0);
        loop {
            let plot = random.between(habit.plot.0, habit.plot.1);
            if at + plot > road.axis.length() - 12.0 {
                return;
            }
            let along = at + plot / 2.0;
            self.plots.push(Plot {
                edge,
                side,
                span: (at, at + plot),
                buildings: Vec::new(),
            });
            at += plot;
            if random.chance(habit.vacant) {
                continue;
            }
            let out = left(road.axis.direction(along)) * side;
            let facing = unit(left(out) + out * random.between(-0.06, 0.06));
            let (width, depth) = house_size(random, plot);
            let front = road.axis.at(along) + out * random.between(habit.setback.0, habit.setback.1);
            let ring = outline(front, facing, width, depth, random);
            let shed = random.chance(habit.shed).then(|| {
                let back =
                    front - left(facing) * (depth + random.between(11.0, 18.0)) + facing * random.between(-6.0, 6.0);
                rectangle(back, facing, random.between(5.0, 9.0), random.between(4.0, 6.0))
            });
            let stands = self.build(ring, |ring| Building {
                ring,
                front,
                facing,
                width,
                edge,
                along,
                side,
                house: true,
                address: None,
            });
            if let (true, Some(ring)) = (stands, shed) {
                self.build(ring, |ring| Building {
                    front: ring[0],
                    ring,
                    facing,
                    width: 0.0,
                    edge,
                    along,
                    side,
                    house: false,
                    address: None,
                });
            }
        }
    }

    /// Builds on the last plot when there is room.
    fn build(&mut self, ring: Vec<Point>, make: impl FnOnce(Vec<Point>) -> Building) -> bool {
        if !self.has_room(&ring) {
            return false;
        }
        let corners = ring.iter().map(|p| [p.x, p.y]).collect::<Vec<_>>();
        let bounds = Rectangle::from_aabb(AABB::from_points(&corners));
        self.taken.insert(GeomWithData::new(bounds, self.built.len()));
        if let Some(plot) = self.plots.last_mut() {
            plot.buildings.push(self.built.len());
        }
        self.built.push(make(ring));
        true
    }

    fn has_room(&self, ring: &[Point]) -> bool {
        let middle =
            ring.iter().fold(Point::default(), |sum, p| sum + *p) / f64::from(u8::try_from(ring.len()).unwrap_or(1));
        let reach = ring.iter().map(|p| distance(middle, *p)).fold(0.0, f64::max);
        if self.waters.distance(middle) < reach + FROM_WATER {
            return false;
        }
        let clear = |from: f64, a: Point, b: Point| sides(ring).all(|(c, d)| gap(a, b, c, d) >= from);
        let far = reach + FROM_AXIS;
        let mut axes = self.axes.locate_within_distance(middle.into(), far * far);
        if !axes.all(|axis| clear(FROM_AXIS, axis.from.into(), axis.to.into())) {
            return false;
        }
        let far = reach + FROM_NEIGHBOUR;
        let around = AABB::from_corners([middle.x - far, middle.y - far], [middle.x + far, middle.y + far]);
        let mut neighbours = self.taken.locate_in_envelope_intersecting(around);
        neighbours.all(|neighbour| {
            let other = &self.built[neighbour.data].ring;
            !encloses(other, ring[0]) && sides(other).all(|(a, b)| clear(FROM_NEIGHBOUR, a, b))
        })
    }
}

/// The front's length and the depth in metres: mostly family houses, now and then a school, shop or block of flats.
fn house_size(random: &mut Random, plot: f64) -> (f64, f64) {
    if random.chance(0.025) {
        return (random.between(15.0, 20.0).min(plot - 4.0), random.between(11.0, 15.0));
    }
    (random.between(8.5, 13.0), random.between(8.0, 11.0))
}

/// A house's outline; about every fifth has a wing at the back.
fn outline(front: Point, facing: Point, width: f64, depth: f64, random: &mut Random) -> Vec<Point> {
    if !random.chance(0.2) {
        return rectangle(front, facing, width, depth);
    }
    let (wing, deeper) = (width * random.between(0.4, 0.6), depth + random.between(3.0, 6.0));
    let mirror = random.sign();
    let half = width / 2.0;
    let corners = [
        (-half, 0.0),
        (half, 0.0),
        (half, deeper),
        (half - wing, deeper),
        (half - wing, depth),
        (-half, depth),
    ];
    corners
        .map(|(x, y)| front + facing * (x * mirror) - left(facing) * y)
        .to_vec()
}

fn rectangle(front: Point, facing: Point, width: f64, depth: f64) -> Vec<Point> {
    let half = width / 2.0;
    [(-half, 0.0), (half, 0.0), (half, depth), (-half, depth)]
        .map(|(x, y)| front + facing * x - left(facing) * y)
        .to_vec()
}
