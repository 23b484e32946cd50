//! What goes to the gateway with the browser, and what comes back.

use std::fmt;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::settings::Assurance;

/// A sign-in that has begun. The caller keeps both names with the browser's session, and takes each once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Begun {
    /// The `ID` of the request; the answer must name it.
    pub request_id: String,
    /// Random and opaque; comes back with the browser.
    pub relay_state: String,
    /// What the browser posts.
    pub form: PostForm,
}

/// A form that the browser posts by itself, or when its button is pressed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostForm {
    /// Where to.
    pub action: String,
    /// Names and values of the hidden fields, not escaped.
    pub fields: Vec<(String, String)>,
}

/// Somebody whom the gateway has recognised, for us and for this request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedIn {
    /// Who it is.
    pub person: Person,
    /// How sure the gateway is.
    pub assurance: Assurance,
    /// The gateway's own session, to be ended with ours.
    pub session: GatewaySession,
    /// The `ID` of the assertion; it must be taken once only.
    pub assertion_id: String,
    /// Until when `assertion_id` must be remembered as taken.
    pub replay_until: DateTime<Utc>,
}

/// Who signed in. `Debug` shows nothing of it.
#[derive(Clone, PartialEq, Eq)]
pub struct Person {
    /// Given name or names.
    pub given_name: String,
    /// Family name.
    pub family_name: String,
    /// Date of birth.
    pub date_of_birth: NaiveDate,
    /// PESEL, or an eIDAS identifier (`DE/PL/…`) of somebody from another country.
    pub identifier: String,
}

impl fmt::Debug for Person {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Person(…)")
    }
}

/// The gateway's session. `Debug` shows nothing of it; serialised it holds all, so it is kept like a password.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GatewaySession {
    /// The gateway's name for the person in this session.
    pub name_id: String,
    /// The gateway's name for the session.
    pub session_index: String,
}

impl fmt::Debug for GatewaySession {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("GatewaySession(…)")
    }
}
