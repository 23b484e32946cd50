//! Where people are signed in: beginning, finding, prolonging, listing and ending sessions.
//!
//! A session is its row in the database. Nothing of it is kept in a node, so that one that was ended is over on every
//! node with the next request.

mod begin;
mod end;
mod own;
mod role;
mod upkeep;
mod visit;

use std::sync::Arc;

use chrono::{DateTime, Utc};
use domain::actor::UnitId;
use domain::permissions::Role;
use domain::sessions::Times;
use store::Db;
use store::identity::SessionRow;

use crate::Clock;
pub(crate) use begin::Proof;
pub(crate) use end::{GATEWAY_LOGOUT, GatewayLogout, tell_the_gateway};
pub(crate) use upkeep::REAP;
pub use visit::{Sign, Visitor};

/// The use cases of sessions. Cloning is cheap.
#[derive(Debug, Clone)]
pub struct Sessions {
    db: Db,
    clock: Arc<dyn Clock>,
}

impl Sessions {
    pub(crate) fn new(db: Db, clock: Arc<dyn Clock>) -> Self {
        Self { db, clock }
    }
}

/// A row's role; nothing for a word that this version does not know.
fn role_of(row: &SessionRow) -> Option<Role> {
    row.role.parse().ok()
}

fn unit_of(row: &SessionRow) -> Option<UnitId> {
    row.unit_id.map(UnitId)
}

fn times_of(row: &SessionRow) -> Times {
    Times {
        began_at: row.began_at,
        seen_at: row.seen_at,
    }
}

fn is_alive(row: &SessionRow, now: DateTime<Utc>) -> bool {
    role_of(row).is_some_and(|role| times_of(row).is_alive(role, now))
}
