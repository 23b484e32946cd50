//! What the operator says of a file's tables: which column is which attribute, which class a layer has, what its words
//! mean. Written as TOML:
//!
//! ```toml
//! crs = "EPSG:2178"
//! encoding = "windows-1250"
//!
//! [[layer]]
//! name = "rury*"
//! class = "water_pipe"
//! columns = { diameter = "FI_MM", material = "MAT" }
//! fixed = { function = "distribution" }
//! values.material = { "20" = "pe", "30" = "cast_iron" }
//! ```
//!
//! What it does not say is guessed as without it. Names may have `*` and `?`, letters are taken for the same in either
//! case, and the first rule that fits counts.

mod codes;
mod glob;
mod source;

use std::collections::BTreeMap;

use domain::network::Class;

use super::encoding::TextEncoding;
use super::table::Field;
use crate::crs::Crs;
use glob::Glob;

/// How tables are to be understood.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mapping {
    all: FileRule,
    files: Vec<(Glob, FileRule)>,
    layers: Vec<LayerRule>,
}

/// What is said of a file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct FileRule {
    crs: Option<Crs>,
    encoding: Option<TextEncoding>,
}

/// What is said of a layer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LayerRule {
    name: Glob,
    /// The class of all its rows.
    pub class: Option<Class>,
    /// The column that is an attribute.
    pub columns: BTreeMap<Field, String>,
    /// The value of an attribute in all its rows.
    pub fixed: BTreeMap<Field, String>,
    /// What the words of an attribute's column mean.
    values: BTreeMap<Field, BTreeMap<String, String>>,
}

/// Why a mapping was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MappingError {
    /// No TOML, or a key, attribute, class or name that is not known. The text names the line and what is known.
    #[error("{0}")]
    Toml(String),
    /// A code that the attribute does not have.
    #[error("layer `{layer}`: {attribute} cannot be `{value}`; known: {known}")]
    Value {
        /// The layer's name, as the mapping has it.
        layer: String,
        /// The attribute.
        attribute: &'static str,
        /// The value.
        value: String,
        /// What it can be.
        known: String,
    },
    /// An attribute that objects of the class do not have.
    #[error("layer `{layer}`: objects of class {class} have no {attribute}; known: {known}")]
    Attribute {
        /// The layer's name, as the mapping has it.
        layer: String,
        /// Its class.
        class: Class,
        /// The attribute.
        attribute: &'static str,
        /// Those that the class has.
        known: String,
    },
    /// One id for all objects.
    #[error("layer `{layer}`: `id` cannot be fixed, every object needs its own; name its column under `columns`")]
    FixedId {
        /// The layer's name, as the mapping has it.
        layer: String,
    },
}

impl Mapping {
    /// Reads a mapping.
    ///
    /// # Errors
    /// [`MappingError`] with the place and what is known there.
    pub fn parse(text: &str) -> Result<Self, MappingError> {
        source::read(text)
    }

    /// The coordinate system of a file.
    pub(crate) fn crs(&self, file: &str) -> Option<Crs> {
        self.rules(file).find_map(|rule| rule.crs)
    }

    /// The encoding of a file.
    pub(crate) fn encoding(&self, file: &str) -> Option<TextEncoding> {
        self.rules(file).find_map(|rule| rule.encoding)
    }

    /// What is said of a layer.
    pub(crate) fn layer(&self, name: &str) -> Option<&LayerRule> {
        self.layers.iter().find(|rule| rule.name.fits(name))
    }

    /// The names of the layers that are spoken of, as the mapping has them.
    pub(crate) fn layer_names(&self) -> impl Iterator<Item = &str> {
        self.layers.iter().map(LayerRule::name)
    }

    fn rules(&self, file: &str) -> impl Iterator<Item = &FileRule> {
        let own = self.files.iter().filter(move |(name, _)| name.fits(file));
        own.map(|(_, rule)| rule).chain(std::iter::once(&self.all))
    }
}

impl LayerRule {
    /// The layer's name, as the mapping has it.
    pub fn name(&self) -> &str {
        self.name.as_str()
    }

    /// What a word of an attribute's column means, if the mapping says it.
    pub fn value(&self, field: Field, word: &str) -> Option<&str> {
        let words = self.values.get(&field)?;
        let same = |(own, _): &(&String, &String)| own.to_lowercase() == word.to_lowercase();
        let exactly = words.get(word);
        exactly
            .or_else(|| words.iter().find(same).map(|(_, code)| code))
            .map(String::as_str)
    }
}

#[cfg(test)]
mod tests;
