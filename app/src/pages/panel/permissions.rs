//! `/panel/uprawnienia`: who may do what.

use contract::permissions::{GrantView, PermissionsView};
use domain::permissions::Action;
use i18n::Texts;
use leptos::prelude::*;

use super::load;
use crate::cards::role_name;
use crate::components::{PersonalLayout, use_texts};
use crate::pages::error::ErrorContent;

/// The table of permissions.
#[component]
pub fn Permissions() -> impl IntoView {
    let texts = use_texts();
    let content = match load() {
        Ok((table, _)) => view! { <Table table=table/> }.into_any(),
        Err(error) => view! { <ErrorContent error=error/> }.into_any(),
    };
    view! { <PersonalLayout title=texts.get("permissions-title")>{content}</PersonalLayout> }
}

/// What can be done, in words.
pub fn action_text(texts: Texts, action: Action) -> String {
    texts.get(&format!("actions-{}", action.code().replace(['.', '_'], "-")))
}

#[component]
fn Table(table: PermissionsView) -> impl IntoView {
    let texts = use_texts();
    let rows = table
        .lines
        .into_iter()
        .map(|line| view! { <Line line=line/> })
        .collect_view();
    view! {
        <h1>{texts.get("permissions-title")}</h1>
        <p>{texts.get("permissions-lead")}</p>
        <table class="stacked">
            <caption>{texts.get("permissions-caption")}</caption>
            <thead>
                <tr>
                    <th scope="col">{texts.get("permissions-action")}</th>
                    <th scope="col">{texts.get("permissions-objects")}</th>
                    <th scope="col">{texts.get("permissions-roles")}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

#[component]
fn Line(line: GrantView) -> impl IntoView {
    let texts = use_texts();
    let roles = match line.is_for_everybody() {
        true => texts.get("permissions-everybody"),
        false => {
            let names: Vec<String> = line.roles.iter().map(|role| role_name(texts, *role)).collect();
            names.join(", ")
        }
    };
    let objects = texts.get(&format!("relations-{}", line.relation.code()));
    view! {
        <tr>
            <th scope="row">{action_text(texts, line.action)}<small>{line.action.code()}</small></th>
            <td data-label=texts.get("permissions-objects")>{objects}</td>
            <td data-label=texts.get("permissions-roles")>{roles}</td>
        </tr>
    }
}
