//! `/szukaj`: places and objects by what people type, with ways to the map and to the list near them.

use contract::AppError;
use contract::network::{FoundView, ListQuery, SearchQuery};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::address::{Query, query_string};
use crate::cards;
use crate::components::{Layout, TextField, use_texts};
use crate::pages::error::ErrorContent;
use crate::pages::network::query::{line, list_href};
use crate::server_fns::context::Call;

/// In the address: the national registers are to be asked too.
const REGISTERS: &str = "rejestry";

/// What was found.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Found {
    answers: Vec<FoundView>,
    registers: Registers,
}

/// What there is to say of the national registers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum Registers {
    /// Nothing: there are none, or they have answered.
    Quiet,
    /// They can be asked for more.
    Offered,
    /// They were asked and do not answer.
    Silent,
}

/// The search with its answers.
#[component]
pub fn SearchPage() -> impl IntoView {
    let query = Query::here();
    let text = line(query.get("q"));
    let registers = query.get(REGISTERS).is_some();
    view! { <Search text=text registers=registers/> }
}

#[component]
fn Search(text: String, registers: bool) -> impl IntoView {
    let texts = use_texts();
    let typed = text.clone();
    let found = OnceResource::new(look_for(text.clone(), registers));
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

async fn look_for(text: String, registers: bool) -> Result<Found, AppError> {
    let call = Call::here()?;
    let network = call.services.network();
    let query = SearchQuery { text };
    let mut hits = network.search(&call.actor, &query).await?.hits;
    let registers = if !network.asks_registers() {
        Registers::Quiet
    } else if registers || hits.is_empty() {
        match network.search_registers(&call.actor, &query).await {
            Ok(page) => {
                hits.extend(page.hits);
                Registers::Quiet
            }
            Err(_) => Registers::Silent,
        }
    } else {
        Registers::Offered
    };
    let answers = hits.iter().map(|hit| cards::found_view(call.texts, hit)).collect();
    Ok(Found { answers, registers })
}

#[component]
fn Answers(text: String, found: Found) -> impl IntoView {
    let texts = use_texts();
    let Found {
        answers: found,
        registers,
    } = found;
    if text.is_empty() {
        return ().into_any();
    }
    let told = texts.with(
        "search-found",
        &[("count", (found.len() as u64).into()), ("text", (&text).into())],
    );
    let registers = match registers {
        Registers::Quiet => None,
        Registers::Offered => Some(view! { <p><RegistersLink text=text.clone()/></p> }.into_any()),
        Registers::Silent => Some(view! { <p role="status">{texts.get("search-registers-silent")}</p> }.into_any()),
    };
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
        {registers}
        <p><a href=list>{texts.get("search-in-list")}</a></p>
    }
    .into_any()
}

#[component]
fn RegistersLink(text: String) -> impl IntoView {
    let href = format!("/szukaj{}", query_string([("q", text), (REGISTERS, "tak".to_owned())]));
    view! { <a href=href rel="nofollow">{use_texts().get("search-in-registers")}</a> }
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
