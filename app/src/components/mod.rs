//! The parts that pages are made of.

mod field;
mod island_scripts;
mod layout;
mod notice;
mod pager;
mod passkey;
mod personal;
mod status_tag;

pub use field::{ErrorSummary, SelectField, TextField, draft_error};
pub use island_scripts::IslandScripts;
pub use layout::{Layout, Page, PhoneLink, tel};
pub use notice::Notice;
pub use pager::Pager;
pub use passkey::{PasskeyCreation, PasskeySignIn};
pub use personal::PersonalLayout;
pub use status_tag::StatusTag;

use contract::AppError;
use i18n::Texts;
use leptos::prelude::use_context;

use crate::server_fns::context::Request;
use crate::site::SharedSite;

/// The texts in the reader's language.
#[must_use]
pub fn use_texts() -> Texts {
    use_context::<Texts>().unwrap_or_else(|| Texts::new(Request::here().language))
}

/// An error that belongs to no field, in words that say what to do next.
#[must_use]
pub fn error_text(texts: Texts, error: &AppError) -> String {
    match error {
        AppError::TooMany { seconds } => {
            let minutes = u64::from(seconds.div_ceil(60));
            texts.with("error-too-many-text", &[("minutes", minutes.into())])
        }
        AppError::Internal { incident } => texts.with("error-incident", &[("number", (&incident.0).into())]),
        AppError::SignInNeeded => texts.get("error-sign-in-needed-text"),
        AppError::NotFound { what } => {
            let key = format!("error-gone-{what}");
            texts.get(if texts.has(&key) { &key } else { error.key() })
        }
        error => texts.get(error.key()),
    }
}

/// What the utility says of itself. Only missing while the routes are being listed, when no page is shown.
#[must_use]
pub fn use_site() -> Option<SharedSite> {
    use_context::<SharedSite>()
}
