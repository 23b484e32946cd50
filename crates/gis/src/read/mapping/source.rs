//! The mapping as it is written, and the way from there to one that makes sense.

use std::collections::BTreeMap;

use domain::network::Class;
use serde::{Deserialize, Deserializer};

use super::codes;
use super::glob::Glob;
use super::{FileRule, LayerRule, Mapping, MappingError};
use crate::crs::Crs;
use crate::read::encoding::{TextEncoding, UnknownEncoding};
use crate::read::table::Field;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    crs: Option<Crs>,
    encoding: Option<Encoding>,
    #[serde(default)]
    file: Vec<File>,
    #[serde(default)]
    layer: Vec<Layer>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    name: String,
    crs: Option<Crs>,
    encoding: Option<Encoding>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Layer {
    name: String,
    class: Option<Class>,
    #[serde(default)]
    columns: BTreeMap<Attribute, String>,
    #[serde(default)]
    fixed: BTreeMap<Attribute, Fixed>,
    #[serde(default)]
    values: BTreeMap<Attribute, BTreeMap<String, Fixed>>,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(try_from = "String")]
struct Encoding(TextEncoding);

impl TryFrom<String> for Encoding {
    type Error = UnknownEncoding;

    fn try_from(label: String) -> Result<Self, Self::Error> {
        TextEncoding::parse(&label).map(Self)
    }
}

#[derive(Deserialize, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[serde(try_from = "String")]
struct Attribute(Field);

impl TryFrom<String> for Attribute {
    type Error = String;

    fn try_from(name: String) -> Result<Self, Self::Error> {
        let known = || Field::ALL.map(Field::name).join(", ");
        let field = Field::ALL.into_iter().find(|field| field.name() == name);
        field
            .map(Self)
            .ok_or_else(|| format!("unknown attribute `{name}`; known: {}", known()))
    }
}

/// A text, or a number or truth value that is taken as one.
struct Fixed(String);

impl<'de> Deserialize<'de> for Fixed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged, expecting = "a text, a number, true or false")]
        enum Any {
            Text(String),
            Whole(i64),
            Real(f64),
            Flag(bool),
        }
        Ok(Self(match Any::deserialize(deserializer)? {
            Any::Text(text) => text.trim().to_owned(),
            Any::Whole(number) => number.to_string(),
            Any::Real(number) => number.to_string(),
            Any::Flag(flag) => flag.to_string(),
        }))
    }
}

/// Reads and checks.
pub fn read(text: &str) -> Result<Mapping, MappingError> {
    let document: Document =
        toml::from_str(text).map_err(|error| MappingError::Toml(error.to_string().trim_end().to_owned()))?;
    let rule = |crs, encoding: Option<Encoding>| FileRule {
        crs,
        encoding: encoding.map(|Encoding(encoding)| encoding),
    };
    let files = document.file.into_iter();
    Ok(Mapping {
        all: rule(document.crs, document.encoding),
        files: files
            .map(|file| (Glob::new(&file.name), rule(file.crs, file.encoding)))
            .collect(),
        layers: document.layer.into_iter().map(layer).collect::<Result<_, _>>()?,
    })
}

fn layer(written: Layer) -> Result<LayerRule, MappingError> {
    let Layer {
        name,
        class,
        columns,
        fixed,
        values,
    } = written;
    if fixed.contains_key(&Attribute(Field::Id)) {
        return Err(MappingError::FixedId { layer: name });
    }
    let all = columns.keys().chain(fixed.keys()).chain(values.keys());
    for Attribute(field) in all {
        belongs(&name, class, *field)?;
    }
    for (Attribute(field), Fixed(value)) in &fixed {
        known(&name, class, *field, value)?;
    }
    for (Attribute(field), words) in &values {
        for Fixed(code) in words.values() {
            known(&name, class, *field, code)?;
        }
    }
    let words = |words: BTreeMap<String, Fixed>| {
        let pairs = words
            .into_iter()
            .map(|(word, Fixed(code))| (word.trim().to_owned(), code));
        pairs.collect()
    };
    Ok(LayerRule {
        name: Glob::new(&name),
        class,
        columns: columns
            .into_iter()
            .map(|(Attribute(field), column)| (field, column))
            .collect(),
        fixed: fixed
            .into_iter()
            .map(|(Attribute(field), Fixed(value))| (field, value))
            .collect(),
        values: values
            .into_iter()
            .map(|(Attribute(field), all)| (field, words(all)))
            .collect(),
    })
}

/// A street names whatever lies along it.
fn belongs(layer: &str, class: Option<Class>, field: Field) -> Result<(), MappingError> {
    match class {
        Some(class) if field != Field::Street && !field.belongs_to(class) => Err(MappingError::Attribute {
            layer: layer.to_owned(),
            class,
            attribute: field.name(),
            known: codes::attributes(class),
        }),
        _ => Ok(()),
    }
}

fn known(layer: &str, class: Option<Class>, field: Field, value: &str) -> Result<(), MappingError> {
    codes::check(field, class, value).map_err(|known| MappingError::Value {
        layer: layer.to_owned(),
        attribute: field.name(),
        value: value.to_owned(),
        known,
    })
}
