//! `/logowanie/skladnik`: setting up the application that gives codes, while signing in for the first time.

use contract::AppError;
use contract::credentials::TotpView;
use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;

use crate::answers::begin_again;
use crate::components::{ErrorSummary, Layout, TextField, draft_error, use_texts};
use crate::draft::Draft;
use crate::form::draft_here;
use crate::pages::error::ErrorContent;
use crate::server_fns::context::{Call, redirect_to};
use crate::server_fns::credentials::GiveFirstCode;

/// Setting up the second factor.
#[component]
pub fn Enrol() -> impl IntoView {
    let texts = use_texts();
    let loaded = OnceResource::new(load());
    view! {
        <Layout title=texts.get("enrol-title")>
            <Suspense>
                {move || Suspend::new(async move {
                    match loaded.await {
                        Ok((totp, draft)) => view! { <Steps totp=totp draft=draft/> }.into_any(),
                        Err(AppError::SignInNeeded) => {
                            redirect_to(&begin_again(""));
                            ().into_any()
                        }
                        Err(error) => view! { <ErrorContent error=error/> }.into_any(),
                    }
                })}
            </Suspense>
        </Layout>
    }
}

async fn load() -> Result<(TotpView, Draft), AppError> {
    let call = Call::here()?;
    let browser = &call.visit()?.browser;
    let totp = call.services.credentials().totp_secret(&call.actor, browser).await?;
    Ok((totp, draft_here(&call).await))
}

#[component]
fn Steps(totp: TotpView, draft: Draft) -> impl IntoView {
    let texts = use_texts();
    view! {
        <ErrorSummary draft=draft.clone()/>
        <h1>{texts.get("enrol-title")}</h1>
        <p>{texts.get("enrol-text")}</p>
        <ol>
            <li>{texts.get("enrol-step-app")}</li>
            <li>
                {texts.get("enrol-step-scan")}
                <div class="qr" role="img" aria-label=texts.get("enrol-qr") inner_html=totp.qr_svg></div>
                <p>{texts.get("enrol-by-hand")} <strong class="secret">{totp.secret}</strong></p>
                <p><a href=totp.uri>{texts.get("enrol-same-device")}</a></p>
            </li>
            <li>{texts.get("enrol-step-code")}</li>
        </ol>
        <form class="form" method="post" action=GiveFirstCode::url()>
            <TextField
                name="code"
                label=texts.get("sign-in-code")
                autocomplete="one-time-code"
                keyboard="numeric"
                error=draft_error(texts, &draft, "code")
            />
            <button class="button">{texts.get("sign-in-finish")}</button>
        </form>
    }
}
