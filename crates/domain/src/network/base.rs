//! The local base map: just enough ground under the network to find one's way without the internet.

use serde::{Deserialize, Serialize};

use crate::codes::codes;

codes! {
    /// How important a road is; decides its width and the zoom from which it shows.
    RoadRank {
        /// National or voivodeship road.
        Main = "main",
        /// District or municipal road, a street.
        Local = "local",
        /// Field track, forest road, footpath.
        Track = "track",
    }
}

/// What a base-map object says of itself beyond its class and shape.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BaseObject {
    /// A road's rank; nothing for the other classes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub road: Option<RoadRank>,
}

/// Where a house's or a plot's address belongs: a point of the national address register (PRG).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddressPoint {
    /// The village or town.
    pub place: String,
    /// The street, without `ul.`; villages often have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub street: Option<String>,
    /// The house number, as it hangs on the wall: `5`, `12A`.
    pub number: String,
    /// The postcode, `12-140`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub postcode: Option<String>,
}

impl AddressPoint {
    /// The address on one line: `Leśna 5, Spychowo`, or `Jerutki 14` where streets have no names.
    #[must_use]
    pub fn line(&self) -> String {
        match &self.street {
            Some(street) => format!("{street} {}, {}", self.number, self.place),
            None => format!("{} {}", self.place, self.number),
        }
    }
}

/// A plot of the land register. Its full number (`281707_2.0001.112/3`) is the object's id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parcel {
    /// The number within its precinct: `112/3`.
    pub number: String,
    /// The precinct (obręb): its number or name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub precinct: Option<String>,
}

codes! {
    /// How strictly the ground around an intake is protected (Water Law of 20 July 2017, art. 121).
    ZoneKind {
        /// Only what serves the intake is allowed (teren ochrony bezpośredniej).
        Direct = "direct",
        /// Some uses are forbidden or limited (teren ochrony pośredniej).
        Indirect = "indirect",
    }
}

/// A protection zone of a water intake.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProtectionZone {
    /// How strictly it is protected.
    pub kind: ZoneKind,
}

#[cfg(test)]
mod tests {
    use super::AddressPoint;

    #[test]
    fn an_address_reads_as_it_is_written_on_a_letter() {
        let mut address = AddressPoint {
            place: "Spychowo".into(),
            street: Some("Leśna".into()),
            number: "5A".into(),
            postcode: None,
        };
        assert_eq!(address.line(), "Leśna 5A, Spychowo");
        address.street = None;
        assert_eq!(address.line(), "Spychowo 5A");
    }
}
