//! A form that could not be taken, kept in the browser's name until it is shown again: nothing that was typed is lost.
//!
//! One way for all forms, with and without a script: the form posts to a server function, which sends the browser to
//! another page. When something is wrong, that page is the form's own, with the draft's mark in its address.

use contract::{AppError, FieldError};
use serde::{Deserialize, Serialize};

/// The kind of note that drafts are.
pub const KIND: &str = "draft";
/// The parameter of a page's address that names the draft.
pub const PARAMETER: &str = "szkic";

/// What was typed, and what was wrong with it.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// What was wrong; nothing when the form only waits for somebody to sign in.
    pub error: Option<AppError>,
    /// The values of the fields, by their names. Passwords and codes are never among them.
    pub fields: Vec<(String, String)>,
}

impl Draft {
    /// What was typed in a field.
    #[must_use]
    pub fn value(&self, name: &str) -> String {
        let field = self.fields.iter().find(|(field, _)| field == name);
        field.map(|(_, value)| value.clone()).unwrap_or_default()
    }

    /// What is wrong with a field.
    #[must_use]
    pub fn error_of(&self, name: &str) -> Option<&FieldError> {
        match &self.error {
            Some(AppError::Invalid { fields }) => fields.iter().find(|error| error.field == name),
            _ => None,
        }
    }
}

impl std::fmt::Debug for Draft {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // What people typed is theirs.
        f.debug_struct("Draft")
            .field("error", &self.error)
            .finish_non_exhaustive()
    }
}

/// The address of a page with the mark of a draft.
#[must_use]
pub fn address_with(page: &str, mark: &str) -> String {
    let sign = if page.contains('?') { '&' } else { '?' };
    format!("{page}{sign}{PARAMETER}={mark}")
}
