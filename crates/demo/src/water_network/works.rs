//! Where the water comes from: two deep wells, the treatment works, the tank; and the booster for the far village.

use domain::network::{Details, Material, NetworkObject, PipeFunction, Station, StationKind};

use super::mains::Main;
use super::make::Make;
use super::zones::{self, Intake};
use crate::base_map;
use crate::geometry::{Point, left, unit};
use crate::line::Line;
use crate::plane::point_shape;
use crate::random::Random;
use crate::register::Register;
use crate::site::Site;

const YEAR: i16 = 1974;
const RENEWED: i16 = 2011;

/// Builds the works behind the end of their street; `from` is the last bend before the network's `entry`.
pub(crate) fn build(site: &Site, entry: Point, from: Point, random: &mut Random, register: &mut Register) {
    let way = unit(entry - from);
    let aside = left(way);
    let hall = entry + way * 28.0;
    let tank = hall + aside * 34.0 + way * 12.0;
    let wells = [
        (hall + way * 165.0 + aside * 70.0, "Studnia głębinowa nr 1"),
        (hall + way * 130.0 - aside * 110.0, "Studnia głębinowa nr 2"),
    ];
    let building = hall - aside * 22.0 - way * 6.0;
    let works = [hall, tank, building];
    zones::draw(site, &Intake { wells, works, way }, register);
    station(StationKind::WaterTreatment, "SUW Świętajno", hall, RENEWED, register);
    station(
        StationKind::Tank,
        "Zbiornik wody czystej Świętajno",
        tank,
        RENEWED,
        register,
    );
    base_map::hall(building, (16.0, 10.0), register);
    for (well, name) in wells {
        station(StationKind::Intake, name, well, YEAR, register);
        let bend = hall + way * 60.0 + (well - hall) * 0.25;
        raw(site, Line::smooth(&[well, bend, hall], 20.0), 160, random, register);
    }
    raw(site, Line::new(vec![tank, hall]), 225, random, register);
    raw(site, Line::new(vec![hall, entry]), 225, random, register);
}

/// A station at a point.
pub(crate) fn station<'a>(
    kind: StationKind,
    name: &str,
    at: Point,
    year: i16,
    register: &'a mut Register,
) -> &'a mut NetworkObject {
    let object = register.add(Details::Station(Station { kind }), point_shape(at));
    object.name = Some(name.into());
    object.year = Some(year);
    object
}

fn raw(site: &Site, line: Line, size: u16, random: &mut Random, register: &mut Register) {
    let make = Make {
        material: Material::Pe,
        year: Some(RENEWED),
        replaced: None,
    };
    let valve = 2.5;
    let mut main = Main::bare(line, PipeFunction::Main, size, make);
    main.name = Some("SUW Świętajno".into());
    main.valves = vec![valve];
    main.lay(&site.terrain(), random, register);
}
