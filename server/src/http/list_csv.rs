//! The list as a file for spreadsheets.

use std::collections::HashMap;
use std::time::Duration;

use app::pages::network::{csv, query};
use app::server_fns::context::language_of;
use app::visit::Visit;
use axum::extract::{Extension, Query, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE, VARY};
use axum::http::request::Parts;
use axum::response::IntoResponse;
use contract::AppError;
use contract::network::NearAnswer;
use i18n::Texts;
use tokio::sync::Semaphore;

use super::Node;
use super::failed::Failed;

/// So many lists are put together at once: each is thousands of rows, and other askers share the database with them.
static AT_ONCE: Semaphore = Semaphore::const_new(2);
/// So long one waits for its turn.
const PATIENCE: Duration = Duration::from_secs(10);

/// The rows that the same address shows as a page, all at once up to the file's limit.
pub async fn list_csv(
    State(node): State<Node>,
    Extension(visit): Extension<Visit>,
    Query(values): Query<HashMap<String, String>>,
    parts: Parts,
) -> Result<impl IntoResponse, Failed> {
    let filter = query::read_list(|name| values.get(name).map(String::as_str));
    let turn = tokio::time::timeout(PATIENCE, AT_ONCE.acquire()).await;
    // The semaphore is never closed.
    let Ok(Ok(_turn)) = turn else {
        return Err(Failed::unavailable(
            "many lists are being put together at once; try again in a few seconds",
        ));
    };
    let network = node.services.network();
    let page = network.list_up_to(&visit.actor(), &filter, csv::MOST_ROWS).await?;
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
