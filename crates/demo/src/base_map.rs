//! The ground as a map shows it: boundary, forests, water, roads, houses, addresses, names and heights.

use domain::network::{BaseObject, Details, Elevations, RoadRank};
use geo_types::Geometry;

use crate::forests;
use crate::geometry::{Point, distance, point};
use crate::plane::{area_shape, line_shape, point_shape};
use crate::register::{Register, heights};
use crate::site::Site;

const PLAIN: BaseObject = BaseObject { road: None };
/// Surveyed heights are no nearer to each other than this, in metres.
const HEIGHT_SPACING: f64 = 140.0;

/// Adds the base map.
pub(crate) fn draw(site: &Site, register: &mut Register) {
    let boundary = Geometry::Polygon(site.boundary.clone());
    register.add(Details::Boundary(PLAIN), boundary).name = Some("Gmina Świętajno".into());
    for forest in forests::areas(site) {
        register.add(Details::Forest(PLAIN), area_shape(&forest.outer, &forest.holes));
    }
    for lake in &site.waters.lakes {
        register
            .add(Details::WaterBody(PLAIN), area_shape(&lake.shore(), &[]))
            .name = Some(lake.name.into());
    }
    for river in &site.waters.rivers {
        register
            .add(Details::WaterBody(PLAIN), area_shape(&river.banks(), &[]))
            .name = Some(river.name.into());
    }
    roads(site, register);
    for building in &site.buildings {
        register.add(Details::Building(PLAIN), area_shape(&building.ring, &[]));
    }
    for building in &site.buildings {
        if let Some(address) = &building.address {
            register.add(Details::Address(address.clone()), point_shape(building.entrance()));
        }
    }
    for village in &site.villages {
        register.add(Details::Place(PLAIN), point_shape(village.centre)).name = Some(village.name.into());
    }
    surveyed_heights(site, register);
}

/// A building of the utility itself, so many metres wide and deep around a point.
pub(crate) fn hall(middle: Point, (width, depth): (f64, f64), register: &mut Register) {
    let (x, y) = (width / 2.0, depth / 2.0);
    let ring = [(-x, -y), (x, -y), (x, y), (-x, y)].map(|(x, y)| middle + point(x, y));
    register.add(Details::Building(PLAIN), area_shape(&ring, &[]));
}

fn roads(site: &Site, register: &mut Register) {
    for edge in &site.roads.edges {
        let base = BaseObject {
            road: Some(site.roads.rank(edge)),
        };
        let object = register.add(Details::Road(base), line_shape(edge.axis.points()));
        object.name = site.roads.streets[edge.street].name.map(Into::into);
    }
}

/// Heights at junctions and along the main roads.
fn surveyed_heights(site: &Site, register: &mut Register) {
    let terrain = site.terrain();
    let mut places = site.roads.nodes.clone();
    for edge in site
        .roads
        .edges
        .iter()
        .filter(|edge| site.roads.rank(edge) != RoadRank::Track)
    {
        let mut along = 200.0;
        while along < edge.axis.length() - 100.0 {
            places.push(edge.axis.at(along));
            along += 450.0;
        }
    }
    let mut kept = Vec::new();
    for place in places {
        if kept.iter().all(|other| distance(*other, place) > HEIGHT_SPACING) {
            kept.push(place);
            let height = terrain.height(place);
            register.add(Details::Elevation {}, point_shape(place)).elevations = Elevations {
                bottom: None,
                ..heights(height, height)
            };
        }
    }
}
