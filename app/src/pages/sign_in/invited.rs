//! `/logowanie/zaproszenie/{link}`: the first password of somebody who was invited.

use contract::AppError;
use contract::credentials::InvitedView;
use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use leptos_router::hooks::use_params_map;

use crate::components::{ErrorSummary, Layout, TextField, draft_error, use_texts};
use crate::draft::Draft;
use crate::form::draft_here;
use crate::pages::error::ErrorContent;
use crate::server_fns::context::{Call, answer_with_status};
use crate::server_fns::credentials::AcceptInvitation;

/// The page behind the link of an invitation.
#[component]
pub fn Invited() -> impl IntoView {
    let texts = use_texts();
    let link = use_params_map().read_untracked().get("link").unwrap_or_default();
    let sent = link.clone();
    let loaded = OnceResource::new(async move { load(&link).await });
    view! {
        <Layout title=texts.get("invited-title")>
            <Suspense>
                {move || {
                    let link = sent.clone();
                    Suspend::new(async move {
                        match loaded.await {
                            Ok((invited, draft)) => {
                                view! { <FirstPassword link=link invited=invited draft=draft/> }.into_any()
                            }
                            Err(AppError::NotFound { .. }) => view! { <Over/> }.into_any(),
                            Err(error) => view! { <ErrorContent error=error/> }.into_any(),
                        }
                    })
                }}
            </Suspense>
        </Layout>
    }
}

async fn load(link: &str) -> Result<(InvitedView, Draft), AppError> {
    let call = Call::here()?;
    let invited = call.services.credentials().invited(&call.actor, link).await?;
    Ok((invited, draft_here(&call).await))
}

#[component]
fn FirstPassword(link: String, invited: InvitedView, draft: Draft) -> impl IntoView {
    let texts = use_texts();
    view! {
        <ErrorSummary draft=draft.clone()/>
        <h1>{texts.get("invited-title")}</h1>
        <p>{texts.with("invited-text", &[("name", (&invited.name).into())])}</p>
        <form class="form" method="post" action=AcceptInvitation::url()>
            <input type="hidden" name="link" value=link/>
            // Password managers keep the password under this name.
            <input type="email" name="username" value=invited.email autocomplete="username" readonly class="visually-hidden" tabindex="-1" aria-hidden="true"/>
            <NewPassword draft=draft/>
            <button class="button">{texts.get("sign-in-next")}</button>
        </form>
    }
}

/// The two fields of a new password.
#[component]
pub fn NewPassword(draft: Draft) -> impl IntoView {
    let texts = use_texts();
    view! {
        <TextField
            name="password"
            kind="password"
            label=texts.get("password-new")
            hint=texts.get("password-hint")
            autocomplete="new-password"
            error=draft_error(texts, &draft, "password")
        />
        <TextField
            name="repeated"
            kind="password"
            label=texts.get("password-repeated")
            autocomplete="new-password"
            error=draft_error(texts, &draft, "repeated")
        />
    }
}

#[component]
fn Over() -> impl IntoView {
    let texts = use_texts();
    answer_with_status(404);
    view! {
        <h1>{texts.get("invited-over")}</h1>
        <p>{texts.get("invited-over-next")}</p>
        <p class="actions">
            <a class="button" href="/logowanie/pracownik">{texts.get("sign-in-staff-link")}</a>
        </p>
    }
}
