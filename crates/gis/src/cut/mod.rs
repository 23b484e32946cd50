//! Cutting vector tiles from a snapshot.
//!
//! A tile carries one layer per class, named by the class's code, with every object whose box touches the tile's
//! buffered box and that shows at its zoom ([`first_zoom`](domain::network::first_zoom)), clipped to that box. The
//! buffer is wide enough that lines and symbols drawn on two tiles meet without a seam. Geometry is never degenerate:
//! what has no length or area left in the tile's units is left out.

mod canvas;
mod frame;
mod line;
pub mod picture;
mod polygon;
#[cfg(test)]
mod tests;

use domain::network::{Class, TileSource};
use tiles::{Tag, TileEncoder};

use self::canvas::Canvas;
use self::frame::Frame;
use crate::snapshot::{Group, Said, Sets, Snapshot};

/// The first zoom that has tiles: at it a gmina is about ten pixels wide.
pub const MIN_ZOOM: u8 = 8;

/// The last zoom that has tiles; a tile unit is then 5.5 mm in Poland, the snapshot's own.
pub const MAX_ZOOM: u8 = 20;

/// How far a tile reaches past its edge, in its own units (4096 across).
pub const BUFFER: i32 = 64;

/// So many objects are cut quickly.
const QUICK: usize = 600;

/// Why there is no such tile.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CutError {
    /// A zoom that is not cut.
    #[error("there are no tiles at zoom {0}; ask for zoom {MIN_ZOOM} to {MAX_ZOOM}")]
    Zoom(u8),
    /// A column or row past the world's edge.
    #[error("there is no tile {x}/{y} at zoom {z}; columns and rows go from 0 to {last}", last = (1_u64 << z) - 1)]
    Place {
        /// The zoom.
        z: u8,
        /// The column, from the west.
        x: u32,
        /// The row, from the north.
        y: u32,
    },
}

/// Working memory of [`cut`]: keep one per thread and give it to every cut, of whatever snapshot.
#[derive(Debug, Default)]
pub struct CutBuffer {
    encoder: TileEncoder,
    canvas: Canvas,
    found: Vec<u32>,
    tags: LayerTags,
}

/// Cuts the tile at column `x` (from the west) and row `y` (from the north) of zoom `z`: MVT 2.1, not compressed.
/// No bytes: nothing lies there.
///
/// The same snapshot always gives the same bytes.
///
/// # Errors
/// [`CutError`] when there is no such zoom, column or row.
pub fn cut(
    snapshot: &Snapshot,
    source: TileSource,
    z: u8,
    x: u32,
    y: u32,
    buffer: &mut CutBuffer,
) -> Result<Vec<u8>, CutError> {
    let frame = Frame::new(z, x, y)?;
    let mut layer: Option<Class> = None;
    for group in snapshot.groups() {
        if group.class().source() != source || group.first_zoom() > z {
            continue;
        }
        if layer.replace(group.class()) != Some(group.class()) {
            buffer.encoder.end_layer();
            buffer.encoder.begin_layer(group.class().code());
            buffer.tags.begin_layer(snapshot.sets());
        }
        let (group, is_simplified) = group.at(z);
        let frame = if is_simplified { frame.exact() } else { frame };
        buffer.draw(snapshot.sets(), group, &frame);
    }
    buffer.encoder.end_layer();
    Ok(buffer.encoder.finish())
}

/// Whether a tile has so little on it that cutting it takes some dozen microseconds: less than handing the work to
/// another thread would.
#[must_use]
pub fn is_quick(snapshot: &Snapshot, source: TileSource, z: u8, x: u32, y: u32) -> bool {
    let Ok(frame) = Frame::new(z, x, y) else { return true };
    let mut left = QUICK;
    for group in snapshot.groups() {
        if group.class().source() != source || group.first_zoom() > z {
            continue;
        }
        let (group, _) = group.at(z);
        match left.checked_sub(group.tree().count(frame.reach(), left)) {
            Some(rest) if rest > 0 => left = rest,
            _ => return false,
        }
    }
    true
}

impl CutBuffer {
    /// Adds what of a group lies in the frame to the layer at hand.
    fn draw(&mut self, sets: &Sets, group: &Group, frame: &Frame) {
        self.found.clear();
        group.tree().find(frame.reach(), &mut self.found);
        for object in &self.found {
            let kind = self.canvas.draw(group, *object, frame);
            if let Some(kind) = kind {
                let tags = self.tags.of(sets, group.set(*object), &mut self.encoder);
                self.encoder
                    .feature(group.uid(*object), kind, tags, self.canvas.points(), self.canvas.ends());
            }
        }
    }
}

/// The tags of the layer at hand: each set of attributes is written once per layer, then only its numbers.
#[derive(Debug, Default)]
struct LayerTags {
    tags: Vec<Tag>,
    /// Where each set's tags lie in `tags`, and of which layer that holds.
    places: Vec<Place>,
    layer: u64,
}

#[derive(Debug, Clone, Copy, Default)]
struct Place {
    layer: u64,
    start: u32,
    end: u32,
}

impl LayerTags {
    fn begin_layer(&mut self, sets: &Sets) {
        // Counting layers makes every place of the layer before stale at once.
        self.layer += 1;
        self.tags.clear();
        if self.places.len() < sets.len() {
            self.places.resize(sets.len(), Place::default());
        }
    }

    fn of(&mut self, sets: &Sets, set: u32, encoder: &mut TileEncoder) -> &[Tag] {
        let Some(place) = self.places.get_mut(set as usize) else {
            return &[];
        };
        if place.layer != self.layer {
            let start = self.tags.len();
            self.tags.extend(sets.of(set).map(|(key, said)| match said {
                Said::Text(text) => encoder.text(key, text),
                Said::Number(number) => encoder.number(key, number.into()),
            }));
            // A layer's tags are few; were they not, the places below would be empty and the features without tags.
            let place_of = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
            *place = Place {
                layer: self.layer,
                start: place_of(start),
                end: place_of(self.tags.len()),
            };
        }
        self.tags
            .get(place.start as usize..place.end as usize)
            .unwrap_or_default()
    }
}
