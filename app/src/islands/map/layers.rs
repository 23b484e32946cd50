//! The layers that the map's panel switches, and which object belongs to which.

use domain::network::{Class, PipeFunction, TileSource, class_zoom, pipe_zoom};
use serde::{Deserialize, Serialize};

/// A switch in the layer panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MapLayer {
    /// Mains and distribution pipes of the water network.
    WaterPipes,
    /// Service connections of the water network.
    WaterService,
    /// Sewers for sewage.
    SewerPipes,
    /// Sewers for rain water.
    StormPipes,
    /// Fire hydrants.
    Hydrants,
    /// Valves.
    Valves,
    /// Manholes.
    Manholes,
    /// Stations and intakes.
    Stations,
    /// Other devices of the water network.
    WaterDevices,
    /// Other devices of the sewers.
    SewerDevices,
    /// Surveyed heights.
    Elevations,
    /// Protection zones of intakes.
    Zones,
    /// Plots of the land register.
    Parcels,
    /// House numbers.
    Addresses,
    /// The ground.
    Base,
}

/// A heading in the layer panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LayerGroup {
    /// Water supply.
    Water,
    /// Sewerage.
    Sewer,
    /// The ground.
    Base,
}

impl LayerGroup {
    /// All groups, from top to bottom.
    pub const ALL: [Self; 3] = [Self::Water, Self::Sewer, Self::Base];

    /// The word for it in i18n keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Water => "water",
            Self::Sewer => "sewer",
            Self::Base => "base",
        }
    }
}

impl MapLayer {
    /// All layers, from top to bottom of the panel.
    pub const ALL: [Self; 15] = [
        Self::WaterPipes,
        Self::WaterService,
        Self::Hydrants,
        Self::Valves,
        Self::Stations,
        Self::WaterDevices,
        Self::Zones,
        Self::SewerPipes,
        Self::StormPipes,
        Self::Manholes,
        Self::SewerDevices,
        Self::Parcels,
        Self::Addresses,
        Self::Elevations,
        Self::Base,
    ];

    /// The word for it in i18n keys, CSS classes and element ids.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::WaterPipes => "water-pipes",
            Self::WaterService => "water-service",
            Self::SewerPipes => "sewer-pipes",
            Self::StormPipes => "storm-pipes",
            Self::Hydrants => "hydrants",
            Self::Valves => "valves",
            Self::Manholes => "manholes",
            Self::Stations => "stations",
            Self::WaterDevices => "water-devices",
            Self::SewerDevices => "sewer-devices",
            Self::Elevations => "elevations",
            Self::Zones => "zones",
            Self::Parcels => "parcels",
            Self::Addresses => "addresses",
            Self::Base => "base",
        }
    }

    /// The heading under which it stands.
    #[must_use]
    pub const fn group(self) -> LayerGroup {
        match self {
            Self::WaterPipes
            | Self::WaterService
            | Self::Hydrants
            | Self::Valves
            | Self::Stations
            | Self::WaterDevices
            | Self::Zones => LayerGroup::Water,
            Self::SewerPipes | Self::StormPipes | Self::Manholes | Self::SewerDevices => LayerGroup::Sewer,
            Self::Parcels | Self::Addresses | Self::Elevations | Self::Base => LayerGroup::Base,
        }
    }

    /// Whether objects of this class can be on this layer.
    #[must_use]
    pub fn holds_class(self, class: Class) -> bool {
        match self {
            Self::WaterPipes | Self::WaterService => class == Class::WaterPipe,
            Self::SewerPipes | Self::StormPipes => class == Class::SewerPipe,
            Self::Hydrants => class == Class::Hydrant,
            Self::Valves => class == Class::Valve,
            Self::Manholes => class == Class::Manhole,
            Self::Stations => class == Class::Station,
            Self::WaterDevices | Self::SewerDevices => class == Class::Device,
            Self::Elevations => class == Class::Elevation,
            Self::Zones => class == Class::ProtectionZone,
            Self::Parcels => class == Class::Parcel,
            Self::Addresses => class == Class::Address,
            Self::Base => class.source() == TileSource::Base && !matches!(class, Class::Parcel | Class::Address),
        }
    }

    /// The layer of an object, by its class and what its tile says of function, kind and medium.
    #[must_use]
    pub fn of(class: Class, function: Option<&str>, kind: Option<&str>, medium: Option<&str>) -> Self {
        match class {
            Class::WaterPipe if function == Some("service") => Self::WaterService,
            Class::WaterPipe => Self::WaterPipes,
            Class::SewerPipe if kind == Some("storm") => Self::StormPipes,
            Class::SewerPipe => Self::SewerPipes,
            Class::Hydrant => Self::Hydrants,
            Class::Valve => Self::Valves,
            Class::Manhole => Self::Manholes,
            Class::Station => Self::Stations,
            Class::Device if medium == Some("sewage") => Self::SewerDevices,
            Class::Device => Self::WaterDevices,
            Class::Elevation => Self::Elevations,
            Class::ProtectionZone => Self::Zones,
            Class::Parcel => Self::Parcels,
            Class::Address => Self::Addresses,
            _ => Self::Base,
        }
    }

    /// The first zoom of the map at which an object of the layer shows, as far as its tiles go: one more than theirs.
    #[must_use]
    pub fn first_zoom(self) -> u8 {
        let of_tiles = match self {
            Self::WaterService => pipe_zoom(PipeFunction::Service),
            _ => {
                let held = Class::ALL.iter().filter(|class| self.holds_class(**class));
                held.map(|class| class_zoom(*class)).min().unwrap_or_default()
            }
        };
        of_tiles + 1
    }

    const fn bit(self) -> u16 {
        1 << self as u16
    }
}

/// Which layers are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LayerSet(u16);

impl LayerSet {
    /// What is shown at first: everything but the surveyed heights, which only surveyors miss.
    #[must_use]
    pub const fn initial() -> Self {
        let every = (1 << MapLayer::ALL.len()) - 1;
        Self(every & !MapLayer::Elevations.bit())
    }

    /// Whether a layer is shown.
    #[must_use]
    pub const fn shows(self, layer: MapLayer) -> bool {
        self.0 & layer.bit() != 0
    }

    /// No layer at all.
    #[must_use]
    pub const fn none() -> Self {
        Self(0)
    }

    /// The set with this layer too.
    #[must_use]
    pub const fn with(self, layer: MapLayer) -> Self {
        Self(self.0 | layer.bit())
    }

    /// The layers of both sets.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The set as it stands in an address: the layers' words with points between them.
    #[must_use]
    pub fn codes(self) -> String {
        let shown = MapLayer::ALL.iter().filter(|layer| self.shows(**layer));
        shown.map(|layer| layer.code()).collect::<Vec<_>>().join(".")
    }

    /// The set that an address names; words that nobody knows are passed over.
    #[must_use]
    pub fn parse(codes: &str) -> Self {
        let named = |layer: &&MapLayer| codes.split('.').any(|code| code == layer.code());
        MapLayer::ALL
            .iter()
            .filter(named)
            .fold(Self::none(), |set, layer| set.with(*layer))
    }

    /// The set with one layer switched.
    #[must_use]
    pub const fn switched(self, layer: MapLayer) -> Self {
        Self(self.0 ^ layer.bit())
    }
}

#[cfg(test)]
mod tests {
    use domain::network::Class;

    use super::{LayerSet, MapLayer};

    #[test]
    fn every_class_has_a_layer_that_holds_it() {
        for class in Class::ALL {
            assert!(MapLayer::of(*class, None, None, None).holds_class(*class), "{class}");
        }
    }

    #[test]
    fn service_connections_and_storm_sewers_stand_apart() {
        assert_eq!(
            MapLayer::of(Class::WaterPipe, Some("service"), None, None),
            MapLayer::WaterService
        );
        assert_eq!(
            MapLayer::of(Class::SewerPipe, Some("main"), Some("storm"), None),
            MapLayer::StormPipes
        );
        assert_eq!(
            MapLayer::of(Class::SewerPipe, Some("main"), Some("sanitary"), None),
            MapLayer::SewerPipes
        );
    }

    #[test]
    fn devices_stand_with_what_they_carry() {
        let of = |medium| MapLayer::of(Class::Device, None, Some("service_point"), medium);
        assert_eq!(of(Some("water")), MapLayer::WaterDevices);
        assert_eq!(of(Some("sewage")), MapLayer::SewerDevices);
    }

    #[test]
    fn a_layer_shows_one_zoom_after_its_tiles() {
        assert_eq!(MapLayer::WaterPipes.first_zoom(), 9);
        assert_eq!(MapLayer::WaterService.first_zoom(), 16);
        assert_eq!(MapLayer::Hydrants.first_zoom(), 14);
        assert_eq!(MapLayer::Addresses.first_zoom(), 18);
        assert_eq!(MapLayer::Base.first_zoom(), 9);
    }

    #[test]
    fn a_set_of_layers_survives_the_way_through_the_address() {
        let set = LayerSet::initial().switched(MapLayer::Valves);
        assert_eq!(LayerSet::parse(&set.codes()), set);
        assert_eq!(LayerSet::parse("gas-pipes"), LayerSet::none());
        assert_eq!(LayerSet::parse(&LayerSet::initial().codes()), LayerSet::initial());
    }

    #[test]
    fn switching_twice_changes_nothing() {
        let start = LayerSet::initial();
        assert!(start.shows(MapLayer::Hydrants));
        assert!(!start.shows(MapLayer::Elevations));
        let off = start.switched(MapLayer::Hydrants);
        assert!(!off.shows(MapLayer::Hydrants));
        assert_eq!(off.switched(MapLayer::Hydrants), start);
    }
}
