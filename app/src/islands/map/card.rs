//! The card of what was pointed at.

use contract::network::CardView;
use leptos::prelude::*;

use super::bench::Bench;
use super::hits::Found;
use super::place::Place;
use super::setup::{MapSetup, MapTexts, Word};
use super::state::CardState;

/// The card: one object at a time, spoken by screen readers when it changes.
#[component]
pub fn Card(bench: Bench, setup: MapSetup) -> impl IntoView {
    let close = setup.texts.get(Word::Close);
    let shown = move || !matches!(*bench.card.read(), CardState::Closed);
    view! {
        <aside class="panel map-card" aria-live="polite" hidden=move || !shown()>
            {move || shown().then(|| {
                let state = bench.card.get();
                let others = state.others();
                view! {
                    <CloseButton bench=bench label=close.clone()/>
                    {content(state, &setup.texts)}
                    <Others bench=bench others=others setup=setup.clone()/>
                    <Place bench=bench texts=setup.texts.clone()/>
                }
            })}
        </aside>
    }
}

fn content(state: CardState, texts: &MapTexts) -> impl IntoView + use<> {
    let word = match &state {
        CardState::Nothing => Some(Word::Nothing),
        CardState::Loading { .. } => Some(Word::Loading),
        CardState::Failed => Some(Word::CardFailed),
        CardState::Closed | CardState::Open { .. } => None,
    };
    let link = texts.get(Word::Link);
    let message = word.map(|word| view! { <p>{texts.get(word)}</p> });
    let away = state.distance().map(|metres| texts.metres(Word::Away, metres));
    let facts = match state {
        CardState::Open { card, .. } => Some(view! { <Facts card=*card away=away link=link/> }),
        _ => None,
    };
    view! { {message} {facts} }
}

#[component]
fn CloseButton(bench: Bench, label: String) -> impl IntoView {
    view! {
        <button type="button" class="map-close" aria-label=label.clone() title=label
            on:click=move |_| bench.close()>
            <svg class="icon" width="24" height="24" aria-hidden="true"><use href="/icons.svg#close"></use></svg>
        </button>
    }
}

#[component]
fn Facts(card: CardView, away: Option<String>, link: String) -> impl IntoView {
    let rows = card
        .rows
        .into_iter()
        .map(|(label, value)| view! { <div><dt>{label}</dt><dd>{value}</dd></div> })
        .collect_view();
    view! {
        <h2 tabindex="-1">{card.title}</h2>
        {away.map(|away| view! { <p class="map-away">{away}</p> })}
        <dl class="facts">{rows}</dl>
        <p><a href=card.href>{link}</a></p>
    }
}

#[component]
fn Others(bench: Bench, others: Vec<Found>, setup: MapSetup) -> impl IntoView {
    let several = setup.texts.get(Word::Several);
    let name = move |found: &Found| {
        let class = setup.names.iter().find(|(code, _)| code == found.class.code());
        let class = class.map(|(_, name)| name.as_str()).unwrap_or_default();
        let away = setup.texts.metres(Word::Away, found.distance);
        let mark = if found.label.is_empty() { "" } else { " " };
        format!("{class}{mark}{}, {away}", found.label)
    };
    let buttons: Vec<_> = others
        .iter()
        .map(|found| {
            let uid = found.uid;
            view! { <li><button type="button" on:click=move |_| bench.choose(uid)>{name(found)}</button></li> }
        })
        .collect();
    (!buttons.is_empty()).then(|| {
        view! {
            <h3>{several}</h3>
            <ul class="map-others">{buttons}</ul>
        }
    })
}
