//! House numbers: odd on one side of a named street and even on the other; through the village where streets have no names.

use std::collections::BTreeMap;

use domain::network::AddressPoint;

use crate::buildings::Building;
use crate::random::Random;
use crate::roads::Roads;
use crate::villages::Village;

/// The postcode of Świętajno's post office and of Spychowo's.
const POSTCODES: [&str; 2] = ["12-140", "12-150"];
/// The villages to which Spychowo's post office delivers.
const SPYCHOWO_DELIVERS: [&str; 6] = [
    "Spychowo",
    "Koczek",
    "Niedźwiedzi Kąt",
    "Spychowski Piec",
    "Racibórz",
    "Bystrz",
];
/// So many houses were built between two that had their numbers already, and got the lower one with a letter.
const BETWEEN: f64 = 0.04;

/// Gives every house its address.
pub(crate) fn number(seed: u64, buildings: &mut [Building], villages: &[Village], roads: &Roads) {
    let mut streets: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut hamlets: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (i, building) in buildings.iter().enumerate().filter(|(_, building)| building.house) {
        let edge = &roads.edges[building.edge];
        match (roads.streets[edge.street].town, edge.village) {
            (Some(_), _) => streets.entry(edge.street).or_default().push(i),
            (None, Some(village)) => hamlets.entry(village).or_default().push(i),
            (None, None) => {}
        }
    }
    let mut random = Random::new(seed, "house numbers");
    for (street, mut houses) in streets {
        by_place(buildings, roads, &mut houses);
        let road = &roads.streets[street];
        let town = road.town.map_or("", |town| villages[town].name);
        let mut sides = [Count::new(1, 2), Count::new(2, 2)];
        for house in houses {
            let number = sides[usize::from(buildings[house].side < 0.0)].next(&mut random);
            buildings[house].address = Some(address(town, road.name, number));
        }
    }
    for (village, mut houses) in hamlets {
        by_place(buildings, roads, &mut houses);
        let mut count = Count::new(1, 1);
        for house in houses {
            let number = count.next(&mut random);
            buildings[house].address = Some(address(villages[village].name, None, number));
        }
    }
}

/// Sorts houses by their street and their place along it.
fn by_place(buildings: &[Building], roads: &Roads, houses: &mut [usize]) {
    let place = |house: usize| {
        let building = &buildings[house];
        let edge = &roads.edges[building.edge];
        (edge.street, edge.offset + building.along)
    };
    houses.sort_by(|a, b| {
        let (a, b) = (place(*a), place(*b));
        a.0.cmp(&b.0).then(a.1.total_cmp(&b.1))
    });
}

fn address(place: &str, street: Option<&str>, number: String) -> AddressPoint {
    let post = usize::from(SPYCHOWO_DELIVERS.contains(&place));
    AddressPoint {
        place: place.into(),
        street: street.map(Into::into),
        number,
        postcode: Some(POSTCODES[post].into()),
    }
}

/// Counts along one side of a street.
struct Count {
    next: u32,
    step: u32,
    lettered: bool,
}

impl Count {
    const fn new(first: u32, step: u32) -> Self {
        // The first house of a side has no neighbour whose number it could share.
        Self {
            next: first,
            step,
            lettered: true,
        }
    }

    fn next(&mut self, random: &mut Random) -> String {
        if !self.lettered && random.chance(BETWEEN) {
            self.lettered = true;
            return format!("{}A", self.next - self.step);
        }
        self.lettered = false;
        self.next += self.step;
        (self.next - self.step).to_string()
    }
}
