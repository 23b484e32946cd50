//! What somebody signs in with, as pages show it. The kinds that hold a secret do not show it in their `Debug`.

use std::fmt;

use chrono::{DateTime, Utc};
use domain::permissions::Role;
use serde::{Deserialize, Serialize};

/// What comes after the right password.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NextStep {
    /// The second factor is to be given.
    Code,
    /// There is none yet: it is to be set up.
    Enrol,
}

/// Whom an invitation is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvitedView {
    /// Their name.
    pub name: String,
    /// The address that they will sign in with.
    pub email: String,
}

/// What an authenticator app needs to make codes.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TotpView {
    /// The secret to type: base32 in groups of four, with spaces between.
    pub secret: String,
    /// The same as an `otpauth://` address, for an app on this device.
    pub uri: String,
    /// The same as an SVG image to scan, dark on light.
    pub qr_svg: String,
}

impl fmt::Debug for TotpView {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TotpView(…)")
    }
}

/// A passkey, as its owner sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PasskeyView {
    /// Its number; it opens nothing.
    pub number: String,
    /// What its owner calls it.
    pub name: String,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When somebody last signed in with it.
    pub used_at: Option<DateTime<Utc>>,
}

/// All that somebody signs in with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CredentialsView {
    /// Their address.
    pub email: String,
    /// Whether an authenticator app is set up.
    pub has_totp: bool,
    /// How many recovery codes are left.
    pub recovery_left: u64,
    /// Their passkeys, the oldest first.
    pub passkeys: Vec<PasskeyView>,
    /// Whether this portal takes passkeys: not where its address is no name.
    pub takes_passkeys: bool,
}

/// Somebody with an account of our own, as those see it who keep them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffView {
    /// Their name.
    pub name: String,
    /// Their address.
    pub email: String,
    /// What they were given, the first first.
    pub roles: Vec<StaffRole>,
    /// Since when they are kept out, if so.
    pub suspended_at: Option<DateTime<Utc>>,
    /// Whether they have set a password.
    pub has_password: bool,
    /// Whether they have set up a second factor.
    pub has_factor: bool,
}

/// A role that somebody was given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffRole {
    /// The role.
    pub role: Role,
    /// The name of the unit, where the role belongs to one.
    pub unit: Option<String>,
}
