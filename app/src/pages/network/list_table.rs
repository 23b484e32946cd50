//! The rows of the list. A heading orders the rows by its column, by a plain link.

use contract::network::{ListQuery, ListRow, ListSort};
use leptos::prelude::*;

use super::query::list_href;
use crate::cards;
use crate::components::{StatusTag, use_texts};

/// The table with its sortable headings; distances only where there is a place.
#[component]
pub fn Table(filter: ListQuery, rows: Vec<ListRow>) -> impl IntoView {
    let texts = use_texts();
    let t = move |key: &str| texts.get(key);
    let has_distance = rows.iter().any(|row| row.distance_m.is_some());
    let distance = has_distance.then(|| {
        let label = t("list-column-distance");
        view! { <Heading filter=filter.clone() sort=ListSort::Distance label=label is_number=true/> }
    });
    let head = |sort, key: &str, is_number| {
        view! { <Heading filter=filter.clone() sort=sort label=t(key) is_number=is_number/> }
    };
    let headings = view! {
        <th scope="col">{t("list-column-object")}</th>
        {head(ListSort::Name, "list-column-name", false)}
        <th scope="col">{t("list-column-what")}</th>
        {head(ListSort::Diameter, "list-column-diameter", true)}
        {head(ListSort::Length, "list-column-length", true)}
        {head(ListSort::Year, "list-column-year", true)}
        <th scope="col">{t("list-column-status")}</th>
    };
    let rows = rows
        .into_iter()
        .map(|row| view! { <Row row=row has_distance=has_distance/> })
        .collect_view();
    view! {
        <table class="stacked sortable">
            <caption>{t("list-caption")}</caption>
            <thead>
                <tr>{distance} {headings}</tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

/// A heading that orders the list by its column, and the other way round when it does so already.
#[component]
fn Heading(filter: ListQuery, sort: ListSort, label: String, is_number: bool) -> impl IntoView {
    let texts = use_texts();
    let is_chosen = filter.order() == sort;
    let turned = is_chosen && !filter.descending;
    let (now, arrow) = match (is_chosen, filter.descending) {
        (false, _) => (None, ""),
        (true, false) => (Some("ascending"), "\u{a0}▲"),
        (true, true) => (Some("descending"), "\u{a0}▼"),
    };
    let href = list_href(
        &ListQuery {
            sort: Some(sort),
            descending: turned,
            ..filter
        },
        1,
    );
    let what = texts.get(if turned { "list-sort-down" } else { "list-sort-up" });
    view! {
        <th scope="col" aria-sort=now class=is_number.then_some("number")>
            <a href=href title=what>{label}</a>
            <span aria-hidden="true">{arrow}</span>
        </th>
    }
}

#[component]
fn Row(row: ListRow, has_distance: bool) -> impl IntoView {
    let texts = use_texts();
    let t = move |key: &str| texts.get(key);
    let object = row.object;
    let length = |metres: Option<f64>| {
        metres
            .map(|metres| i18n::length(texts.language, metres))
            .unwrap_or_default()
    };
    let distance = has_distance.then(|| {
        view! { <td data-label=t("list-column-distance") class="number">{length(row.distance_m)}</td> }
    });
    let diameter = cards::diameter(texts, &object).unwrap_or_default();
    view! {
        <tr>
            {distance}
            <th scope="row" data-label=t("list-column-object")>
                <a href=cards::map_href(&row.reference)>{cards::title(texts, &object)}</a>
                <small>{object.id.to_string()}</small>
            </th>
            <td data-label=t("list-column-name")>
                {object.called().map(std::borrow::Cow::into_owned).unwrap_or_default()}
            </td>
            <td data-label=t("list-column-what")>{cards::summary(texts, &object)}</td>
            <td data-label=t("list-column-diameter") class="number">{diameter}</td>
            <td data-label=t("list-column-length") class="number">{length(row.length_m)}</td>
            <td data-label=t("list-column-year") class="number">
                {object.year.map(|year| year.to_string()).unwrap_or_default()}
            </td>
            <td data-label=t("list-column-status")><StatusTag status=object.status/></td>
        </tr>
    }
}
