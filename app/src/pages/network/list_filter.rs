//! The list's filter: a plain form, so that everything stays in the address.

use contract::network::{ListQuery, ListSort, RADII_M};
use domain::network::{Class, Material, Status, TileSource};
use i18n::Texts;
use leptos::prelude::*;

use super::query::sort_code;
use crate::components::{SelectField, TextField, use_texts};

/// Value and text of each choice.
type Choices = Vec<(String, String)>;

/// The filter with what was chosen and typed.
#[component]
pub fn Filter(filter: ListQuery) -> impl IntoView {
    let texts = use_texts();
    let is_empty = filter
        == ListQuery {
            page: filter.page,
            ..ListQuery::default()
        };
    let radius = filter.radius().to_string();
    let class = filter.class.map(|class| class.to_string()).unwrap_or_default();
    let status = filter.status.map(|status| status.to_string()).unwrap_or_default();
    let sort = filter
        .sort
        .map(|sort| sort_code(sort, filter.descending))
        .unwrap_or_default();
    view! {
        <form class="filter" action="/mapa" method="get" role="search">
            <input type="hidden" name="widok" value="lista"/>
            <TextField
                name="przy"
                kind="search"
                label=texts.get("list-near")
                hint=texts.get("list-near-hint")
                value=filter.near.clone()
            />
            <SelectField name="promien" label=texts.get("list-radius") options=radii(texts) value=radius/>
            <SelectField name="klasa" label=texts.get("list-class") options=classes(texts) value=class/>
            <SelectField name="stan" label=texts.get("list-status") options=statuses(texts) value=status/>
            <TextField name="szukaj" kind="search" label=texts.get("list-text") value=filter.text.clone()/>
            <SelectField name="sort" label=texts.get("list-sort") options=sorts(texts) value=sort/>
            <More filter=filter/>
            <div class="actions">
                <button class="button">{texts.get("list-filter")}</button>
                {(!is_empty).then(|| view! { <a href="/mapa?widok=lista">{texts.get("list-clear")}</a> })}
            </div>
        </form>
    }
}

/// What only those ask for who know pipes; open when it is in use.
#[component]
fn More(filter: ListQuery) -> impl IntoView {
    let texts = use_texts();
    let is_used = filter.material.is_some() || filter.least_mm.is_some() || filter.most_mm.is_some();
    let material = filter.material.map(|material| material.to_string()).unwrap_or_default();
    let mm = |mm: Option<u16>| mm.map(|mm| mm.to_string()).unwrap_or_default();
    view! {
        <details class="filter-more" open=is_used>
            <summary>{texts.get("list-more")}</summary>
            <SelectField name="material" label=texts.get("list-material") options=materials(texts) value=material/>
            <TextField name="od" kind="number" label=texts.get("list-least") value=mm(filter.least_mm)/>
            <TextField name="do" kind="number" label=texts.get("list-most") value=mm(filter.most_mm)/>
        </details>
    }
}

fn radii(texts: Texts) -> Choices {
    let choice = |metres: &u32| {
        let metres = metres.to_string();
        let text = texts.with("list-radius-metres", &[("metres", (&metres).into())]);
        (metres, text)
    };
    RADII_M.iter().map(choice).collect()
}

/// The network's classes, and of the base map what people ask for in words.
fn classes(texts: Texts) -> Choices {
    let asked_for =
        |class: &Class| class.source() == TileSource::Network || matches!(class, Class::Address | Class::Parcel);
    let classes = Class::ALL.iter().copied().filter(asked_for).map(Class::code);
    choices(texts, "list-class-all", "classes", classes)
}

fn statuses(texts: Texts) -> Choices {
    let statuses = Status::ALL.iter().map(|status| status.code());
    choices(texts, "list-status-all", "status", statuses)
}

fn materials(texts: Texts) -> Choices {
    let materials = Material::ALL.iter().map(|material| material.code());
    choices(texts, "list-material-all", "material", materials)
}

fn sorts(texts: Texts) -> Choices {
    let sorts = [
        ("list-sort-name", ListSort::Name, false),
        ("list-sort-distance", ListSort::Distance, false),
        ("list-sort-longest", ListSort::Length, true),
        ("list-sort-shortest", ListSort::Length, false),
        ("list-sort-widest", ListSort::Diameter, true),
        ("list-sort-narrowest", ListSort::Diameter, false),
        ("list-sort-newest", ListSort::Year, true),
        ("list-sort-oldest", ListSort::Year, false),
    ];
    let usual = (String::new(), texts.get("list-sort-usual"));
    let sorts = sorts.map(|(key, sort, descending)| (sort_code(sort, descending), texts.get(key)));
    [usual].into_iter().chain(sorts).collect()
}

/// A choice of all, and one for each code.
fn choices(texts: Texts, all: &str, kind: &str, codes: impl Iterator<Item = &'static str>) -> Choices {
    let every = (String::new(), texts.get(all));
    let each = codes.map(|code| {
        (
            code.to_owned(),
            texts.get(&format!("{kind}-{}", code.replace('_', "-"))),
        )
    });
    [every].into_iter().chain(each).collect()
}
