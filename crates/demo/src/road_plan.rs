//! The roads as they are planned: country roads through the villages and the street plans of the two towns.
//!
//! Coordinates of country roads are those of the local plane; coordinates of town streets are the town's own
//! (see [`Village::place`](crate::villages::Village::place)). The lines are bent afterwards, so nothing stays straight.

use domain::network::RoadRank;

use crate::villages::{SPYCHOWO, SWIETAJNO};

/// A road on the plan.
pub(crate) struct Planned {
    /// The street's name; country roads and tracks have none.
    pub(crate) name: Option<&'static str>,
    /// Its rank.
    pub(crate) rank: RoadRank,
    /// The town in whose coordinates the points are given.
    pub(crate) town: Option<usize>,
    /// The points that it runs through.
    pub(crate) through: &'static [(f64, f64)],
}

const fn country(rank: RoadRank, through: &'static [(f64, f64)]) -> Planned {
    Planned {
        name: None,
        rank,
        town: None,
        through,
    }
}

const fn street(town: usize, name: &'static str, rank: RoadRank, through: &'static [(f64, f64)]) -> Planned {
    Planned {
        name: Some(name),
        rank,
        town: Some(town),
        through,
    }
}

const MAIN: RoadRank = RoadRank::Main;
const LOCAL: RoadRank = RoadRank::Local;
const TRACK: RoadRank = RoadRank::Track;

/// The name of the street along which Spychowo's rain water runs to the lake.
pub(crate) const STORM_STREET: &str = "Plażowa";
/// The name of the street that leads to the water works.
pub(crate) const WATER_WORKS_STREET: &str = "Wodociągowa";
/// The name of the street that leads to the sewage works.
pub(crate) const SEWAGE_WORKS_STREET: &str = "Rzeczna";
/// The dead ends near the water at which the sewers' low points are: the town and the street.
pub(crate) const LOW_ENDS: [(usize, &str); 3] =
    [(SWIETAJNO, "Łąkowa"), (SPYCHOWO, STORM_STREET), (SPYCHOWO, "Rybacka")];

/// All roads, the streets of the towns first: where two ends meet, the later one is fitted to the earlier.
#[rustfmt::skip]
pub(crate) const ROADS: &[Planned] = &[
    street(SWIETAJNO, "Grunwaldzka", MAIN, &[(-650.0, -60.0), (-390.0, -20.0), (-190.0, 15.0), (20.0, 0.0), (230.0, -20.0), (420.0, 5.0), (600.0, 20.0)]),
    street(SWIETAJNO, "Spychowska", MAIN, &[(20.0, 0.0), (5.0, 180.0), (40.0, 340.0), (60.0, 620.0)]),
    street(SWIETAJNO, "Mickiewicza", LOCAL, &[(-165.0, -430.0), (-185.0, -160.0), (-190.0, 15.0), (-205.0, 180.0), (-190.0, 335.0), (-215.0, 470.0)]),
    street(SWIETAJNO, "Kościelna", LOCAL, &[(-350.0, -330.0), (-385.0, -165.0), (-390.0, -20.0), (-395.0, 170.0), (-420.0, 330.0)]),
    street(SWIETAJNO, "Szkolna", LOCAL, &[(-560.0, 150.0), (-395.0, 170.0), (-205.0, 180.0), (5.0, 180.0), (205.0, 165.0), (390.0, 195.0)]),
    street(SWIETAJNO, "Leśna", LOCAL, &[(-420.0, 330.0), (-190.0, 335.0), (40.0, 340.0)]),
    street(SWIETAJNO, "Ogrodowa", LOCAL, &[(-560.0, -190.0), (-385.0, -165.0), (-185.0, -160.0), (30.0, -150.0), (220.0, -165.0), (395.0, -150.0)]),
    street(SWIETAJNO, "Polna", LOCAL, &[(-350.0, -330.0), (-170.0, -310.0), (20.0, -300.0), (240.0, -320.0)]),
    street(SWIETAJNO, "Sienkiewicza", LOCAL, &[(240.0, -320.0), (220.0, -165.0), (230.0, -20.0), (205.0, 165.0), (190.0, 330.0)]),
    street(SWIETAJNO, "Krótka", LOCAL, &[(30.0, -150.0), (20.0, 0.0)]),
    street(SWIETAJNO, "Dworcowa", LOCAL, &[(395.0, -150.0), (420.0, 5.0), (390.0, 195.0), (350.0, 330.0)]),
    street(SWIETAJNO, "Łąkowa", LOCAL, &[(412.0, 100.0), (500.0, 110.0), (640.0, 170.0)]),
    street(SWIETAJNO, "Akacjowa", LOCAL, &[(40.0, 340.0), (190.0, 330.0), (350.0, 330.0)]),
    street(SWIETAJNO, "Brzozowa", LOCAL, &[(50.0, 475.0), (-80.0, 480.0), (-215.0, 470.0), (-340.0, 440.0)]),
    street(SWIETAJNO, "Kwiatowa", LOCAL, &[(50.0, 475.0), (190.0, 460.0), (290.0, 480.0)]),
    street(SWIETAJNO, "Cmentarna", LOCAL, &[(-165.0, -430.0), (-20.0, -440.0), (130.0, -420.0), (240.0, -320.0)]),
    street(SWIETAJNO, "Stawowa", LOCAL, &[(-560.0, -190.0), (-545.0, -55.0)]),
    street(SWIETAJNO, SEWAGE_WORKS_STREET, LOCAL, &[(240.0, -320.0), (400.0, -470.0), (540.0, -690.0)]),
    street(SWIETAJNO, WATER_WORKS_STREET, LOCAL, &[(-420.0, 330.0), (-510.0, 520.0), (-680.0, 740.0)]),
    street(SPYCHOWO, "Juranda", MAIN, &[(-40.0, -560.0), (-35.0, -430.0), (-20.0, -300.0), (-15.0, -150.0), (0.0, 0.0), (25.0, 150.0), (45.0, 300.0), (60.0, 500.0)]),
    street(SPYCHOWO, "Mazurska", LOCAL, &[(-560.0, 10.0), (-405.0, 0.0), (-205.0, 20.0), (0.0, 0.0)]),
    street(SPYCHOWO, STORM_STREET, LOCAL, &[(0.0, 0.0), (195.0, -15.0), (385.0, 10.0), (560.0, 30.0)]),
    street(SPYCHOWO, "Danuty", LOCAL, &[(-430.0, 160.0), (-210.0, 145.0), (25.0, 150.0), (200.0, 165.0), (395.0, 160.0)]),
    street(SPYCHOWO, "Zbyszka", LOCAL, &[(-300.0, 310.0), (-205.0, 300.0), (45.0, 300.0), (190.0, 310.0), (330.0, 300.0)]),
    street(SPYCHOWO, "Szkolna", LOCAL, &[(-415.0, -140.0), (-200.0, -155.0), (-15.0, -150.0), (200.0, -160.0), (375.0, -130.0)]),
    street(SPYCHOWO, "Leśna", LOCAL, &[(-350.0, -320.0), (-195.0, -300.0), (-20.0, -300.0), (205.0, -310.0), (340.0, -290.0)]),
    street(SPYCHOWO, "Kolejowa", LOCAL, &[(-350.0, -320.0), (-300.0, -430.0), (-190.0, -440.0), (-35.0, -430.0)]),
    street(SPYCHOWO, "Niedźwiedzia", LOCAL, &[(-35.0, -430.0), (180.0, -440.0), (410.0, -460.0)]),
    street(SPYCHOWO, "Kościelna", LOCAL, &[(-215.0, 420.0), (-205.0, 300.0), (-210.0, 145.0), (-205.0, 20.0), (-200.0, -155.0), (-195.0, -300.0), (-190.0, -440.0)]),
    street(SPYCHOWO, "Polna", LOCAL, &[(-430.0, 160.0), (-405.0, 0.0), (-415.0, -140.0), (-350.0, -320.0)]),
    street(SPYCHOWO, "Żeglarska", LOCAL, &[(190.0, 310.0), (200.0, 165.0), (195.0, -15.0), (200.0, -160.0), (205.0, -310.0), (180.0, -440.0)]),
    street(SPYCHOWO, "Sosnowa", LOCAL, &[(330.0, 300.0), (395.0, 160.0), (385.0, 10.0), (375.0, -130.0), (340.0, -290.0)]),
    street(SPYCHOWO, "Rybacka", LOCAL, &[(395.0, 160.0), (500.0, 190.0), (580.0, 250.0)]),
    street(SPYCHOWO, "Sienkiewicza", LOCAL, &[(-430.0, 160.0), (-420.0, 270.0), (-300.0, 310.0)]),
    street(SPYCHOWO, "Młynarska", LOCAL, &[(-215.0, 420.0), (-80.0, 440.0), (55.0, 430.0)]),
    // Świętajno – Spychowo
    country(MAIN, &[(151.0, -1939.0), (133.0, -1760.0), (260.0, -1250.0), (640.0, -500.0), (800.0, 100.0), (939.0, 637.0)]),
    // Świętajno – Kolonia – Jerutki – Jeruty
    country(MAIN, &[(-430.0, -2732.0), (-1100.0, -2920.0), (-1900.0, -2900.0), (-2450.0, -4000.0), (-2900.0, -5400.0), (-4150.0, -6150.0), (-5100.0, -7000.0), (-6000.0, -7800.0), (-7200.0, -8900.0), (-8300.0, -9650.0)]),
    // Kolonia – Piasutno – Konrady – Powałczyn
    country(LOCAL, &[(-1900.0, -2900.0), (-3300.0, -3050.0), (-4900.0, -3700.0), (-6300.0, -4650.0), (-7700.0, -5400.0), (-8150.0, -6600.0), (-8300.0, -7900.0), (-7900.0, -8600.0), (-7200.0, -8900.0)]),
    // Świętajno – Koczek
    country(MAIN, &[(787.0, -2436.0), (980.0, -2392.0), (1300.0, -2470.0), (1900.0, -2650.0), (3300.0, -3250.0), (4800.0, -3400.0), (5900.0, -4150.0), (6600.0, -4750.0)]),
    // Spychowo – Długi Borek – Chochół – Kierwik
    country(LOCAL, &[(620.0, 1340.0), (440.0, 1370.0), (-300.0, 1000.0), (-1700.0, 250.0), (-3200.0, -200.0), (-5000.0, 150.0), (-7300.0, 600.0), (-8900.0, 1950.0), (-10300.0, 3200.0), (-11300.0, 4300.0), (-12300.0, 5000.0)]),
    // Świętajno – Długi Borek
    country(LOCAL, &[(-377.0, -2510.0), (-1500.0, -1700.0), (-2450.0, -900.0), (-3200.0, -200.0)]),
    // Spychowo – Spychowski Piec
    country(LOCAL, &[(1361.0, 1614.0), (1435.0, 1790.0), (1500.0, 2250.0), (2150.0, 2850.0), (2900.0, 3200.0), (3600.0, 3600.0), (4600.0, 4150.0), (5300.0, 5000.0)]),
    // Spychowo – Niedźwiedzi Kąt – Koczek
    country(LOCAL, &[(1398.0, 593.0), (1560.0, 470.0), (1800.0, 120.0), (2700.0, -120.0), (3900.0, -300.0), (5000.0, -700.0), (5250.0, -2000.0), (4800.0, -3400.0)]),
    // Niedźwiedzi Kąt – Bystrz – Spychowski Piec
    country(LOCAL, &[(3900.0, -300.0), (4150.0, 400.0), (4000.0, 1100.0), (3950.0, 2300.0), (3600.0, 3600.0)]),
    // Spychowo – Racibórz – Cis – Zielone
    country(LOCAL, &[(-300.0, 1000.0), (-850.0, 1750.0), (-1600.0, 2500.0), (-2900.0, 2750.0), (-4300.0, 3000.0), (-5600.0, 4350.0), (-6900.0, 5900.0), (-8300.0, 7700.0), (-9300.0, 9600.0)]),
    // Konrady – Biały Grunt – Chochół
    country(LOCAL, &[(-7700.0, -5400.0), (-8600.0, -4000.0), (-9500.0, -2600.0), (-8900.0, -900.0), (-7300.0, 600.0)]),
    country(TRACK, &[(-2450.0, -900.0), (-2000.0, -1900.0), (-1900.0, -2900.0)]),
    country(TRACK, &[(260.0, -1250.0), (-700.0, -900.0), (-1650.0, -400.0), (-1700.0, 250.0)]),
    country(TRACK, &[(-1100.0, -2920.0), (-800.0, -4300.0), (-1500.0, -5500.0), (-2900.0, -5400.0)]),
    country(TRACK, &[(-4900.0, -3700.0), (-4700.0, -4900.0), (-4150.0, -6150.0)]),
    country(TRACK, &[(-7700.0, -5400.0), (-7300.0, -6700.0), (-6000.0, -7800.0)]),
    country(TRACK, &[(-5000.0, 150.0), (-6400.0, -700.0), (-7700.0, -1400.0), (-9500.0, -2600.0)]),
    country(TRACK, &[(-9500.0, -2600.0), (-10900.0, -1900.0), (-12700.0, -1500.0)]),
    country(TRACK, &[(-8900.0, 1950.0), (-8300.0, 3500.0), (-7300.0, 4700.0), (-6900.0, 5900.0)]),
    country(TRACK, &[(-10300.0, 3200.0), (-9600.0, 5200.0), (-8900.0, 6500.0), (-8300.0, 7700.0)]),
    country(TRACK, &[(-2900.0, 2750.0), (-2900.0, 4000.0), (-3600.0, 5400.0), (-5600.0, 4350.0)]),
    country(TRACK, &[(3300.0, -3250.0), (3000.0, -2000.0), (2500.0, -1000.0), (2700.0, -120.0)]),
    country(TRACK, &[(4800.0, -3400.0), (3800.0, -4200.0), (2500.0, -4150.0)]),
    country(TRACK, &[(3950.0, 2300.0), (4700.0, 2700.0), (5100.0, 3600.0), (4600.0, 4150.0)]),
    country(TRACK, &[(5250.0, -2000.0), (6200.0, -1600.0), (6500.0, -400.0), (5000.0, -700.0)]),
];
