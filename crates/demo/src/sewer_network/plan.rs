//! Which streets have a sewer and which way it runs: by the shortest way down to a pumping station or the works.

use domain::network::RoadRank;

use crate::paths::Tree;
use crate::road_plan::{LOW_ENDS, SEWAGE_WORKS_STREET};
use crate::site::Site;
use crate::villages::SWIETAJNO;
use crate::water_network::ends;

/// Streets shorter than this, in metres, need no sewer of their own when their water runs off at both ends.
const SHORT: f64 = 45.0;
/// A metre that a sewer would have to climb counts like so many metres of way.
const CLIMB: f64 = 140.0;

/// A sewer along one stretch of road.
pub(crate) struct Reach {
    /// The stretch.
    pub(crate) edge: usize,
    /// The end of the stretch to which the sewage runs: 0 or 1.
    pub(crate) down: usize,
    /// Whether it takes up the sewers of its upper end; otherwise it begins beside that junction.
    pub(crate) through: bool,
}

/// The plan of the gravity sewers.
pub(crate) struct Plan {
    /// The sewers in the order in which they can be laid: whatever runs into one comes before it.
    pub(crate) reaches: Vec<Reach>,
    /// The road nodes at which the sewage is pumped up, with their street's name.
    pub(crate) pumps: Vec<(usize, &'static str)>,
    /// The road node at the sewage works.
    pub(crate) works: usize,
}

impl Plan {
    /// The plan for a site.
    pub(crate) fn new(site: &Site) -> Self {
        let terrain = site.terrain();
        let heights: Vec<f64> = site.roads.nodes.iter().map(|node| terrain.height(*node)).collect();
        let works = site.roads.end_of(SWIETAJNO, SEWAGE_WORKS_STREET).unwrap_or_default();
        let pumps: Vec<_> = LOW_ENDS
            .into_iter()
            .filter_map(|(town, name)| Some((site.roads.end_of(town, name)?, name)))
            .collect();
        let mut sinks: Vec<usize> = pumps.iter().map(|(node, _)| *node).collect();
        sinks.push(works);
        let ends = ends(site);
        let sewered = |edge: usize| is_sewered(site, edge);
        let tree = Tree::grow(heights.len(), &ends, &sinks, |edge, from| {
            let upper = if ends[edge][0] == from {
                ends[edge][1]
            } else {
                ends[edge][0]
            };
            let climb = (heights[from] - heights[upper]).max(0.0);
            sewered(edge).then(|| site.roads.edges[edge].axis.length() + climb * CLIMB)
        });
        let mut reaches = beginnings(site, &tree, &sewered, &heights);
        for node in tree.inwards() {
            if let Some((edge, before)) = tree.last[node] {
                let down = usize::from(ends[edge][1] == before);
                reaches.push(Reach {
                    edge,
                    down,
                    through: true,
                });
            }
        }
        Self { reaches, pumps, works }
    }
}

/// The sewers in streets that no other sewer runs through; they begin beside the higher junction.
fn beginnings(site: &Site, tree: &Tree, sewered: &impl Fn(usize) -> bool, heights: &[f64]) -> Vec<Reach> {
    let on_tree = |edge: usize| tree.last.iter().flatten().any(|(last, _)| *last == edge);
    let own = site.roads.edges.iter().enumerate().filter(|(i, edge)| {
        let reached = edge.ends.iter().all(|node| tree.length[*node].is_some());
        sewered(*i) && reached && !on_tree(*i) && edge.axis.length() > SHORT
    });
    own.map(|(i, edge)| {
        let down = usize::from(heights[edge.ends[1]] < heights[edge.ends[0]]);
        Reach {
            edge: i,
            down,
            through: false,
        }
    })
    .collect()
}

/// Streets of the sewered towns, and the way to the sewage works.
fn is_sewered(site: &Site, edge: usize) -> bool {
    let road = &site.roads.edges[edge];
    let in_town = road.village.is_some_and(|village| site.villages[village].sewered);
    let street = &site.roads.streets[road.street];
    street.rank != RoadRank::Track && street.name.is_some() && (in_town || street.name == Some(SEWAGE_WORKS_STREET))
}
