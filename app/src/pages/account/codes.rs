//! `/konto/kody`: recovery codes, shown once.

use contract::AppError;
use leptos::prelude::*;

use crate::address::Query;
use crate::components::{Notice, PersonalLayout, use_texts};
use crate::pages::error::ErrorContent;
use crate::server_fns::context::Call;

/// The kind of note that new codes are until they were looked at.
pub const KIND: &str = "codes";
/// The parameter that names the note.
pub const MARK: &str = "kody";

/// New recovery codes.
#[component]
pub fn Codes() -> impl IntoView {
    let texts = use_texts();
    let mark = Query::here().get(MARK).unwrap_or_default().to_owned();
    let codes = OnceResource::new(async move { load(&mark).await });
    view! {
        <PersonalLayout title=texts.get("codes-title")>
            <Suspense>
                {move || Suspend::new(async move {
                    match codes.await {
                        Ok(codes) => view! { <List codes=codes/> }.into_any(),
                        Err(error) => view! { <ErrorContent error=error/> }.into_any(),
                    }
                })}
            </Suspense>
        </PersonalLayout>
    }
}

async fn load(mark: &str) -> Result<Vec<String>, AppError> {
    let call = Call::signed_in()?;
    let browser = &call.visit()?.browser;
    let codes = call.services.browsers().look(browser, (KIND, mark)).await?;
    codes.ok_or_else(|| AppError::not_found("codes"))
}

#[component]
fn List(codes: Vec<String>) -> impl IntoView {
    let texts = use_texts();
    let codes = codes.into_iter().map(|code| view! { <li>{code}</li> }).collect_view();
    view! {
        <h1>{texts.get("codes-title")}</h1>
        <p>{texts.get("codes-text")}</p>
        <ul class="codes">{codes}</ul>
        <Notice kind="warn"><p>{texts.get("codes-once")}</p></Notice>
        <p class="actions">
            <a class="button" href="/konto">{texts.get("codes-done")}</a>
        </p>
    }
}
