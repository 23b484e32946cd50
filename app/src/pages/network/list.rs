//! The map's twin: the same objects in words, with a filter.

use contract::network::{LIST_PAGE_SIZE, ListPage, ListQuery, ListRow};
use domain::network::{Class, Status, TileSource};
use leptos::prelude::*;

use super::query::list_href;
use crate::cards;
use crate::components::{Layout, Pager, SelectField, StatusTag, TextField, use_texts};
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
    let pages = u32::try_from(page.total.div_ceil(u64::from(LIST_PAGE_SIZE))).unwrap_or(u32::MAX);
    let found = texts.with("list-found", &[("count", page.total.into())]);
    let here = page.page.min(pages.max(1));
    let none = (page.total == 0).then(|| view! { <p>{texts.get("list-none")}</p> });
    let table = (!page.rows.is_empty()).then(|| view! { <Table rows=page.rows/> });
    view! {
        <h1>{texts.get("list-title")}</h1>
        <p class="lead">{texts.get("list-intro")} " " <a href="/mapa">{texts.get("list-as-map")}</a></p>
        <Filter filter=filter.clone()/>
        <p role="status"><strong>{found}</strong></p>
        {none}
        {table}
        <Pager page=here pages=pages href=Box::new(move |number| list_href(&filter, number))/>
    }
}

#[component]
fn Filter(filter: ListQuery) -> impl IntoView {
    let texts = use_texts();
    let mut classes = vec![(String::new(), texts.get("list-class-all"))];
    classes.extend(
        Class::ALL
            .iter()
            .filter(|class| class.source() == TileSource::Network)
            .map(|class| {
                (
                    class.to_string(),
                    texts.get(&format!("classes-{}", class.code().replace('_', "-"))),
                )
            }),
    );
    let mut statuses = vec![(String::new(), texts.get("list-status-all"))];
    statuses.extend(Status::ALL.iter().map(|status| {
        (
            status.to_string(),
            texts.get(&format!("status-{}", status.code().replace('_', "-"))),
        )
    }));
    let class = filter.class.map(|class| class.to_string()).unwrap_or_default();
    let status = filter.status.map(|status| status.to_string()).unwrap_or_default();
    let empty = filter
        == ListQuery {
            page: filter.page,
            ..ListQuery::default()
        };
    view! {
        <form class="filter" action="/mapa" method="get" role="search">
            <input type="hidden" name="widok" value="lista"/>
            <SelectField name="klasa" label=texts.get("list-class") options=classes value=class/>
            <SelectField name="stan" label=texts.get("list-status") options=statuses value=status/>
            <TextField name="szukaj" kind="search" label=texts.get("list-text") value=filter.text/>
            <div class="actions">
                <button class="button">{texts.get("list-filter")}</button>
                {(!empty).then(|| view! { <a href="/mapa?widok=lista">{texts.get("list-clear")}</a> })}
            </div>
        </form>
    }
}

#[component]
fn Table(rows: Vec<ListRow>) -> impl IntoView {
    let texts = use_texts();
    let t = move |key: &str| texts.get(key);
    view! {
        <table class="stacked">
            <caption>{t("list-caption")}</caption>
            <thead>
                <tr>
                    <th scope="col">{t("list-column-object")}</th>
                    <th scope="col">{t("list-column-name")}</th>
                    <th scope="col">{t("list-column-what")}</th>
                    <th scope="col" class="number">{t("list-column-length")}</th>
                    <th scope="col">{t("list-column-status")}</th>
                </tr>
            </thead>
            <tbody>{rows.into_iter().map(|row| view! { <Row row=row/> }).collect_view()}</tbody>
        </table>
    }
}

#[component]
fn Row(row: ListRow) -> impl IntoView {
    let texts = use_texts();
    let t = move |key: &str| texts.get(key);
    let object = row.object;
    let length = row
        .length_m
        .map(|metres| i18n::length(texts.language, metres))
        .unwrap_or_default();
    view! {
        <tr>
            <th scope="row" data-label=t("list-column-object")>
                <a href=cards::map_href(&row.reference)>{cards::title(texts, &object)}</a>
                <small>{object.id.to_string()}</small>
            </th>
            <td data-label=t("list-column-name")>{object.name.clone().unwrap_or_default()}</td>
            <td data-label=t("list-column-what")>{cards::summary(texts, &object)}</td>
            <td data-label=t("list-column-length") class="number">{length}</td>
            <td data-label=t("list-column-status")><StatusTag status=object.status/></td>
        </tr>
    }
}
