//! House numbers: odd on one side of a named street and even on the other; through the village where streets have no names.

use std::collections::BTreeMap;

use crate::buildings::Building;
use crate::roads::Roads;
use crate::villages::Village;

/// Gives every house its address.
pub(crate) fn number(buildings: &mut [Building], villages: &[Village], roads: &Roads) {
    let mut streets: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut hamlets: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (i, building) in buildings.iter().enumerate().filter(|(_, building)| building.house) {
        let edge = &roads.edges[building.edge];
        match (roads.streets[edge.street].name, edge.village) {
            (Some(_), _) => streets.entry(edge.street).or_default().push(i),
            (None, Some(village)) => hamlets.entry(village).or_default().push(i),
            (None, None) => {}
        }
    }
    let place = |building: &Building| {
        let edge = &roads.edges[building.edge];
        (edge.street, edge.offset + building.along)
    };
    let by_place = |buildings: &[Building], houses: &mut Vec<usize>| {
        houses.sort_by(|a, b| {
            let (a, b) = (place(&buildings[*a]), place(&buildings[*b]));
            a.0.cmp(&b.0).then(a.1.total_cmp(&b.1))
        });
    };
    for (street, mut houses) in streets {
        by_place(buildings, &mut houses);
        let name = roads.streets[street].name.unwrap_or_default();
        let town = roads.streets[street].town.map_or("", |town| villages[town].name);
        let mut next = [1, 2];
        for house in houses {
            let count = &mut next[usize::from(buildings[house].side < 0.0)];
            buildings[house].address = format!("{name} {count}, {town}");
            *count += 2;
        }
    }
    for (village, mut houses) in hamlets {
        by_place(buildings, &mut houses);
        for (i, house) in houses.into_iter().enumerate() {
            buildings[house].address = format!("{} {}", villages[village].name, i + 1);
        }
    }
}
