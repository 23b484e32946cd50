//! `/logowanie`: how to sign in, and why it did not work the last time.

use domain::sessions::{NoEntry, ReturnPath};
use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;

use crate::address::{Query, query_string};
use crate::components::ErrorSummary;
use crate::components::{Layout, Notice, PhoneLink, use_site, use_texts};
use crate::form::{RETURN, draft_here};
use crate::server_fns::context::Call;
use crate::server_fns::sign_in::BeginGateway;

/// The choice of ways to sign in.
#[component]
pub fn SignIn() -> impl IntoView {
    let texts = use_texts();
    let query = Query::here();
    let back = query
        .get(RETURN)
        .and_then(ReturnPath::parse)
        .map(|path| path.as_str().to_owned());
    let outcome = query.get("wynik").map(str::to_owned);
    let is_on = Call::here().is_ok_and(|call| call.services.gateway().is_on());
    let draft = OnceResource::new(async move {
        match Call::here() {
            Ok(call) => draft_here(&call).await,
            Err(_) => crate::draft::Draft::default(),
        }
    });
    view! {
        <Layout title=texts.get("sign-in-title")>
            <Suspense>
                {move || Suspend::new(async move { view! { <ErrorSummary draft=draft.await/> } })}
            </Suspense>
            <Outcome outcome=outcome/>
            <h1>{texts.get("sign-in-title")}</h1>
            <ThroughGateway is_on=is_on back=back.clone()/>
            <ThroughAccount back=back/>
        </Layout>
    }
}

/// What came of the last try.
#[component]
fn Outcome(outcome: Option<String>) -> impl IntoView {
    let texts = use_texts();
    let outcome = outcome?;
    if outcome == "wylogowano" {
        return Some(
            view! { <Notice kind="good"><p role="status">{texts.get("sign-in-signed-out")}</p></Notice> }.into_any(),
        );
    }
    let refusal: NoEntry = outcome.parse().ok()?;
    let key = match refusal {
        NoEntry::Cancelled => "sign-in-cancelled",
        NoEntry::TooLow => "sign-in-too-low",
        NoEntry::NotRecognized => "sign-in-not-recognized",
        NoEntry::GatewayFault => "sign-in-gateway-fault",
        NoEntry::Unavailable => "sign-in-unavailable",
        NoEntry::Untrusted => "sign-in-untrusted",
        NoEntry::Lost => "sign-in-lost",
        NoEntry::Suspended => "sign-in-suspended",
    };
    let kind = if refusal == NoEntry::Cancelled { "info" } else { "bad" };
    let next = texts.get(&format!("{key}-next"));
    Some(
        view! {
            <Notice kind=kind>
                <div role="alert">
                    <h2>{texts.get(key)}</h2>
                    <p>{next}</p>
                </div>
            </Notice>
        }
        .into_any(),
    )
}

#[component]
fn ThroughGateway(is_on: bool, back: Option<String>) -> impl IntoView {
    let texts = use_texts();
    if !is_on {
        let phone = use_site().map(|site| view! { <PhoneLink phone=site.utility.phone.clone()/> });
        return view! {
            <Notice kind="warn"><p>{texts.get("sign-in-gateway-off")} " " {phone}</p></Notice>
        }
        .into_any();
    }
    view! {
        <section aria-labelledby="krajowe">
            <h2 id="krajowe">{texts.get("sign-in-gateway")}</h2>
            <p>{texts.get("sign-in-gateway-text")}</p>
            <form method="post" action=BeginGateway::url()>
                <input type="hidden" name="back" value=back.unwrap_or_default()/>
                <button class="button">{texts.get("sign-in-gateway-button")}</button>
            </form>
            <p class="hint">{texts.get("sign-in-gateway-hint")}</p>
        </section>
    }
    .into_any()
}

#[component]
fn ThroughAccount(back: Option<String>) -> impl IntoView {
    let texts = use_texts();
    let query = back.map(|path| query_string([(RETURN, path)])).unwrap_or_default();
    let href = format!("/logowanie/pracownik{query}");
    view! {
        <section aria-labelledby="lokalne">
            <h2 id="lokalne">{texts.get("sign-in-staff")}</h2>
            <p>{texts.get("sign-in-staff-text")}</p>
            <p><a class="button button-quiet" href=href>{texts.get("sign-in-staff-link")}</a></p>
        </section>
    }
}
