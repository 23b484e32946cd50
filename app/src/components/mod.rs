//! The parts that pages are made of.

mod field;
mod layout;
mod notice;
mod pager;
mod status_tag;

pub use field::{SelectField, TextField};
pub use layout::{Layout, Page, PhoneLink, tel};
pub use notice::Notice;
pub use pager::Pager;
pub use status_tag::StatusTag;

use i18n::Texts;
use leptos::prelude::use_context;

use crate::server_fns::context::Request;
use crate::site::SharedSite;

/// The texts in the reader's language.
#[must_use]
pub fn use_texts() -> Texts {
    use_context::<Texts>().unwrap_or_else(|| Texts::new(Request::here().language))
}

/// What the utility says of itself. Only missing while the routes are being listed, when no page is shown.
#[must_use]
pub fn use_site() -> Option<SharedSite> {
    use_context::<SharedSite>()
}
