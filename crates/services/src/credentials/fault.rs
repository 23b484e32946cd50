//! What goes wrong on our side in these use cases.

use contract::AppError;
use store::StoreError;

use super::hashing::HashingError;
use crate::failure::{fault, of_store};
use crate::secrets::Unreadable;

/// Why a use case could not be carried out, whoever asked.
#[derive(Debug, thiserror::Error)]
pub(super) enum Fault {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
    #[error(transparent)]
    Hashing(#[from] HashingError),
    #[error("a note for a browser is not of the form that this version writes")]
    Note(#[from] serde_json::Error),
    #[error("the authenticator app's secret cannot be shown: {0}")]
    Totp(String),
    #[error("a passkey cannot be asked for or kept: {0}")]
    Passkey(String),
}

impl Fault {
    /// As the asker hears it.
    pub(super) fn told(&self, doing: &str) -> AppError {
        match self {
            Self::Store(error) => of_store(doing, error),
            error => fault(doing, error),
        }
    }
}
