//! Asking about objects of the network.

#![expect(
    missing_docs,
    reason = "the server macro makes a struct of the arguments without docs"
)]

use contract::AppError;
use contract::network::{CardView, FoundView, PlaceView};
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

/// The card of the object with this stable address, `dataset/id`, in the asker's language.
///
/// # Errors
/// [`AppError::NotFound`] when there is no such object, or no longer.
#[server(prefix = "/api", endpoint = "network/object", input = GetUrl)]
pub async fn object_card_of(reference: String) -> Result<CardView, AppError> {
    let call = super::context::Call::here()?;
    let reference = domain::network::ObjectRef::parse(&reference).ok_or_else(|| AppError::not_found("object"))?;
    let card = call.services.network().object(&call.actor, &reference).await?;
    Ok(crate::cards::card_view(call.texts, &card))
}

/// A place (degrees) in the coordinate systems of the trade, in the asker's language.
///
/// # Errors
/// [`AppError::NotFound`] for numbers that are no place on earth.
#[server(prefix = "/api", endpoint = "network/coordinates", input = GetUrl)]
pub async fn coordinates(longitude: f64, latitude: f64) -> Result<PlaceView, AppError> {
    let call = super::context::Call::here()?;
    let place = call
        .services
        .network()
        .coordinates(&call.actor, [longitude, latitude])?;
    Ok(crate::cards::place_view(call.texts, &place))
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

/// What the national registers of plots and addresses answer beside that, in the asker's language.
///
/// # Errors
/// [`AppError::Unavailable`] when no register answers in time.
#[server(prefix = "/api", endpoint = "network/search-registers", input = GetUrl)]
pub async fn search_registers(text: String) -> Result<Vec<FoundView>, AppError> {
    let call = super::context::Call::here()?;
    let query = contract::network::SearchQuery { text };
    let page = call.services.network().search_registers(&call.actor, &query).await?;
    let views = page.hits.iter().map(|hit| crate::cards::found_view(call.texts, hit));
    Ok(views.collect())
}
