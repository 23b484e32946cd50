//! What the things of a model are here. A valve or pump is a link in a model; here it is a point in the middle of a pipe,
//! so that the network stays joined.

use domain::network::{
    Details, Device, DeviceKind, Elevations, Material, Medium, Section as Inside, Station, StationKind, Valve,
    ValveState, WaterPipe,
};
use geo_types::{Coord, LineString};

use super::model::{Link, Model, Node};
use super::section::Section;
use super::units;
use crate::read::gate::Draft;
use crate::read::words::Word;

/// A node as an object without an id.
pub fn node(node: &Node, model: &Model) -> Draft {
    let details = match node.section {
        Section::Reservoirs => Details::Station(Station {
            kind: StationKind::Intake,
        }),
        Section::Tanks => Details::Station(Station {
            kind: StationKind::Tank,
        }),
        _ => Details::Device(Device {
            kind: DeviceKind::Technical,
            medium: Medium::Water,
        }),
    };
    let mut draft = Draft::new(details);
    let height = node.elevation.and_then(|number| model.units.elevation(number));
    draft.elevations = match node.section {
        Section::Junctions => Elevations {
            top: height,
            bottom: None,
        },
        // A tank's height is that of its bottom; a reservoir's is that of its water, which is no height of the thing.
        Section::Tanks => Elevations {
            top: None,
            bottom: height,
        },
        _ => Elevations::default(),
    };
    draft.name = name(&node.comment, model.node_tags.get(&node.id));
    draft
}

/// A link as a pipe without an id.
pub fn pipe(link: &Link, model: &Model) -> Draft {
    let diameter = link.diameter.and_then(|number| model.units.diameter(number));
    let tag = model.link_tags.get(&link.id);
    let material = tag.and_then(|tag| Material::read(tag));
    let mut draft = Draft::new(Details::WaterPipe(WaterPipe {
        function: units::function(diameter),
        section: diameter.map(Inside::Round),
        material,
        course: None,
        local: false,
    }));
    draft.name = name(&link.comment, tag.filter(|_| material.is_none()));
    draft
}

/// What stands in the middle of a link; nothing for a pipe.
pub fn in_the_middle(link: &Link, model: &Model) -> Option<Draft> {
    let details = match link.section {
        Section::Valves => Details::Valve(Valve {
            medium: Medium::Water,
            diameter: link.diameter.and_then(|number| model.units.diameter(number)),
            // A valve that regulates lets water through.
            state: Some(if is_closed(link, model) {
                ValveState::Closed
            } else {
                ValveState::Open
            }),
        }),
        Section::Pumps => Details::Station(Station {
            kind: StationKind::Booster,
        }),
        _ => return None,
    };
    let mut draft = Draft::new(details);
    let kind = Some(&link.kind).filter(|kind| !kind.is_empty());
    draft.name = name(&link.comment, model.link_tags.get(&link.id).or(kind));
    Some(draft)
}

/// Whether a link lets no water through: its status section says so, or a pipe's own line.
pub fn is_closed(link: &Link, model: &Model) -> bool {
    let own = Some(&link.kind).filter(|_| link.section == Section::Pipes);
    let said = model.status.get(&link.id).or(own);
    said.is_some_and(|word| word.eq_ignore_ascii_case("CLOSED"))
}

/// Whether a pipe has a check valve in it.
pub fn is_one_way(link: &Link) -> bool {
    link.section == Section::Pipes && link.kind.eq_ignore_ascii_case("CV")
}

fn name(comment: &str, tag: Option<&String>) -> Option<String> {
    let said = Some(comment).filter(|comment| !comment.is_empty());
    said.or(tag.map(String::as_str)).map(ToOwned::to_owned)
}

/// The way of a link: its ends and its bends; nothing when an end has no place.
pub fn way(link: &Link, model: &Model) -> Option<LineString<f64>> {
    let (from, to) = (model.coordinates.get(&link.from)?, model.coordinates.get(&link.to)?);
    let bends = model.vertices.get(&link.id).into_iter().flatten();
    Some(
        std::iter::once(from)
            .chain(bends)
            .chain(std::iter::once(to))
            .copied()
            .collect(),
    )
}

/// Puts a vertex into the middle of a way; both are given back.
pub fn halve(way: LineString<f64>) -> (Coord<f64>, LineString<f64>) {
    let length = |line: geo_types::Line<f64>| line.delta().x.hypot(line.delta().y);
    let mut left = way.lines().map(length).sum::<f64>() / 2.0;
    let mut positions = way.0;
    let mut middle = positions.first().copied().unwrap_or_default();
    for index in 1..positions.len() {
        let (Some(a), Some(b)) = (positions.get(index - 1).copied(), positions.get(index).copied()) else {
            break;
        };
        let part = length(geo_types::Line::new(a, b));
        if part >= left && part > 0.0 {
            middle = a + (b - a) * (left / part);
            if middle != a && middle != b {
                positions.insert(index, middle);
            }
            break;
        }
        left -= part;
    }
    (middle, LineString(positions))
}
