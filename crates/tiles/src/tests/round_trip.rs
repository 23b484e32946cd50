use proptest::prelude::*;

use super::{layers, write};
use crate::{EXTENT, GeometryKind, TileEncoder, Value, decode};

proptest! {
    #[test]
    fn what_was_written_reads_back(first in layers(), second in layers()) {
        // The same encoder twice: nothing of the first tile may leak into the second.
        let mut encoder = TileEncoder::new();
        for layers in [first, second] {
            let tile = decode(&write(&mut encoder, &layers)).unwrap();
            let written: Vec<_> = layers.iter().filter(|(_, features)| !features.is_empty()).collect();
            prop_assert_eq!(tile.layers.len(), written.len());
            for (layer, (name, features)) in tile.layers.iter().zip(written) {
                prop_assert_eq!(&layer.name, name);
                prop_assert_eq!(layer.extent, EXTENT);
                prop_assert_eq!(layer.features.len(), features.len());
                for (read, drawn) in layer.features.iter().zip(features) {
                    prop_assert_eq!(read.id, drawn.id);
                    prop_assert_eq!(read.kind, drawn.kind);
                    prop_assert_eq!(read.parts().map(<[_]>::to_vec).collect::<Vec<_>>(), drawn.parts.clone());
                    prop_assert_eq!(layer.number(read, "dn"), drawn.dn);
                    prop_assert_eq!(layer.text(read, "label"), drawn.label.as_deref());
                    prop_assert_eq!(layer.text(read, "owner"), None);
                }
            }
        }
    }
}

#[test]
fn a_value_that_many_features_share_is_written_once() {
    let mut encoder = TileEncoder::new();
    encoder.begin_layer("water_pipe");
    for id in 0..500 {
        let tags = [
            encoder.text("material", "polyethylene"),
            encoder.number("dn", 90 + id % 200),
        ];
        encoder.feature(id.unsigned_abs(), GeometryKind::Point, &tags, &[[1, 1]], &[1]);
    }
    encoder.end_layer();
    let bytes = encoder.finish();
    let texts = bytes.windows(12).filter(|window| *window == b"polyethylene").count();
    assert_eq!(texts, 1);
    let tile = decode(&bytes).unwrap();
    assert_eq!(tile.layers[0].values.len(), 201);
    let layer = &tile.layers[0];
    assert!(
        layer
            .features
            .iter()
            .zip(0..)
            .all(|(f, id)| layer.number(f, "dn") == Some(90 + id % 200))
    );
}

#[test]
fn a_part_with_too_few_points_is_left_out_and_an_empty_layer_too() {
    let mut encoder = TileEncoder::new();
    encoder.begin_layer("building");
    assert!(!encoder.feature(1, GeometryKind::Polygon, &[], &[[0, 0], [1, 1]], &[2]));
    assert!(!encoder.feature(1, GeometryKind::Line, &[], &[[0, 0]], &[1]));
    assert!(!encoder.feature(1, GeometryKind::Point, &[], &[], &[0]));
    encoder.end_layer();
    assert!(encoder.finish().is_empty());
    encoder.begin_layer("road");
    assert!(encoder.feature(1, GeometryKind::Line, &[], &[[9, 9], [0, 0], [1, 1]], &[1, 3]));
    encoder.end_layer();
    let tile = decode(&encoder.finish()).unwrap();
    assert_eq!(tile.layers[0].features[0].points(), [[0, 0], [1, 1]]);
}

#[test]
fn the_example_of_the_specification_reads_as_it_says() {
    // MVT 2.1, section 4.3.5.6: a multi-polygon of two areas, the second with a hole.
    let commands = [
        9, 0, 0, 26, 20, 0, 0, 20, 19, 0, 15, 9, 22, 2, 26, 18, 0, 0, 18, 17, 0, 15, 9, 4, 13, 26, 0, 8, 8, 0, 0, 7, 15,
    ];
    let mut feature = vec![3 << 3, 3, 4 << 3 | 2, commands.len() as u8];
    feature.extend(commands);
    let mut layer = vec![15 << 3, 2, 1 << 3 | 2, 1, b'a', 2 << 3 | 2, feature.len() as u8];
    layer.extend(feature);
    // Each sort of value: text, float, double, int, uint, sint, flag.
    for value in [
        &[1 << 3 | 2, 1, b'x'][..],
        &[2 << 3 | 5, 0, 0, 0x20, 0x40],
        &[3 << 3 | 1, 0, 0, 0, 0, 0, 0, 4, 0x40],
        &[4 << 3, 7],
        &[5 << 3, 8],
        &[6 << 3, 9],
        &[7 << 3, 1],
    ] {
        layer.extend([4 << 3 | 2, value.len() as u8]);
        layer.extend(value);
    }
    let mut bytes = vec![3 << 3 | 2, layer.len() as u8];
    bytes.extend(layer);

    let tile = decode(&bytes).unwrap();
    let feature = &tile.layer("a").unwrap().features[0];
    let rings: Vec<_> = feature.parts().collect();
    assert_eq!(rings[0], [[0, 0], [10, 0], [10, 10], [0, 10]]);
    assert_eq!(rings[1], [[11, 11], [20, 11], [20, 20], [11, 20]]);
    assert_eq!(rings[2], [[13, 13], [13, 17], [17, 17], [17, 13]]);
    assert_eq!(feature.bounds(), [0, 0, 20, 20]);
    assert_eq!(
        tile.layers[0].values,
        [
            Value::Text("x".into()),
            Value::Real(2.5),
            Value::Real(2.5),
            Value::Number(7),
            Value::Number(8),
            Value::Number(-5),
            Value::Flag(true),
        ]
    );
}
