//! `/logowanie/pracownik`: e-mail and password, or a passkey.

use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;

use super::back_here;
use crate::address::Query;
use crate::components::{ErrorSummary, Layout, Notice, PasskeySignIn, TextField, draft_error, use_texts};
use crate::draft::Draft;
use crate::form::load_draft;
use crate::server_fns::context::Call;
use crate::server_fns::credentials::GivePassword;

/// The first step.
#[component]
pub fn ByPassword() -> impl IntoView {
    let texts = use_texts();
    let draft = OnceResource::new(load_draft());
    view! {
        <Layout title=texts.get("sign-in-staff")>
            <Suspense>
                {move || Suspend::new(async move { view! { <PasswordForm draft=draft.await/> } })}
            </Suspense>
        </Layout>
    }
}

#[component]
fn PasswordForm(draft: Draft) -> impl IntoView {
    let texts = use_texts();
    let back = back_here();
    let again = (Query::here().get("wynik") == Some("od-nowa"))
        .then(|| view! { <Notice kind="warn"><p role="status">{texts.get("sign-in-again")}</p></Notice> });
    let takes_passkeys = Call::here().is_ok_and(|call| call.services.credentials().takes_passkeys());
    let passkey = takes_passkeys.then(|| {
        view! { <PasskeySignIn back=back.clone()/> }
    });
    view! {
        <ErrorSummary draft=draft.clone()/>
        {again}
        <h1>{texts.get("sign-in-staff")}</h1>
        {passkey}
        <form class="form" method="post" action=GivePassword::url()>
            <input type="hidden" name="back" value=back/>
            <TextField
                name="email"
                kind="email"
                label=texts.get("sign-in-email")
                value=draft.value("email")
                autocomplete="username"
                error=draft_error(texts, &draft, "email")
            />
            <TextField
                name="password"
                kind="password"
                label=texts.get("sign-in-password")
                autocomplete="current-password"
                error=draft_error(texts, &draft, "password")
            />
            <button class="button">{texts.get("sign-in-next")}</button>
        </form>
        <p class="hint">{texts.get("sign-in-forgotten")}</p>
    }
}
