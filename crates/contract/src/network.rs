//! Read models of the network: what the map, its list twin and the object's card show.

mod list;
mod picture;
mod place;
mod search;

use chrono::{DateTime, Utc};
use domain::network::{Class, NetworkObject};
use serde::{Deserialize, Serialize};

pub use list::{
    LIST_PAGE_SIZE, ListPage, ListQuery, ListRow, ListSort, NearAnswer, NearClass, NearPlace, RADII_M, USUAL_RADIUS_M,
};
pub use picture::{Outline, OutlineShape, Picture, PictureQuery};
pub use place::{PlaceCoordinates, PlaceView, PlanePosition};
pub use search::{FoundView, SEARCH_LIMIT, SearchHit, SearchPage, SearchQuery};

/// West, south, east, north in degrees (WGS 84).
pub type Bounds = [f64; 4];

/// The network as a whole.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Overview {
    /// The version of the data; stands in the tiles' addresses.
    pub version: i64,
    /// The gmina's boundary if there is one, otherwise the network's own extent; nothing when there are no data.
    pub extent: Option<Bounds>,
    /// How many objects there are of each class, those with none left out, in the order of [`Class::ALL`].
    pub counts: Vec<ClassCount>,
    /// When the data last changed.
    pub changed_at: Option<DateTime<Utc>>,
    /// Whether any of the data is the invented demo network.
    pub demo: bool,
}

/// How many objects there are of one class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClassCount {
    /// The class.
    pub class: Class,
    /// How many.
    pub count: u64,
}

/// Everything that the asker may know of one object. The owner is among it only for staff.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ObjectCard {
    /// Its number in the tiles. Changes when the object changes; [`ObjectCard::reference`] does not.
    pub uid: i64,
    /// Its stable address, `dataset/id`.
    pub reference: String,
    /// The object; `owner` is empty for all but staff.
    pub object: NetworkObject,
    /// A pipe's length in metres on the ellipsoid.
    pub length_m: Option<f64>,
    /// A point on the object (longitude, latitude): where its card belongs.
    pub point: [f64; 2],
    /// Its extent.
    pub bounds: Bounds,
    /// Whether it belongs to the invented demo network.
    pub demo: bool,
}

/// An object's card as it is shown, in the asker's language.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CardView {
    /// The object's number in the tiles.
    pub uid: i64,
    /// The object's stable address, `dataset/id`.
    pub reference: String,
    /// What it is, in a few words.
    pub title: String,
    /// What is known of it: label and value.
    pub rows: Vec<(String, String)>,
    /// A point on the object (longitude, latitude).
    pub point: [f64; 2],
    /// Its extent.
    pub bounds: Bounds,
    /// The page that shows it on the map.
    pub href: String,
}
