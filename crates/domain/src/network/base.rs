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
