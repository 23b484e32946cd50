//! Asking about objects of the network.

#![expect(
    missing_docs,
    reason = "the server macro makes a struct of the arguments without docs"
)]

use contract::AppError;
use contract::network::{CardView, FoundView};
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

/// The places and objects that answer what was typed, the best first, in the asker's language.
///
/// # Errors
/// [`AppError::Unavailable`] when the database does not answer.
#[server(prefix = "/api", endpoint = "network/search", input = GetUrl)]
pub async fn search_network(text: String) -> Result<Vec<FoundView>, AppError> {
    let call = super::context::Call::here()?;
    let query = contract::network::SearchQuery { text };
    let page = call.services.network().search(&call.actor, &query).await?;
    Ok(page
        .hits
        .iter()
        .map(|hit| crate::cards::found_view(call.texts, hit))
        .collect())
}
