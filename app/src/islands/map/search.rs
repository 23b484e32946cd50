//! The search field over the map: what is typed is asked of the server, what is chosen is shown.

use std::time::Duration;

use contract::network::FoundView;
use leaflet::LatLng;
use leptos::prelude::*;

use super::bench::{Bench, focus};
use super::setup::{MapSetup, Word};
use crate::server_fns::network::{object_card_of, search_network};

/// How long nobody types before the question goes out.
const PAUSE: Duration = Duration::from_millis(250);
/// So many letters make a question of their own accord; fewer wait for the button.
const LETTERS: usize = 3;

/// What the search has said.
#[derive(Clone, PartialEq)]
enum Answer {
    Silent,
    Found(Vec<FoundView>),
    Failed,
}

#[derive(Clone, Copy)]
struct Asking {
    text: RwSignal<String>,
    answer: RwSignal<Answer>,
}

impl Asking {
    /// Asks, unless something else has been typed meanwhile.
    fn ask(self, text: String) {
        if text != self.text.get_untracked() || text.trim().is_empty() {
            return;
        }
        leptos::task::spawn_local(async move {
            let answer = search_network(text.clone()).await;
            if text == self.text.get_untracked() {
                self.answer.set(match answer {
                    Ok(hits) => Answer::Found(hits),
                    Err(_) => Answer::Failed,
                });
            }
        });
    }

    fn typed(self, text: String) {
        let long_enough = text.trim().chars().count() >= LETTERS;
        self.text.set(text.clone());
        if long_enough {
            set_timeout(move || self.ask(text), PAUSE);
        } else {
            self.answer.set(Answer::Silent);
        }
    }
}

/// The field with its answers. Without a script the same form leads to the page of answers.
#[component]
pub fn Search(bench: Bench, setup: MapSetup) -> impl IntoView {
    let asking = Asking {
        text: RwSignal::new(String::new()),
        answer: RwSignal::new(Answer::Silent),
    };
    let texts = setup.texts;
    let label = texts.get(Word::Search);
    let button = texts.get(Word::SearchButton);
    view! {
        <form class="panel map-search" role="search" action="/szukaj" method="get"
            on:submit=move |event| {
                event.prevent_default();
                asking.ask(asking.text.get_untracked());
            }
            on:keydown=move |event| {
                if event.key() == "Escape" {
                    asking.answer.set(Answer::Silent);
                }
            }>
            <input type="search" name="q" autocomplete="off" maxlength="100" aria-label=label
                placeholder=texts.get(Word::SearchHint)
                on:input=move |event| asking.typed(event_target_value(&event))/>
            <button aria-label=button.clone() title=button>
                <svg class="icon" width="24" height="24" aria-hidden="true"><use href="/icons.svg#search"></use></svg>
            </button>
            <div role="status">{move || said(asking.answer.get(), &texts)}</div>
            <ul>{move || hits(bench, asking)}</ul>
        </form>
    }
}

fn said(answer: Answer, texts: &super::setup::MapTexts) -> Option<impl IntoView + use<>> {
    let word = match answer {
        Answer::Found(hits) if hits.is_empty() => Word::SearchNone,
        Answer::Failed => Word::SearchFailed,
        Answer::Silent | Answer::Found(_) => return None,
    };
    Some(view! { <p>{texts.get(word)}</p> })
}

fn hits(bench: Bench, asking: Asking) -> Vec<impl IntoView + use<>> {
    let Answer::Found(hits) = asking.answer.get() else {
        return Vec::new();
    };
    let row = move |hit: FoundView| {
        let (label, detail) = (hit.title.clone(), hit.detail.clone());
        view! {
            <li>
                <button type="button" on:click=move |_| show(bench, asking, hit.clone())>
                    {label} <small>{detail}</small>
                </button>
            </li>
        }
    };
    hits.into_iter().map(row).collect()
}

fn show(bench: Bench, asking: Asking, hit: FoundView) {
    asking.answer.set(Answer::Silent);
    bench.with_map(|map| {
        map.show(hit.bounds);
        map.mark(&LatLng::new(hit.point[1], hit.point[0]), None);
    });
    focus(".map-canvas");
    if let Some(reference) = hit.reference {
        leptos::task::spawn_local(async move {
            if let Ok(card) = object_card_of(reference).await {
                bench.show_card(card);
            }
        });
    }
}
