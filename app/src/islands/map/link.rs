//! The map's address: what is looked at, which layers are on, and what is chosen, so that a link shows the same.

use serde::{Deserialize, Serialize};

use super::layers::LayerSet;
use super::number::fixed;

/// Where the map looks.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Sight {
    /// Longitude and latitude of the middle, in degrees.
    pub center: [f64; 2],
    /// The zoom, 9 to 21.
    pub zoom: f64,
}

impl Sight {
    /// Reads `srodek` (latitude before longitude, as people write it) and `zoom`.
    #[must_use]
    pub fn parse(center: &str, zoom: &str) -> Option<Self> {
        let (latitude, longitude) = center.split_once(',')?;
        let (latitude, longitude): (f64, f64) = (latitude.trim().parse().ok()?, longitude.trim().parse().ok()?);
        let zoom: f64 = zoom.parse().ok()?;
        let sight = Self {
            center: [longitude, latitude],
            zoom: zoom.round(),
        };
        sight.is_on_the_map().then_some(sight)
    }

    /// Whether the map can look so.
    #[must_use]
    pub fn is_on_the_map(&self) -> bool {
        let [longitude, latitude] = self.center;
        latitude.abs() <= 85.0 && longitude.abs() <= 180.0 && (9.0..=21.0).contains(&self.zoom)
    }
}

/// The query of the address that shows a sight with these layers and this base map, and the object's card.
#[must_use]
pub fn query(sight: Sight, visible: LayerSet, base: &str, object: Option<&str>) -> String {
    let [longitude, latitude] = sight.center;
    let (latitude, longitude, zoom) = (fixed(latitude, 6), fixed(longitude, 6), fixed(sight.zoom, 0));
    let mut query = ["?srodek=", &latitude, ",", &longitude, "&zoom=", &zoom].concat();
    if visible != LayerSet::initial() {
        query.push_str("&warstwy=");
        query.push_str(&visible.codes());
    }
    if !base.is_empty() {
        query.push_str("&podklad=");
        query.push_str(base);
    }
    if let Some(object) = object {
        query.push_str("&obiekt=");
        // Already encoded: it comes out of a link.
        query.push_str(object);
    }
    query
}

#[cfg(test)]
mod tests {
    use super::{LayerSet, Sight, query};
    use crate::islands::map::layers::MapLayer;

    const SIGHT: Sight = Sight {
        center: [21.34738, 53.60043],
        zoom: 17.0,
    };

    #[test]
    fn a_plain_view_has_a_short_address() {
        assert_eq!(
            query(SIGHT, LayerSet::initial(), "", None),
            "?srodek=53.600430,21.347380&zoom=17"
        );
    }

    #[test]
    fn layers_base_map_and_object_stand_in_the_address() {
        let visible = LayerSet::initial().switched(MapLayer::Hydrants);
        let text = query(SIGHT, visible, "orto", Some("demo/H-1"));
        assert!(text.contains("&warstwy=water-pipes.water-service.valves."), "{text}");
        assert!(text.ends_with("&podklad=orto&obiekt=demo/H-1"), "{text}");
    }

    #[test]
    fn a_sight_out_of_this_world_is_none() {
        assert_eq!(Sight::parse("53.60043, 21.34738", "17"), Some(SIGHT));
        for (center, zoom) in [
            ("91,21", "17"),
            ("53,NaN", "17"),
            ("53", "17"),
            ("53,21", "40"),
            ("53,21", ""),
        ] {
            assert_eq!(Sight::parse(center, zoom), None, "{center} {zoom}");
        }
    }
}
