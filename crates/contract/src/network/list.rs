//! The list: what is asked for, and one page of it.

use domain::network::{Class, Material, NetworkObject, Section, Status};
use serde::{Deserialize, Serialize};

use super::SearchHit;

/// How many rows a page of the list has.
pub const LIST_PAGE_SIZE: u32 = 50;

/// The distances that can be chosen, in metres.
pub const RADII_M: [u32; 5] = [50, 100, 250, 500, 1000];

/// The distance where none is chosen, in metres.
pub const USUAL_RADIUS_M: u32 = 100;

/// What of the network is to be listed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListQuery {
    /// Only this class; otherwise all of the network (not of the base map).
    pub class: Option<Class>,
    /// Only this status.
    pub status: Option<Status>,
    /// Only objects whose id, name or inventory number contains this, case-insensitively.
    pub text: String,
    /// Only pipes of this material.
    pub material: Option<Material>,
    /// Only what is at least so wide, in millimetres.
    pub least_mm: Option<u16>,
    /// Only what is at most so wide, in millimetres.
    pub most_mm: Option<u16>,
    /// Only what lies near this place: an address as people type it, or a [`NearPlace`] as it is written.
    pub near: String,
    /// How near, in metres, one of [`RADII_M`]; [`USUAL_RADIUS_M`] without a choice.
    pub radius_m: Option<u32>,
    /// What the list is ordered by; by name, or by distance when a place was given.
    pub sort: Option<ListSort>,
    /// The greatest first.
    pub descending: bool,
    /// Which page, from 1.
    pub page: u32,
}

impl ListQuery {
    /// What the list is really ordered by: without a place there is no distance.
    #[must_use]
    pub fn order(&self) -> ListSort {
        match self.sort {
            Some(ListSort::Distance) | None if self.near.is_empty() => ListSort::Name,
            Some(sort) => sort,
            None => ListSort::Distance,
        }
    }

    /// How near is near, in metres.
    #[must_use]
    pub fn radius(&self) -> u32 {
        self.radius_m.unwrap_or(USUAL_RADIUS_M)
    }
}

/// What a list can be ordered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ListSort {
    /// Class, then name.
    Name,
    /// Distance from the place that was given.
    Distance,
    /// Length.
    Length,
    /// Bore.
    Diameter,
    /// Year of building.
    Year,
}

/// One page of the list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ListPage {
    /// The rows.
    pub rows: Vec<ListRow>,
    /// How many rows there are on all pages.
    pub total: u64,
    /// This page, from 1.
    pub page: u32,
    /// What became of the place that was given; nothing when none was.
    pub near: Option<NearAnswer>,
}

/// One row of the list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ListRow {
    /// Its stable address, `dataset/id`.
    pub reference: String,
    /// The object; `owner` is always empty here.
    pub object: NetworkObject,
    /// A pipe's length in metres on the ellipsoid.
    pub length_m: Option<f64>,
    /// Metres on the ellipsoid from the place that was given to the nearest part of the object.
    pub distance_m: Option<f64>,
}

/// What became of the place near which objects were asked for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NearAnswer {
    /// It is known, and this lies near it.
    Found {
        /// The place.
        place: NearPlace,
        /// What lies near, class by class, those with nothing left out.
        classes: Vec<NearClass>,
    },
    /// It may be any of these; nothing is listed.
    Several(Vec<SearchHit>),
    /// Nobody knows it; nothing is listed.
    Unknown,
}

/// How much of one class lies near a place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NearClass {
    /// The class.
    pub class: Class,
    /// How many.
    pub count: u64,
    /// Metres to the nearest.
    pub metres: f64,
    /// The inside of the nearest, when it is a pipe and that is known.
    pub section: Option<Section>,
}

/// A place and where it is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NearPlace {
    /// What it is called; empty for a bare point.
    pub label: String,
    /// Longitude, latitude in degrees (WGS 84).
    pub point: [f64; 2],
}

impl NearPlace {
    /// Reads a place that carries its position: `21.347,53.6`, or `Leśna 5, Spychowo (21.34700, 53.60000)`. Nothing for
    /// anything else, an address above all.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (label, position) = match text.strip_suffix(')').and_then(|text| text.rsplit_once('(')) {
            Some((label, position)) => (label.trim(), position),
            None => ("", text),
        };
        let (longitude, latitude) = position.split_once(',')?;
        let point = [longitude.trim().parse().ok()?, latitude.trim().parse().ok()?];
        let is_on_map = (-180.0..=180.0).contains(&point[0]) && (-85.0..=85.0).contains(&point[1]);
        is_on_map.then(|| Self {
            label: label.to_owned(),
            point,
        })
    }
}

impl std::fmt::Display for NearPlace {
    /// As [`NearPlace::parse`] reads it, to the metre.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [longitude, latitude] = self.point;
        match self.label.as_str() {
            "" => write!(f, "{longitude:.5}, {latitude:.5}"),
            label => write!(f, "{label} ({longitude:.5}, {latitude:.5})"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{ListQuery, ListSort, NearPlace};

    #[test]
    fn a_place_reads_back_as_it_was_written() {
        for label in ["", "Leśna 5, Spychowo", "Przystań (mała)"] {
            let place = NearPlace {
                label: label.into(),
                point: [21.347, 53.6],
            };
            assert_eq!(NearPlace::parse(&place.to_string()), Some(place));
        }
        assert_eq!(
            NearPlace::parse("21.347,53.6").map(|place| place.point),
            Some([21.347, 53.6])
        );
    }

    #[test]
    fn an_address_or_a_point_beyond_the_map_is_no_position() {
        for text in [
            "Leśna 5, Spychowo",
            "",
            "5, x",
            "NaN, 53",
            "200, 53",
            "21, 89",
            "Leśna (5)",
        ] {
            assert_eq!(NearPlace::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_list_is_ordered_by_distance_only_where_there_is_one() {
        let mut query = ListQuery::default();
        assert_eq!(query.order(), ListSort::Name);
        query.sort = Some(ListSort::Distance);
        assert_eq!(query.order(), ListSort::Name);
        query.near = "Leśna".into();
        assert_eq!(query.order(), ListSort::Distance);
        query.sort = None;
        assert_eq!(query.order(), ListSort::Distance);
        query.sort = Some(ListSort::Year);
        assert_eq!(query.order(), ListSort::Year);
    }
}
