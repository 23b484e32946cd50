//! Gathers the finished objects and numbers them.

use std::collections::BTreeMap;

use domain::network::{Class, Details, Diameter, Elevation, Elevations, NetworkObject, ObjectId, Section, TileSource};
use geo_types::Geometry;
use gis::Feature;

/// Who owns the network; what lies on private ground is set to nobody afterwards.
const OWNER: &str = "Gmina Świętajno (dane przykładowe)";

/// The objects so far, in the order in which they were made.
#[derive(Default)]
pub(crate) struct Register {
    features: Vec<Feature>,
    counts: BTreeMap<&'static str, u32>,
}

impl Register {
    /// Adds an object and lets the caller say more of it.
    #[expect(
        clippy::expect_used,
        reason = "an id made of letters, dashes and digits is never refused"
    )]
    pub(crate) fn add(&mut self, details: Details, geometry: Geometry<f64>) -> &mut NetworkObject {
        let prefix = prefix(details.class());
        let count = self.counts.entry(prefix).or_insert(0);
        *count += 1;
        let id = ObjectId::parse(&format!("DEMO-{prefix}-{count:06}")).expect("letters, dashes and digits");
        let place = self.features.len();
        let class = details.class();
        let object = NetworkObject {
            owner: (class.source() == TileSource::Network).then(|| OWNER.into()),
            branch_id: inventory(class).map(|letter| format!("{letter}-{count}")),
            ..NetworkObject::new(id, details)
        };
        self.features.push(Feature { object, geometry });
        &mut self.features[place].object
    }

    /// All objects.
    pub(crate) fn into_features(self) -> Vec<Feature> {
        self.features
    }
}

/// A round section of so many millimetres.
pub(crate) fn round_section(mm: u16) -> Option<Section> {
    Diameter::from_mm(i64::from(mm)).ok().map(Section::Round)
}

/// Heights in metres above sea level.
pub(crate) fn heights(top: f64, bottom: f64) -> Elevations {
    Elevations {
        top: Elevation::from_metres(top).ok(),
        bottom: Elevation::from_metres(bottom).ok(),
    }
}

/// The letter that stands before an object's inventory number, where the utility gives one.
const fn inventory(class: Class) -> Option<&'static str> {
    match class {
        Class::Hydrant => Some("H"),
        Class::Valve => Some("Z"),
        Class::Manhole => Some("S"),
        _ => None,
    }
}

/// The letters that stand in an object's id for its class.
const fn prefix(class: Class) -> &'static str {
    match class {
        Class::WaterPipe => "W",
        Class::SewerPipe => "S",
        Class::Valve => "V",
        Class::Hydrant => "H",
        Class::Manhole => "M",
        Class::Station => "ST",
        Class::Device => "D",
        Class::Elevation => "E",
        Class::Boundary => "GM",
        Class::Road => "R",
        Class::Building => "B",
        Class::WaterBody => "L",
        Class::Forest => "F",
        Class::Place => "P",
        Class::Address => "A",
        Class::Parcel => "DZ",
        Class::ProtectionZone => "SO",
    }
}
