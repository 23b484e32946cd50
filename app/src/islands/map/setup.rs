//! What the page says to the map: where to look and what is on, in the attributes of its elements, and the words that
//! only a moving map needs, as one list.

use contract::network::Bounds;
use domain::network::Class;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::dom;
use super::layers::LayerSet;
use super::link::Sight;
use super::number::fixed;
use super::rasters::BaseMap;
use super::state::Shown;

/// What the map starts with.
#[derive(Debug, Clone)]
pub struct Start {
    /// The data's version; stands in the tiles' addresses.
    pub version: String,
    /// Where the network lies; nothing when there is none yet.
    pub extent: Option<Bounds>,
    /// What is in view at first.
    pub view: Option<Bounds>,
    /// Where the map looks at first, when the address says it exactly; goes before `view`.
    pub sight: Option<Sight>,
    /// The layers that are on at first.
    pub visible: LayerSet,
    /// The object whose card is open at first.
    pub card: Option<Shown>,
    /// Whose data these are.
    pub attribution: String,
    /// The base maps of others, by configuration.
    pub base_maps: Vec<BaseMap>,
}

impl Start {
    /// Reads the attributes that [`crate::pages`] has written on the map's elements.
    #[must_use]
    pub fn read(root: &Element) -> Self {
        let sight = match dom::numbers(root, "data-sight")[..] {
            [longitude, latitude, zoom] => Some(Sight {
                center: [longitude, latitude],
                zoom,
            }),
            _ => None,
        };
        let mut base_maps = Vec::new();
        dom::each(root, "input[data-url]", |input| base_maps.push(base_map(input)));
        Self {
            version: dom::said(root, "data-version"),
            extent: dom::numbers(root, "data-extent").try_into().ok(),
            view: dom::numbers(root, "data-view").try_into().ok(),
            sight,
            visible: LayerSet::parse(&dom::said(root, "data-layers")),
            card: dom::find(root, ".map-card [data-uid]").and_then(|card| shown(&card)),
            attribution: dom::said(root, "data-attribution"),
            base_maps,
        }
    }
}

fn base_map(input: &Element) -> BaseMap {
    let layers = dom::said(input, "data-wms-layers");
    BaseMap {
        code: dom::said(input, "value"),
        url: dom::said(input, "data-url"),
        wms_layers: Some(layers).filter(|layers| !layers.is_empty()),
        attribution: dom::said(input, "data-attribution"),
        max_zoom: dom::said(input, "data-max-zoom").parse().unwrap_or(19),
        overlay: dom::said(input, "type") == "checkbox",
    }
}

fn shown(card: &Element) -> Option<Shown> {
    Some(Shown {
        uid: dom::said(card, "data-uid").parse().ok()?,
        point: dom::numbers(card, "data-point").try_into().ok()?,
        object: dom::said(card, "data-object"),
    })
}

/// The map's own words, in the reader's language.
#[derive(Debug, Clone)]
pub struct Words {
    words: js_sys::Array,
    classes: js_sys::Array,
}

impl Words {
    /// Reads the lists in the attributes `data-words` and `data-classes`.
    #[must_use]
    pub fn read(root: &Element) -> Self {
        let list = |name| {
            let parsed = js_sys::JSON::parse(&dom::said(root, name));
            parsed.ok().and_then(|value| value.dyn_into().ok()).unwrap_or_default()
        };
        Self {
            words: list("data-words"),
            classes: list("data-classes"),
        }
    }

    /// One word.
    #[must_use]
    pub fn get(&self, word: Word) -> String {
        self.words.get(word as u32).as_string().unwrap_or_default()
    }

    /// What an object of this class is called.
    #[must_use]
    pub fn class(&self, class: Class) -> String {
        self.classes.get(class as u32).as_string().unwrap_or_default()
    }

    /// A word in which `[m]` stands for metres, with them put in.
    #[must_use]
    pub fn metres(&self, word: Word, metres: f64) -> String {
        self.get(word)
            .replace("[m]", &in_words(metres, &self.get(Word::DecimalSign)))
    }
}

/// Metres with a decimal where it matters.
fn in_words(metres: f64, decimal_sign: &str) -> String {
    let decimals = u8::from(metres < 10.0);
    fixed(metres, decimals).replace('.', decimal_sign)
}

/// A word that only a moving map needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
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
    /// So much was found, with `[n]` for the number.
    SearchFound,
    /// Nothing was found.
    SearchNone,
    /// The search did not answer.
    SearchFailed,
    /// The national registers did not answer; the other answers stay.
    RegistersFailed,
    /// The place of the reader, with `[m]` for the accuracy in metres.
    Located,
    /// The device does not tell its place.
    NotLocated,
    /// A base map of others does not answer.
    BaseMapFailed,
    /// Behind a layer that shows only nearer.
    Nearer,
    /// Behind a layer that has nothing in the window.
    NotInView,
    /// How far a find is, with `[m]` for metres.
    Away,
    /// The button that copies.
    Copy,
    /// Said after copying.
    Copied,
    /// The sign between whole metres and decimals.
    DecimalSign,
}

impl Word {
    /// Every word with its key in the i18n files, in the order of the attribute `data-words`.
    pub const ALL: [(Self, &'static str); 19] = [
        (Self::Nothing, "map-nothing-here"),
        (Self::Several, "map-several"),
        (Self::Loading, "map-loading"),
        (Self::TilesFailed, "map-tiles-failed"),
        (Self::CardFailed, "map-card-failed"),
        (Self::Link, "map-link"),
        (Self::SearchFound, "map-search-found"),
        (Self::SearchNone, "map-search-none"),
        (Self::SearchFailed, "map-search-failed"),
        (Self::RegistersFailed, "search-registers-silent"),
        (Self::Located, "map-located"),
        (Self::NotLocated, "map-not-located"),
        (Self::BaseMapFailed, "map-base-failed"),
        (Self::Nearer, "map-layer-nearer"),
        (Self::NotInView, "map-layer-not-in-view"),
        (Self::Away, "map-away"),
        (Self::Copy, "map-copy"),
        (Self::Copied, "map-copied"),
        (Self::DecimalSign, "map-decimal-sign"),
    ];
}

#[cfg(test)]
mod tests {
    use super::{Word, in_words};

    #[test]
    fn every_word_stands_in_its_own_place() {
        for (place, (word, _)) in Word::ALL.iter().enumerate() {
            assert_eq!(*word as usize, place);
        }
    }

    #[test]
    fn metres_have_a_decimal_only_where_it_matters() {
        assert_eq!(in_words(0.44, ","), "0,4");
        assert_eq!(in_words(12.7, ","), "13");
    }
}
