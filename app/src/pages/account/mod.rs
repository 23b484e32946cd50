//! `/konto`: somebody's own pages.

mod codes;
mod security;
mod sessions;

use contract::AppError;
use contract::sessions::SessionsView;
use leptos::prelude::*;

use crate::address::Query;
use crate::components::{ErrorSummary, Notice, PersonalLayout, use_texts};
use crate::draft::Draft;
use crate::form::draft_here;
use crate::pages::error::ErrorContent;
use crate::server_fns::context::Call;

pub use codes::{Codes, KIND as CODES, MARK as CODES_MARK, NewCodes};
pub use security::Security;

/// The account.
#[component]
pub fn Account() -> impl IntoView {
    let texts = use_texts();
    let is_done = Query::here().get("wynik") == Some("zakonczono");
    let account = OnceResource::new(load());
    view! {
        <PersonalLayout title=texts.get("account-title")>
            <Suspense>
                {move || Suspend::new(async move {
                    match account.await {
                        Ok((view, draft)) => view! { <Content view=view draft=draft is_done=is_done/> }.into_any(),
                        Err(error) => view! { <ErrorContent error=error/> }.into_any(),
                    }
                })}
            </Suspense>
        </PersonalLayout>
    }
}

async fn load() -> Result<(SessionsView, Draft), AppError> {
    let call = Call::signed_in()?;
    let view = call.services.sessions().own(&call.actor).await?;
    Ok((view, draft_here(&call).await))
}

#[component]
fn Content(view: SessionsView, draft: Draft, is_done: bool) -> impl IntoView {
    let texts = use_texts();
    let done = is_done
        .then(|| view! { <Notice kind="good"><p role="status">{texts.get("account-sessions-ended")}</p></Notice> });
    let is_local = view
        .roles
        .iter()
        .any(|role| role.role.is_staff() || role.role == domain::permissions::Role::Brigade);
    let security = is_local.then(|| {
        view! { <p><a href="/konto/zabezpieczenia">{texts.get("security-title")}</a></p> }
    });
    view! {
        <ErrorSummary draft=draft/>
        {done}
        <h1>{view.name.clone()}</h1>
        <sessions::Roles roles=view.roles/>
        {security}
        <sessions::SessionList sessions=view.sessions/>
    }
}
