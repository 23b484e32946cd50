//! What the accessibility statement needs beyond its fixed wording.
//!
//! Contents after "Warunki techniczne publikacji oraz struktura dokumentu elektronicznego deklaracji
//! dostępności", version 2.0 of 31 July 2024.

use serde::{Deserialize, Serialize};

use super::values::{Date, Email, Phone, Text};

/// How far the portal fulfils the annex to the act of 4 April 2019.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Conformity {
    /// zgodna
    Full,
    /// częściowo zgodna
    Partial,
    /// niezgodna
    None,
}

/// How to get into the building and around in it, by language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Architecture {
    /// In Polish.
    pub pl: Text,
    /// In English.
    pub en: Text,
}

/// What the accessibility statement says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Accessibility {
    /// The body that makes the statement, when it is not the utility itself.
    pub entity: Option<Text>,
    /// When the site was published.
    pub published_on: Date,
    /// When it last changed in an important way.
    pub updated_on: Date,
    /// When the statement was made.
    pub prepared_on: Date,
    /// When it was last reviewed; the law wants that each year before 31 March.
    pub reviewed_on: Date,
    /// How far the site conforms.
    pub status: Conformity,
    /// Who answers.
    pub contact_name: Text,
    /// Where to write.
    pub contact_email: Email,
    /// Whom to call.
    pub contact_phone: Phone,
    /// How to get into the building.
    pub architecture: Architecture,
}

impl Accessibility {
    /// The invented utility's statement.
    #[must_use]
    pub fn demo() -> Self {
        Self {
            entity: None,
            published_on: Date::constant("2026-11-23"),
            updated_on: Date::constant("2026-11-23"),
            prepared_on: Date::constant("2026-11-23"),
            reviewed_on: Date::constant("2026-11-23"),
            status: Conformity::Partial,
            contact_name: Text::constant("Biuro Obsługi Klienta"),
            contact_email: Email::constant("dostepnosc@zgk.example.org"),
            contact_phone: Phone::constant("89 000 00 00"),
            architecture: Architecture {
                pl: Text::constant(
                    "To jest opis przykładowy. Do budynku prowadzi jedno wejście od ul. Przykładowej, bez stopni i progów. \
                     Biuro jest na parterze. Do budynku można wejść z psem asystującym. \
                     W budynku nie ma pętli indukcyjnej ani tłumacza języka migowego na miejscu.",
                ),
                en: Text::constant(
                    "This is an example. The building has one entrance, from Przykładowa street, without steps or thresholds. \
                     The office is on the ground floor. Assistance dogs are welcome. \
                     There is no induction loop and no sign language interpreter on the premises.",
                ),
            },
        }
    }

    /// What is wrong between the dates: the key, and what to do.
    pub(super) fn contradiction(&self) -> Option<(&'static str, String)> {
        if self.updated_on.day() < self.published_on.day() {
            let published = &self.published_on;
            return Some((
                "updated_on",
                format!("the site was published on {published}; it cannot have changed before"),
            ));
        }
        if self.reviewed_on.day() < self.prepared_on.day() {
            let prepared = &self.prepared_on;
            return Some((
                "reviewed_on",
                format!("the statement was made on {prepared}; put that day or a later one"),
            ));
        }
        None
    }
}
