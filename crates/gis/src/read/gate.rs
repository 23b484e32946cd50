//! The gate through which every object passes on its way out, whatever file it came from.

use std::collections::HashSet;
use std::hash::{BuildHasher, RandomState};
use std::io;

use domain::network::{Class, Details, Elevations, NetworkObject, ObjectId, Status};
use geo::{BoundingRect, MapCoords};
use geo_types::{Coord, Geometry};
use sha2::{Digest, Sha256};

use super::error::{Fault, Halt};
use super::placing::Place;
use super::shape::settle;
use crate::feature::Feature;
use crate::report::{ImportReport, SkipReason, Tally};
use crate::wkb;

/// An object without its id.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    pub details: Details,
    pub status: Status,
    pub name: Option<String>,
    pub owner: Option<String>,
    pub branch_id: Option<String>,
    pub year: Option<i16>,
    pub elevations: Elevations,
}

impl Draft {
    pub fn new(details: Details) -> Self {
        Self {
            details,
            status: Status::Existing,
            name: None,
            owner: None,
            branch_id: None,
            year: None,
            elevations: Elevations::default(),
        }
    }

    fn with_id(self, id: ObjectId) -> NetworkObject {
        NetworkObject {
            id,
            details: self.details,
            status: self.status,
            name: self.name,
            owner: self.owner,
            branch_id: self.branch_id,
            year: self.year,
            elevations: self.elevations,
        }
    }
}

/// A record that has become an object.
pub struct Offer<'a> {
    /// The class or layer as the file names it.
    pub source_class: &'a str,
    /// Its id, when it has one.
    pub id: Option<&'a str>,
    pub draft: Draft,
    /// x = east, y = north in the file's system.
    pub geometry: Geometry<f64>,
    pub place: &'a Place,
}

pub type Sink<'a> = dyn FnMut(Feature) -> Result<(), Halt> + 'a;

/// Checks, names, counts and hands on.
pub struct Gate<'a> {
    pub tally: Tally,
    sink: &'a mut Sink<'a>,
    strict: bool,
    /// Hashes of the ids that went through: eight bytes each instead of the ids themselves.
    seen: HashSet<u64>,
    hasher: RandomState,
}

impl<'a> Gate<'a> {
    pub fn new(tally: Tally, sink: &'a mut Sink<'a>, strict: bool) -> Self {
        Self {
            tally,
            sink,
            strict,
            seen: HashSet::new(),
            hasher: RandomState::new(),
        }
    }

    /// Leaves a record out.
    ///
    /// # Errors
    /// [`Fault::Record`] in strict mode when the record is defective.
    pub fn skip(&mut self, source_class: &str, reason: SkipReason, id: &str) -> Result<(), Halt> {
        if self.strict && reason.is_defect() {
            return Err(Fault::Record {
                class: crate::report::cut(source_class),
                id: crate::report::cut(id),
                reason,
            }
            .into());
        }
        self.tally.skip(source_class, reason, id);
        Ok(())
    }

    /// Takes an object, or leaves it out with a reason.
    ///
    /// # Errors
    /// Whatever the sink returns; [`Fault::Record`] in strict mode.
    pub fn offer(&mut self, offer: Offer<'_>) -> Result<(), Halt> {
        let Offer {
            source_class,
            id,
            draft,
            geometry,
            place,
        } = offer;
        let class = draft.details.class();
        let written = id.unwrap_or_default();
        let geometry = match settle(geometry, class, &place.projection) {
            Ok(geometry) => geometry,
            Err(reason) => return self.skip(source_class, reason, written),
        };
        let Some(extent) = geometry.bounding_rect() else {
            return self.skip(source_class, SkipReason::NoGeometry, written);
        };
        if !place.admits(extent.center()) {
            return self.skip(source_class, SkipReason::OutsidePoland, written);
        }
        let id = self.identify(source_class, id, class, &geometry)?;
        if !self.seen.insert(self.hasher.hash_one(id.as_str())) {
            return self.skip(source_class, SkipReason::DuplicateId, id.as_str());
        }
        (self.sink)(Feature {
            object: draft.with_id(id),
            geometry,
        })?;
        self.tally.accept(class, extent);
        Ok(())
    }

    /// The id as written, or one made of class and geometry, so that importing the same file again changes nothing.
    fn identify(
        &mut self,
        source: &str,
        id: Option<&str>,
        class: Class,
        geometry: &Geometry<f64>,
    ) -> Result<ObjectId, Halt> {
        match id.map(str::trim).filter(|text| !text.is_empty()).map(ObjectId::parse) {
            Some(Ok(id)) => return Ok(id),
            Some(Err(error)) => {
                self.tally
                    .remark(source, &format!("{error}: an id was made of class and geometry"), "");
            }
            None => self
                .tally
                .remark(source, "has no id: one was made of class and geometry", ""),
        }
        ObjectId::parse(&made_id(class, geometry)).map_err(|error| Fault::Io(io::Error::other(error)).into())
    }

    /// Ends the import.
    ///
    /// # Errors
    /// [`Fault::NothingUsable`] when nothing was taken and a record was defective.
    pub fn finish(self) -> Result<ImportReport, Halt> {
        if let Some((class, reason, id)) = self.tally.only_defects() {
            return Err(Fault::NothingUsable {
                class: class.to_owned(),
                id: id.to_owned(),
                reason,
            }
            .into());
        }
        Ok(self.tally.finish())
    }
}

/// An id of the class and the place to a centimetre: stable over imports, different for different objects.
fn made_id(class: Class, geometry: &Geometry<f64>) -> String {
    let rounded = geometry.map_coords(|degrees| Coord {
        x: (degrees.x * 1e7).round(),
        y: (degrees.y * 1e7).round(),
    });
    let digest = Sha256::digest(wkb::encode(&rounded));
    let short = digest
        .iter()
        .take(8)
        .fold(String::new(), |text, byte| text + &format!("{byte:02x}"));
    format!("{}-{short}", class.code())
}

#[cfg(test)]
mod tests;
