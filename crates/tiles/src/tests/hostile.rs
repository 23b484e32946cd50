use proptest::prelude::*;

use super::{layers, write};
use crate::decode::MAX_TILE_BYTES;
use crate::{DecodeError, Tile, TileEncoder, decode};

/// How many points, attributes and texts a tile took up.
fn weight(tile: &Tile) -> usize {
    let features = tile.layers.iter().flat_map(|layer| &layer.features);
    let points: usize = features
        .map(|feature| feature.points.capacity() + feature.tags.len())
        .sum();
    points
        + tile
            .layers
            .iter()
            .map(|layer| layer.keys.len() + layer.values.len())
            .sum::<usize>()
}

/// One field of length-delimited bytes.
fn field(number: u8, bytes: &[u8]) -> Vec<u8> {
    assert!(bytes.len() < 128, "the tests write short fields");
    [&[number << 3 | 2, bytes.len() as u8], bytes].concat()
}

/// A tile of one layer with one feature of this kind and these commands.
fn tile(kind: u8, commands: &[u8]) -> Vec<u8> {
    let feature = [&[3 << 3, kind][..], &field(4, commands)].concat();
    field(3, &[field(1, b"a"), vec![15 << 3, 2], field(2, &feature)].concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn random_bytes_never_panic_nor_take_more_than_they_pay_for(bytes: Vec<u8>) {
        if let Ok(tile) = decode(&bytes) {
            prop_assert!(weight(&tile) <= bytes.len());
        }
    }

    #[test]
    fn random_commands_never_panic_nor_take_more_than_they_pay_for(
        kind in 0_u8..5,
        commands in proptest::collection::vec(prop_oneof![Just(9_u8), Just(10), Just(15), any::<u8>()], 0..100),
    ) {
        if let Ok(tile) = decode(&tile(kind, &commands)) {
            prop_assert!(weight(&tile) <= commands.len() * 2);
            for feature in tile.layers.iter().flat_map(|layer| &layer.features) {
                prop_assert!(feature.parts().all(|part| !part.is_empty()));
                prop_assert!(feature.distance_squared([0.0, 0.0]).is_finite());
            }
        }
    }
}

proptest! {
    #[test]
    fn a_tile_cut_short_or_with_a_flipped_bit_never_panics(layers in layers(), at: prop::sample::Index, bit in 0..8) {
        let mut bytes = write(&mut TileEncoder::new(), &layers);
        if bytes.is_empty() {
            return Ok(());
        }
        let at = at.index(bytes.len());
        let short = decode(&bytes[..at]);
        // It reads only when the cut falls between two layers.
        if let Ok(short) = short {
            let whole = decode(&bytes).unwrap();
            prop_assert_eq!(&short.layers[..], &whole.layers[..short.layers.len()]);
        }
        bytes[at] ^= 1_u8 << bit;
        if let Ok(tile) = decode(&bytes) {
            prop_assert!(weight(&tile) <= bytes.len());
        }
    }
}

#[test]
fn a_command_that_counts_a_billion_points_is_refused_before_memory_is_taken() {
    let huge = [0xfa, 0xff, 0xff, 0xff, 0x0f, 2, 2];
    let commands = [&[9, 2, 2][..], &huge].concat();
    assert_eq!(
        decode(&tile(2, &commands)),
        Err(DecodeError::Geometry("a command counts more points than there are"))
    );
}

#[test]
fn broken_geometry_is_refused_with_its_reason() {
    let geometry = |reason| Err(DecodeError::Geometry(reason));
    assert_eq!(
        decode(&tile(2, &[9, 2, 2])),
        geometry("a line or ring has too few points")
    );
    assert_eq!(
        decode(&tile(3, &[9, 2, 2, 10, 2, 2, 15])),
        geometry("a line or ring has too few points")
    );
    assert_eq!(
        decode(&tile(3, &[9, 2, 2, 18, 2, 2, 2, 2])),
        geometry("a ring is not closed")
    );
    assert_eq!(decode(&tile(2, &[10, 2, 2])), geometry("a command is out of place"));
    assert_eq!(
        decode(&tile(1, &[9, 2, 2, 10, 2, 2])),
        geometry("a command is out of place")
    );
    let far = [9, 0xfe, 0xff, 0xff, 0xff, 0x0f, 0, 10, 2, 0];
    assert_eq!(decode(&tile(2, &far)), geometry("a point lies past 32 bits"));
}

#[test]
fn a_layer_that_breaks_the_rules_is_refused_with_its_name() {
    assert_eq!(decode(&field(3, &[])), Err(DecodeError::NoName));
    let version = field(3, &[field(1, b"a"), vec![15 << 3, 9]].concat());
    let refused = DecodeError::Version {
        layer: "a".into(),
        version: 9,
    };
    assert_eq!(decode(&version), Err(refused));
    let extent = field(3, &[field(1, b"a"), vec![5 << 3, 0]].concat());
    assert_eq!(decode(&extent), Err(DecodeError::Extent("a".into())));
    let feature = [&[3 << 3, 1][..], &field(2, &[0, 0]), &field(4, &[9, 2, 2])].concat();
    let tags = field(3, &[field(1, b"a"), field(2, &feature)].concat());
    assert_eq!(decode(&tags), Err(DecodeError::Tags("a".into())));
    assert_eq!(decode(&field(3, &field(1, &[0xff]))), Err(DecodeError::NotText));
    assert_eq!(decode(&[3 << 3, 1]), Err(DecodeError::WireType));
}

#[test]
fn a_tile_past_the_limit_is_refused_unread() {
    let size = MAX_TILE_BYTES + 1;
    assert_eq!(decode(&vec![0; size]), Err(DecodeError::TooLarge(size)));
}

#[test]
fn a_feature_of_unknown_kind_or_without_points_is_passed_over() {
    assert_eq!(decode(&tile(0, &[9, 2, 2])).unwrap().layers[0].features, []);
    assert_eq!(decode(&tile(2, &[])).unwrap().layers[0].features, []);
}
