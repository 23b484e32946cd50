//! Reading a tile. The bytes come over the net: nothing in them is believed before it is checked.

use crate::EXTENT;
use crate::feature::{Feature, Layer, Tile, Value, bounds_of};
use crate::geometry::{self, GeometryKind};
use crate::wire::{Raw, Reader};

/// The largest tile that is decoded. Ours stay far below 1 MB.
pub const MAX_TILE_BYTES: usize = 16 * 1024 * 1024;

/// Why bytes are not a vector tile.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    /// More than [`MAX_TILE_BYTES`].
    #[error("the tile has {0} bytes; at most {MAX_TILE_BYTES} are read")]
    TooLarge(usize),
    /// It ends within a field.
    #[error("the tile ends in the middle of a field; load it again")]
    Truncated,
    /// A number of more bits than its field has.
    #[error("the tile has a number that does not fit its field")]
    VarintTooLong,
    /// A field of another type than MVT 2.1 gives it.
    #[error("the tile has a field of an unexpected type; it is not a vector tile")]
    WireType,
    /// A name, key or value that is not UTF-8.
    #[error("the tile has a text that is not UTF-8")]
    NotText,
    /// A layer without the name that MVT 2.1 asks for.
    #[error("the tile has a layer without a name")]
    NoName,
    /// A version of MVT that has not been invented when this was written.
    #[error("layer {layer} is of MVT version {version}; versions 1 and 2 are read")]
    Version {
        /// The layer.
        layer: String,
        /// What it says.
        version: u64,
    },
    /// An extent of 0, or one past 32 bits.
    #[error("layer {0} has an impossible extent")]
    Extent(String),
    /// An attribute that points past the layer's keys or values.
    #[error("layer {0} has a feature with an attribute that the layer does not hold")]
    Tags(String),
    /// Commands that draw nothing that can be drawn.
    #[error("the tile has a broken geometry: {0}")]
    Geometry(&'static str),
}

/// Reads a tile, not compressed. No bytes, no layers.
///
/// Memory stays within a small multiple of the bytes' length, whatever they say.
///
/// # Errors
/// [`DecodeError`] tells what is wrong with the bytes.
pub fn decode(bytes: &[u8]) -> Result<Tile, DecodeError> {
    if bytes.len() > MAX_TILE_BYTES {
        return Err(DecodeError::TooLarge(bytes.len()));
    }
    let mut tile = Tile::default();
    let mut reader = Reader::new(bytes);
    while let Some((number, raw)) = reader.field()? {
        if number == 3 {
            tile.layers.push(layer(raw.bytes()?)?);
        }
    }
    Ok(tile)
}

fn layer(bytes: &[u8]) -> Result<Layer, DecodeError> {
    let mut name = None;
    let mut version = 1;
    let mut extent = u64::from(EXTENT);
    let mut features = Vec::new();
    let mut keys = Vec::new();
    let mut values = Vec::new();
    let mut reader = Reader::new(bytes);
    while let Some((number, raw)) = reader.field()? {
        match number {
            1 => name = Some(raw.text()?.to_owned()),
            2 => features.extend(feature(raw.bytes()?)?),
            3 => keys.push(raw.text()?.to_owned()),
            4 => values.push(value(raw.bytes()?)?),
            5 => extent = raw.varint()?,
            15 => version = raw.varint()?,
            _ => {}
        }
    }
    let name = name.ok_or(DecodeError::NoName)?;
    if !(1..=2).contains(&version) {
        return Err(DecodeError::Version { layer: name, version });
    }
    let Ok(extent @ 1..) = u32::try_from(extent) else {
        return Err(DecodeError::Extent(name));
    };
    let held = |tag: &[u32; 2]| (tag[0] as usize) < keys.len() && (tag[1] as usize) < values.len();
    if !features.iter().flat_map(|feature: &Feature| &feature.tags).all(held) {
        return Err(DecodeError::Tags(name));
    }
    Ok(Layer {
        name,
        extent,
        features,
        keys,
        values,
    })
}

/// A feature; nothing when it is of an unknown kind or has no points, which MVT 2.1 tells us to pass over.
fn feature(bytes: &[u8]) -> Result<Option<Feature>, DecodeError> {
    let mut id = 0;
    let mut kind = None;
    let mut commands: &[u8] = &[];
    let mut tags = Vec::new();
    let mut reader = Reader::new(bytes);
    while let Some((number, raw)) = reader.field()? {
        match number {
            1 => id = raw.varint()?,
            2 => {
                let mut list = Reader::new(raw.bytes()?);
                while list.left() > 0 {
                    tags.push([list.varint32()?, list.varint32()?]);
                }
            }
            3 => kind = GeometryKind::from_number(raw.varint()?),
            4 => commands = raw.bytes()?,
            _ => {}
        }
    }
    let Some(kind) = kind else { return Ok(None) };
    let shape = geometry::read(kind, commands)?;
    Ok(bounds_of(&shape.points).map(|bounds| Feature {
        id,
        kind,
        points: shape.points,
        ends: shape.ends,
        bounds,
        tags,
    }))
}

/// A value. One that says nothing still holds its place in the list.
fn value(bytes: &[u8]) -> Result<Value, DecodeError> {
    let mut found = Value::Flag(false);
    let mut reader = Reader::new(bytes);
    while let Some((number, raw)) = reader.field()? {
        found = match (number, raw) {
            (1, raw) => Value::Text(raw.text()?.to_owned()),
            (2, Raw::Fixed32(bytes)) => Value::Real(f64::from(f32::from_le_bytes(bytes))),
            (3, Raw::Fixed64(bytes)) => Value::Real(f64::from_le_bytes(bytes)),
            (4, Raw::Varint(int)) => Value::Number(int.cast_signed()),
            #[expect(
                clippy::cast_precision_loss,
                reason = "past 63 bits a number is only good for its size"
            )]
            (5, Raw::Varint(uint)) => i64::try_from(uint).map_or(Value::Real(uint as f64), Value::Number),
            (6, Raw::Varint(sint)) => Value::Number((sint >> 1).cast_signed() ^ -((sint & 1).cast_signed())),
            (7, Raw::Varint(flag)) => Value::Flag(flag != 0),
            (2..=7, _) => return Err(DecodeError::WireType),
            _ => found,
        };
    }
    Ok(found)
}
