//! The codec from outside: what was written reads back, what is broken is refused, what is near is found.

use proptest::prelude::*;

use crate::{GeometryKind, Tag, TileEncoder};

mod hits;
mod hostile;
mod round_trip;

/// A feature before it is written.
#[derive(Debug, Clone)]
struct Drawn {
    id: u64,
    kind: GeometryKind,
    parts: Vec<Vec<[i32; 2]>>,
    dn: Option<i64>,
    label: Option<String>,
}

fn points(fewest: usize) -> impl Strategy<Value = Vec<[i32; 2]>> {
    proptest::collection::vec(prop::array::uniform2(-70_000..70_000_i32), fewest..12)
}

fn drawn() -> impl Strategy<Value = Drawn> {
    let parts = prop_oneof![
        points(1).prop_map(|points| (GeometryKind::Point, vec![points])),
        proptest::collection::vec(points(2), 1..4).prop_map(|parts| (GeometryKind::Line, parts)),
        proptest::collection::vec(points(3), 1..4).prop_map(|parts| (GeometryKind::Polygon, parts)),
    ];
    let label = proptest::option::of("[a-zżółć0-9 ]{0,9}");
    (any::<u64>(), parts, any::<Option<i64>>(), label).prop_map(|(id, (kind, parts), dn, label)| Drawn {
        id,
        kind,
        parts,
        dn,
        label,
    })
}

fn layers() -> impl Strategy<Value = Vec<(String, Vec<Drawn>)>> {
    proptest::collection::vec(("[a-z_]{1,8}", proptest::collection::vec(drawn(), 0..12)), 0..4)
}

fn write(encoder: &mut TileEncoder, layers: &[(String, Vec<Drawn>)]) -> Vec<u8> {
    for (name, features) in layers {
        encoder.begin_layer(name);
        for drawn in features {
            let dn = drawn.dn.map(|dn| encoder.number("dn", dn));
            let label = drawn.label.as_ref().map(|label| encoder.text("label", label));
            let tags: Vec<Tag> = dn.into_iter().chain(label).collect();
            let flat = drawn.parts.concat();
            let ends: Vec<u32> = drawn
                .parts
                .iter()
                .scan(0, |end, part| {
                    *end += part.len() as u32;
                    Some(*end)
                })
                .collect();
            encoder.feature(drawn.id, drawn.kind, &tags, &flat, &ends);
        }
        encoder.end_layer();
    }
    encoder.finish()
}
