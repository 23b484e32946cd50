//! The start page: one question, a few tasks in the words people use, and what the network is made of.

use contract::network::Overview;
use leptos::prelude::*;

use crate::components::{Layout, Notice, Page, TextField, tel, use_site, use_texts};
use crate::server_fns::context::Call;

/// The start page.
#[component]
pub fn Home() -> impl IntoView {
    let texts = use_texts();
    let overview = async {
        let call = Call::here()?;
        call.services.network().overview(&call.actor).await
    };
    let overview = OnceResource::new(overview);
    view! {
        <Layout title=texts.get("site-home") page=Page::Wide>
            <Ask/>
            <div class="wrap">
                <Suspense>
                    {move || Suspend::new(async move {
                        match overview.await {
                            Ok(overview) => view! { <Below overview=overview/> }.into_any(),
                            Err(_) => view! { <Tasks/> }.into_any(),
                        }
                    })}
                </Suspense>
            </div>
        </Layout>
    }
}

#[component]
fn Ask() -> impl IntoView {
    let texts = use_texts();
    view! {
        <div class="ask">
            <div class="wrap">
                <h1>{texts.get("home-title")}</h1>
                <form action="/szukaj" method="get" role="search">
                    <TextField name="q" kind="search" label=texts.get("home-search-label")/>
                    <button class="button">{texts.get("home-search-button")}</button>
                </form>
                <p class="hint">{texts.get("home-search-hint")}</p>
            </div>
        </div>
    }
}

#[component]
fn Below(overview: Overview) -> impl IntoView {
    let texts = use_texts();
    let demo = overview
        .demo
        .then(|| view! { <Notice kind="info"><p>{texts.get("site-demo")}</p></Notice> });
    view! {
        {demo}
        <Tasks/>
        <Network overview=overview/>
    }
}

#[component]
fn Tasks() -> impl IntoView {
    let texts = use_texts();
    let emergency = use_site().map(|site| {
        site.utility
            .emergency_phone
            .clone()
            .unwrap_or_else(|| site.utility.phone.clone())
    });
    let call = emergency.map(|phone| {
        let text = texts.with("home-task-failure-text", &[("phone", (&phone).into())]);
        view! { <Task href=tel(&phone) title=texts.get("home-task-failure") text=text/> }
    });
    view! {
        <section aria-labelledby="tasks">
            <h2 id="tasks">{texts.get("home-tasks")}</h2>
            <ul class="tasks">
                {call}
                <Task href="/mapa" title=texts.get("home-task-map") text=texts.get("home-task-map-text")/>
                <Task
                    href="/mapa?widok=lista"
                    title=texts.get("home-task-list")
                    text=texts.get("home-task-list-text")
                />
                <Task
                    href="/mapa?widok=lista&klasa=hydrant"
                    title=texts.get("home-task-hydrants")
                    text=texts.get("home-task-hydrants-text")
                />
            </ul>
        </section>
    }
}

#[component]
fn Task(#[prop(into)] href: String, title: String, text: String) -> impl IntoView {
    view! {
        <li>
            <a href=href>{title}</a>
            <p>{text}</p>
        </li>
    }
}

#[component]
fn Network(overview: Overview) -> impl IntoView {
    let texts = use_texts();
    let counts = overview
        .counts
        .iter()
        .filter(|entry| entry.class.source() == domain::network::TileSource::Network)
        .map(|entry| {
            let label = texts.get(&format!("classes-{}", entry.class.code().replace('_', "-")));
            let href = format!("/mapa?widok=lista&klasa={}", entry.class);
            view! {
                <div>
                    <dt><a href=href>{label}</a></dt>
                    <dd>{i18n::integer(texts.language, entry.count)}</dd>
                </div>
            }
        })
        .collect_view();
    let changed = overview
        .changed_at
        .map(|moment| texts.with("home-network-changed", &[("date", (&i18n::date_short(moment)).into())]));
    view! {
        <section aria-labelledby="network">
            <h2 id="network">{texts.get("home-network")}</h2>
            {overview.counts.is_empty().then(|| view! { <p>{texts.get("home-network-empty")}</p> })}
            <dl class="figures">{counts}</dl>
            {changed.map(|text| view! { <p class="hint">{text}</p> })}
        </section>
    }
}
