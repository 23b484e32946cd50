//! The list as a file for spreadsheets.

use std::collections::HashMap;

use app::pages::network::{csv, query};
use app::server_fns::context::language_of;
use axum::extract::{Query, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE, VARY};
use axum::http::request::Parts;
use axum::response::IntoResponse;
use contract::AppError;
use contract::network::NearAnswer;
use domain::actor::Actor;
use i18n::Texts;

use super::Node;
use super::failed::Failed;

/// The rows that the same address shows as a page, all at once up to the file's limit.
pub async fn list_csv(
    State(node): State<Node>,
    Query(values): Query<HashMap<String, String>>,
    parts: Parts,
) -> Result<impl IntoResponse, Failed> {
    let filter = query::read_list(|name| values.get(name).map(String::as_str));
    let network = node.services.network();
    let page = network.list_up_to(&Actor::Anonymous, &filter, csv::MOST_ROWS).await?;
    if matches!(page.near, Some(NearAnswer::Several(_) | NearAnswer::Unknown)) {
        return Err(AppError::Invalid { fields: Vec::new() }.into());
    }
    let headers = [
        (CONTENT_TYPE, "text/csv; charset=utf-8; header=present"),
        (CONTENT_DISPOSITION, "attachment; filename=\"siec.csv\""),
        (CACHE_CONTROL, "private, no-cache"),
        (VARY, "Accept-Language, Cookie"),
    ];
    Ok((headers, csv::document(Texts::new(language_of(&parts)), &page)))
}
