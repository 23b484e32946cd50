//! Signing in by an account of our own, and keeping what one signs in with.

#![expect(
    missing_docs,
    reason = "the server macro makes a struct of the arguments without docs"
)]

use contract::AppError;
use leptos::prelude::*;
use server_fn::codec::Json;

/// The first step: e-mail and password. `back` is where the asker wants to go after signing in.
///
/// # Errors
/// [`AppError::Unavailable`] outside a request.
#[server(prefix = "/api", endpoint = "sign-in/password")]
pub async fn give_password(email: String, password: String, back: String) -> Result<(), AppError> {
    let call = super::context::Call::here()?;
    let visit = call.visit()?.clone();
    let credentials = call.services.credentials();
    let (browser, address) = (&visit.browser, visit.address);
    let outcome = credentials
        .check_password(&call.actor, browser, address, &email, &password)
        .await;
    crate::answers::password_given(&call, &email, &back, outcome).await;
    Ok(())
}

/// The second step: a code of the application, or a recovery code.
///
/// # Errors
/// [`AppError::Unavailable`] outside a request.
#[server(prefix = "/api", endpoint = "sign-in/code")]
pub async fn give_code(code: String, back: String) -> Result<(), AppError> {
    let call = super::context::Call::here()?;
    let visit = call.visit()?.clone();
    let credentials = call.services.credentials();
    let outcome = credentials
        .check_code(&call.actor, &visit.browser, &visit.device, &code)
        .await;
    crate::answers::code_given(&call, &back, outcome).await;
    Ok(())
}

/// What a passkey has to sign.
///
/// # Errors
/// [`AppError::Unavailable`] where there are no passkeys.
#[server(prefix = "/api", endpoint = "sign-in/passkey-challenge", input = Json)]
pub async fn passkey_challenge() -> Result<String, AppError> {
    let call = super::context::Call::here()?;
    let browser = &call.visit()?.browser;
    let options = call
        .services
        .credentials()
        .passkey_challenge(&call.actor, browser)
        .await?;
    Ok(options.to_string())
}

/// Signs in by what a passkey has signed, and tells where to go.
///
/// # Errors
/// [`AppError::Invalid`] when it is not what was asked for.
#[server(prefix = "/api", endpoint = "sign-in/passkey", input = Json)]
pub async fn give_passkey(answer: String, back: String) -> Result<String, AppError> {
    let call = super::context::Call::here()?;
    let visit = call.visit()?.clone();
    let credentials = call.services.credentials();
    let session = credentials
        .check_passkey(&call.actor, &visit.browser, &visit.device, &answer)
        .await?;
    Ok(crate::answers::entered(&call, &session, &back).await)
}

/// The first password of somebody who was invited.
///
/// # Errors
/// [`AppError::Unavailable`] outside a request.
#[server(prefix = "/api", endpoint = "sign-in/invitation")]
pub async fn accept_invitation(link: String, password: String, repeated: String) -> Result<(), AppError> {
    let call = super::context::Call::here()?;
    let browser = call.visit()?.browser.clone();
    let credentials = call.services.credentials();
    let outcome = credentials
        .accept(&call.actor, &browser, &link, &password, &repeated)
        .await;
    crate::answers::invitation_accepted(&call, &link, outcome).await;
    Ok(())
}

/// A first code of the application that was just set up.
///
/// # Errors
/// [`AppError::Unavailable`] outside a request.
#[server(prefix = "/api", endpoint = "sign-in/first-code")]
pub async fn give_first_code(code: String) -> Result<(), AppError> {
    let call = super::context::Call::here()?;
    let visit = call.visit()?.clone();
    let credentials = call.services.credentials();
    let outcome = credentials
        .confirm_totp(&call.actor, &visit.browser, &visit.device, &code)
        .await;
    crate::answers::enrolled(&call, outcome).await;
    Ok(())
}

/// Another password.
///
/// # Errors
/// [`AppError::Unavailable`] outside a request.
#[server(prefix = "/api", endpoint = "credentials/password")]
pub async fn change_password(now_password: String, password: String, repeated: String) -> Result<(), AppError> {
    let call = super::context::Call::here()?;
    let credentials = call.services.credentials();
    let outcome = credentials
        .change_password(&call.actor, &now_password, &password, &repeated)
        .await;
    crate::answers::secured(&call, "haslo", outcome).await;
    Ok(())
}

/// New recovery codes; the former ones are good no longer.
///
/// # Errors
/// [`AppError::Unavailable`] outside a request.
#[server(prefix = "/api", endpoint = "credentials/recovery-codes")]
pub async fn new_recovery_codes() -> Result<(), AppError> {
    let call = super::context::Call::here()?;
    let outcome = call.services.credentials().new_recovery_codes(&call.actor).await;
    crate::answers::codes_made(&call, outcome).await;
    Ok(())
}

/// What a new passkey is to be made of.
///
/// # Errors
/// [`AppError::Unavailable`] where there are no passkeys.
#[server(prefix = "/api", endpoint = "credentials/passkey-creation", input = Json)]
pub async fn passkey_creation() -> Result<String, AppError> {
    let call = super::context::Call::here()?;
    let browser = &call.visit()?.browser;
    let options = call
        .services
        .credentials()
        .passkey_creation(&call.actor, browser)
        .await?;
    Ok(options.to_string())
}

/// Keeps a passkey that was just made, under a name.
///
/// # Errors
/// [`AppError::Invalid`] when it is not what was asked for.
#[server(prefix = "/api", endpoint = "credentials/add-passkey", input = Json)]
pub async fn add_passkey(name: String, answer: String) -> Result<(), AppError> {
    let call = super::context::Call::here()?;
    let browser = &call.visit()?.browser;
    call.services
        .credentials()
        .add_passkey(&call.actor, browser, &name, &answer)
        .await
}

/// Removes a passkey.
///
/// # Errors
/// [`AppError::Unavailable`] outside a request.
#[server(prefix = "/api", endpoint = "credentials/remove-passkey")]
pub async fn remove_passkey(number: String) -> Result<(), AppError> {
    let call = super::context::Call::here()?;
    let outcome = call.services.credentials().remove_passkey(&call.actor, &number).await;
    crate::answers::secured(&call, "klucz", outcome).await;
    Ok(())
}
