//! Which way a sewer flows, as far as the heights of what stands at its ends tell: from the higher bottom to the lower.

use std::collections::HashMap;

use domain::network::{Class, NetworkObject};

use super::attributes::SetsBuilder;
use super::builder::PushError;
use super::group::Group;

/// The tile's key for it: `end` when the water runs along the order of the points, `start` when against it.
pub(super) const KEY: &str = "flows_to";

/// Ends of pipes and manholes are looked for within one of these of each other, in grid units as a power of two:
/// some 30 centimetres, which is how exactly they are surveyed to meet.
const CELL: u32 = 5;

/// Less than this, in millimetres, is no slope but a slip of the level.
const LEAST_FALL: i32 = 5;

/// The bottoms of manholes and the like, by where they are.
#[derive(Debug, Default)]
pub(super) struct Bottoms(HashMap<[u32; 2], i32>);

impl Bottoms {
    /// Notes an object that stands at a point and has a bottom.
    pub(super) fn note(&mut self, object: &NetworkObject, points: &[[u32; 2]]) {
        let stands_on_sewers = matches!(object.class(), Class::Manhole | Class::Device | Class::Station);
        if let ([point], Some(bottom), true) = (points, object.elevations.bottom, stands_on_sewers) {
            self.0.insert(cell(*point), bottom.mm());
        }
    }

    /// The bottom of what stands nearest to a point, if anything does.
    fn near(&self, point: [u32; 2]) -> Option<i32> {
        let [x, y] = cell(point);
        let around = [0, 1, -1].into_iter().flat_map(|dx| [0, 1, -1].map(|dy| (dx, dy)));
        around
            .filter_map(|(dx, dy)| Some([x.checked_add_signed(dx)?, y.checked_add_signed(dy)?]))
            .find_map(|cell| self.0.get(&cell).copied())
    }

    /// Says of every gravity sewer which way it flows, where both its ends are known. Not of the lines that are joined
    /// of several for low zooms: they may run either way.
    ///
    /// # Errors
    /// [`PushError::Full`] when there are more sets of attributes than numbers.
    pub(super) fn tell(&self, group: &mut Group, sets: &mut SetsBuilder) -> Result<(), PushError> {
        if group.class() != Class::SewerPipe || self.0.is_empty() {
            return Ok(());
        }
        let arrays = group.arrays_mut();
        for sewer in 0..arrays.len() {
            let set = arrays.set(sewer);
            if sets.says(set, "flow") == Some("pressure") {
                continue;
            }
            let ([_], [first, .., last]) = (arrays.parts(sewer), arrays.points(sewer)) else {
                continue;
            };
            let (Some(start), Some(end)) = (self.near(*first), self.near(*last)) else {
                continue;
            };
            let towards = match start - end {
                fall if fall >= LEAST_FALL => "end",
                fall if fall <= -LEAST_FALL => "start",
                _ => continue,
            };
            arrays.change_set(sewer, sets.with(set, KEY, towards)?);
        }
        Ok(())
    }
}

const fn cell([x, y]: [u32; 2]) -> [u32; 2] {
    [x >> CELL, y >> CELL]
}

#[cfg(test)]
mod tests {
    use domain::network::{
        Class, Details, Elevation, FlowKind, Manhole, NetworkObject, ObjectId, PipeFunction, SewerKind, SewerPipe,
    };
    use geo_types::{Point, line_string};

    use super::super::{Builder, Said};
    use super::KEY;

    const FROM: (f64, f64) = (21.34, 53.6);
    const TO: (f64, f64) = (21.341, 53.6);

    fn manhole(id: &str, bottom: f64) -> NetworkObject {
        let mut object = NetworkObject::new(ObjectId::parse(id).unwrap(), Details::Manhole(Manhole { kind: None }));
        object.elevations.bottom = Elevation::from_metres(bottom).ok();
        object
    }

    /// What the tile says of a sewer between two manholes with these bottoms in metres.
    fn flows(bottoms: [f64; 2], flow: FlowKind) -> Option<String> {
        let sewer = NetworkObject::new(
            ObjectId::parse("s").unwrap(),
            Details::SewerPipe(SewerPipe {
                function: PipeFunction::Distribution,
                kind: SewerKind::Sanitary,
                flow: Some(flow),
                section: None,
                material: None,
                course: None,
            }),
        );
        let mut builder = Builder::new(1);
        let line = line_string![(x: FROM.0, y: FROM.1), (x: TO.0, y: TO.1)];
        builder.push(1, &sewer, &line.into()).unwrap();
        for (uid, place, bottom) in [(2, FROM, bottoms[0]), (3, TO, bottoms[1])] {
            let point = Point::new(place.0 + 1e-6, place.1).into();
            builder.push(uid, &manhole(&uid.to_string(), bottom), &point).unwrap();
        }
        let snapshot = builder.build();
        let group = snapshot
            .groups()
            .iter()
            .find(|group| group.class() == Class::SewerPipe)?;
        snapshot.sets().of(group.set(0)).find_map(|(key, said)| match said {
            Said::Text(text) if key == KEY => Some(text.to_owned()),
            _ => None,
        })
    }

    #[test]
    fn a_gravity_sewer_flows_from_the_higher_bottom_to_the_lower() {
        assert_eq!(flows([140.2, 139.8], FlowKind::Gravity).as_deref(), Some("end"));
        assert_eq!(flows([139.8, 140.2], FlowKind::Gravity).as_deref(), Some("start"));
    }

    #[test]
    fn nothing_is_said_where_the_heights_do_not_tell() {
        assert_eq!(flows([140.2, 140.2], FlowKind::Gravity), None);
        assert_eq!(flows([140.2, 139.8], FlowKind::Pressure), None);
        assert_eq!(flows([140.2, f64::NAN], FlowKind::Gravity), None);
    }
}
