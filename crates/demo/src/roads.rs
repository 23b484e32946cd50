//! The road graph: planned lines bent into natural ones, cut where they meet.

use domain::network::RoadRank;

use crate::geometry::{Point, crossing, distance, dot, left, unit};
use crate::lanes;
use crate::line::Line;
use crate::random::{Random, drift};
use crate::road_plan::ROADS;
use crate::villages::{SPYCHOWO_CENTRE, SWIETAJNO_CENTRE, Village};

/// Ends of roads within this many metres of another road are joined to it.
const JOIN: f64 = 40.0;
/// Junctions closer than this, in metres, are one.
const SAME: f64 = 8.0;

/// A street or country road as a whole.
pub(crate) struct Street {
    /// Its name, when it has one.
    pub(crate) name: Option<&'static str>,
    /// Its rank.
    pub(crate) rank: RoadRank,
    /// The town to which a named street belongs.
    pub(crate) town: Option<usize>,
    /// Its axis from end to end.
    pub(crate) line: Line,
}

/// A stretch of road between two junctions.
pub(crate) struct Edge {
    /// The street it is part of.
    pub(crate) street: usize,
    /// Metres from the street's start to this stretch's start.
    pub(crate) offset: f64,
    /// The junctions at its start and its end.
    pub(crate) ends: [usize; 2],
    /// The road's axis.
    pub(crate) axis: Line,
    /// The village through which it leads.
    pub(crate) village: Option<usize>,
    /// The side on which the water pipe lies: 1 for the left, −1 for the right.
    pub(crate) side: f64,
}

/// All roads of the gmina.
pub(crate) struct Roads {
    /// Streets and country roads.
    pub(crate) streets: Vec<Street>,
    /// Junctions, dead ends and village limits.
    pub(crate) nodes: Vec<Point>,
    /// Stretches of road between the nodes.
    pub(crate) edges: Vec<Edge>,
}

/// Bends the plan: moves every point a little, and its neighbours nearly alike; more so far from the towns.
pub(crate) fn bend(seed: u64, p: Point) -> Point {
    let town = [SWIETAJNO_CENTRE, SPYCHOWO_CENTRE]
        .into_iter()
        .map(|centre| distance(centre, p))
        .fold(f64::INFINITY, f64::min);
    let country = ((town - 750.0) / 1000.0).clamp(0.0, 1.0);
    p + drift(seed ^ 0x11, p, 1700.0) * 55.0
        + drift(seed ^ 0x12, p, 340.0) * 17.0
        + drift(seed ^ 0x13, p, 760.0) * (75.0 * country)
}

impl Roads {
    /// The roads through these villages, whose centres are bent already.
    pub(crate) fn new(seed: u64, villages: &[Village], planned: &[Village]) -> Self {
        let mut streets = planned_streets(seed, planned);
        let mut random = Random::new(seed, "lanes");
        for village in villages {
            lanes::lead(village, &mut streets, &mut random);
        }
        let mut junctions = Junctions {
            nodes: Vec::new(),
            marks: streets.iter().map(|_| Vec::new()).collect(),
        };
        junctions.join_ends(&streets);
        junctions.cross(&streets);
        junctions.mark_limits(&streets, villages);
        junctions.into_roads(streets, villages)
    }

    /// The rank of a stretch.
    pub(crate) fn rank(&self, edge: &Edge) -> RoadRank {
        self.streets[edge.street].rank
    }

    /// The node at the end of a town's named street.
    pub(crate) fn end_of(&self, town: usize, name: &str) -> Option<usize> {
        self.stretches_of(town, name)
            .last()
            .map(|edge| self.edges[edge].ends[1])
    }

    /// The stretches of a town's named street, from its start to its end.
    pub(crate) fn stretches_of(&self, town: usize, name: &str) -> impl Iterator<Item = usize> {
        self.edges.iter().enumerate().filter_map(move |(i, edge)| {
            let street = &self.streets[edge.street];
            (street.town == Some(town) && street.name == Some(name)).then_some(i)
        })
    }

    /// The node nearest to a point.
    pub(crate) fn node_near(&self, p: Point) -> usize {
        let away = |node: &usize| distance(self.nodes[*node], p);
        (0..self.nodes.len())
            .min_by(|a, b| away(a).total_cmp(&away(b)))
            .unwrap_or(0)
    }
}

fn planned_streets(seed: u64, villages: &[Village]) -> Vec<Street> {
    let streets = ROADS.iter().map(|road| {
        let through: Vec<Point> = road
            .through
            .iter()
            .map(|xy| {
                road.town
                    .map_or(Point { x: xy.0, y: xy.1 }, |town| villages[town].place(*xy))
            })
            .collect();
        let smooth = Line::smooth(&through, if road.town.is_some() { 14.0 } else { 25.0 });
        Street {
            name: road.name,
            rank: road.rank,
            town: road.town,
            line: Line::new(smooth.points().iter().map(|p| bend(seed, *p)).collect()),
        }
    });
    streets.collect()
}

/// Where the streets meet: nodes, and for each street its places at nodes.
struct Junctions {
    nodes: Vec<Point>,
    marks: Vec<Vec<(f64, usize)>>,
}

impl Junctions {
    fn node(&mut self, p: Point) -> usize {
        let known = self.nodes.iter().position(|node| distance(*node, p) < SAME);
        known.unwrap_or_else(|| {
            self.nodes.push(p);
            self.nodes.len() - 1
        })
    }

    fn mark(&mut self, street: usize, along: f64, node: usize) {
        let known = self.marks[street]
            .iter()
            .any(|(at, marked)| *marked == node && (at - along).abs() < JOIN);
        if !known {
            self.marks[street].push((along, node));
        }
    }

    fn join_ends(&mut self, streets: &[Street]) {
        for (i, street) in streets.iter().enumerate() {
            for (along, end) in [(0.0, street.line.start()), (street.line.length(), street.line.end())] {
                let others = streets.iter().enumerate().filter(|(j, _)| *j != i);
                let nearest = others
                    .map(|(j, other)| (j, other.line.nearest(end)))
                    .min_by(|a, b| a.1.distance.total_cmp(&b.1.distance))
                    .filter(|(_, near)| near.distance < JOIN);
                let node = match nearest {
                    Some((j, near)) => {
                        let node = self.node(streets[j].line.at(near.along));
                        self.mark(j, near.along, node);
                        node
                    }
                    None => self.node(end),
                };
                self.mark(i, along, node);
            }
        }
    }

    fn cross(&mut self, streets: &[Street]) {
        for i in 0..streets.len() {
            for j in i + 1..streets.len() {
                for p in crossings(&streets[i].line, &streets[j].line) {
                    let node = self.node(p);
                    self.mark(i, streets[i].line.nearest(p).along, node);
                    self.mark(j, streets[j].line.nearest(p).along, node);
                }
            }
        }
    }

    /// Cuts roads where they enter and leave a village, unless a junction is near.
    fn mark_limits(&mut self, streets: &[Street], villages: &[Village]) {
        for (i, street) in streets.iter().enumerate() {
            for pair in street.line.points().windows(2) {
                if villages
                    .iter()
                    .all(|village| village.reaches(pair[0]) == village.reaches(pair[1]))
                {
                    continue;
                }
                let along = street.line.nearest(pair[1]).along;
                if self.marks[i].iter().all(|(at, _)| (at - along).abs() > 60.0) {
                    let node = self.node(pair[1]);
                    self.mark(i, along, node);
                }
            }
        }
    }

    fn into_roads(mut self, streets: Vec<Street>, villages: &[Village]) -> Roads {
        let mut edges = Vec::new();
        for (i, street) in streets.iter().enumerate() {
            self.marks[i].sort_by(|a, b| a.0.total_cmp(&b.0));
            let axis = street.town.map_or(Point { x: 1.0, y: 0.0 }, |town| villages[town].axis);
            let way = unit(street.line.end() - street.line.start());
            let side = if dot(left(way), axis - left(axis)) > 0.0 {
                1.0
            } else {
                -1.0
            };
            for pair in self.marks[i].windows(2) {
                let [(from, a), (to, b)] = [pair[0], pair[1]];
                if a == b || to - from < 1.0 {
                    continue;
                }
                let axis = street.line.part(from, to).between(self.nodes[a], self.nodes[b]);
                let middle = axis.at(axis.length() / 2.0);
                edges.push(Edge {
                    street: i,
                    offset: from,
                    ends: [a, b],
                    village: villages.iter().position(|village| village.reaches(middle)),
                    axis,
                    side,
                });
            }
        }
        Roads {
            streets,
            nodes: self.nodes,
            edges,
        }
    }
}

fn crossings(first: &Line, second: &Line) -> Vec<Point> {
    let (low, high) = bounds(second.points());
    let mut found = Vec::new();
    for a in first.points().windows(2) {
        let (from, to) = bounds(a);
        if from.x > high.x || to.x < low.x || from.y > high.y || to.y < low.y {
            continue;
        }
        for b in second.points().windows(2) {
            if let Some((share, _)) = crossing(a[0], a[1], b[0], b[1]) {
                found.push(a[0] + (a[1] - a[0]) * share);
            }
        }
    }
    found
}

fn bounds(points: &[Point]) -> (Point, Point) {
    points.iter().fold((points[0], points[0]), |(low, high), p| {
        (
            Point {
                x: low.x.min(p.x),
                y: low.y.min(p.y),
            },
            Point {
                x: high.x.max(p.x),
                y: high.y.max(p.y),
            },
        )
    })
}
