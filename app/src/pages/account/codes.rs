//! `/konto/kody`: new recovery codes, shown to their owner for some minutes.

use contract::AppError;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::address::Query;
use crate::components::{Notice, PersonalLayout, use_texts};
use crate::pages::error::ErrorContent;
use crate::server_fns::context::{Call, answer_with_status};

/// The kind of note that new codes are for some minutes.
pub const KIND: &str = "codes";
/// The parameter that names the note.
pub const MARK: &str = "kody";

/// New codes, and whose they are: a browser may be somebody else's a minute later.
#[derive(Serialize, Deserialize)]
pub struct NewCodes {
    /// The number of the account.
    pub account: String,
    /// The codes.
    pub codes: Vec<String>,
}

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
                        Err(AppError::NotFound { .. }) => view! { <Gone/> }.into_any(),
                        Err(error) => view! { <ErrorContent error=error/> }.into_any(),
                    }
                })}
            </Suspense>
        </PersonalLayout>
    }
}

async fn load(mark: &str) -> Result<Vec<String>, AppError> {
    let call = Call::signed_in()?;
    let (browser, mine) = (&call.visit()?.browser, call.visitor()?.person.account.0.to_string());
    let new: Option<NewCodes> = call.services.browsers().look(browser, (KIND, mark)).await?;
    let new = new.filter(|new| new.account == mine);
    new.map(|new| new.codes).ok_or_else(|| AppError::not_found("codes"))
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

/// Somebody came back to the page later, or to another one's.
#[component]
fn Gone() -> impl IntoView {
    let texts = use_texts();
    answer_with_status(404);
    view! {
        <h1>{texts.get("codes-gone")}</h1>
        <p>{texts.get("codes-gone-next")}</p>
        <p class="actions">
            <a class="button" href="/konto/zabezpieczenia">{texts.get("security-title")}</a>
        </p>
    }
}
