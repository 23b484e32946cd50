//! The protection zones of the intake: a fence around each well and the works, and the ground from which the water comes.

use domain::network::{Details, ProtectionZone, ZoneKind};

use crate::geometry::{Point, dot, left, point};
use crate::plane::area_shape;
use crate::random::{Random, noise};
use crate::register::Register;
use crate::site::Site;

/// From a well to its fence, in metres: wells in the ground keep 8 to 10 m.
const FENCE: f64 = 10.0;
/// How far the indirect zone reaches around its middle, and how much farther where the ground water comes from, in
/// metres.
const REACH: (f64, f64) = (245.0, 430.0);
/// The directions in which the ground is looked at and the zone's corners lie: a twenty-fourth of a turn each.
const TURN: Point = point(0.965_925_826_289_068_3, 0.258_819_045_102_520_74);
const DIRECTIONS: usize = 24;
const YEAR: i16 = 2013;

/// What has to be protected.
pub(super) struct Intake {
    /// The wells, with their names.
    pub(super) wells: [(Point, &'static str); 2],
    /// The treatment works, the tank and the hall beside them.
    pub(super) works: [Point; 3],
    /// The direction of the fences.
    pub(super) way: Point,
}

/// Adds the zones of an intake.
pub(super) fn draw(site: &Site, intake: &Intake, register: &mut Register) {
    let ring = indirect(site, intake);
    zone(
        ZoneKind::Indirect,
        "Strefa ochrony pośredniej ujęcia Świętajno",
        &ring,
        register,
    );
    for (well, name) in &intake.wells {
        let name = format!("Strefa ochrony bezpośredniej: {name}");
        zone(ZoneKind::Direct, &name, &fence(&[*well], intake.way, FENCE), register);
    }
    let works = fence(&intake.works, intake.way, 2.0 * FENCE);
    zone(
        ZoneKind::Direct,
        "Strefa ochrony bezpośredniej: SUW Świętajno",
        &works,
        register,
    );
}

fn zone(kind: ZoneKind, name: &str, ring: &[Point], register: &mut Register) {
    let object = register.add(Details::ProtectionZone(ProtectionZone { kind }), area_shape(ring, &[]));
    object.name = Some(name.into());
    object.year = Some(YEAR);
}

/// A rectangle around places, so many metres off.
fn fence(places: &[Point], way: Point, off: f64) -> Vec<Point> {
    let range = |axis: Point| {
        let along = places.iter().map(|p| dot(*p, axis));
        along.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), at| {
            (low.min(at - off), high.max(at + off))
        })
    };
    let ((west, east), (south, north)) = (range(way), range(left(way)));
    [(west, south), (east, south), (east, north), (west, north)]
        .map(|(x, y)| way * x + left(way) * y)
        .to_vec()
}

/// An egg around the wells and the works whose point looks up the slope, from where the ground water flows to the wells.
fn indirect(site: &Site, intake: &Intake) -> Vec<Point> {
    let places = intake.wells.iter().map(|(well, _)| *well).chain(intake.works);
    let middle = places.fold(Point::default(), |sum, p| sum + p) / 5.0;
    let terrain = site.terrain();
    let rise = |way: Point| terrain.height(middle + way * 300.0) + terrain.height(middle + way * 600.0);
    let up = directions()
        .max_by(|a, b| rise(*a).total_cmp(&rise(*b)))
        .unwrap_or(point(1.0, 0.0));
    let mut random = Random::new(site.seed, "protection zone");
    let corners = directions().map(|way| {
        let ahead = dot(way, up).max(0.0);
        let reach = REACH.0 + REACH.1 * ahead * ahead * ahead;
        let uneven = 1.0 + 0.05 * noise(site.seed ^ 0x61, middle + way * reach, 200.0) + random.between(-0.02, 0.02);
        middle + way * (reach * uneven)
    });
    corners.collect()
}

/// Unit vectors all around.
fn directions() -> impl Iterator<Item = Point> {
    let turned = |way: &Point| Some(point(way.x * TURN.x - way.y * TURN.y, way.x * TURN.y + way.y * TURN.x));
    std::iter::successors(Some(point(1.0, 0.0)), turned).take(DIRECTIONS)
}
