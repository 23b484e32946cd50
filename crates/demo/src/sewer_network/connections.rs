//! House connections to the gravity sewers.

use domain::network::{Material, PipeFunction, SewerKind};

use super::gravity::{Make, Run, lay_pipe, millimetre};
use crate::geometry::distance;
use crate::random::Random;
use crate::register::Register;
use crate::site::Site;
use crate::water_network::is_clear;

/// So many of the houses along a sewer are connected.
const CONNECTED: f64 = 0.84;
/// The least fall of a house connection, in metres to the metre.
const FALL: f64 = 0.015;
/// How high above the sewer's bottom a connection comes in, in metres.
const ABOVE: f64 = 0.05;
/// How deep the connection lies at the wall at least, in metres.
const DEPTH: f64 = 1.0;

/// Connects the houses along a run of sewer wherever the fall suffices.
pub(crate) fn connect(
    site: &Site,
    houses: &[usize],
    run: &mut Run,
    street: &Make,
    random: &mut Random,
    register: &mut Register,
) -> usize {
    let terrain = site.terrain();
    let mut count = 0;
    for house in houses {
        let building = &site.buildings[*house];
        let wall = building.front - building.facing * (building.width * random.between(0.2, 0.38));
        let year = random.year(street.year, street.year + 12);
        if !random.chance(CONNECTED) {
            continue;
        }
        let near = run.pipes.iter().map(|pipe| pipe.nearest(wall)).enumerate();
        let Some((pipe, (share, _))) = near.min_by(|a, b| a.1.1.total_cmp(&b.1.1)) else {
            continue;
        };
        let pipe = &mut run.pipes[pipe];
        let (tee, sewer) = pipe.at(share.clamp(0.04, 0.96));
        let lower = millimetre(sewer + ABOVE);
        let ground = terrain.height(wall);
        let upper = millimetre((lower + FALL * distance(wall, tee)).max(ground - DEPTH - 0.5));
        if upper > ground - DEPTH || !is_clear(site, *house, wall, tee) {
            continue;
        }
        pipe.tees.push(share.clamp(0.04, 0.96));
        let make = Make {
            kind: SewerKind::Sanitary,
            function: PipeFunction::Service,
            diameter: 160,
            material: Material::Pvc,
            year,
            name: building.address_line(),
        };
        lay_pipe(&[wall, tee], [upper, lower], &make, register);
        count += 1;
    }
    count
}

/// How a run of sanitary sewer is made: stoneware first, PVC later; wider where much comes together.
pub(crate) fn street_make(site: &Site, street: usize, upstream: usize, name: Option<&str>) -> Make {
    let mut random = Random::new(site.seed, &format!("sewer in {street}"));
    let stoneware = random.chance(0.3);
    Make {
        kind: SewerKind::Sanitary,
        function: if upstream > 110 {
            PipeFunction::Main
        } else {
            PipeFunction::Distribution
        },
        diameter: if upstream > 110 { 250 } else { 200 },
        material: if stoneware { Material::Stoneware } else { Material::Pvc },
        year: if stoneware {
            random.year(1986, 1994)
        } else {
            random.year(1996, 2013)
        },
        name: name.map(Into::into),
    }
}
