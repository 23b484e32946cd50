//! Whom the office lets in: invitations, beginning anew, keeping out. At the console, and for administrators.

use std::fmt;

use chrono::{DateTime, TimeDelta, Utc};
use contract::credentials::{StaffRole, StaffView};
use domain::actor::{AccountId, Actor, UnitId};
use domain::credentials::{Email, EmailError};
use domain::permissions::{Action, Role};
use store::identity::{self, StaffRow};
use store::{ErrorKind, StoreError, Tx};
use uuid::Uuid;

use super::Credentials;
use crate::secrets::Token;
use crate::sessions::tell_the_gateway;

/// So long an invitation is good.
const LASTS: TimeDelta = TimeDelta::days(3);
/// Longer names are refused.
const LONGEST_NAME: usize = 100;

/// Somebody to invite.
#[derive(Clone, PartialEq, Eq)]
pub struct NewStaff {
    /// First names.
    pub given_name: String,
    /// Family name.
    pub family_name: String,
    /// The address that they will sign in with.
    pub email: String,
    /// As whom they will act: a role of the staff, or a fire brigade's.
    pub role: Role,
    /// The name of the fire brigade's unit, which is made where there is none of that name.
    pub unit: Option<String>,
}

/// An invitation, to be handed to the invited and to nobody else.
#[derive(Clone, PartialEq, Eq)]
pub struct Invitation {
    /// What stands in the link: the only time that it is known.
    pub link_token: String,
    /// Until when it is good.
    pub expires_at: DateTime<Utc>,
}

impl fmt::Debug for Invitation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Invitation(…)")
    }
}

/// Why the office could not do it.
#[derive(Debug, thiserror::Error)]
pub enum StaffError {
    /// The asker may not do this.
    #[error("only administrators and the operator at the console keep accounts of the staff")]
    NotAllowed,
    /// Accounts of our own are not set up.
    #[error("accounts of our own are not set up; give the server its key ring and public address first")]
    NotSetUp,
    /// The address is none.
    #[error(transparent)]
    Email(#[from] EmailError),
    /// The name is none.
    #[error("a first name and a family name are needed, of at most {LONGEST_NAME} characters each")]
    Name,
    /// The role is none of those who have an account of our own.
    #[error("nobody is invited as `{0}`; invite to a role of the staff or as `fire_brigade`")]
    Role(Role),
    /// A fire brigade's member needs a unit, and nobody else has one.
    #[error("members of a fire brigade need the name of their unit, and nobody else has one")]
    Unit,
    /// The address is somebody's.
    #[error("this address has an account already; invite it again to let its owner begin anew")]
    Taken,
    /// Nobody has this address.
    #[error("no account has this address; list the staff to see those there are")]
    Unknown,
    /// Whoever keeps the accounts cannot lock themselves out.
    #[error("this is your own account; ask another administrator or the operator at the console")]
    OneSelf,
    /// Without any role nobody knows what they may do.
    #[error("this is their only role; give them another one first, or suspend the account")]
    LastRole,
    /// The database does not do it.
    #[error("the accounts of the staff could not be read or changed")]
    Store(#[from] StoreError),
}

impl Credentials {
    /// Makes an account for somebody, and a link by which they set their password.
    ///
    /// # Errors
    /// [`StaffError`] says what to change.
    pub async fn add_staff(&self, actor: &Actor, new: NewStaff) -> Result<Invitation, StaffError> {
        self.permit_staff(actor, Action::ManageStaff)?;
        let email = Email::parse(&new.email)?;
        let (given_name, family_name) = (name_of(&new.given_name)?, name_of(&new.family_name)?);
        let unit = unit_of(new.role, new.unit.as_deref())?;
        let now = self.clock.now();
        let mut tx = self.db.begin_write().await?;
        if identity::local_login_by_email(&mut tx, email.as_str()).await?.is_some() {
            return Err(StaffError::Taken);
        }
        let account = AccountId(Uuid::now_v7());
        identity::create_account(&mut tx, account, given_name, family_name, now).await?;
        identity::create_local_login(&mut tx, account, email.as_str(), now)
            .await
            .map_err(of_conflict)?;
        let unit = match unit {
            Some(name) => Some(find_or_create(&mut tx, name, now).await?),
            None => None,
        };
        identity::grant_role(&mut tx, Uuid::now_v7(), account, (new.role, unit), now).await?;
        let invitation = self.invite(&mut tx, account).await?;
        tx.commit().await?;
        tracing::info!(account.id = %account.0, role = new.role.code(), "invited somebody");
        Ok(invitation)
    }

    /// Lets somebody begin anew: password, factors and passkeys are taken away, sessions end, and there is a new link.
    ///
    /// # Errors
    /// [`StaffError`] says what to change.
    pub async fn invite_again(&self, actor: &Actor, email: &str) -> Result<Invitation, StaffError> {
        self.permit_staff(actor, Action::ManageStaff)?;
        let mut tx = self.db.begin_write().await?;
        let account = account_of(&mut tx, email).await?;
        identity::reset_factors(&mut tx, account).await?;
        self.end_sessions(&mut tx, account).await?;
        let invitation = self.invite(&mut tx, account).await?;
        tx.commit().await?;
        tracing::info!(account.id = %account.0, "invited somebody again");
        Ok(invitation)
    }

    /// Keeps somebody out from now on, or lets them in again. Their sessions end.
    ///
    /// # Errors
    /// [`StaffError`] says what to change.
    pub async fn set_suspended(&self, actor: &Actor, email: &str, suspended: bool) -> Result<(), StaffError> {
        self.permit_staff(actor, Action::ManageStaff)?;
        let now = self.clock.now();
        let mut tx = self.db.begin_write().await?;
        let account = account_of(&mut tx, email).await?;
        if actor.signed_in().is_some_and(|person| person.account == account) {
            return Err(StaffError::OneSelf);
        }
        identity::set_suspended(&mut tx, account, suspended.then_some(now)).await?;
        self.end_sessions(&mut tx, account).await?;
        tx.commit().await?;
        tracing::info!(account.id = %account.0, suspended, "changed whether somebody is kept out");
        Ok(())
    }

    /// Everybody who has an account of our own, by name.
    ///
    /// # Errors
    /// [`StaffError::NotAllowed`], [`StaffError::Store`].
    pub async fn staff(&self, actor: &Actor) -> Result<Vec<StaffView>, StaffError> {
        self.permit_staff(actor, Action::ListStaff)?;
        let mut tx = self.db.begin_read().await?;
        let rows = identity::staff(&mut tx).await?;
        let mut views = Vec::with_capacity(rows.len());
        for row in rows {
            views.push(view(&mut tx, row).await?);
        }
        Ok(views)
    }

    pub(super) fn permit_staff(&self, actor: &Actor, action: Action) -> Result<(), StaffError> {
        if !actor.may(action) {
            return Err(StaffError::NotAllowed);
        }
        self.set_up.is_some().then_some(()).ok_or(StaffError::NotSetUp)
    }

    async fn invite(&self, tx: &mut Tx, account: AccountId) -> Result<Invitation, StoreError> {
        let (now, token) = (self.clock.now(), Token::random());
        let expires_at = now + LASTS;
        identity::create_invitation(tx, &token.fingerprint(), account, now, expires_at).await?;
        Ok(Invitation {
            link_token: token.reveal(),
            expires_at,
        })
    }

    async fn end_sessions(&self, tx: &mut Tx, account: AccountId) -> Result<(), StoreError> {
        let ended = identity::end_sessions_of(tx, account, None).await?;
        tell_the_gateway(tx, &ended, self.clock.now()).await
    }
}

/// The account with this address, held until the transaction ends.
pub(super) async fn account_of(tx: &mut Tx, email: &str) -> Result<AccountId, StaffError> {
    let email = Email::parse(email)?;
    let login = identity::local_login_by_email(tx, email.as_str()).await?;
    let account = login
        .map(|login| AccountId(login.account_id))
        .ok_or(StaffError::Unknown)?;
    identity::hold_account(tx, account).await?;
    Ok(account)
}

pub(super) async fn find_or_create(tx: &mut Tx, name: &str, now: DateTime<Utc>) -> Result<UnitId, StoreError> {
    if let Some(unit) = identity::find_unit(tx, name).await? {
        return Ok(unit);
    }
    let unit = UnitId(Uuid::now_v7());
    identity::create_unit(tx, unit, name, now).await?;
    Ok(unit)
}

async fn view(tx: &mut Tx, row: StaffRow) -> Result<StaffView, StoreError> {
    let roles = identity::roles_of(tx, AccountId(row.id)).await?;
    let role = |given: identity::RoleRow| {
        Some(StaffRole {
            role: given.role.parse().ok()?,
            unit: given.unit_name,
        })
    };
    Ok(StaffView {
        name: format!("{} {}", row.given_name, row.family_name).trim().to_owned(),
        email: row.email,
        roles: roles.into_iter().filter_map(role).collect(),
        suspended_at: row.suspended_at,
        has_password: row.has_password,
        has_factor: row.has_factor,
    })
}

/// Two who invite the same address at once.
fn of_conflict(error: StoreError) -> StaffError {
    match error.kind() {
        ErrorKind::Conflict => StaffError::Taken,
        _ => StaffError::Store(error),
    }
}

fn name_of(name: &str) -> Result<&str, StaffError> {
    let name = name.trim();
    let is_one = (1..=LONGEST_NAME).contains(&name.chars().count()) && !name.contains(char::is_control);
    is_one.then_some(name).ok_or(StaffError::Name)
}

/// The unit's name of those who need one.
pub(super) fn unit_of(role: Role, unit: Option<&str>) -> Result<Option<&str>, StaffError> {
    if !role.is_staff() && role != Role::Brigade {
        return Err(StaffError::Role(role));
    }
    match (role, unit) {
        (Role::Brigade, Some(name)) => name_of(name).map(Some).map_err(|_| StaffError::Unit),
        (Role::Brigade, None) => Err(StaffError::Unit),
        (_, Some(_)) => Err(StaffError::Unit),
        (_, None) => Ok(None),
    }
}
