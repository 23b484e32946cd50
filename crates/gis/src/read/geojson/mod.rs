//! `GeoJSON`: RFC 7946, and older files with a `crs` member. Streamed feature by feature.

mod geometry;
mod stream;

use std::collections::BTreeSet;
use std::path::Path;

use quick_xml::encoding::DecodingReader;
use serde_json::{Map, Value};

use super::ReadOptions;
use super::attributes::Attributes;
use super::bytes::{self, Budget};
use super::encoding::TextEncoding;
use super::error::{Fault, Halt};
use super::gate::{Gate, Offer};
use super::placing::{Evidence, Place};
use super::table::Layer;
use crate::crs::{AxisOrder, Crs, CrsError};
use stream::Header;

/// More different columns than this are not looked for.
const MOST_COLUMNS: usize = 500;

/// What the first pass learns.
#[derive(Default)]
struct Survey {
    evidence: Evidence,
    columns: BTreeSet<String>,
}

pub fn read(path: &Path, options: &ReadOptions, gate: &mut Gate<'_>) -> Result<(), Halt> {
    let encoding = options.encoding.unwrap_or(TextEncoding::UTF_8);
    gate.tally.encoding(encoding.name());
    let mut survey = Survey::default();
    let header = walk(path, options, &mut |feature| {
        survey.look_at(&feature);
        Ok(())
    })?;
    survey.evidence.declared = declared_crs(&header)?;
    survey.evidence.by_format = Some(Crs::WGS84);
    let (place, used) = survey.evidence.place(options, AxisOrder::EastNorth)?;
    gate.tally.crs("", &used);

    let stem = path
        .file_stem()
        .map(|stem| stem.to_string_lossy().into_owned())
        .unwrap_or_default();
    let name = header.name.unwrap_or(stem);
    let columns: Vec<String> = survey.columns.into_iter().collect();
    let layer = Layer::new(&name, path, &columns, options.mapping.as_deref(), &mut gate.tally)?;
    walk(path, options, &mut |feature| take(&feature, &layer, &place, gate))?;
    Ok(())
}

fn walk(
    path: &Path,
    options: &ReadOptions,
    each: &mut dyn FnMut(Map<String, Value>) -> Result<(), Halt>,
) -> Result<Header, Halt> {
    let budget = Budget::new(options.max_record_bytes);
    let reader = bytes::open(path, &budget)?;
    let Some(given) = options.encoding.filter(|given| *given != TextEncoding::UTF_8) else {
        return stream::walk(reader, &budget, each);
    };
    let mut decoding = DecodingReader::new(reader);
    decoding.set_encoding(given.standard().ok_or(Fault::NoSuchEncoding(given.name()))?);
    stream::walk(decoding, &budget, each)
}

impl Survey {
    fn look_at(&mut self, feature: &Map<String, Value>) {
        if let Some(geometry) = feature.get("geometry") {
            geometry::positions(geometry, &mut |first, second| self.evidence.add(first, second));
        }
        if let Some(Value::Object(properties)) = feature.get("properties") {
            for key in properties.keys() {
                if self.columns.len() < MOST_COLUMNS && !self.columns.contains(key) {
                    self.columns.insert(key.clone());
                }
            }
        }
    }
}

fn take(feature: &Map<String, Value>, layer: &Layer, place: &Place, gate: &mut Gate<'_>) -> Result<(), Halt> {
    let mut row = Attributes::default();
    if let Some(Value::Object(properties)) = feature.get("properties") {
        for (name, value) in properties {
            row.add(name, &text(value));
        }
    }
    let member = feature.get("id").map(text);
    let id = layer.id(&row).or(member.as_deref());
    let geometry = match geometry::read(feature.get("geometry").unwrap_or(&Value::Null), place.order) {
        Ok(geometry) => geometry,
        Err(reason) => return gate.skip(&layer.name, reason, id.unwrap_or_default()),
    };
    let draft = match layer.draft(&row, &mut gate.tally) {
        Ok(draft) => draft,
        Err(reason) => return gate.skip(&layer.name, reason, id.unwrap_or_default()),
    };
    gate.offer(Offer {
        source_class: &layer.name,
        id,
        draft,
        geometry,
        place,
    })
}

/// A property as text; lists and objects say nothing here.
fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Bool(flag) => flag.to_string(),
        Value::Null | Value::Array(_) | Value::Object(_) => String::new(),
    }
}

/// The `crs` member of GeoJSON before RFC 7946, which QGIS and GDAL still write for other systems than WGS 84.
fn declared_crs(header: &Header) -> Result<Option<Crs>, Fault> {
    let Some(member) = &header.crs else {
        return Ok(None);
    };
    if let Some(name) = member.pointer("/properties/name").and_then(Value::as_str) {
        return Ok(Some(Crs::parse(name)?));
    }
    if let Some(code) = member.pointer("/properties/code").and_then(Value::as_u64) {
        return Ok(Some(Crs::parse(&code.to_string())?));
    }
    Err(CrsError::Name(member.to_string().chars().take(80).collect()).into())
}
