//! The map's twin: the same objects in words, with a filter and distances.

use contract::network::{LIST_PAGE_SIZE, ListPage, ListQuery, NearAnswer};
use leptos::prelude::*;

use super::list_filter::Filter;
use super::list_near::Near;
use super::list_table::Table;
use super::query::{csv_href, list_href};
use crate::components::{Layout, Pager, use_texts};
use crate::pages::error::ErrorContent;
use crate::server_fns::context::Call;

/// The list with its filter.
#[component]
pub fn ListView(filter: ListQuery) -> impl IntoView {
    let texts = use_texts();
    let asked = filter.clone();
    let page = OnceResource::new(async move {
        let call = Call::here()?;
        call.services.network().list(&call.actor, &asked).await
    });
    view! {
        <Layout title=texts.get("list-title")>
            <Suspense>
                {move || {
                    let filter = filter.clone();
                    Suspend::new(async move {
                        match page.await {
                            Ok(page) => view! { <Content filter=filter page=page/> }.into_any(),
                            Err(error) => view! { <ErrorContent error=error/> }.into_any(),
                        }
                    })
                }}
            </Suspense>
        </Layout>
    }
}

#[component]
fn Content(filter: ListQuery, page: ListPage) -> impl IntoView {
    let texts = use_texts();
    let is_clear = !matches!(page.near, Some(NearAnswer::Several(_) | NearAnswer::Unknown));
    let near = page
        .near
        .clone()
        .map(|answer| view! { <Near filter=filter.clone() answer=answer/> });
    view! {
        <h1>{texts.get("list-title")}</h1>
        <p class="lead">{texts.get("list-intro")} " " <a href="/mapa">{texts.get("list-as-map")}</a></p>
        <Filter filter=filter.clone()/>
        {near}
        {is_clear.then(|| view! { <Found filter=filter page=page/> })}
    }
}

#[component]
fn Found(filter: ListQuery, page: ListPage) -> impl IntoView {
    let texts = use_texts();
    let pages = u32::try_from(page.total.div_ceil(u64::from(LIST_PAGE_SIZE))).unwrap_or(u32::MAX);
    let found = texts.with("list-found", &[("count", page.total.into())]);
    let here = page.page.min(pages.max(1));
    // Where nothing lies near, that has been said already, with what to do.
    let none = (page.total == 0 && filter.near.is_empty()).then(|| view! { <p>{texts.get("list-none")}</p> });
    let file = (page.total > 0).then(|| view! { <a href=csv_href(&filter) download="">{texts.get("list-csv")}</a> });
    let table = (!page.rows.is_empty()).then(|| view! { <Table filter=filter.clone() rows=page.rows/> });
    view! {
        <div class="actions list-found">
            <p role="status"><strong>{found}</strong></p>
            {file}
        </div>
        {none}
        {table}
        <Pager page=here pages=pages href=Box::new(move |number| list_href(&filter, number))/>
    }
}
