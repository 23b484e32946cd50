//! Asking about objects of the network.

#![expect(
    missing_docs,
    reason = "the server macro makes a struct of the arguments without docs"
)]

use contract::AppError;
use contract::network::CardView;
use leptos::prelude::*;
use server_fn::codec::GetUrl;

/// The card of the object with this number in the tiles, in the asker's language.
///
/// # Errors
/// [`AppError::NotFound`] when there is no such object, or no longer.
#[server(prefix = "/api", endpoint = "network/card", input = GetUrl)]
pub async fn object_card(uid: i64) -> Result<CardView, AppError> {
    let call = super::context::Call::here()?;
    let card = call.services.network().object_by_uid(&call.actor, uid).await?;
    Ok(crate::cards::card_view(call.texts, &card))
}
