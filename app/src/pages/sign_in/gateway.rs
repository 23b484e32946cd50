//! `/logowanie/krajowe`: the step to the national gateway, a form that sends itself where scripts run.

use contract::AppError;
use contract::sign_in::GatewayForm;
use leptos::nonce::use_nonce;
use leptos::prelude::*;

use crate::address::Query;
use crate::components::{Layout, use_texts};
use crate::pages::error::ErrorContent;
use crate::server_fns::context::Call;
use crate::shell::allow_forms_to;

/// The parameter that names the request.
pub const MARK: &str = "prosba";

/// Sends the form as soon as the page is there; who has no script presses the button.
const SEND: &str = "document.getElementById('bramka').submit()";

/// The step to the gateway.
#[component]
pub fn ToGateway() -> impl IntoView {
    let texts = use_texts();
    let mark = Query::here().get(MARK).unwrap_or_default().to_owned();
    let form = OnceResource::new(async move { load(&mark).await });
    view! {
        <Layout title=texts.get("sign-in-gateway")>
            <Suspense>
                {move || Suspend::new(async move {
                    match form.await {
                        Ok(form) => view! { <Passage form=form/> }.into_any(),
                        Err(AppError::NotFound { .. }) => view! { <Gone/> }.into_any(),
                        Err(error) => view! { <ErrorContent error=error/> }.into_any(),
                    }
                })}
            </Suspense>
        </Layout>
    }
}

async fn load(mark: &str) -> Result<GatewayForm, AppError> {
    let call = Call::here()?;
    let browser = &call.visit()?.browser;
    call.services.gateway().form(&call.actor, browser, mark).await
}

#[component]
fn Passage(form: GatewayForm) -> impl IntoView {
    let texts = use_texts();
    allow_forms_to(&form.action);
    let fields = form
        .fields
        .into_iter()
        .map(|(name, value)| view! { <input type="hidden" name=name value=value/> })
        .collect_view();
    view! {
        <h1>{texts.get("sign-in-passage")}</h1>
        <p>{texts.get("sign-in-passage-text")}</p>
        <form id="bramka" method="post" action=form.action>
            {fields}
            <button class="button">{texts.get("sign-in-passage-button")}</button>
        </form>
        <script nonce=use_nonce() inner_html=SEND></script>
    }
}

/// Somebody came back to this page by the browser's history.
#[component]
fn Gone() -> impl IntoView {
    let texts = use_texts();
    view! {
        <h1>{texts.get("sign-in-lost")}</h1>
        <p>{texts.get("sign-in-lost-next")}</p>
        <p><a class="button" href="/logowanie">{texts.get("sign-in-title")}</a></p>
    }
}
