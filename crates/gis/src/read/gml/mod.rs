//! GML of the national registers: GESUT 1.3, the GESUT before it, and the base map of BDOT500. Streamed.

mod arc;
mod geometry;
mod node;
mod record;
mod survey;
mod xml;

use std::path::Path;

use geo::MapCoords;
use geo_types::{Coord, Geometry};

use super::ReadOptions;
use super::bytes::Budget;
use super::error::{Fault, Halt};
use super::gate::{Draft, Gate, Offer};
use super::register::{self, Register};
use crate::crs::AxisOrder;
use crate::report::SkipReason;
use record::Record;
use survey::{Survey, Verdict};
use xml::{Element, Token, Xml};

/// Reads a file of one of the registers.
pub fn read(path: &Path, options: &ReadOptions, gate: &mut Gate<'_>) -> Result<(), Halt> {
    let mut survey = Survey::default();
    walk(path, options, gate, &mut |element, xml, collection_srs, _| {
        if matches!(register::class(&element.name), Some(Ok(_))) {
            survey.look_at(&Record::read(xml, element)?, collection_srs);
        } else {
            xml.skip()?;
        }
        Ok(())
    })?;
    survey.place(options, gate)?;
    walk(path, options, gate, &mut |element, xml, collection_srs, gate| {
        take(element, xml, collection_srs, &mut survey, gate)
    })
}

/// What is done with each record: its element, the stream just after it, and the collection's coordinate system.
type Each<'e> = dyn FnMut(&Element, &mut Xml, Option<&str>, &mut Gate<'_>) -> Result<(), Halt> + 'e;

/// Walks over the members of the collection, however they are wrapped.
fn walk(path: &Path, options: &ReadOptions, gate: &mut Gate<'_>, each: &mut Each<'_>) -> Result<(), Halt> {
    let mut xml = Xml::open(path, options.encoding, Budget::new(options.max_record_bytes))?;
    gate.tally.encoding(xml.encoding());
    let mut number = 0_u64;
    let outcome = walk_members(&mut xml, gate, each, &mut number);
    outcome.map_err(|halt| halt.at(|| format!("record {number}, {}", xml.place())))
}

fn walk_members(xml: &mut Xml, gate: &mut Gate<'_>, each: &mut Each<'_>, number: &mut u64) -> Result<(), Halt> {
    let root = loop {
        match xml.next()? {
            Token::Open(root) => break root,
            Token::Text(_) => {}
            Token::Close | Token::End => return Err(Fault::Empty.into()),
        }
    };
    if !root.name.ends_with("FeatureCollection") {
        return Err(Fault::NotACollection(root.name.chars().take(50).collect()).into());
    }
    let mut srs = root.attribute("srsName").map(ToOwned::to_owned);
    let mut within = Vec::new();
    loop {
        xml.renew();
        match xml.next()? {
            Token::Open(element) if is_wrapper(&element.name) => within.push(element.name),
            Token::Open(element) if element.name == "boundedBy" => within.push(element.name),
            Token::Open(element) if within.last().is_some_and(|outer| outer == "boundedBy") => {
                srs = element.attribute("srsName").map(ToOwned::to_owned).or(srs);
                xml.skip()?;
            }
            // A property of the collection itself, such as its name or its metadata.
            Token::Open(_) if within.is_empty() => xml.skip()?,
            Token::Open(element) => {
                *number += 1;
                each(&element, xml, srs.as_deref(), gate)?;
            }
            Token::Close if within.pop().is_none() => break,
            Token::Close | Token::Text(_) => {}
            Token::End => return Err(Fault::Truncated.into()),
        }
    }
    loop {
        match xml.next()? {
            Token::End => return Ok(()),
            Token::Text(text) if text.trim().is_empty() => {}
            _ => return Err(Fault::Xml("something follows the end of the collection".to_owned()).into()),
        }
    }
}

fn is_wrapper(name: &str) -> bool {
    matches!(name, "featureMember" | "featureMembers" | "member")
}

/// The second pass: one record on its way to the gate.
fn take(
    element: &Element,
    xml: &mut Xml,
    collection_srs: Option<&str>,
    survey: &mut Survey,
    gate: &mut Gate<'_>,
) -> Result<(), Halt> {
    let register = match register::class(&element.name).unwrap_or(Err(SkipReason::UnknownClass)) {
        Ok(register) => register,
        Err(reason) => {
            let id = element.attribute("id").unwrap_or_default().to_owned();
            xml.skip()?;
            return gate.skip(&element.name, reason, &id);
        }
    };
    let record = Record::read(xml, element)?;
    let id = record.attributes.get("lokalnyId").or(record.gml_id.as_deref());
    let written = id.unwrap_or_default();
    match survey.verdict(&record) {
        Verdict::Take => {}
        Verdict::Leave(reason) => return gate.skip(&record.class, reason, written),
    }
    let Some(node) = &record.geometry else {
        return gate.skip(&record.class, SkipReason::NoGeometry, written);
    };
    let geometry = match geometry::read(node) {
        Ok(geometry) => geometry,
        Err(reason) => return gate.skip(&record.class, reason, written),
    };
    let draft = match draft(register, &record, survey, gate) {
        Ok(draft) => draft,
        Err(reason) => return gate.skip(&record.class, reason, written),
    };
    // Only a system in which no record has a single finite position has no place.
    let Some(place) = survey.place_of(&record, collection_srs) else {
        return gate.skip(&record.class, SkipReason::NotFinite, written);
    };
    gate.offer(Offer {
        source_class: &record.class,
        id,
        draft,
        geometry: east_north(&geometry, place.order),
        place,
    })
}

fn draft(register: Register, record: &Record, survey: &Survey, gate: &mut Gate<'_>) -> Result<Draft, SkipReason> {
    let mut draft = register.draft(&record.class, &record.attributes, &mut gate.tally)?;
    survey.add_heights(&record.attributes, &mut draft);
    Ok(draft)
}

/// A geometry in the file's order of numbers, put right.
fn east_north(geometry: &Geometry<f64>, order: AxisOrder) -> Geometry<f64> {
    geometry.map_coords(|Coord { x, y }| order.position(x, y))
}
