//! Who runs this portal.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::values::{Email, Nip, Phone, Regon, Text, WebAddress};

/// Who runs this portal, as pages and letters say it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Utility {
    /// Whether these are the invented utility's values. Set it to `false` once they are your own; the server
    /// then refuses to start while any value of the demo is left.
    pub demo: bool,
    /// Full name.
    pub name: Text,
    /// Short name, for the page's head.
    pub short_name: Text,
    /// Line under the name.
    pub tagline: Option<Text>,
    /// An SVG or PNG file with the logo.
    pub logo: Option<PathBuf>,
    /// Postal address, line by line.
    pub address: Vec<Text>,
    /// The office's e-mail.
    pub email: Email,
    /// The office's telephone.
    pub phone: Phone,
    /// The telephone that answers day and night.
    pub emergency_phone: Option<Phone>,
    /// The utility's own website.
    pub website: Option<WebAddress>,
    /// Its page in the Public Information Bulletin.
    pub bip_url: Option<WebAddress>,
    /// Tax number.
    pub nip: Nip,
    /// Business register number.
    pub regon: Option<Regon>,
    /// E-mail of the data protection officer.
    pub data_protection_email: Option<Email>,
}

impl Utility {
    /// The invented utility of the demo: nobody answers at these addresses and numbers.
    #[must_use]
    pub fn demo() -> Self {
        Self {
            demo: true,
            name: Text::constant("Zakład Gospodarki Komunalnej w Świętajnie"),
            short_name: Text::constant("ZGK Świętajno"),
            tagline: None,
            logo: None,
            address: vec![Text::constant("ul. Przykładowa 1"), Text::constant("12-140 Świętajno")],
            email: Email::constant("biuro@zgk.example.org"),
            phone: Phone::constant("89 000 00 00"),
            emergency_phone: Some(Phone::constant("89 000 00 01")),
            website: Some(WebAddress::constant("https://zgk.example.org")),
            bip_url: Some(WebAddress::constant("https://bip.zgk.example.org")),
            nip: Nip::constant("000-000-00-00"),
            regon: None,
            data_protection_email: Some(Email::constant("iod@zgk.example.org")),
        }
    }
}
