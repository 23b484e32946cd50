//! The outer shape of a `GeoJSON` file, walked without ever holding more than one feature.

use std::fmt;
use std::io::Read;

use serde::de::{DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use crate::read::bytes::Budget;
use crate::read::error::{Fault, Halt};

/// What stands beside the features.
#[derive(Debug, Default)]
pub struct Header {
    pub name: Option<String>,
    pub crs: Option<Value>,
    kind: Option<String>,
    has_features: bool,
}

/// Walks over a `FeatureCollection` or a single `Feature` and hands every feature to `each`.
pub fn walk(
    reader: impl Read,
    budget: &Budget,
    each: &mut dyn FnMut(Map<String, Value>) -> Result<(), Halt>,
) -> Result<Header, Halt> {
    let mut walk = Walk {
        header: Header::default(),
        alone: Map::new(),
        number: 0,
        halt: None,
        budget,
        each,
    };
    let mut json = serde_json::Deserializer::from_reader(reader);
    let outcome = (&mut walk).deserialize(&mut json).and_then(|()| json.end());
    if let Some(halt) = walk.halt {
        return Err(halt);
    }
    outcome.map_err(|error| {
        let halt = Halt::from(fault(error, budget));
        if walk.number == 0 {
            halt
        } else {
            halt.at(|| format!("feature {}", walk.number))
        }
    })?;
    match walk.header.kind.as_deref() {
        Some("FeatureCollection") if walk.header.has_features => {}
        Some("Feature") => (walk.each)(walk.alone)?,
        Some("FeatureCollection") => return Err(Fault::NotGeoJson("it has no `features`".into()).into()),
        Some(other) => {
            let other: String = other.chars().take(50).collect();
            return Err(Fault::NotGeoJson(format!("its type is `{other}`")).into());
        }
        None => return Err(Fault::NotGeoJson("it has no `type`".into()).into()),
    }
    Ok(walk.header)
}

fn fault(error: serde_json::Error, budget: &Budget) -> Fault {
    if error.is_io() {
        return budget.fault(error.into());
    }
    if error.is_eof() {
        Fault::Truncated
    } else {
        Fault::Json(error.to_string())
    }
}

struct Walk<'a> {
    header: Header,
    /// The members of a feature that stands alone.
    alone: Map<String, Value>,
    number: u64,
    halt: Option<Halt>,
    budget: &'a Budget,
    each: &'a mut dyn FnMut(Map<String, Value>) -> Result<(), Halt>,
}

impl<'de> DeserializeSeed<'de> for &mut Walk<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for &mut Walk<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a GeoJSON object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        while let Some(member) = members.next_key::<String>()? {
            self.budget.renew();
            match member.as_str() {
                "type" => self.header.kind = members.next_value::<Value>()?.as_str().map(ToOwned::to_owned),
                "name" => self.header.name = members.next_value::<Value>()?.as_str().map(ToOwned::to_owned),
                "crs" => self.header.crs = Some(members.next_value::<Value>()?).filter(|crs| !crs.is_null()),
                "features" => {
                    self.header.has_features = true;
                    members.next_value_seed(Features(&mut *self))?;
                }
                "geometry" | "properties" | "id" => {
                    let value = members.next_value::<Value>()?;
                    self.alone.insert(member, value);
                }
                _ => {
                    members.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(())
    }
}

struct Features<'a, 'w>(&'a mut Walk<'w>);

impl<'de> DeserializeSeed<'de> for Features<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Features<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of features")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut features: A) -> Result<(), A::Error> {
        loop {
            self.0.budget.renew();
            self.0.number += 1;
            let Some(feature) = features.next_element::<Map<String, Value>>()? else {
                self.0.number = 0;
                return Ok(());
            };
            if let Err(halt) = (self.0.each)(feature) {
                let number = self.0.number;
                self.0.halt = Some(halt.at(|| format!("feature {number}")));
                return Err(A::Error::custom("stopped"));
            }
        }
    }
}

#[cfg(test)]
mod tests;
