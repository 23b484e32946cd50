//! Makes answers, right and wrong ones, without anybody asking: for tests of what a portal makes of them.

use chrono::{DateTime, Utc};

use super::answer::{self, Question};
use super::keys::Keys;
use super::persons::Person;
use super::script::{Lock, Script, Seal};
use super::{Credentials, StandInError, credentials, seal};

/// The stand-in's keys, and what can be made with them.
#[derive(Debug, Clone)]
pub struct Forge {
    keys: Keys,
}

impl Forge {
    /// Makes keys.
    ///
    /// # Errors
    /// [`StandInError`] when the system gives no random numbers.
    pub fn new() -> Result<Self, StandInError> {
        Ok(Self { keys: Keys::new()? })
    }

    /// All keys, also those that a right answer has no use for.
    #[must_use]
    pub const fn keys(&self) -> &Keys {
        &self.keys
    }

    /// What a portal must be told of a stand-in with these keys on that port of loopback.
    #[must_use]
    pub fn credentials(&self, port: u16) -> Credentials {
        credentials::of(&self.keys, port)
    }

    /// The SOAP envelope that answers this question.
    ///
    /// # Errors
    /// [`StandInError`] when the script cannot be followed.
    pub fn answer(
        &self,
        question: &Question,
        person: &Person,
        script: &Script,
        now: DateTime<Utc>,
    ) -> Result<String, StandInError> {
        answer::write(&self.keys, question, person, script, now)
    }

    /// The assertion of such an answer before it is encrypted.
    ///
    /// # Errors
    /// [`StandInError`] when the script cannot be followed.
    pub fn assertion(
        &self,
        question: &Question,
        person: &Person,
        script: &Script,
        now: DateTime<Utc>,
    ) -> Result<String, StandInError> {
        answer::assertion(&self.keys, question, person, script, now)
    }

    /// Encrypts for the portal, as anybody can who knows its certificate.
    ///
    /// # Errors
    /// [`StandInError`] when the system gives no random numbers.
    pub fn encrypt(&self, assertion: &str) -> Result<String, StandInError> {
        answer::locked(&self.keys, assertion, Lock::Kept)
    }

    /// Signs the element on that path of a message, with the signature after its `Issuer`.
    ///
    /// # Errors
    /// [`StandInError`] when the path leads nowhere.
    pub fn seal(&self, text: &str, path: &str, how: &Seal) -> Result<String, StandInError> {
        seal::sign(text, path, how, &self.keys)
    }
}
