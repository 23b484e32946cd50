//! The ground on which the network is laid: waters, villages, roads and houses of one seed.

use geo_types::Polygon;

use crate::boundary;
use crate::buildings::{self, Building, Built, Plot};
use crate::roads::{Roads, bend};
use crate::terrain::Terrain;
use crate::villages::{self, Village};
use crate::waters::Waters;

/// Everything that was there before the pipes.
pub(crate) struct Site {
    /// The seed.
    pub(crate) seed: u64,
    /// The gmina's boundary in degrees.
    pub(crate) boundary: Polygon<f64>,
    /// Lakes and river.
    pub(crate) waters: Waters,
    /// Villages.
    pub(crate) villages: Vec<Village>,
    /// Roads.
    pub(crate) roads: Roads,
    /// Houses and what stands behind them.
    pub(crate) buildings: Vec<Building>,
    /// The plots along the streets.
    pub(crate) plots: Vec<Plot>,
}

impl Site {
    /// The site for a seed.
    pub(crate) fn new(seed: u64) -> Self {
        let waters = Waters::new(seed);
        let planned = villages::all();
        let mut villages = villages::all();
        for village in &mut villages {
            village.centre = bend(seed, village.centre);
        }
        let roads = Roads::new(seed, &villages, &planned);
        let Built { buildings, plots } = buildings::place(seed, &villages, &roads, &waters);
        Self {
            seed,
            boundary: boundary::polygon(),
            waters,
            villages,
            roads,
            buildings,
            plots,
        }
    }

    /// The houses along a stretch of road, by their place among the buildings.
    pub(crate) fn houses_along(&self, edge: usize) -> Vec<usize> {
        let houses = self
            .buildings
            .iter()
            .enumerate()
            .filter(|(_, building)| building.house && building.edge == edge);
        houses.map(|(i, _)| i).collect()
    }

    /// The lie of the land.
    pub(crate) const fn terrain(&self) -> Terrain<'_> {
        Terrain::new(&self.waters, self.seed)
    }
}
