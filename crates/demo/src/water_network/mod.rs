//! The water network: works, mains, distribution pipes, valves, hydrants and house connections.

mod connections;
mod equip;
mod mains;
mod make;
mod plan;
mod works;
mod zones;

use domain::network::{Material, PipeFunction, StationKind, Status};

use self::mains::Main;
use self::make::Make;
use self::plan::Plan;
use crate::corridor::Corridor;
use crate::random::Random;
use crate::register::Register;
use crate::site::Site;

pub(crate) use self::connections::is_clear;
pub(crate) use self::plan::{ends, road_length};
pub(crate) use self::works::station;

/// How far beside the road's axis the water pipe lies, in metres.
const BESIDE: f64 = 2.5;
/// How far beside it the pipes lie that were left in the ground, in metres.
const LEFT_BESIDE: f64 = 3.4;
/// So many of the valves that close a loop in a town are shut.
const SHUT: f64 = 0.12;
/// Between these villages the pressure is raised.
const BOOSTED: [&str; 2] = ["Jerutki", "Jeruty"];

/// Lays the water network.
pub(crate) fn lay(site: &Site, register: &mut Register) {
    let houses: Vec<Vec<usize>> = (0..site.roads.edges.len())
        .map(|edge| site.houses_along(edge))
        .collect();
    let counts: Vec<usize> = houses.iter().map(Vec::len).collect();
    let plan = Plan::new(site, &counts);
    let chosen: Vec<bool> = (0..counts.len()).map(|edge| plan.has(edge)).collect();
    let corridor = Corridor::new(&site.roads, &chosen, BESIDE);
    let mut random = Random::new(site.seed, "water");
    build_works(site, &plan, &corridor, &mut random, register);
    let boosted = boosted_stretch(site, &plan);
    let terrain = site.terrain();
    for (edge, houses) in houses.iter().enumerate() {
        let Some(mut main) = street_pipe(site, &plan, &corridor, edge, houses) else {
            continue;
        };
        let connections = match (main.function, main.status) {
            (PipeFunction::Distribution, Status::Existing) => connections::connect(site, houses, &main, &mut random),
            _ => Vec::new(),
        };
        main.connections = connections.iter().map(|connection| connection.along).collect();
        equip(site, &plan, edge, &mut main);
        if Some(edge) == boosted {
            let booster = main.line.length() * 0.47;
            main.valves.extend([booster - 4.0, booster, booster + 4.0]);
            station(
                StationKind::Booster,
                "Hydrofornia Jeruty",
                main.line.at(booster),
                2009,
                register,
            );
        }
        main.lay(&terrain, &mut random, register);
        connections::lay(site, &main, &connections, &mut random, register);
    }
    leave_old_pipes(site, &plan, &mut random, register);
}

fn build_works(site: &Site, plan: &Plan, corridor: &Corridor, random: &mut Random, register: &mut Register) {
    let entry = corridor.node(plan.works);
    let last =
        (0..site.roads.edges.len()).find(|edge| plan.has(*edge) && site.roads.edges[*edge].ends[1] == plan.works);
    if let Some(line) = last.and_then(|edge| corridor.line(edge)) {
        let before = line.at(line.length() - 30.0);
        works::build(site, entry, before, random, register);
    }
}

/// The pipe along a stretch of road, in the direction of the water; a dead end stops behind its last house.
fn street_pipe(site: &Site, plan: &Plan, corridor: &Corridor, edge: usize, houses: &[usize]) -> Option<Main> {
    let status = plan.status[edge]?;
    let road = &site.roads.edges[edge];
    let backwards = plan.upstream[edge] == 1;
    let mut line = corridor.line(edge)?.clone();
    if backwards {
        line = line.reversed();
    }
    if plan.degree[road.ends[1 - plan.upstream[edge]]] == 1 {
        let last = houses
            .iter()
            .map(|house| line.nearest(site.buildings[*house].front).along)
            .fold(0.0, f64::max);
        line = line.part(0.0, (last + 9.0).min(line.length()));
    }
    let function = if road.village.is_some() {
        PipeFunction::Distribution
    } else {
        PipeFunction::Main
    };
    let size = plan.size[edge];
    let mut main = Main::bare(line, function, size, Make::of(site, edge, size, status));
    main.status = status;
    main.outside = if backwards { -road.side } else { road.side };
    let street = site.roads.streets[road.street].name;
    let village = road.village.map(|village| site.villages[village].name);
    main.name = street.or(village).map(Into::into);
    Some(main)
}

/// Hydrants first, since valves give way to them.
fn equip(site: &Site, plan: &Plan, edge: usize, main: &mut Main) {
    equip::place_hydrants(site, main);
    let road = &site.roads.edges[edge];
    let [near, far] = [plan.upstream[edge], 1 - plan.upstream[edge]].map(|end| plan.degree[road.ends[end]]);
    let closes_loop = far > 1 && !plan.on_tree[edge];
    equip::place_valves(main, near > 2, closes_loop);
    // The ring between the villages is parted into zones where its two ways meet; in the towns, a valve is shut where
    // the water would otherwise stand still between two equal pressures.
    main.shut_at_end = closes_loop
        && main.status == Status::Existing
        && (plan.trunk[edge] || Random::new(site.seed, &format!("shut valve {edge}")).chance(SHUT));
    let dead_end = far == 1 && main.size == 90;
    if let (true, Some(last)) = (dead_end, main.hydrants.last()) {
        main.tail = Some(*last).filter(|last| main.line.length() - last > 15.0);
    }
}

/// The longest stretch of main road between the two villages.
fn boosted_stretch(site: &Site, plan: &Plan) -> Option<usize> {
    let near = |name: &str| {
        site.villages
            .iter()
            .find(|village| village.name == name)
            .map(|village| village.centre)
    };
    let middle = (near(BOOSTED[0])? + near(BOOSTED[1])?) / 2.0;
    let roads = &site.roads.edges;
    let open = (0..roads.len()).filter(|edge| plan.has(*edge) && roads[*edge].village.is_none());
    open.min_by(|a, b| {
        let away = |edge: &usize| roads[*edge].axis.nearest(middle).distance;
        away(a).total_cmp(&away(b))
    })
}

/// The old pipes of streets that got new ones: out of use, still in the ground, joined to nothing.
fn leave_old_pipes(site: &Site, plan: &Plan, random: &mut Random, register: &mut Register) {
    let replaced = |edge: usize| {
        let make = plan.status[edge].map(|status| Make::of(site, edge, plan.size[edge], status));
        make.and_then(|make| make.replaced)
    };
    let years: Vec<Option<i16>> = (0..site.roads.edges.len()).map(replaced).collect();
    let chosen: Vec<bool> = years.iter().map(Option::is_some).collect();
    let corridor = Corridor::new(&site.roads, &chosen, LEFT_BESIDE);
    for (edge, year) in years.into_iter().enumerate() {
        let Some(line) = corridor.line(edge).filter(|line| line.length() > 40.0) else {
            continue;
        };
        let make = Make {
            material: Material::AsbestosCement,
            year,
            replaced: None,
        };
        let rest = line.part(8.0, line.length() - 8.0);
        let mut old = Main::bare(rest, PipeFunction::Distribution, 110, make);
        old.status = Status::OutOfUse;
        old.name = site.roads.streets[site.roads.edges[edge].street].name.map(Into::into);
        old.lay(&site.terrain(), random, register);
    }
}
