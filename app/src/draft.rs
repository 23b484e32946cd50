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
    /// The number of the account in whose name it was typed; nothing when nobody had signed in.
    #[serde(default)]
    pub account: Option<String>,
}

/// All that was typed in one form may have so many bytes: a draft is kept for whoever comes, and must cost little.
const MOST_BYTES: usize = 8 * 1024;

impl Draft {
    /// The same without what was typed, where that is more than is kept of a form, or where somebody types too often.
    #[must_use]
    pub fn within_limits(mut self) -> Self {
        let bytes: usize = self.fields.iter().map(|(name, value)| name.len() + value.len()).sum();
        if bytes > MOST_BYTES || matches!(self.error, Some(AppError::TooMany { .. })) {
            self.fields.clear();
        }
        self
    }

    /// The draft for the one who asks now; an empty one when somebody else typed it.
    #[must_use]
    pub fn for_account(self, account: Option<&str>) -> Self {
        match self.account.as_deref() {
            Some(typist) if Some(typist) != account => Self::default(),
            _ => self,
        }
    }

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

#[cfg(test)]
mod tests {
    use contract::AppError;

    use super::Draft;

    fn draft(value: &str, error: Option<AppError>) -> Draft {
        Draft {
            error,
            fields: vec![("email".to_owned(), value.to_owned())],
            account: Some("1".to_owned()),
        }
    }

    #[test]
    fn a_draft_is_its_typists_own() {
        let typed = draft("a@b.pl", None);
        assert_eq!(typed.clone().for_account(Some("1")).value("email"), "a@b.pl");
        assert_eq!(typed.clone().for_account(Some("2")), Draft::default());
        assert_eq!(typed.clone().for_account(None), Draft::default());
        let anonymous = Draft { account: None, ..typed };
        assert_eq!(
            anonymous.for_account(Some("2")).value("email"),
            "a@b.pl",
            "typed before signing in"
        );
    }

    #[test]
    fn nobody_fills_the_disk_with_drafts() {
        assert_eq!(draft(&"a".repeat(9000), None).within_limits().value("email"), "");
        let held = draft("a@b.pl", Some(AppError::TooMany { seconds: 5 })).within_limits();
        assert!(held.value("email").is_empty() && held.error.is_some());
        assert_eq!(draft("a@b.pl", None).within_limits().value("email"), "a@b.pl");
    }
}
