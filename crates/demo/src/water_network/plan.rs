//! Which roads have a water pipe, where the water comes from and how wide the pipes must be.

use domain::network::{RoadRank, Status};

use crate::paths::Tree;
use crate::road_plan::WATER_WORKS_STREET;
use crate::site::Site;
use crate::villages::{SWIETAJNO, Supply};

/// Villages that are joined by a main, by name; the last pair closes the ring.
const JOINED: [(&str, &str); 10] = [
    ("Świętajno", "Spychowo"),
    ("Świętajno", "Kolonia"),
    ("Kolonia", "Jerutki"),
    ("Jerutki", "Jeruty"),
    ("Kolonia", "Piasutno"),
    ("Świętajno", "Koczek"),
    ("Spychowo", "Spychowski Piec"),
    ("Spychowo", "Niedźwiedzi Kąt"),
    ("Świętajno", "Długi Borek"),
    ("Spychowo", "Długi Borek"),
];
/// The village to which a main is designed, and the one from which it starts.
const DESIGNED: (&str, &str) = ("Spychowo", "Racibórz");

/// A pipe's size by the outer diameter of its polyethylene make, in millimetres.
pub(crate) type Size = u16;

/// The plan of the water mains, by road stretch.
pub(crate) struct Plan {
    /// Whether a stretch has a pipe, and in which state.
    pub(crate) status: Vec<Option<Status>>,
    /// Whether a stretch lies on the way from village to village.
    pub(crate) trunk: Vec<bool>,
    /// The pipe's size.
    pub(crate) size: Vec<Size>,
    /// The end of a stretch from which the water comes: 0 or 1.
    pub(crate) upstream: Vec<usize>,
    /// Whether the shortest way of the water to anywhere leads through a stretch; the others close loops.
    pub(crate) on_tree: Vec<bool>,
    /// How many pipes meet at a road node.
    pub(crate) degree: Vec<usize>,
    /// The node at the water works.
    pub(crate) works: usize,
}

impl Plan {
    /// The plan for a site. `houses` counts them by road stretch.
    pub(crate) fn new(site: &Site, houses: &[usize]) -> Self {
        let count = site.roads.edges.len();
        let works = site.roads.end_of(SWIETAJNO, WATER_WORKS_STREET).unwrap_or_default();
        let mut plan = Self {
            status: vec![None; count],
            trunk: vec![false; count],
            size: vec![0; count],
            upstream: vec![0; count],
            on_tree: vec![false; count],
            degree: vec![0; site.roads.nodes.len()],
            works,
        };
        plan.join_villages(site);
        plan.serve_villages(site);
        plan.prune(site, houses);
        plan.choose_sizes(site, houses);
        plan
    }

    /// The pipe along a stretch: whether it is there or designed.
    pub(crate) fn has(&self, edge: usize) -> bool {
        self.status[edge].is_some()
    }

    fn join_villages(&mut self, site: &Site) {
        let middle = |name: &str| {
            let village = site.villages.iter().find(|village| village.name == name);
            village.map_or(self.works, |village| site.roads.node_near(village.centre))
        };
        let joined = JOINED.iter().map(|(a, b)| (middle(a), middle(b), Status::Existing));
        let from_works = (self.works, middle("Świętajno"), Status::Existing);
        let designed = (middle(DESIGNED.0), middle(DESIGNED.1), Status::Planned);
        let ways: Vec<_> = joined.chain([from_works, designed]).collect();
        let ends = ends(site);
        for (from, to, status) in ways {
            let tree = Tree::grow(site.roads.nodes.len(), &ends, &[from], |edge, _| {
                road_length(site, edge)
            });
            for edge in tree.way(to) {
                self.trunk[edge] = true;
                if self.status[edge].is_none() {
                    self.status[edge] = Some(status);
                }
            }
        }
    }

    fn serve_villages(&mut self, site: &Site) {
        for (i, edge) in site.roads.edges.iter().enumerate() {
            let supply = edge.village.map(|village| site.villages[village].supply);
            if self.status[i].is_some() || site.roads.rank(edge) == RoadRank::Track {
                continue;
            }
            self.status[i] = match supply {
                Some(Supply::Existing) => Some(Status::Existing),
                Some(Supply::Planned) => Some(Status::Planned),
                _ => None,
            };
        }
    }

    /// Takes away dead ends without houses, until none is left.
    fn prune(&mut self, site: &Site, houses: &[usize]) {
        loop {
            self.degree.fill(0);
            for (i, edge) in site.roads.edges.iter().enumerate() {
                if self.has(i) {
                    self.degree[edge.ends[0]] += 1;
                    self.degree[edge.ends[1]] += 1;
                }
            }
            // The water works feed their node from outside the road graph.
            self.degree[self.works] += 1;
            let idle = (0..self.status.len()).filter(|i| {
                let dead_end = site.roads.edges[*i].ends.iter().any(|node| self.degree[*node] == 1);
                self.has(*i) && houses[*i] == 0 && dead_end
            });
            let idle: Vec<usize> = idle.collect();
            if idle.is_empty() {
                return;
            }
            for edge in idle {
                self.status[edge] = None;
            }
        }
    }

    /// Sizes the pipes by how many houses lie beyond them, so that no pipe is wider than the one that feeds it.
    fn choose_sizes(&mut self, site: &Site, houses: &[usize]) {
        let ends = ends(site);
        let tree = Tree::grow(site.roads.nodes.len(), &ends, &[self.works], |edge, _| {
            self.status[edge].and_then(|_| road_length(site, edge))
        });
        let mut beyond: Vec<usize> = vec![0; site.roads.nodes.len()];
        for (i, [a, b]) in ends.iter().enumerate() {
            if self.has(i) {
                let tree_end = [*a, *b]
                    .into_iter()
                    .find(|node| tree.last[*node].is_some_and(|(edge, _)| edge == i));
                self.on_tree[i] = tree_end.is_some();
                let far = tree_end.unwrap_or(if tree.length[*a] > tree.length[*b] { *a } else { *b });
                self.upstream[i] = usize::from(far == *a);
                beyond[far] += houses[i];
            }
        }
        for node in tree.inwards() {
            if let Some((edge, before)) = tree.last[node] {
                beyond[before] += beyond[node];
                self.size[edge] = self.least(site, edge).max(size_for(beyond[node]));
            }
        }
        for (edge, nodes) in ends.iter().enumerate() {
            if self.has(edge) && !self.on_tree[edge] {
                let feeding = nodes
                    .iter()
                    .filter_map(|node| tree.last[*node])
                    .map(|(edge, _)| self.size[edge]);
                self.size[edge] = self.least(site, edge).min(feeding.min().unwrap_or(110));
            }
        }
    }

    /// The least size by place: mains between villages and town streets carry hydrants' water.
    fn least(&self, site: &Site, edge: usize) -> Size {
        let village = site.roads.edges[edge].village;
        match (self.status[edge], self.trunk[edge]) {
            (Some(Status::Existing), true) => 160,
            (_, true) => 110,
            _ if village.is_some_and(|village| site.villages[village].is_town()) => 110,
            _ => 90,
        }
    }
}

/// The size of a pipe beyond which so many houses lie.
const fn size_for(houses: usize) -> Size {
    match houses {
        450.. => 225,
        70.. => 160,
        14.. => 110,
        _ => 90,
    }
}

/// The ends of all road stretches.
pub(crate) fn ends(site: &Site) -> Vec<[usize; 2]> {
    site.roads.edges.iter().map(|edge| edge.ends).collect()
}

/// A stretch's length in metres, main roads counted shorter so that mains keep to them; tracks are not used.
pub(crate) fn road_length(site: &Site, edge: usize) -> Option<f64> {
    let edge = &site.roads.edges[edge];
    let length = edge.axis.length();
    match site.roads.rank(edge) {
        RoadRank::Main => Some(length * 0.7),
        RoadRank::Local => Some(length),
        RoadRank::Track => None,
    }
}
