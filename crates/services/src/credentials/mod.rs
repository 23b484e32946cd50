//! Accounts of our own, of staff and fire brigades: password, second factor, passkeys, recovery, invitation.
//!
//! Signing in by a password takes two steps, and what is kept between them is a note for the browser that took the
//! first. All tries are counted in the database. Nothing here logs more of a person than the number of their account.

mod enrol;
mod fault;
mod hashing;
mod invited;
mod own;
mod passkeys;
mod password;
mod second_factor;
mod sign_in_step;
mod staff;
mod staff_roles;
mod totp;
mod tries;

use std::sync::{Arc, LazyLock};

use chrono::TimeDelta;
use contract::{AppError, FieldError};
use domain::actor::AccountId;
use domain::credentials::{Context, Email, KnownPasswords, Password, PasswordError};
use domain::sessions::Method;
use store::identity::put_note;
use store::{Db, StoreError, Tx};
use url::Url;
use uuid::Uuid;

use crate::Clock;
use crate::secrets::{KeyRing, Token};
use crate::sessions::{Proof, Sessions};
pub use enrol::Enrolled;
use hashing::Hasher;
use passkeys::Passkeys;
pub use staff::{Invitation, NewStaff, StaffError};

/// What signing in by accounts of our own needs.
#[derive(Debug, Clone)]
pub struct SignInSettings {
    /// Under which secrets of one-time codes are encrypted.
    pub keys: KeyRing,
    /// The portal's address as browsers know it, such as `https://ebok.example.pl`: passkeys are bound to it.
    pub public_url: String,
    /// What the portal is called, in authenticator apps and on passkeys.
    pub portal_name: String,
}

/// Why accounts of our own cannot be used with these settings.
#[derive(Debug, thiserror::Error)]
pub enum SignInSettingsError {
    /// The portal's address is none.
    #[error("`{url}` is not the address of a portal; set the public address, such as https://ebok.example.pl")]
    PublicUrl {
        /// What was set.
        url: String,
        /// Why it is none, where it is not merely of another kind.
        #[source]
        source: Option<url::ParseError>,
    },
    /// Passwords cannot be hashed.
    #[error("passwords cannot be hashed on this machine; it needs 19 MiB of memory for each")]
    Hashing,
}

/// The use cases of accounts of our own. Cloning is cheap.
#[derive(Debug, Clone)]
pub struct Credentials {
    db: Db,
    clock: Arc<dyn Clock>,
    sessions: Sessions,
    /// Nothing where accounts of our own are not set up.
    set_up: Option<Arc<SetUp>>,
}

/// What is there once accounts of our own are set up.
#[derive(Debug)]
struct SetUp {
    keys: KeyRing,
    portal: String,
    hasher: Hasher,
    /// Nothing where the portal's address is none that browsers make passkeys for.
    passkeys: Option<Passkeys>,
}

/// What is known from breaches; its origin and licences stand beside the list.
static KNOWN: LazyLock<KnownPasswords<'static>> =
    LazyLock::new(|| KnownPasswords::read(include_str!("../../data/known-passwords.txt")));

/// The kind of the note that says that somebody has signed in to an account with this browser before.
const KNOWN_BROWSER: &str = "known";
/// So long a browser is known.
const KNOWN_FOR: TimeDelta = TimeDelta::days(180);

impl Credentials {
    pub(crate) fn off(db: Db, clock: Arc<dyn Clock>, sessions: Sessions) -> Self {
        Self {
            db,
            clock,
            sessions,
            set_up: None,
        }
    }

    pub(crate) fn on(&self, settings: SignInSettings) -> Result<Self, SignInSettingsError> {
        let refused = |source| SignInSettingsError::PublicUrl {
            url: settings.public_url.clone(),
            source,
        };
        let url = Url::parse(&settings.public_url).map_err(|source| refused(Some(source)))?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(refused(None));
        }
        let set_up = SetUp {
            passkeys: Passkeys::of(&url),
            keys: settings.keys,
            portal: settings.portal_name,
            hasher: Hasher::new().map_err(|_| SignInSettingsError::Hashing)?,
        };
        Ok(Self {
            set_up: Some(Arc::new(set_up)),
            ..self.clone()
        })
    }

    /// Whether people can sign in by accounts of our own here.
    #[must_use]
    pub const fn is_on(&self) -> bool {
        self.set_up.is_some()
    }

    /// Whether passkeys can be used here: they belong to a name, not to a number.
    #[must_use]
    pub fn takes_passkeys(&self) -> bool {
        self.passkeys().is_ok()
    }

    fn set_up(&self) -> Result<&SetUp, AppError> {
        self.set_up.as_deref().ok_or(AppError::Unavailable)
    }

    fn passkeys(&self) -> Result<&Passkeys, AppError> {
        self.set_up()?.passkeys.as_ref().ok_or(AppError::Unavailable)
    }

    /// Begins a session in the caller's transaction, and knows this browser from now on.
    async fn let_in(
        &self,
        tx: &mut Tx,
        browser: &Token,
        (account, method): (AccountId, Method),
        device: &str,
    ) -> Result<Token, StoreError> {
        let proof = Proof {
            number: Uuid::now_v7(),
            account,
            method,
            device,
            gateway_session: None,
        };
        let token = self.sessions.begin(tx, proof).await?;
        let until = self.clock.now() + KNOWN_FOR;
        let key = browser.key(KNOWN_BROWSER, &account.0.to_string());
        put_note(tx, &key, &serde_json::Value::Null, until).await?;
        Ok(token)
    }
}

impl SetUp {
    /// A new password, typed twice, if it is taken.
    fn chosen(&self, email: &str, password: &str, repeated: &str) -> Result<Password, AppError> {
        // What does not parse holds no name to look for.
        let unknown = || Email::parse("nobody@example.invalid");
        let email = Email::parse(email)
            .or_else(|_| unknown())
            .map_err(|_| AppError::Unavailable)?;
        let context = Context {
            email: &email,
            portal: &self.portal,
            known: &KNOWN,
        };
        let chosen = Password::choose(password, &context).map_err(of_password)?;
        match password == repeated {
            true => Ok(chosen),
            false => Err(refused("repeated", "password-repeated-differs")),
        }
    }
}

fn of_password(error: PasswordError) -> AppError {
    let args = error.limit().map(|(name, limit)| (name.to_owned(), limit.to_string()));
    AppError::Invalid {
        fields: vec![FieldError {
            field: "password".to_owned(),
            key: error.key().to_owned(),
            args: args.into_iter().collect(),
        }],
    }
}

/// What is wrong with one field.
fn refused(field: &str, key: &str) -> AppError {
    AppError::Invalid {
        fields: vec![FieldError {
            field: field.to_owned(),
            key: key.to_owned(),
            args: Vec::new(),
        }],
    }
}

#[cfg(test)]
mod tests {
    use super::KNOWN;

    #[test]
    fn the_list_of_known_passwords_is_long_and_in_order() {
        assert!(KNOWN.len() > 70_000);
        let text = include_str!("../../data/known-passwords.txt");
        assert!(text.lines().filter(|line| line.chars().count() >= 12).count() > 15_000);
        for word in ["password", "qwertyuiop", "kochanie", "sonyericsson"] {
            assert!(KNOWN.contains(word), "{word}");
        }
        for line in text.lines() {
            assert_eq!(line, line.to_lowercase(), "in small letters");
        }
    }
}
