//! The buttons at the map's edge.

use leptos::prelude::*;

use super::bench::Bench;
use super::setup::{MapSetup, Word};
use super::workbench::Workbench;

/// The buttons: nearer, farther, everything, where am I, full screen.
#[component]
pub fn Tools(bench: Bench, setup: MapSetup) -> impl IntoView {
    let texts = setup.texts.clone();
    let extent = setup.extent;
    let located: RwSignal<Option<String>> = RwSignal::new(None);
    let words = texts.clone();
    let locate = move |()| {
        let words = words.clone();
        let told = move |accuracy: Option<f64>| {
            located.set(Some(match accuracy {
                Some(metres) => words.metres(Word::Located, metres),
                None => words.get(Word::NotLocated),
            }));
        };
        bench.with_map(|map| map.locate(told));
    };
    view! {
        <div class="panel map-tools">
            <Tool icon="plus" label=texts.get(Word::ZoomIn) press=Callback::new(move |()| bench.with_map(Workbench::zoom_in))/>
            <Tool icon="minus" label=texts.get(Word::ZoomOut) press=Callback::new(move |()| bench.with_map(Workbench::zoom_out))/>
            <Tool icon="whole" label=texts.get(Word::Whole) press=Callback::new(move |()| {
                if let Some(extent) = extent {
                    bench.with_map(|map| map.show(extent));
                }
            })/>
            <Tool icon="locate" label=texts.get(Word::Locate) press=Callback::new(locate)/>
            <Tool icon="full" label=texts.get(Word::FullScreen) press=Callback::new(|()| switch_full_screen())/>
        </div>
        <p class="panel map-located" role="status" hidden=move || located.read().is_none()>{located}</p>
    }
}

#[component]
fn Tool(icon: &'static str, label: String, press: Callback<()>) -> impl IntoView {
    view! {
        <button type="button" aria-label=label.clone() title=label on:click=move |_| press.run(())>
            <svg class="icon" width="24" height="24" aria-hidden="true">
                <use href=format!("/icons.svg#{icon}")></use>
            </svg>
        </button>
    }
}

/// Gives the map the whole screen, or the screen back.
fn switch_full_screen() {
    let document = document();
    if document.fullscreen_element().is_some() {
        document.exit_fullscreen();
    } else if let Ok(Some(map)) = document.query_selector(".map") {
        // A device without a full screen leaves everything as it is.
        let _ = map.request_fullscreen();
    }
}
