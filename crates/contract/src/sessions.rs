//! Where somebody is signed in, as pages show it.

use chrono::{DateTime, Utc};
use domain::permissions::Role;
use domain::sessions::Method;
use serde::{Deserialize, Serialize};

/// As whom somebody acts or could act.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoleView {
    /// The role.
    pub role: Role,
    /// The name of the unit, where the role belongs to one.
    pub unit: Option<String>,
    /// Whether it is the one of this session.
    pub current: bool,
}

/// One of somebody's sessions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionView {
    /// Its number; it opens nothing.
    pub number: String,
    /// As whom they act in it.
    pub role: Role,
    /// How they signed in.
    pub method: Method,
    /// The browser and the system, as the browser says; empty when it says nothing.
    pub device: String,
    /// When it began.
    pub began_at: DateTime<Utc>,
    /// When something was last done in it, to half a minute.
    pub seen_at: DateTime<Utc>,
    /// When it ends if nothing more is done.
    pub ends_at: DateTime<Utc>,
    /// Whether it is the asker's own.
    pub current: bool,
}

/// Everything about somebody's being signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionsView {
    /// Their name.
    pub name: String,
    /// What they may be.
    pub roles: Vec<RoleView>,
    /// Where they are signed in, the one that was used last first.
    pub sessions: Vec<SessionView>,
}

/// How much of a session is left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeLeft {
    /// Seconds until it ends if nothing more is done; 0 when it is over.
    pub seconds: u32,
    /// Whether activity still makes it longer: the end of the eight hours cannot be moved.
    pub extendable: bool,
}
