//! What tiles say of an object: only what the map shows. The owner is never among it.
//!
//! A million pipes have a few hundred different sets of attributes (and as many again as there are streets), so a set
//! is kept once, and so is a text.

use std::collections::HashMap;

use domain::network::{
    Class, Details, FlowKind, HydrantKind, Material, NetworkObject, RoadRank, Section, SewerKind, ValveState,
};

use super::builder::PushError;
use super::label::label;

/// An attribute's key as it stands in the tile.
type Key = &'static str;

/// An attribute's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Said<'a> {
    Text(&'a str),
    Number(u32),
}

/// An attribute with its text exchanged for the text's number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Packed {
    key: Key,
    value: PackedValue,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum PackedValue {
    Text(u32),
    Number(u32),
}

/// All sets of attributes.
#[derive(Debug, Default)]
pub(crate) struct Sets {
    /// Where each set ends in `attributes`.
    ends: Vec<u32>,
    attributes: Vec<Packed>,
    texts: Vec<Box<str>>,
}

impl Sets {
    /// How many different sets there are.
    pub(crate) const fn len(&self) -> usize {
        self.ends.len()
    }

    /// The attributes of a set.
    pub(crate) fn of(&self, set: u32) -> impl Iterator<Item = (Key, Said<'_>)> {
        self.packed(set).iter().filter_map(|attribute| {
            let said = match attribute.value {
                PackedValue::Number(number) => Said::Number(number),
                PackedValue::Text(text) => Said::Text(self.texts.get(text as usize)?),
            };
            Some((attribute.key, said))
        })
    }

    fn packed(&self, set: u32) -> &[Packed] {
        let start = set
            .checked_sub(1)
            .and_then(|before| self.ends.get(before as usize))
            .copied();
        let end = self.ends.get(set as usize).copied().unwrap_or_default();
        self.attributes
            .get(start.unwrap_or_default() as usize..end as usize)
            .unwrap_or_default()
    }

    pub(super) fn bytes(&self) -> usize {
        let texts: usize = self.texts.iter().map(|text| text.len() + size_of::<Box<str>>()).sum();
        self.ends.capacity() * 4 + self.attributes.capacity() * size_of::<Packed>() + texts
    }
}

/// Finds the number of a set, new or known.
#[derive(Debug, Default)]
pub(super) struct SetsBuilder {
    sets: Sets,
    by_attributes: HashMap<Box<[Packed]>, u32>,
    by_text: HashMap<Box<str>, u32>,
    scratch: Vec<Packed>,
}

impl SetsBuilder {
    pub(super) fn set_of(&mut self, object: &NetworkObject) -> Result<u32, PushError> {
        let mut scratch = std::mem::take(&mut self.scratch);
        scratch.clear();
        let mut outcome = Ok(());
        describe(object, &mut |key, said| match self.pack(said) {
            Ok(value) => scratch.push(Packed { key, value }),
            Err(full) => outcome = Err(full),
        });
        let set = outcome.and_then(|()| self.place(&scratch));
        self.scratch = scratch;
        set
    }

    /// The text that a set has under a key.
    pub(super) fn says(&self, set: u32, key: &str) -> Option<&str> {
        self.sets.of(set).find_map(|(known, said)| match said {
            Said::Text(text) if known == key => Some(text),
            _ => None,
        })
    }

    /// The set that says one thing more.
    pub(super) fn with(&mut self, set: u32, key: Key, text: &str) -> Result<u32, PushError> {
        let value = self.pack(Said::Text(text))?;
        let mut attributes = self.sets.packed(set).to_vec();
        attributes.push(Packed { key, value });
        self.place(&attributes)
    }

    fn place(&mut self, attributes: &[Packed]) -> Result<u32, PushError> {
        if let Some(known) = self.by_attributes.get(attributes) {
            return Ok(*known);
        }
        let set = u32::try_from(self.sets.ends.len()).map_err(|_| PushError::Full)?;
        let end = u32::try_from(self.sets.attributes.len() + attributes.len()).map_err(|_| PushError::Full)?;
        self.sets.attributes.extend_from_slice(attributes);
        self.sets.ends.push(end);
        self.by_attributes.insert(attributes.into(), set);
        Ok(set)
    }

    fn pack(&mut self, said: Said<'_>) -> Result<PackedValue, PushError> {
        let text = match said {
            Said::Number(number) => return Ok(PackedValue::Number(number)),
            Said::Text(text) => text,
        };
        if let Some(known) = self.by_text.get(text) {
            return Ok(PackedValue::Text(*known));
        }
        let number = u32::try_from(self.sets.texts.len()).map_err(|_| PushError::Full)?;
        self.sets.texts.push(text.into());
        self.by_text.insert(text.into(), number);
        Ok(PackedValue::Text(number))
    }

    pub(super) fn build(mut self) -> Sets {
        self.sets.ends.shrink_to_fit();
        self.sets.attributes.shrink_to_fit();
        self.sets.texts.shrink_to_fit();
        self.sets
    }
}

/// Says an object's attributes, in an order that is the same for all objects of its class.
fn describe(object: &NetworkObject, say: &mut dyn FnMut(Key, Said<'_>)) {
    let status = object.status.code();
    let mut code = |key: Key, code: Option<&str>| {
        if let Some(code) = code {
            say(key, Said::Text(code));
        }
    };
    match &object.details {
        Details::WaterPipe(pipe) => {
            code("function", Some(pipe.function.code()));
            code("material", pipe.material.map(Material::code));
            code("status", Some(status));
        }
        Details::SewerPipe(pipe) => {
            code("function", Some(pipe.function.code()));
            code("kind", Some(pipe.kind.code()));
            code("flow", pipe.flow.map(FlowKind::code));
            code("material", pipe.material.map(Material::code));
            code("status", Some(status));
        }
        Details::Valve(valve) => {
            code("medium", Some(valve.medium.code()));
            code("state", valve.state.map(ValveState::code));
            code("status", Some(status));
        }
        Details::Hydrant(hydrant) => {
            code("kind", hydrant.kind.map(HydrantKind::code));
            code("status", Some(status));
        }
        Details::Manhole(manhole) => code("kind", manhole.kind.map(SewerKind::code)),
        Details::Station(station) => {
            code("kind", Some(station.kind.code()));
            code("medium", Some(station.kind.medium().code()));
            code("status", Some(status));
        }
        Details::Device(device) => {
            code("kind", Some(device.kind.code()));
            code("medium", Some(device.medium.code()));
            code("status", Some(status));
        }
        Details::Road(road) => code("rank", road.road.map(RoadRank::code)),
        Details::ProtectionZone(zone) => code("kind", Some(zone.kind.code())),
        _ => {}
    }
    code("label", label(object).as_deref());
    let name = object.name.as_deref().filter(|name| !name.is_empty());
    code("name", name.filter(|_| is_named(object.class())));
    if let Some(section) = section(&object.details) {
        say("dn", Said::Number(section.widest().mm().into()));
    }
}

/// Whether the map writes the names of objects of this class, or shows them when they are pointed at.
const fn is_named(class: Class) -> bool {
    !matches!(
        class,
        Class::Valve
            | Class::Hydrant
            | Class::Manhole
            | Class::Elevation
            | Class::Building
            | Class::Address
            | Class::Parcel
    )
}

fn section(details: &Details) -> Option<Section> {
    match details {
        Details::WaterPipe(pipe) => pipe.section,
        Details::SewerPipe(pipe) => pipe.section,
        Details::Hydrant(hydrant) => hydrant.diameter.map(Section::Round),
        _ => None,
    }
}
