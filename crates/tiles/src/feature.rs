//! A tile as the browser holds it: layers, features, attributes.

use crate::geometry::{self, GeometryKind};

/// A decoded tile.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Tile {
    /// Its layers, in the order of the tile.
    pub layers: Vec<Layer>,
}

impl Tile {
    /// The layer of this name.
    #[must_use]
    pub fn layer(&self, name: &str) -> Option<&Layer> {
        self.layers.iter().find(|layer| layer.name == name)
    }
}

/// Features of one sort; with us, of one class.
#[derive(Debug, Clone, PartialEq)]
pub struct Layer {
    /// Its name; with us, the class's code.
    pub name: String,
    /// How many units the tile has across. Never 0.
    pub extent: u32,
    /// Its features, in the order in which they are to be drawn.
    pub features: Vec<Feature>,
    pub(crate) keys: Vec<String>,
    pub(crate) values: Vec<Value>,
}

/// An attribute's value.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A word or a name.
    Text(String),
    /// A whole number.
    Number(i64),
    /// Any other number; tiles of our own have none.
    Real(f64),
    /// Yes or no; tiles of our own have none.
    Flag(bool),
}

impl Layer {
    /// What the feature, one of this layer's own, says under a key; nothing when it says nothing.
    #[must_use]
    pub fn value(&self, feature: &Feature, key: &str) -> Option<&Value> {
        let key = self.keys.iter().position(|known| known == key)?;
        let tag = feature.tags.iter().find(|tag| tag[0] as usize == key)?;
        self.values.get(tag[1] as usize)
    }

    /// The text under a key; nothing when there is none or it is a number.
    #[must_use]
    pub fn text(&self, feature: &Feature, key: &str) -> Option<&str> {
        match self.value(feature, key)? {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The whole number under a key; nothing when there is none or it is a text.
    #[must_use]
    pub fn number(&self, feature: &Feature, key: &str) -> Option<i64> {
        match self.value(feature, key)? {
            Value::Number(number) => Some(*number),
            _ => None,
        }
    }
}

/// One object on a tile, or the piece of it that lies there.
#[derive(Debug, Clone, PartialEq)]
pub struct Feature {
    /// The object's number; the same on every tile that has a piece of it. 0 when the tile gives none.
    pub id: u64,
    /// What its points mean.
    pub kind: GeometryKind,
    pub(crate) points: Vec<[i32; 2]>,
    pub(crate) ends: Vec<u32>,
    pub(crate) bounds: [i32; 4],
    /// Pairs of places in the layer's keys and values; checked when decoded.
    pub(crate) tags: Vec<[u32; 2]>,
}

impl Feature {
    /// Its parts: all points, single lines, or single rings, as [`GeometryKind`] tells. Never none, never empty.
    pub fn parts(&self) -> impl Iterator<Item = &[[i32; 2]]> {
        geometry::parts(&self.points, &self.ends)
    }

    /// All its points, those of all parts together.
    #[must_use]
    pub fn points(&self) -> &[[i32; 2]] {
        &self.points
    }

    /// The box around its points: least x, least y, greatest x, greatest y.
    #[must_use]
    pub const fn bounds(&self) -> [i32; 4] {
        self.bounds
    }
}

/// The box around points; nothing when there are none.
pub(crate) fn bounds_of(points: &[[i32; 2]]) -> Option<[i32; 4]> {
    let first = points.first()?;
    Some(points.iter().fold([first[0], first[1], first[0], first[1]], |b, p| {
        [b[0].min(p[0]), b[1].min(p[1]), b[2].max(p[0]), b[3].max(p[1])]
    }))
}
