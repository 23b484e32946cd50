//! What ends a command: what happened, and what to do.

use std::error::Error;
use std::fmt;

use crate::config::ConfigError;
use crate::http::LogoError;

/// Why a command did not do what it was asked.
#[derive(Debug)]
pub struct Failure {
    what: String,
    advice: Option<String>,
}

impl Failure {
    /// What happened and what to do.
    pub fn new(what: impl Into<String>, advice: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            advice: Some(advice.into()),
        }
    }

    /// What was being done, and why it failed: all causes in one line.
    pub fn during(doing: &str, cause: &(dyn Error + 'static)) -> Self {
        Self {
            what: format!("{doing}: {}", crate::http::chain(cause)),
            advice: None,
        }
    }

    /// Adds what to do.
    #[must_use]
    pub fn advising(self, advice: impl Into<String>) -> Self {
        Self {
            advice: Some(advice.into()),
            ..self
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "error: {}", self.what)?;
        match &self.advice {
            Some(advice) => write!(f, "\n  what to do: {advice}"),
            None => Ok(()),
        }
    }
}

impl From<ConfigError> for Failure {
    fn from(error: ConfigError) -> Self {
        Self::new(error.to_string(), error.advice())
    }
}

impl From<std::io::Error> for Failure {
    /// Only for writing results; whoever reads or opens files says which.
    fn from(error: std::io::Error) -> Self {
        Self::new(
            format!("the result cannot be written: {error}"),
            "check where the output goes",
        )
    }
}

impl Failure {
    /// A logo that cannot be used.
    pub(super) fn logo(path: &std::path::Path, error: &LogoError) -> Self {
        Self::new(
            format!("the logo {} cannot be used: {error}", path.display()),
            "correct `utility.logo` or leave it out",
        )
    }
}
