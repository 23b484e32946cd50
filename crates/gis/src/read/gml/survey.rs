//! What the first pass over a GML file learns: where it lies, which of several versions counts, and the heights that
//! other records point to.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};

use domain::network::{Elevation, Elevations};

use super::geometry;
use super::record::Record;
use crate::crs::{AxisOrder, Crs};
use crate::read::ReadOptions;
use crate::read::attributes::Attributes;
use crate::read::error::{Fault, Halt};
use crate::read::gate::{Draft, Gate};
use crate::read::gesut;
use crate::read::placing::{Evidence, Place};
use crate::read::register;
use crate::report::SkipReason;
use geo::CoordsIter;

/// More coordinate systems in one file than anybody means.
const MOST_SYSTEMS: usize = 50;

/// Whether a record is the one that counts.
pub enum Verdict {
    Take,
    Leave(SkipReason),
}

/// The newest version of an object so far.
struct Newest {
    version: u64,
    /// Which of the file's candidates it is.
    ordinal: u64,
}

/// What the first pass learns. Ids and targets are kept as hashes: a few bytes to a record.
#[derive(Default)]
pub struct Survey {
    hasher: RandomState,
    newest: HashMap<u64, Newest>,
    heights: HashMap<u64, Elevations>,
    systems: HashMap<String, Evidence>,
    places: HashMap<String, Place>,
    /// Candidates seen by the first pass, and then by the second.
    seen: u64,
    passed: u64,
}

impl Survey {
    /// Looks at a record that may be imported.
    pub fn look_at(&mut self, record: &Record, collection_srs: Option<&str>) {
        if register::is_historic(&record.attributes) {
            return;
        }
        self.seen += 1;
        if let Some(id) = record.attributes.get("lokalnyId") {
            let found = Newest {
                version: version(&record.attributes),
                ordinal: self.seen,
            };
            let newest = self
                .newest
                .entry(self.hasher.hash_one(id))
                .or_insert(Newest { version: 0, ordinal: 0 });
            if newest.ordinal == 0 || found.version > newest.version {
                *newest = found;
            }
        }
        let heights = gesut::heights(&record.attributes);
        if let (Some(id), true) = (&record.gml_id, heights != Elevations::default()) {
            self.heights.insert(self.hasher.hash_one(id.as_str()), heights);
        }
        self.add_evidence(record, collection_srs);
    }

    fn add_evidence(&mut self, record: &Record, collection_srs: Option<&str>) {
        let srs = record.srs().or(collection_srs).unwrap_or_default();
        if !self.systems.contains_key(srs) && self.systems.len() >= MOST_SYSTEMS {
            return;
        }
        let evidence = self.systems.entry(srs.to_owned()).or_default();
        if let Some(Ok(geometry)) = record.geometry.as_ref().map(geometry::read) {
            geometry.coords_iter().take(100).for_each(|at| evidence.add(at.x, at.y));
        }
    }

    /// Decides how to read each coordinate system of the file.
    ///
    /// # Errors
    /// A fault of the coordinate system, for each that has positions.
    pub fn place(&mut self, options: &ReadOptions, gate: &mut Gate<'_>) -> Result<(), Halt> {
        let mut systems: Vec<_> = std::mem::take(&mut self.systems).into_iter().collect();
        systems.sort_by(|(one, _), (other, _)| one.cmp(other));
        // A record that names no system means the one that its neighbours name.
        let name_of_all = match systems
            .iter()
            .filter(|(name, _)| !name.is_empty())
            .collect::<Vec<_>>()
            .as_slice()
        {
            [(only, _)] => only.clone(),
            _ => String::new(),
        };
        for (name, mut evidence) in systems {
            if evidence.pairs.is_empty() {
                continue;
            }
            let meant = if name.is_empty() {
                name_of_all.as_str()
            } else {
                name.as_str()
            };
            if !meant.is_empty() && options.crs.is_none() {
                evidence.declared = Some(Crs::parse(meant).map_err(Fault::from)?);
            }
            // Without a name, or with another one from the operator, Polish surveyors' files are north, east.
            let usual = match (evidence.declared, options.crs) {
                (Some(declared), _) => AxisOrder::of_gml(meant, declared),
                (None, Some(given)) => AxisOrder::of_gml(&given.urn(), given),
                (None, None) => AxisOrder::NorthEast,
            };
            let (place, used) = evidence.place(options, usual)?;
            gate.tally.crs(&name, &used);
            self.places.insert(name, place);
        }
        Ok(())
    }

    /// How to read a record's positions; nothing when no record of its system has any.
    pub fn place_of(&self, record: &Record, collection_srs: Option<&str>) -> Option<&Place> {
        let name = record.srs().or(collection_srs).unwrap_or_default();
        self.places
            .get(name)
            .or_else(|| self.places.values().next().filter(|_| name.is_empty()))
    }

    /// Whether a record counts. To be asked in the same order in which the first pass saw the records.
    pub fn verdict(&mut self, record: &Record) -> Verdict {
        if register::is_historic(&record.attributes) {
            return Verdict::Leave(SkipReason::Historic);
        }
        self.passed += 1;
        let Some(id) = record.attributes.get("lokalnyId") else {
            return Verdict::Take;
        };
        match self.newest.get(&self.hasher.hash_one(id)) {
            Some(newest) if newest.ordinal != self.passed => {
                Verdict::Leave(if newest.version > version(&record.attributes) {
                    SkipReason::Superseded
                } else {
                    SkipReason::DuplicateId
                })
            }
            _ => Verdict::Take,
        }
    }

    /// Gives an object the heights of the records that it points to (`rzednaObiektu`), where they agree.
    pub fn add_heights(&self, attributes: &Attributes, draft: &mut Draft) {
        let targets = attributes
            .all("rzednaObiektu")
            .map(|target| target.trim_start_matches('#'));
        let found: Vec<&Elevations> = targets
            .filter_map(|id| self.heights.get(&self.hasher.hash_one(id)))
            .collect();
        let own = draft.elevations;
        draft.elevations = Elevations {
            top: own
                .top
                .or_else(|| agreed(found.iter().filter_map(|heights| heights.top))),
            bottom: own
                .bottom
                .or_else(|| agreed(found.iter().filter_map(|heights| heights.bottom))),
        };
    }
}

/// A pipe may have several heights along its way; then none of them is the pipe's.
fn agreed(mut heights: impl Iterator<Item = Elevation>) -> Option<Elevation> {
    let first = heights.next()?;
    heights.all(|height| height == first).then_some(first)
}

/// A version as a number that grows with time: the digits of `2022-05-04T11:03:09`, to the second.
fn version(attributes: &Attributes) -> u64 {
    let text = attributes
        .get("wersjaId")
        .or_else(|| attributes.get("startWersjaObiekt"))
        .unwrap_or_default();
    let digits = text
        .bytes()
        .filter(u8::is_ascii_digit)
        .chain(std::iter::repeat(b'0'))
        .take(14);
    digits.fold(0, |number, digit| number * 10 + u64::from(digit - b'0'))
}

#[cfg(test)]
mod tests {
    use super::{Attributes, version};

    fn version_of(text: &str) -> u64 {
        let mut attributes = Attributes::default();
        attributes.add("wersjaId", text);
        version(&attributes)
    }

    #[test]
    fn a_later_version_is_a_larger_number() {
        assert_eq!(version_of("2022-05-04T11:03:09"), 20_220_504_110_309);
        assert!(version_of("2022-05-04T11:03:10.5") > version_of("2022-05-04T11:03:09"));
        assert!(version_of("2022-05-04") < version_of("2022-05-04T11:03:09"));
        assert_eq!(version_of(""), 0);
    }
}
