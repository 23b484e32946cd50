//! `ebok staff`: who works with the portal. The first administrator is made here.

use std::io::Write;

use clap::{Args, Subcommand};
use domain::actor::Actor;
use domain::permissions::Role;
use services::Services;
use services::credentials::{Invitation, NewStaff, StaffError};

use super::{Failure, migrate, open};
use crate::config::Config;

/// What can be done with the accounts of staff.
#[derive(Debug, Subcommand)]
pub enum Staff {
    /// Make an account, and print the link by which its owner sets a password.
    Add(Add),
    /// Print a new link for somebody who lost password or telephone. Their sessions and second factors end with it.
    Invite(Who),
    /// End somebody's sessions and let them sign in no more.
    Suspend(Who),
    /// Let somebody sign in again.
    Restore(Who),
    /// Give somebody a further role; in a session they act in one of them.
    Grant(Grant),
    /// Take a role away; sessions that act in it end.
    Revoke(Revoke),
    /// Who there is, as whom, and whether they can sign in.
    List,
}

/// Somebody new.
#[derive(Debug, Args)]
pub struct Add {
    /// First names.
    #[arg(long)]
    given_name: String,
    /// Family name.
    #[arg(long)]
    family_name: String,
    /// The address that they will sign in with.
    #[arg(long)]
    email: String,
    /// As whom they act: administrator, customer_office, billing, network_records, dispatcher, works, manager,
    /// auditor, or fire_brigade.
    #[arg(long)]
    role: Role,
    /// The fire brigade's unit, such as "OSP Spychowo"; made when there is none of that name.
    #[arg(long)]
    unit: Option<String>,
}

/// Somebody who is there.
#[derive(Debug, Args)]
pub struct Who {
    /// The address that they sign in with.
    email: String,
}

/// A further role.
#[derive(Debug, Args)]
pub struct Grant {
    /// The address that they sign in with.
    email: String,
    /// As whom they may act as well.
    #[arg(long)]
    role: Role,
    /// The fire brigade's unit.
    #[arg(long)]
    unit: Option<String>,
}

/// A role to take away.
#[derive(Debug, Args)]
pub struct Revoke {
    /// The address that they sign in with.
    email: String,
    /// As whom they may act no more.
    #[arg(long)]
    role: Role,
}

/// Does it, as the person at the server's own console.
///
/// # Errors
/// When it cannot be done; says why and what to do.
pub async fn run(config: &Config, command: Staff) -> Result<(), Failure> {
    let db = open::connect(config).await?;
    migrate::take(&db).await?;
    let services = open::services_with_sign_in(config, &db).await?;
    let done = work(config, &services, command).await;
    db.close().await;
    done
}

async fn work(config: &Config, services: &Services, command: Staff) -> Result<(), Failure> {
    let (credentials, operator) = (services.credentials(), &Actor::Operator);
    let mut out = std::io::stdout().lock();
    match command {
        Staff::Add(new) => {
            let new = NewStaff {
                given_name: new.given_name,
                family_name: new.family_name,
                email: new.email,
                role: new.role,
                unit: new.unit,
            };
            let invitation = credentials.add_staff(operator, new).await;
            say_link(config, &mut out, &invitation.map_err(|error| failure(&error))?)?;
        }
        Staff::Invite(who) => {
            let invitation = credentials.invite_again(operator, &who.email).await;
            say_link(config, &mut out, &invitation.map_err(|error| failure(&error))?)?;
        }
        Staff::Suspend(who) => set_suspended(services, &who.email, true).await?,
        Staff::Restore(who) => set_suspended(services, &who.email, false).await?,
        Staff::Grant(grant) => {
            let role = (grant.role, grant.unit.as_deref());
            let given = credentials.give_role(operator, &grant.email, role).await;
            let said = match given.map_err(|error| failure(&error))? {
                true => "given",
                false => "they have it already",
            };
            writeln!(out, "{said}")?;
        }
        Staff::Revoke(revoke) => {
            let taken = credentials.take_role(operator, &revoke.email, revoke.role).await;
            let said = match taken.map_err(|error| failure(&error))? {
                true => "taken away",
                false => "they do not have it",
            };
            writeln!(out, "{said}")?;
        }
        Staff::List => list(services, &mut out).await?,
    }
    Ok(())
}

async fn set_suspended(services: &Services, email: &str, is_suspended: bool) -> Result<(), Failure> {
    let done = services
        .credentials()
        .set_suspended(&Actor::Operator, email, is_suspended)
        .await;
    done.map_err(|error| failure(&error))
}

fn failure(error: &StaffError) -> Failure {
    Failure::during("nothing was changed", error)
}

/// The link is printed and nowhere else: whoever has it sets the password.
fn say_link(config: &Config, out: &mut impl Write, invitation: &Invitation) -> std::io::Result<()> {
    let (portal, link) = (config.public_url(), &invitation.link_token);
    writeln!(out, "{portal}/logowanie/zaproszenie/{link}")?;
    let until = i18n::moment(invitation.expires_at);
    writeln!(out, "good once, until {until}; hand it to nobody but its owner")
}

async fn list(services: &Services, out: &mut impl Write) -> Result<(), Failure> {
    let all = services
        .credentials()
        .staff(&Actor::Operator)
        .await
        .map_err(|error| failure(&error))?;
    writeln!(out, "{:<32}  {:<28}  {:<12}  roles", "e-mail", "name", "state")?;
    for one in all {
        let state = match (one.suspended_at, one.has_password && one.has_factor) {
            (Some(_), _) => "suspended",
            (None, true) => "active",
            (None, false) => "invited",
        };
        let roles: Vec<String> = one
            .roles
            .iter()
            .map(|role| match &role.unit {
                Some(unit) => format!("{} ({unit})", role.role),
                None => role.role.to_string(),
            })
            .collect();
        writeln!(
            out,
            "{:<32}  {:<28}  {state:<12}  {}",
            one.email,
            one.name,
            roles.join(", ")
        )?;
    }
    Ok(())
}
