//! The one error that leaves the services: typed, and carrying what the user needs to go on.

use serde::{Deserialize, Serialize};
use server_fn::codec::JsonEncoding;
use server_fn::error::{FromServerFnError, ServerFnErrorErr};

/// A number that the user's error page shows and the log carries, so that both can be brought together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IncidentId(pub String);

/// What is wrong with one field of a form, as a key of the i18n files with its arguments.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldError {
    /// The field's name in the form.
    pub field: String,
    /// The message's key.
    pub key: String,
    /// The message's arguments, by name.
    #[serde(default)]
    pub args: Vec<(String, String)>,
}

/// Why a use case did not do what it was asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
// Externally tagged: the other ways of tagging cost the browser a second reader.
#[serde(rename_all = "snake_case")]
pub enum AppError {
    /// There is no such thing, or it is not the asker's.
    #[error("not found: {what}")]
    NotFound {
        /// What was looked for, as a code for the i18n files: `object`, `page`.
        what: String,
    },
    /// The input cannot be taken as it is.
    #[error("invalid input in {} field(s)", fields.len())]
    Invalid {
        /// Field by field.
        fields: Vec<FieldError>,
    },
    /// The asker may not do this.
    #[error("not allowed")]
    Forbidden,
    /// Nobody has signed in, or not for this; signing in helps.
    #[error("signing in is needed")]
    SignInNeeded,
    /// It was tried too often.
    #[error("tried too often; again in {seconds} s")]
    TooMany {
        /// After how many seconds the next try is taken.
        seconds: u32,
    },
    /// Something that this needs does not answer now; trying again later may help.
    #[error("temporarily unavailable")]
    Unavailable,
    /// A fault of ours. The details stand in the log under the incident's number.
    #[error("internal error, incident {}", incident.0)]
    Internal {
        /// The incident's number.
        incident: IncidentId,
    },
}

impl AppError {
    /// A missing thing, by its code.
    #[must_use]
    pub fn not_found(what: &str) -> Self {
        Self::NotFound { what: what.to_owned() }
    }

    /// The HTTP status that tells this error to machines.
    #[must_use]
    pub const fn status(&self) -> u16 {
        match self {
            Self::NotFound { .. } => 404,
            Self::Invalid { .. } => 422,
            Self::SignInNeeded => 401,
            Self::Forbidden => 403,
            Self::TooMany { .. } => 429,
            Self::Unavailable => 503,
            Self::Internal { .. } => 500,
        }
    }

    /// The key of the message in the i18n files.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::NotFound { .. } => "error-not-found",
            Self::Invalid { .. } => "error-invalid",
            Self::SignInNeeded => "error-sign-in-needed",
            Self::Forbidden => "error-forbidden",
            Self::TooMany { .. } => "error-too-many",
            Self::Unavailable => "error-unavailable",
            Self::Internal { .. } => "error-internal",
        }
    }
}

impl FromServerFnError for AppError {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Args(_) | ServerFnErrorErr::MissingArg(_) | ServerFnErrorErr::Deserialization(_) => {
                Self::Invalid { fields: Vec::new() }
            }
            _ => Self::Unavailable,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{AppError, IncidentId};

    #[test]
    fn every_error_survives_the_wire() {
        for error in [
            AppError::not_found("object"),
            AppError::Invalid { fields: Vec::new() },
            AppError::Forbidden,
            AppError::SignInNeeded,
            AppError::TooMany { seconds: 30 },
            AppError::Unavailable,
            AppError::Internal {
                incident: IncidentId("A1".into()),
            },
        ] {
            let json = serde_json::to_string(&error).unwrap();
            assert_eq!(serde_json::from_str::<AppError>(&json).unwrap(), error);
        }
    }
}
