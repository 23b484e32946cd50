//! Being signed in: how long still, as whom, where else; and signing out.

#![expect(
    missing_docs,
    reason = "the server macro makes a struct of the arguments without docs"
)]

use contract::AppError;
use contract::sessions::TimeLeft;
use leptos::prelude::*;
use server_fn::codec::{GetUrl, Json};

/// How much of the session is left. Asking does not make it longer.
///
/// # Errors
/// [`AppError::SignInNeeded`] when it is over.
#[server(prefix = "/api", endpoint = "sessions/left", input = GetUrl)]
pub async fn session_left() -> Result<TimeLeft, AppError> {
    let call = super::context::Call::here()?;
    Ok(call.visitor()?.time_left(call.services.now()))
}

/// Makes the session longer by being asked, and tells how much is left.
///
/// # Errors
/// [`AppError::SignInNeeded`] when it is over.
#[server(prefix = "/api", endpoint = "sessions/extend", input = Json)]
pub async fn extend_session() -> Result<TimeLeft, AppError> {
    let call = super::context::Call::here()?;
    Ok(call.visitor()?.time_left(call.services.now()))
}

/// Signs out.
///
/// # Errors
/// [`AppError::Unavailable`] outside a request.
#[server(prefix = "/api", endpoint = "sessions/sign-out")]
pub async fn sign_out() -> Result<(), AppError> {
    let call = super::context::Call::here()?;
    let outcome = call.services.sessions().sign_out(&call.actor).await;
    crate::answers::signed_out(&call, outcome).await;
    Ok(())
}

/// Ends another one of the asker's sessions.
///
/// # Errors
/// [`AppError::Unavailable`] outside a request.
#[server(prefix = "/api", endpoint = "sessions/end")]
pub async fn end_session(number: String) -> Result<(), AppError> {
    let call = super::context::Call::here()?;
    let outcome = call.services.sessions().end_one(&call.actor, &number).await;
    crate::answers::ended(&call, outcome).await;
    Ok(())
}

/// Ends all of the asker's sessions but this one.
///
/// # Errors
/// [`AppError::Unavailable`] outside a request.
#[server(prefix = "/api", endpoint = "sessions/end-others")]
pub async fn end_other_sessions() -> Result<(), AppError> {
    let call = super::context::Call::here()?;
    let outcome = call.services.sessions().end_others(&call.actor).await;
    crate::answers::ended(&call, outcome).await;
    Ok(())
}

/// Ends all of the asker's sessions, this one with them.
///
/// # Errors
/// [`AppError::Unavailable`] outside a request.
#[server(prefix = "/api", endpoint = "sessions/end-all")]
pub async fn end_all_sessions() -> Result<(), AppError> {
    let call = super::context::Call::here()?;
    let outcome = call.services.sessions().end_all(&call.actor).await;
    crate::answers::signed_out(&call, outcome).await;
    Ok(())
}

/// Has the session act as somebody else of what the asker is.
///
/// # Errors
/// [`AppError::Unavailable`] outside a request.
#[server(prefix = "/api", endpoint = "sessions/role")]
pub async fn change_role(role: String) -> Result<(), AppError> {
    let call = super::context::Call::here()?;
    let outcome = call.services.sessions().change_role(&call.actor, &role).await;
    crate::answers::acting(&call, outcome).await;
    Ok(())
}
