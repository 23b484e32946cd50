//! Writing a tile, layer by layer, feature by feature, into buffers that are used again for the next tile.

use crate::EXTENT;
use crate::geometry::{self, GeometryKind};
use crate::values::Values;
use crate::wire::{put_bytes, put_number, put_varint};

/// One attribute in a layer: the places of its key and value. Good only for the layer that gave it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tag {
    key: u32,
    value: u32,
}

/// Writes tiles. Keep one per thread: its buffers grow to the largest tile and stay.
///
/// ```
/// use tiles::{GeometryKind, TileEncoder};
///
/// let mut encoder = TileEncoder::new();
/// encoder.begin_layer("water_pipe");
/// let tags = [encoder.text("label", "w110 PE"), encoder.number("dn", 110)];
/// encoder.feature(7, GeometryKind::Line, &tags, &[[0, 0], [4096, 4096]], &[2]);
/// encoder.end_layer();
/// let tile = tiles::decode(&encoder.finish())?;
/// assert_eq!(tile.layers[0].text(&tile.layers[0].features[0], "label"), Some("w110 PE"));
/// # Ok::<(), tiles::DecodeError>(())
/// ```
#[derive(Debug, Default)]
pub struct TileEncoder {
    /// The tile so far: all layers that have ended.
    tile: Vec<u8>,
    name: String,
    /// The `features` fields of the layer at hand.
    features: Vec<u8>,
    keys: Vec<String>,
    /// How many of `keys` the layer at hand uses; the rest wait with their memory.
    keys_used: usize,
    values: Values,
    /// One feature's tags, then its geometry.
    tags: Vec<u8>,
    commands: Vec<u8>,
    feature: Vec<u8>,
}

impl TileEncoder {
    /// An encoder with empty buffers.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Begins a layer. A layer without features is left out of the tile.
    pub fn begin_layer(&mut self, name: &str) {
        self.name.clear();
        self.name.push_str(name);
        self.features.clear();
        self.keys_used = 0;
        self.values.clear();
    }

    /// An attribute with a text, for features of the layer at hand.
    pub fn text(&mut self, key: &str, value: &str) -> Tag {
        Tag {
            key: self.key(key),
            value: self.values.text(value),
        }
    }

    /// An attribute with a whole number, for features of the layer at hand.
    pub fn number(&mut self, key: &str, value: i64) -> Tag {
        Tag {
            key: self.key(key),
            value: self.values.number(value),
        }
    }

    /// The place of a key. There are a handful of them: walking is faster than hashing.
    fn key(&mut self, key: &str) -> u32 {
        let used = self.keys.get(..self.keys_used).unwrap_or_default();
        let place = used.iter().position(|known| known == key).unwrap_or_else(|| {
            match self.keys.get_mut(self.keys_used) {
                Some(waiting) => {
                    waiting.clear();
                    waiting.push_str(key);
                }
                None => self.keys.push(key.to_owned()),
            }
            self.keys_used += 1;
            self.keys_used - 1
        });
        u32::try_from(place).unwrap_or(u32::MAX)
    }

    /// Adds a feature to the layer at hand: `points` of all parts, and where in them each part ends, as
    /// [`GeometryKind`] tells. Parts with too few points are left out. Returns whether anything was left to write.
    pub fn feature(&mut self, id: u64, kind: GeometryKind, tags: &[Tag], points: &[[i32; 2]], ends: &[u32]) -> bool {
        self.commands.clear();
        geometry::write(&mut self.commands, kind, points, ends);
        if self.commands.is_empty() {
            return false;
        }
        self.feature.clear();
        put_number(&mut self.feature, 1, id);
        if !tags.is_empty() {
            self.tags.clear();
            for tag in tags {
                put_varint(&mut self.tags, u64::from(tag.key));
                put_varint(&mut self.tags, u64::from(tag.value));
            }
            put_bytes(&mut self.feature, 2, &self.tags);
        }
        put_number(&mut self.feature, 3, u64::from(kind.number()));
        put_bytes(&mut self.feature, 4, &self.commands);
        put_bytes(&mut self.features, 2, &self.feature);
        true
    }

    /// Ends the layer at hand and adds it to the tile, unless it is empty.
    pub fn end_layer(&mut self) {
        if self.features.is_empty() {
            return;
        }
        let layer = &mut self.feature;
        layer.clear();
        put_number(layer, 15, 2);
        put_bytes(layer, 1, self.name.as_bytes());
        // Here stand the features, not copied twice.
        let head = layer.len();
        for key in self.keys.iter().take(self.keys_used) {
            put_bytes(layer, 3, key.as_bytes());
        }
        layer.extend_from_slice(self.values.encoded());
        put_number(layer, 5, u64::from(EXTENT));
        self.tile.push(3 << 3 | 2);
        put_varint(&mut self.tile, (layer.len() + self.features.len()) as u64);
        let (head, tail) = layer.split_at(head);
        self.tile.extend_from_slice(head);
        self.tile.extend_from_slice(&self.features);
        self.tile.extend_from_slice(tail);
        self.features.clear();
    }

    /// The tile, empty when no layer had features. The encoder is ready for the next one.
    #[must_use]
    pub fn finish(&mut self) -> Vec<u8> {
        let tile = self.tile.clone();
        self.tile.clear();
        tile
    }
}
