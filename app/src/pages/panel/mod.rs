//! `/panel`: where those work who are staff.

mod permissions;

use contract::AppError;
use contract::permissions::PermissionsView;
use domain::permissions::Action;
use leptos::prelude::*;

use crate::cards::role_name;
use crate::components::{PersonalLayout, use_texts};
use crate::pages::error::ErrorContent;
use crate::server_fns::context::Call;

pub use permissions::Permissions;

/// The panel's start: as whom one works, and what one may do.
#[component]
pub fn Panel() -> impl IntoView {
    let texts = use_texts();
    let content = match load() {
        Ok((_, call)) => view! { <Start call=call/> }.into_any(),
        Err(error) => view! { <ErrorContent error=error/> }.into_any(),
    };
    view! { <PersonalLayout title=texts.get("panel-title")>{content}</PersonalLayout> }
}

/// The table, which is for staff only, as the panel is.
fn load() -> Result<(PermissionsView, Call), AppError> {
    let call = Call::signed_in()?;
    let table = call.services.permissions(&call.actor)?;
    Ok((table, call))
}

#[component]
fn Start(call: Call) -> impl IntoView {
    let texts = use_texts();
    let role = role_name(texts, call.actor.role());
    let mine = Action::ALL
        .iter()
        .filter(|action| call.actor.may(**action))
        .map(|action| view! { <li>{permissions::action_text(texts, *action)}</li> })
        .collect_view();
    view! {
        <h1>{texts.get("panel-title")}</h1>
        <p class="lead">{texts.with("account-acting", &[("role", (&role).into())])}</p>
        <ul class="tasks">
            <li>
                <a href="/panel/uprawnienia">{texts.get("permissions-title")}</a>
                <p>{texts.get("permissions-lead")}</p>
            </li>
            <li>
                <a href="/konto">{texts.get("account-title")}</a>
                <p>{texts.get("panel-account-text")}</p>
            </li>
        </ul>
        <section aria-labelledby="moje">
            <h2 id="moje">{texts.get("panel-mine")}</h2>
            <ul>{mine}</ul>
        </section>
    }
}
