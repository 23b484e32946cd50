//! What stands on the network: valves, hydrants, manholes, stations and the rest.

use serde::{Deserialize, Serialize};

use super::measure::Diameter;
use crate::codes::codes;

codes! {
    /// Which network a device belongs to.
    Medium {
        /// Drinking water.
        Water = "water",
        /// Sewage or rain water.
        Sewage = "sewage",
    }
}

codes! {
    /// How a hydrant is built.
    HydrantKind {
        /// A pillar above the ground (hydrant nadziemny).
        Overground = "overground",
        /// Under a cover (hydrant podziemny).
        Underground = "underground",
    }
}

codes! {
    /// What a station does.
    StationKind {
        /// Lifts sewage (przepompownia).
        SewagePump = "sewage_pump",
        /// Raises the pressure of water (hydrofornia).
        Booster = "booster",
        /// A deep well or other intake (ujęcie, studnia głębinowa).
        Intake = "intake",
        /// Treats water (stacja uzdatniania wody).
        WaterTreatment = "water_treatment",
        /// Stores water (zbiornik, wieża ciśnień).
        Tank = "tank",
        /// Treats sewage (oczyszczalnia ścieków).
        SewageTreatment = "sewage_treatment",
    }
}

impl StationKind {
    /// Which network a station of this kind is in.
    #[must_use]
    pub const fn medium(self) -> Medium {
        match self {
            Self::SewagePump | Self::SewageTreatment => Medium::Sewage,
            Self::Booster | Self::Intake | Self::WaterTreatment | Self::Tank => Medium::Water,
        }
    }
}

codes! {
    /// What a device is that is none of valve, hydrant, manhole or station.
    DeviceKind {
        /// A technical device or fitting (GESUT `u`).
        Technical = "technical",
        /// A street tap (zdrój uliczny).
        Standpipe = "standpipe",
        /// An ordinary dug well (studnia zwykła).
        Well = "well",
        /// A rain-water inlet (kratka ściekowa).
        Inlet = "inlet",
        /// A line drain (odwodnienie liniowe).
        LinearDrain = "linear_drain",
        /// A septic tank or settling tank (szambo, osadnik).
        SepticTank = "septic_tank",
        /// A household sewage treatment plant.
        HouseholdTreatment = "household_treatment",
        /// The end of a sewer in a river or lake (wylot).
        Outfall = "outfall",
        /// Where a property's own installation begins: a meter or service point.
        ServicePoint = "service_point",
    }
}

codes! {
    /// Whether a valve lets water through.
    ValveState {
        /// It does.
        Open = "open",
        /// It does not.
        Closed = "closed",
    }
}

/// The attributes of a valve.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Valve {
    /// Which network it is in.
    pub medium: Medium,
    /// Its nominal diameter, when known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub diameter: Option<Diameter>,
    /// Whether it is open, when known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<ValveState>,
}

/// The attributes of a fire hydrant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hydrant {
    /// How it is built, when known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<HydrantKind>,
    /// Its nominal diameter (DN80, DN100), when known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub diameter: Option<Diameter>,
}

/// The attributes of a manhole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manhole {
    /// What the sewer under it carries, when known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<super::pipe::SewerKind>,
}

/// The attributes of a station.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Station {
    /// What it does.
    pub kind: StationKind,
}

/// The attributes of any other device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Device {
    /// What it is.
    pub kind: DeviceKind,
    /// Which network it is in.
    pub medium: Medium,
}
