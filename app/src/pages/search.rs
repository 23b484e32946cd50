//! `/szukaj`: places and objects by what people type, with ways to the map and to the list near them.

use contract::AppError;
use contract::network::{FoundView, ListQuery, SearchQuery};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::cards;
use crate::components::{Layout, TextField, use_texts};
use crate::pages::error::ErrorContent;
use crate::pages::network::query::{line, list_href};
use crate::server_fns::context::Call;

/// The search with its answers.
#[component]
pub fn SearchPage() -> impl IntoView {
    let query = use_query_map();
    move || {
        let text = line(query.read().get_str("q"));
        view! { <Search text=text/> }
    }
}

#[component]
fn Search(text: String) -> impl IntoView {
    let texts = use_texts();
    let typed = text.clone();
    let found = OnceResource::new(look_for(text.clone()));
    view! {
        <Layout title=texts.get("search-title")>
            <h1>{texts.get("search-title")}</h1>
            <form class="search" action="/szukaj" method="get" role="search">
                <TextField
                    name="q"
                    kind="search"
                    label=texts.get("search-label")
                    hint=texts.get("search-hint")
                    value=typed
                />
                <button class="button">{texts.get("search-button")}</button>
            </form>
            <Suspense>
                {move || {
                    let text = text.clone();
                    Suspend::new(async move {
                        match found.await {
                            Ok(found) => view! { <Answers text=text found=found/> }.into_any(),
                            Err(error) => view! { <ErrorContent error=error/> }.into_any(),
                        }
                    })
                }}
            </Suspense>
        </Layout>
    }
}

async fn look_for(text: String) -> Result<Vec<FoundView>, AppError> {
    let call = Call::here()?;
    let page = call
        .services
        .network()
        .search(&call.actor, &SearchQuery { text })
        .await?;
    Ok(page.hits.iter().map(|hit| cards::found_view(call.texts, hit)).collect())
}

#[component]
fn Answers(text: String, found: Vec<FoundView>) -> impl IntoView {
    let texts = use_texts();
    if text.is_empty() {
        return ().into_any();
    }
    let told = texts.with(
        "search-found",
        &[("count", (found.len() as u64).into()), ("text", (&text).into())],
    );
    let list = list_href(
        &ListQuery {
            text,
            ..ListQuery::default()
        },
        1,
    );
    let none = found.is_empty().then(|| view! { <p>{texts.get("search-none")}</p> });
    let answers = found
        .into_iter()
        .map(|one| view! { <Answer found=one/> })
        .collect_view();
    view! {
        <p role="status"><strong>{told}</strong></p>
        {none}
        <ol class="found">{answers}</ol>
        <p><a href=list>{texts.get("search-in-list")}</a></p>
    }
    .into_any()
}

#[component]
fn Answer(found: FoundView) -> impl IntoView {
    let texts = use_texts();
    let near = texts.with("search-near-label", &[("place", (&found.title).into())]);
    view! {
        <li>
            <a href=found.href>{found.title}</a>
            <span class="hint">{found.detail}</span>
            <a class="found-near" href=found.near_href aria-label=near>{texts.get("search-near")}</a>
        </li>
    }
}
