//! The demo data set: a believable small gmina with its water and sewer network and the map under it.
//!
//! Everything but the gmina's boundary is invented by a seeded generator. The same seed gives the same objects on every
//! machine. Nothing here describes real pipes, real houses or real people; data made from it belongs in a data set
//! named [`DATASET`], and every id begins with `DEMO-`.

mod addresses;
mod base_map;
mod boundary;
mod buildings;
mod contours;
mod corridor;
mod forests;
mod geometry;
mod lanes;
mod line;
mod parcels;
mod paths;
mod plane;
mod random;
mod register;
mod road_plan;
mod roads;
mod sewer_network;
mod site;
mod terrain;
mod villages;
mod water_network;
mod waters;

use gis::Feature;

use crate::register::Register;
use crate::site::Site;

/// The name of the data set that the demo objects belong to.
pub const DATASET: &str = "demo";

/// The seed of the demo data that the product shows.
pub const SEED: u64 = 2_817_072;

/// Makes the whole data set: base map first, then parcels, then water, then sewers.
///
/// Same seed, same objects, byte for byte. Shapes are in degrees, longitude before latitude (WGS 84), rounded to
/// seven decimals; heights are in metres above sea level.
#[must_use]
pub fn network(seed: u64) -> Vec<Feature> {
    let site = Site::new(seed);
    let mut register = Register::default();
    base_map::draw(&site, &mut register);
    parcels::draw(&site, &mut register);
    water_network::lay(&site, &mut register);
    sewer_network::lay(&site, &mut register);
    register.into_features()
}
