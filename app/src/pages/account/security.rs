//! `/konto/zabezpieczenia`: what one signs in with.

use contract::AppError;
use contract::credentials::{CredentialsView, PasskeyView};
use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;

use crate::address::Query;
use crate::components::{ErrorSummary, Notice, PasskeyCreation, PersonalLayout, TextField, draft_error, use_texts};
use crate::draft::Draft;
use crate::form::draft_here;
use crate::pages::error::ErrorContent;
use crate::pages::sign_in::NewPassword;
use crate::server_fns::context::Call;
use crate::server_fns::credentials::{ChangePassword, NewRecoveryCodes, RemovePasskey};

/// What one signs in with.
#[component]
pub fn Security() -> impl IntoView {
    let texts = use_texts();
    let loaded = OnceResource::new(load());
    view! {
        <PersonalLayout title=texts.get("security-title")>
            <Suspense>
                {move || Suspend::new(async move {
                    match loaded.await {
                        Ok((view, draft)) => view! { <Content view=view draft=draft/> }.into_any(),
                        Err(error) => view! { <ErrorContent error=error/> }.into_any(),
                    }
                })}
            </Suspense>
        </PersonalLayout>
    }
}

async fn load() -> Result<(CredentialsView, Draft), AppError> {
    let call = Call::signed_in()?;
    let view = call.services.credentials().own(&call.actor).await?;
    Ok((view, draft_here(&call).await))
}

#[component]
fn Content(view: CredentialsView, draft: Draft) -> impl IntoView {
    let texts = use_texts();
    let done = match Query::here().get("wynik") {
        Some("haslo") => Some("security-password-changed"),
        Some("klucz") => Some("security-passkey-removed"),
        Some("klucz-dodany") => Some("security-passkey-added"),
        _ => None,
    };
    let done = done.map(|key| view! { <Notice kind="good"><p role="status">{texts.get(key)}</p></Notice> });
    let passkeys = view
        .takes_passkeys
        .then(|| view! { <Passkeys passkeys=view.passkeys/> });
    view! {
        <ErrorSummary draft=draft.clone()/>
        {done}
        <h1>{texts.get("security-title")}</h1>
        <p>{texts.with("security-email", &[("email", (&view.email).into())])}</p>
        {passkeys}
        <section aria-labelledby="kody">
            <h2 id="kody">{texts.get("codes-title")}</h2>
            <p>{texts.with("codes-left", &[("count", view.recovery_left.into())])}</p>
            <form method="post" action=NewRecoveryCodes::url()>
                <button class="button button-quiet">{texts.get("codes-new")}</button>
            </form>
        </section>
        <Password draft=draft/>
    }
}

#[component]
fn Password(draft: Draft) -> impl IntoView {
    let texts = use_texts();
    view! {
        <section aria-labelledby="haslo">
            <h2 id="haslo">{texts.get("password-change")}</h2>
            <p>{texts.get("password-change-text")}</p>
            <form class="form" method="post" action=ChangePassword::url()>
                <TextField
                    name="now_password"
                    kind="password"
                    label=texts.get("password-current")
                    autocomplete="current-password"
                    error=draft_error(texts, &draft, "now_password")
                />
                <NewPassword draft=draft/>
                <button class="button">{texts.get("password-change")}</button>
            </form>
        </section>
    }
}

#[component]
fn Passkeys(passkeys: Vec<PasskeyView>) -> impl IntoView {
    let texts = use_texts();
    let rows = passkeys
        .into_iter()
        .map(|passkey| view! { <Row passkey=passkey/> })
        .collect_view();
    view! {
        <section aria-labelledby="klucze">
            <h2 id="klucze">{texts.get("passkeys-title")}</h2>
            <p>{texts.get("passkeys-text")}</p>
            <ul class="sessions">{rows}</ul>
            <PasskeyCreation done="/konto/zabezpieczenia?wynik=klucz-dodany"/>
        </section>
    }
}

#[component]
fn Row(passkey: PasskeyView) -> impl IntoView {
    let texts = use_texts();
    let made = i18n::moment(passkey.created_at);
    let used = passkey
        .used_at
        .map_or_else(|| texts.get("passkey-unused"), i18n::moment);
    let times = texts.with("passkey-times", &[("made", (&made).into()), ("used", (&used).into())]);
    let label = texts.with("passkey-remove-label", &[("name", (&passkey.name).into())]);
    view! {
        <li>
            <div>
                <strong>{passkey.name}</strong>
                <span class="hint">{times}</span>
            </div>
            <form method="post" action=RemovePasskey::url()>
                <button class="button button-quiet" name="number" value=passkey.number aria-label=label>
                    {texts.get("passkey-remove")}
                </button>
            </form>
        </li>
    }
}
