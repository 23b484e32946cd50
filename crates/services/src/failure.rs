//! What goes wrong on our side, told to the user in a number and to the log in full; and what is not allowed.

use std::error::Error;

use contract::{AppError, IncidentId};
use domain::actor::{Actor, SignedIn};
use domain::permissions::{Action, Relation};
use store::{ErrorKind, StoreError};
use uuid::Uuid;

/// Crockford's letters and digits: none that is easily taken for another.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A new incident number such as `7K3M-Q2XD`: forty random bits, short enough to say over the telephone.
#[must_use]
pub fn incident_number() -> IncidentId {
    // The last eight bytes of a version 7 UUID are random but for their first two bits.
    let (_, random) = Uuid::now_v7().as_u64_pair();
    let letters = (0..8_u32).map(|place| (random >> (place * 5)) & 31);
    let mut text: String = letters
        .map(|index| usize::try_from(index).map_or('0', |index| char::from(ALPHABET[index])))
        .collect();
    text.insert(4, '-');
    IncidentId(text)
}

/// A fault of ours: logs the whole chain of causes under a new incident number, which the user's page shows.
pub(crate) fn fault(doing: &str, error: &dyn Error) -> AppError {
    let incident = incident_number();
    tracing::error!(incident = %incident.0, cause = %chain(error), "{doing} failed");
    AppError::Internal { incident }
}

/// Lets those pass whom the table allows this.
pub(crate) fn permit(actor: &Actor, action: Action) -> Result<(), AppError> {
    match actor.may(action) {
        true => Ok(()),
        false => Err(AppError::Forbidden),
    }
}

/// Lets those pass who have signed in and whom the table allows this to what is their own.
pub(crate) fn permit_own(actor: &Actor, action: Action) -> Result<SignedIn, AppError> {
    let person = actor.signed_in().ok_or(AppError::SignInNeeded)?;
    match actor.may_to(action, Relation::Own) {
        true => Ok(*person),
        false => Err(AppError::Forbidden),
    }
}

/// The store's error, told as what the asker can do: try again, or name the incident.
pub(crate) fn of_store(doing: &str, error: &StoreError) -> AppError {
    match error.kind() {
        ErrorKind::Busy | ErrorKind::Unavailable => {
            tracing::warn!(cause = %chain(error), "{doing}: the database does not answer");
            AppError::Unavailable
        }
        _ => fault(doing, error),
    }
}

/// An error and all its causes in one line.
pub(crate) fn chain(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        // A parent that already repeats its cause would say everything twice.
        let said = error.to_string();
        if !text.ends_with(&said) {
            text.push_str(": ");
            text.push_str(&said);
        }
        cause = error.source();
    }
    text
}

#[cfg(test)]
mod tests {
    use contract::AppError;

    use super::{chain, fault};

    #[derive(Debug, thiserror::Error)]
    #[error("reading the row")]
    struct Outer(#[source] std::io::Error);

    #[test]
    fn a_fault_has_a_short_number_of_its_own_and_says_no_more() {
        let error = Outer(std::io::Error::other("disk on fire"));
        let (AppError::Internal { incident: one }, AppError::Internal { incident: other }) =
            (fault("test", &error), fault("test", &error))
        else {
            panic!("faults are internal errors");
        };
        assert_ne!(one, other);
        assert_eq!(one.0.len(), 9);
        assert_eq!(chain(&error), "reading the row: disk on fire");
    }
}
