//! Septic tanks and small treatment plants of houses that no sewer reaches.

use domain::network::DeviceKind;

use super::storm::device;
use crate::geometry::{left, segment_distance, sides};
use crate::random::Random;
use crate::register::Register;
use crate::site::Site;

/// So many of the houses without a sewer have their tank in the register.
const REGISTERED: f64 = 0.35;
/// A tank is at least this far from any wall, in metres.
const FROM_WALL: f64 = 3.0;

/// Puts tanks behind houses.
pub(crate) fn place(site: &Site, register: &mut Register) {
    let mut random = Random::new(site.seed, "tanks");
    let terrain = site.terrain();
    for building in site.buildings.iter().filter(|building| building.house) {
        let village = site.roads.edges[building.edge].village;
        let sewered = village.is_some_and(|village| site.villages[village].sewered);
        if sewered || !random.chance(REGISTERED) {
            continue;
        }
        let back = building.front - left(building.facing) * random.between(19.0, 23.0)
            + building.facing * random.between(-5.0, 5.0);
        let near_wall = site.buildings.iter().any(|other| {
            (other.front.x - back.x).abs() < 40.0
                && sides(&other.ring).any(|(a, b)| segment_distance(back, a, b) < FROM_WALL)
        });
        if near_wall {
            continue;
        }
        let kind = if random.chance(0.8) {
            DeviceKind::SepticTank
        } else {
            DeviceKind::HouseholdTreatment
        };
        let ground = terrain.height(back);
        device(kind, back, ground, ground - 2.2, register).owner = None;
    }
}
