//! Pipes: what they carry, what they are for, and of what they are made.

use serde::{Deserialize, Serialize};

use super::measure::Section;
use crate::codes::codes;

codes! {
    /// What a pipe is for (GESUT `funkcja`).
    PipeFunction {
        /// Carries water between places, or gathers the sewers of a district.
        Main = "main",
        /// Runs along a street and feeds the service connections.
        Distribution = "distribution",
        /// Joins one property to the network (przyłącze).
        Service = "service",
    }
}

codes! {
    /// How a pipe lies (GESUT `przebieg`).
    Course {
        /// Under the ground.
        Underground = "underground",
        /// On the ground.
        Surface = "surface",
        /// Above the ground.
        Overground = "overground",
    }
}

codes! {
    /// What a sewer carries (GESUT `typPrzewodu`).
    SewerKind {
        /// Household sewage.
        Sanitary = "sanitary",
        /// Rain water.
        Storm = "storm",
        /// Both in one pipe.
        Combined = "combined",
        /// Industrial sewage.
        Industrial = "industrial",
        /// A local sewer that belongs to no public network.
        Local = "local",
    }
}

codes! {
    /// What moves the sewage (GESUT `rodzaj`).
    FlowKind {
        /// The slope.
        Gravity = "gravity",
        /// A pump.
        Pressure = "pressure",
    }
}

codes! {
    /// What a pipe is made of. GESUT has no such attribute; utilities do.
    Material {
        /// Polyethylene.
        Pe = "pe",
        /// Polyvinyl chloride.
        Pvc = "pvc",
        /// Polypropylene.
        Pp = "pp",
        /// Grey cast iron.
        CastIron = "cast_iron",
        /// Ductile iron.
        DuctileIron = "ductile_iron",
        /// Steel.
        Steel = "steel",
        /// Asbestos cement.
        AsbestosCement = "asbestos_cement",
        /// Concrete or reinforced concrete.
        Concrete = "concrete",
        /// Vitrified clay (kamionka).
        Stoneware = "stoneware",
        /// Glass-reinforced plastic.
        Grp = "grp",
        /// Something else that the source names.
        Other = "other",
    }
}

/// The attributes of a water pipe.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaterPipe {
    /// What it is for.
    pub function: PipeFunction,
    /// Its inside, when known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<Section>,
    /// Its material, when known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub material: Option<Material>,
    /// How it lies, when known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub course: Option<Course>,
    /// Whether it belongs to a private, local network (GESUT `typPrzewodu` = `l`).
    #[serde(default)]
    pub local: bool,
}

/// The attributes of a sewer pipe.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SewerPipe {
    /// What it is for.
    pub function: PipeFunction,
    /// What it carries.
    pub kind: SewerKind,
    /// What moves the sewage, when known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub flow: Option<FlowKind>,
    /// Its inside, when known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<Section>,
    /// Its material, when known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub material: Option<Material>,
    /// How it lies, when known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub course: Option<Course>,
}
