//! What the utility says of itself, from the configuration: name, contact, statement, start of the map.

use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The utility behind this portal, as every page shows it.
#[derive(Debug, Clone)]
pub struct Utility {
    /// Full name.
    pub name: String,
    /// Short name for the header.
    pub short_name: String,
    /// Line under the name; the language's own default when empty.
    pub tagline: Option<String>,
    /// Address of the logo on this server; the built-in drop when missing.
    pub logo: Option<String>,
    /// Postal address, line by line.
    pub address: Vec<String>,
    /// The office's e-mail.
    pub email: String,
    /// The office's telephone.
    pub phone: String,
    /// The telephone that answers day and night, when there is one.
    pub emergency_phone: Option<String>,
    /// The utility's own website.
    pub website: Option<String>,
    /// Its page in the Public Information Bulletin.
    pub bip: Option<String>,
    /// E-mail of the data protection officer.
    pub data_protection_email: Option<String>,
}

/// How far the portal fulfils the accessibility annex, in the words of the law.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Conformity {
    /// zgodna
    Full,
    /// częściowo zgodna
    Partial,
    /// niezgodna
    None,
}

/// What the accessibility statement needs beyond its fixed wording.
#[derive(Debug, Clone)]
pub struct Accessibility {
    /// The body that makes the statement, when it is not the utility itself.
    pub entity: Option<String>,
    /// When the site was published.
    pub published_on: NaiveDate,
    /// When it last changed in an important way.
    pub updated_on: NaiveDate,
    /// When the statement was made.
    pub prepared_on: NaiveDate,
    /// When it was last reviewed; by law each year before 31 March.
    pub reviewed_on: NaiveDate,
    /// How far the site conforms.
    pub conformity: Conformity,
    /// Who answers.
    pub contact_name: String,
    /// Where to write.
    pub contact_email: String,
    /// Whom to call.
    pub contact_phone: String,
    /// How to get into the building, in Polish.
    pub architecture_pl: String,
    /// How to get into the building, in English.
    pub architecture_en: String,
}

/// A base map of somebody else that the map offers.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct BaseMap {
    /// The word for it in addresses.
    pub code: String,
    /// Its name in Polish.
    pub name_pl: String,
    /// Its name in English.
    pub name_en: String,
    /// Where its pictures are: with `{z}`, `{x}` and `{y}`, or the address of a Web Map Service.
    pub url: String,
    /// The layers of a Web Map Service; nothing for pictures by zoom, column and row.
    pub wms_layers: Option<String>,
    /// Whose map it is.
    pub attribution: String,
    /// Its largest zoom.
    pub max_zoom: u8,
    /// Whether it lies over the ground and lets it through.
    pub overlay: bool,
}

impl BaseMap {
    /// The server that its pictures come from, `https://host`: what the page's policy has to allow.
    #[must_use]
    pub fn origin(&self) -> String {
        let (scheme, rest) = self.url.split_once("://").unwrap_or(("https", self.url.as_str()));
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        format!("{scheme}://{host}")
    }
}

/// How the map starts.
#[derive(Debug, Clone, Default)]
pub struct MapStart {
    /// West, south, east, north in degrees; the data's own extent when missing.
    pub bounds: Option<[f64; 4]>,
    /// Line at the map's edge that says whose data these are; the utility's name when missing.
    pub attribution: Option<String>,
    /// The base maps of others that it offers.
    pub base_maps: Vec<BaseMap>,
}

/// Everything that pages need from the configuration.
#[derive(Debug, Clone)]
pub struct Site {
    /// The utility.
    pub utility: Utility,
    /// The accessibility statement.
    pub accessibility: Accessibility,
    /// The map.
    pub map: MapStart,
    /// The portal's own address, without a slash at the end.
    pub public_url: String,
}

/// The configuration as pages share it.
pub type SharedSite = Arc<Site>;
