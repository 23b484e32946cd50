//! The classes of objects: one word each, the same in files, database, tiles and addresses.

use crate::codes::codes;

codes! {
    /// What kind of thing an object is.
    Class {
        /// A pipe that carries drinking water.
        WaterPipe = "water_pipe",
        /// A pipe that carries sewage or rain water.
        SewerPipe = "sewer_pipe",
        /// A valve or gate.
        Valve = "valve",
        /// A fire hydrant.
        Hydrant = "hydrant",
        /// A manhole of the sewer.
        Manhole = "manhole",
        /// A pumping station, intake, tank or treatment works.
        Station = "station",
        /// Any other device: a technical fitting, inlet, outfall, septic tank, service point…
        Device = "device",
        /// A surveyed height.
        Elevation = "elevation",
        /// The boundary of a gmina.
        Boundary = "boundary",
        /// A road or street.
        Road = "road",
        /// A building's outline.
        Building = "building",
        /// A lake, pond or river.
        WaterBody = "water_body",
        /// A forest.
        Forest = "forest",
        /// The name of a village or district, at a point.
        Place = "place",
        /// The address of a house or plot, at a point.
        Address = "address",
        /// A plot of the land register.
        Parcel = "parcel",
        /// A protection zone of a water intake.
        ProtectionZone = "protection_zone",
    }
}

codes! {
    /// A set of classes that is cut into tiles together and asked for together.
    TileSource {
        /// The ground: boundary, roads, buildings, water, forest, names, addresses, parcels.
        Base = "base",
        /// The utility's own network.
        Network = "network",
    }
}

impl Class {
    /// The tile source that carries this class.
    #[must_use]
    pub const fn source(self) -> TileSource {
        match self {
            Self::Boundary
            | Self::Road
            | Self::Building
            | Self::WaterBody
            | Self::Forest
            | Self::Place
            | Self::Address
            | Self::Parcel => TileSource::Base,
            _ => TileSource::Network,
        }
    }

    /// Whether objects of this class are pipes.
    #[must_use]
    pub const fn is_pipe(self) -> bool {
        matches!(self, Self::WaterPipe | Self::SewerPipe)
    }
}
