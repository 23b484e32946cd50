//! `/logowanie/kod`: the second factor.

use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;

use super::back_here;
use crate::components::{ErrorSummary, Layout, TextField, draft_error, use_texts};
use crate::draft::Draft;
use crate::form::load_draft;
use crate::server_fns::credentials::GiveCode;

/// The second step.
#[component]
pub fn SecondFactor() -> impl IntoView {
    let texts = use_texts();
    let draft = OnceResource::new(load_draft());
    view! {
        <Layout title=texts.get("sign-in-code-title")>
            <Suspense>
                {move || Suspend::new(async move { view! { <CodeForm draft=draft.await/> } })}
            </Suspense>
        </Layout>
    }
}

#[component]
fn CodeForm(draft: Draft) -> impl IntoView {
    let texts = use_texts();
    view! {
        <ErrorSummary draft=draft.clone()/>
        <h1>{texts.get("sign-in-code-title")}</h1>
        <form class="form" method="post" action=GiveCode::url()>
            <input type="hidden" name="back" value=back_here()/>
            <TextField
                name="code"
                label=texts.get("sign-in-code")
                hint=texts.get("sign-in-code-hint")
                autocomplete="one-time-code"
                error=draft_error(texts, &draft, "code")
            />
            <button class="button">{texts.get("sign-in-finish")}</button>
        </form>
        <p class="hint">{texts.get("sign-in-lost-phone")}</p>
    }
}
