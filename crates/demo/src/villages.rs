//! The gmina's villages: where they lie in the local plane, how large they are and what serves them.

use crate::geometry::{Point, distance, left, point, unit};

/// How far the utility's water reaches a village.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Supply {
    /// Pipes are in the ground.
    Existing,
    /// Pipes are designed.
    Planned,
    /// Own wells.
    None,
}

/// How a village is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Layout {
    /// Streets that cross each other.
    Town,
    /// Houses along the road and a few lanes.
    Ribbon {
        /// How many lanes lead off the road.
        lanes: u8,
    },
}

/// A village.
pub(crate) struct Village {
    /// Its name.
    pub(crate) name: &'static str,
    /// Its middle.
    pub(crate) centre: Point,
    /// How far from the middle its streets and houses reach, in metres.
    pub(crate) radius: f64,
    /// The direction of its cross streets.
    pub(crate) axis: Point,
    /// How it is laid out.
    pub(crate) layout: Layout,
    /// How it gets its water.
    pub(crate) supply: Supply,
    /// Whether it has sewers.
    pub(crate) sewered: bool,
}

impl Village {
    /// From the village's own coordinates (along its axis, to the left of it) to the plane.
    pub(crate) fn place(&self, (along, across): (f64, f64)) -> Point {
        self.centre + self.axis * along + left(self.axis) * across
    }

    /// Whether the village's houses reach there.
    pub(crate) fn reaches(&self, p: Point) -> bool {
        distance(self.centre, p) < self.radius
    }

    /// Whether it is one of the two with crossing streets.
    pub(crate) fn is_town(&self) -> bool {
        self.layout == Layout::Town
    }
}

/// Świętajno's place in [`all`].
pub(crate) const SWIETAJNO: usize = 0;
/// Spychowo's place in [`all`].
pub(crate) const SPYCHOWO: usize = 1;

/// Świętajno's middle, before the plan is bent.
pub(crate) const SWIETAJNO_CENTRE: Point = point(200.0, -2560.0);
/// Spychowo's middle, before the plan is bent.
pub(crate) const SPYCHOWO_CENTRE: Point = point(1150.0, 1157.0);

const fn ribbon(name: &'static str, x: f64, y: f64, radius: f64, lanes: u8, supply: Supply) -> Village {
    Village {
        name,
        centre: point(x, y),
        radius,
        axis: point(1.0, 0.0),
        layout: Layout::Ribbon { lanes },
        supply,
        sewered: false,
    }
}

/// All villages; the two towns first.
pub(crate) fn all() -> Vec<Village> {
    let town = |name, centre, axis, radius| Village {
        centre,
        axis: unit(axis),
        layout: Layout::Town,
        sewered: true,
        ..ribbon(name, 0.0, 0.0, radius, 0, Supply::Existing)
    };
    vec![
        town("Świętajno", SWIETAJNO_CENTRE, point(0.985, 0.174), 690.0),
        town("Spychowo", SPYCHOWO_CENTRE, point(0.951, -0.309), 610.0),
        ribbon("Kolonia", -1900.0, -2900.0, 480.0, 3, Supply::Existing),
        ribbon("Jerutki", -2900.0, -5400.0, 500.0, 3, Supply::Existing),
        ribbon("Jeruty", -6000.0, -7800.0, 500.0, 3, Supply::Existing),
        ribbon("Piasutno", -4900.0, -3700.0, 460.0, 3, Supply::Existing),
        ribbon("Długi Borek", -3200.0, -200.0, 460.0, 2, Supply::Existing),
        ribbon("Koczek", 4800.0, -3400.0, 440.0, 2, Supply::Existing),
        ribbon("Niedźwiedzi Kąt", 5000.0, -700.0, 420.0, 2, Supply::Existing),
        ribbon("Spychowski Piec", 3600.0, 3600.0, 420.0, 2, Supply::Existing),
        ribbon("Racibórz", -1600.0, 2500.0, 380.0, 2, Supply::Planned),
        ribbon("Konrady", -7700.0, -5400.0, 330.0, 1, Supply::None),
        ribbon("Powałczyn", -8300.0, -7900.0, 300.0, 1, Supply::None),
        ribbon("Biały Grunt", -9500.0, -2600.0, 340.0, 1, Supply::None),
        ribbon("Chochół", -7300.0, 600.0, 330.0, 1, Supply::None),
        ribbon("Kierwik", -10300.0, 3200.0, 300.0, 1, Supply::None),
        ribbon("Cis", -4300.0, 3000.0, 300.0, 1, Supply::None),
        ribbon("Zielone", -6900.0, 5900.0, 320.0, 1, Supply::None),
        ribbon("Bystrz", 4000.0, 1100.0, 280.0, 0, Supply::None),
    ]
}
