//! Signing in.

#![expect(
    missing_docs,
    reason = "the server macro makes a struct of the arguments without docs"
)]

use contract::AppError;
use leptos::prelude::*;

/// Begins to sign in through the national gateway; `back` is where the asker wants to go after that.
///
/// # Errors
/// [`AppError::Unavailable`] outside a request.
#[server(prefix = "/api", endpoint = "sign-in/gateway")]
pub async fn begin_gateway(back: String) -> Result<(), AppError> {
    let call = super::context::Call::here()?;
    let browser = call.visit()?.browser.clone();
    let gateway = call.services.gateway();
    let outcome = gateway.begin(&call.actor, &browser, Some(&back)).await;
    crate::answers::to_gateway(&call, outcome).await;
    Ok(())
}
