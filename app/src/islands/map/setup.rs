//! What the page hands to the map island: data, view and every text, already in the reader's language.

use contract::network::{Bounds, CardView};
use serde::{Deserialize, Serialize};

use super::layers::{LayerGroup, LayerSet, MapLayer};
use super::link::Sight;
use super::rasters::BaseMap;

/// Everything the map starts with.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct MapSetup {
    /// The data's version; stands in the tiles' addresses.
    pub version: i64,
    /// Where the network lies; nothing when there is none yet.
    pub extent: Option<Bounds>,
    /// What is in view at first.
    pub view: Option<Bounds>,
    /// Where the map looks at first, when the address says it exactly; goes before `view`.
    pub sight: Option<Sight>,
    /// The layers that are on at first.
    pub visible: LayerSet,
    /// The base maps of others, by configuration.
    pub base_maps: Vec<BaseMap>,
    /// The words of those that are on at first.
    pub chosen_base_maps: Vec<String>,
    /// The card that is open at first.
    pub card: Option<CardView>,
    /// Whose data these are.
    pub attribution: String,
    /// The layers that have something to show.
    pub layers: Vec<LayerText>,
    /// The headings of the layer panel.
    pub groups: Vec<(LayerGroup, String)>,
    /// What the objects of each class are called, by the class's code.
    pub names: Vec<(String, String)>,
    /// Everything else that is said.
    pub texts: MapTexts,
}

impl MapSetup {
    /// The setup as one text. The island takes it so, and reads it with the same reader as the server's answers:
    /// a second one would cost the browser kilobytes.
    #[must_use]
    pub fn pack(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The setup in a text made by [`MapSetup::pack`].
    ///
    /// # Errors
    /// When the text is no setup, as from a page of another version.
    pub fn unpack(text: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_slice(text.as_bytes())
    }
}

/// A layer and its name.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct LayerText {
    /// The layer.
    pub layer: MapLayer,
    /// Its name.
    pub label: String,
}

/// The map's own words. A list and an index, because a field each would cost the browser kilobytes of code.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct MapTexts(Vec<String>);

/// One of the map's own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    /// The name of the map's region.
    Region,
    /// The heading of the layer panel.
    Layers,
    /// The way to the list twin.
    AsList,
    /// The heading of the legend.
    Legend,
    /// A button.
    ZoomIn,
    /// A button.
    ZoomOut,
    /// The button that shows the whole network.
    Whole,
    /// The button that closes the card.
    Close,
    /// What the keys do.
    Keyboard,
    /// Nothing lies at the place that was asked.
    Nothing,
    /// The heading over what else lies there.
    Several,
    /// Details are on their way.
    Loading,
    /// Tiles did not come.
    TilesFailed,
    /// Details did not come.
    CardFailed,
    /// The link to the object's own page.
    Link,
    /// There are no data yet.
    Empty,
    /// The map is on its way, or will never come without a script.
    Waiting,
    /// The label of the search field.
    Search,
    /// What may be typed there.
    SearchHint,
    /// The button that searches.
    SearchButton,
    /// Nothing was found.
    SearchNone,
    /// The search did not answer.
    SearchFailed,
    /// The button that shows where the reader is.
    Locate,
    /// The place of the reader, with `[m]` for the accuracy in metres.
    Located,
    /// The device does not tell its place.
    NotLocated,
    /// The button for the full screen.
    FullScreen,
    /// The heading of the sliders.
    Opacity,
    /// The heading of the base maps.
    BaseMaps,
    /// Our own base map.
    OwnBaseMap,
    /// A base map of others does not answer.
    BaseMapFailed,
    /// Behind a layer that shows only nearer.
    Nearer,
    /// Behind a layer that has nothing in the window.
    NotInView,
    /// In the legend: what is planned.
    Planned,
    /// In the legend: what is out of use.
    OutOfUse,
    /// How far a find is, with `[m]` for metres.
    Away,
    /// The heading of the coordinates.
    Coordinates,
    /// The button that copies.
    Copy,
    /// Said after copying.
    Copied,
    /// The sign between whole metres and decimals.
    DecimalSign,
}

impl Word {
    /// Every word with its key in the i18n files, in the order of [`MapTexts`].
    pub const ALL: [(Self, &'static str); 39] = [
        (Self::Region, "map-region"),
        (Self::Layers, "map-layers"),
        (Self::AsList, "map-as-list"),
        (Self::Legend, "map-legend"),
        (Self::ZoomIn, "map-zoom-in"),
        (Self::ZoomOut, "map-zoom-out"),
        (Self::Whole, "map-whole"),
        (Self::Close, "map-close"),
        (Self::Keyboard, "map-hint-keyboard"),
        (Self::Nothing, "map-nothing-here"),
        (Self::Several, "map-several"),
        (Self::Loading, "map-loading"),
        (Self::TilesFailed, "map-tiles-failed"),
        (Self::CardFailed, "map-card-failed"),
        (Self::Link, "map-link"),
        (Self::Empty, "map-empty"),
        (Self::Waiting, "map-waiting"),
        (Self::Search, "map-search"),
        (Self::SearchHint, "map-search-hint"),
        (Self::SearchButton, "map-search-button"),
        (Self::SearchNone, "map-search-none"),
        (Self::SearchFailed, "map-search-failed"),
        (Self::Locate, "map-locate"),
        (Self::Located, "map-located"),
        (Self::NotLocated, "map-not-located"),
        (Self::FullScreen, "map-full-screen"),
        (Self::Opacity, "map-opacity"),
        (Self::BaseMaps, "map-base-maps"),
        (Self::OwnBaseMap, "map-base-own"),
        (Self::BaseMapFailed, "map-base-failed"),
        (Self::Nearer, "map-layer-nearer"),
        (Self::NotInView, "map-layer-not-in-view"),
        (Self::Planned, "map-legend-planned"),
        (Self::OutOfUse, "map-legend-out-of-use"),
        (Self::Away, "map-away"),
        (Self::Coordinates, "map-coordinates"),
        (Self::Copy, "map-copy"),
        (Self::Copied, "map-copied"),
        (Self::DecimalSign, "map-decimal-sign"),
    ];
}

impl MapTexts {
    /// Looks every word up once.
    #[must_use]
    pub fn collect(look_up: impl Fn(&str) -> String) -> Self {
        Self(Word::ALL.iter().map(|(_, key)| look_up(key)).collect())
    }

    /// A word in which `[m]` stands for metres, with them put in.
    #[must_use]
    pub fn metres(&self, word: Word, metres: f64) -> String {
        let number = if metres < 10.0 {
            format!("{metres:.1}").replace('.', &self.get(Word::DecimalSign))
        } else {
            format!("{metres:.0}")
        };
        self.get(word).replace("[m]", &number)
    }

    /// One word.
    #[must_use]
    pub fn get(&self, word: Word) -> String {
        self.0.get(word as usize).cloned().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::{MapTexts, Word};

    #[test]
    fn metres_are_written_as_the_language_has_them() {
        let texts = MapTexts::collect(|key| match key {
            "map-decimal-sign" => ",".to_owned(),
            _ => "[m] m stąd".to_owned(),
        });
        assert_eq!(texts.metres(Word::Away, 0.44), "0,4 m stąd");
        assert_eq!(texts.metres(Word::Away, 12.7), "13 m stąd");
    }

    #[test]
    fn every_word_is_found_under_its_own_key() {
        let texts = MapTexts::collect(str::to_owned);
        for (word, key) in Word::ALL {
            assert_eq!(texts.get(word), key);
        }
    }
}
