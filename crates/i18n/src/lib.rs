//! What eBOK says to people: texts from `locales/{pl,en}/*.ftl`, and numbers and dates as each language writes them.
//!
//! Server only. Islands get their texts from the page that holds them, so that no language file travels to the browser.

mod format;
mod texts;

pub use format::{date_long, date_short, decimal, integer, length, moment};
pub use texts::{Arg, Texts};
