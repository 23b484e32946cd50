//! What somebody signs in with who does not come through the national gateway: e-mail, password, recovery codes.
//!
//! Passwords follow NIST SP 800-63B-4: length counts, composition does not, and what is known from breaches or easily
//! guessed of the person is refused. Nothing here hashes or compares secrets; that is the services' work.

mod email;
mod known;
mod password;
mod predictable;
mod recovery;

pub use email::{Email, EmailError};
pub use known::KnownPasswords;
pub use password::{Context, Password, PasswordError};
pub use recovery::{NotARecoveryCode, RecoveryCode};
