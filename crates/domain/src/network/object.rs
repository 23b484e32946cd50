//! One object of the network: its identity, its state, and what its class adds.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::base::{AddressPoint, BaseObject, Parcel, ProtectionZone};
use super::class::Class;
use super::device::{Device, Hydrant, Manhole, Station, Valve};
use super::measure::Elevations;
use super::pipe::{SewerPipe, WaterPipe};
use crate::codes::codes;

codes! {
    /// Whether an object is in the ground and at work (GESUT `status`, `eksploatacja`).
    Status {
        /// Built and in use.
        Existing = "existing",
        /// Designed, not built yet.
        Planned = "planned",
        /// In the ground, but no longer in use.
        OutOfUse = "out_of_use",
    }
}

/// Why an id was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ObjectIdError {
    /// Nothing but white space.
    #[error("an object's id is empty")]
    Empty,
    /// Longer than any register writes.
    #[error("an object's id has {0} bytes; at most 200 are allowed")]
    TooLong(usize),
    /// Line breaks and the like.
    #[error("an object's id has a control character")]
    ControlCharacter,
}

/// An object's identity within its data set, as the source writes it (GESUT `lokalnyId`). 1 to 200 bytes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ObjectId(String);

impl ObjectId {
    /// Takes the id as written, without white space around it.
    ///
    /// # Errors
    /// [`ObjectIdError`] when it is empty, longer than 200 bytes or has control characters.
    pub fn parse(text: &str) -> Result<Self, ObjectIdError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(ObjectIdError::Empty);
        }
        if text.len() > 200 {
            return Err(ObjectIdError::TooLong(text.len()));
        }
        if text.chars().any(char::is_control) {
            return Err(ObjectIdError::ControlCharacter);
        }
        Ok(Self(text.to_owned()))
    }

    /// The id as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for ObjectId {
    type Error = ObjectIdError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<ObjectId> for String {
    fn from(id: ObjectId) -> Self {
        id.0
    }
}

impl std::fmt::Display for ObjectId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// An object's stable address over all data sets: `dataset/id`. Stays the same when the object changes.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ObjectRef {
    /// The data set's name.
    pub dataset: String,
    /// The id within it.
    pub id: ObjectId,
}

impl ObjectRef {
    /// Reads `dataset/id`; the id may itself contain slashes.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (dataset, id) = text.split_once('/')?;
        (!dataset.is_empty() && !dataset.chars().any(char::is_control)).then_some(())?;
        Some(Self {
            dataset: dataset.to_owned(),
            id: ObjectId::parse(id).ok()?,
        })
    }
}

impl std::fmt::Display for ObjectRef {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.dataset, self.id)
    }
}

/// What an object's class adds to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "class", rename_all = "snake_case")]
pub enum Details {
    /// A water pipe.
    WaterPipe(WaterPipe),
    /// A sewer pipe.
    SewerPipe(SewerPipe),
    /// A valve.
    Valve(Valve),
    /// A fire hydrant.
    Hydrant(Hydrant),
    /// A manhole.
    Manhole(Manhole),
    /// A station.
    Station(Station),
    /// Another device.
    Device(Device),
    /// A surveyed height; the values stand in [`NetworkObject::elevations`].
    Elevation {},
    /// A gmina's boundary.
    Boundary(BaseObject),
    /// A road.
    Road(BaseObject),
    /// A building.
    Building(BaseObject),
    /// A lake, pond or river.
    WaterBody(BaseObject),
    /// A forest.
    Forest(BaseObject),
    /// A village's name.
    Place(BaseObject),
    /// An address.
    Address(AddressPoint),
    /// A plot.
    Parcel(Parcel),
    /// A protection zone.
    ProtectionZone(ProtectionZone),
}

impl Details {
    /// The class that these details belong to.
    #[must_use]
    pub const fn class(&self) -> Class {
        match self {
            Self::WaterPipe(_) => Class::WaterPipe,
            Self::SewerPipe(_) => Class::SewerPipe,
            Self::Valve(_) => Class::Valve,
            Self::Hydrant(_) => Class::Hydrant,
            Self::Manhole(_) => Class::Manhole,
            Self::Station(_) => Class::Station,
            Self::Device(_) => Class::Device,
            Self::Elevation {} => Class::Elevation,
            Self::Boundary(_) => Class::Boundary,
            Self::Road(_) => Class::Road,
            Self::Building(_) => Class::Building,
            Self::WaterBody(_) => Class::WaterBody,
            Self::Forest(_) => Class::Forest,
            Self::Place(_) => Class::Place,
            Self::Address(_) => Class::Address,
            Self::Parcel(_) => Class::Parcel,
            Self::ProtectionZone(_) => Class::ProtectionZone,
        }
    }
}

/// One object of the network or of the base map, without its shape.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NetworkObject {
    /// Its identity within its data set.
    pub id: ObjectId,
    /// What its class adds.
    #[serde(flatten)]
    pub details: Details,
    /// Whether it is built and at work.
    pub status: Status,
    /// A name or label, when it has one: a street, a village, a station.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Who owns it (GESUT `wladajacy`). May be a person: never shown to the public.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// The owner's own inventory number (GESUT `idBranzowy`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub branch_id: Option<String>,
    /// The year it was built.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<i16>,
    /// Heights.
    #[serde(default)]
    pub elevations: Elevations,
}

impl NetworkObject {
    /// An existing object with nothing known but its class.
    #[must_use]
    pub const fn new(id: ObjectId, details: Details) -> Self {
        Self {
            id,
            details,
            status: Status::Existing,
            name: None,
            owner: None,
            branch_id: None,
            year: None,
            elevations: Elevations {
                top: None,
                bottom: None,
            },
        }
    }

    /// What people call it: its name, an address on one line, a plot's number.
    #[must_use]
    pub fn called(&self) -> Option<Cow<'_, str>> {
        match (&self.name, &self.details) {
            (Some(name), _) => Some(Cow::Borrowed(name)),
            (None, Details::Address(address)) => Some(Cow::Owned(address.line())),
            (None, Details::Parcel(parcel)) => Some(Cow::Borrowed(&parcel.number)),
            _ => None,
        }
    }

    /// Its class.
    #[must_use]
    pub const fn class(&self) -> Class {
        self.details.class()
    }
}

#[cfg(test)]
mod tests {
    use super::{Details, NetworkObject, ObjectId, ObjectIdError, ObjectRef};
    use crate::network::{Class, Diameter, Material, PipeFunction, Section, WaterPipe};

    fn id(text: &str) -> ObjectId {
        ObjectId::parse(text).unwrap()
    }

    #[test]
    fn an_id_of_white_space_is_refused() {
        assert_eq!(ObjectId::parse("  "), Err(ObjectIdError::Empty));
        assert_eq!(ObjectId::parse(&"x".repeat(201)), Err(ObjectIdError::TooLong(201)));
        assert_eq!(ObjectId::parse("a\nb"), Err(ObjectIdError::ControlCharacter));
    }

    #[test]
    fn a_reference_reads_back_what_it_wrote() {
        let reference = ObjectRef {
            dataset: "demo".into(),
            id: id("a/b"),
        };
        assert_eq!(ObjectRef::parse(&reference.to_string()), Some(reference));
        assert_eq!(ObjectRef::parse("no-slash"), None);
        assert_eq!(ObjectRef::parse("a\0/b"), None);
    }

    #[test]
    fn every_class_is_named_alike_in_code_and_in_json() {
        for class in Class::ALL {
            let code = class.code();
            let json = match class {
                Class::WaterPipe => r#""function":"main""#,
                Class::SewerPipe => r#""function":"main","kind":"sanitary""#,
                Class::Valve => r#""medium":"water""#,
                Class::Station => r#""kind":"tank""#,
                Class::Device => r#""kind":"well","medium":"water""#,
                Class::Address => r#""place":"Jerutki","number":"14""#,
                Class::Parcel => r#""number":"112/3""#,
                Class::ProtectionZone => r#""kind":"direct""#,
                _ => r#""x":0"#,
            };
            let details: Details = serde_json::from_str(&format!(r#"{{"class":"{code}",{json}}}"#)).unwrap();
            assert_eq!(details.class(), *class);
        }
    }

    #[test]
    fn an_object_survives_json() {
        let pipe = NetworkObject {
            name: Some("Mickiewicza".into()),
            year: Some(1998),
            ..NetworkObject::new(
                id("W-1"),
                Details::WaterPipe(WaterPipe {
                    function: PipeFunction::Distribution,
                    section: Diameter::from_mm(110).ok().map(Section::Round),
                    material: Some(Material::Pe),
                    course: None,
                    local: false,
                }),
            )
        };
        let json = serde_json::to_string(&pipe).unwrap();
        assert_eq!(serde_json::from_str::<NetworkObject>(&json).unwrap(), pipe);
    }
}
