//! The coordinates of the place that was pointed at, in the systems that people of the trade use, each to be copied.

use contract::network::PlaceView;
use leptos::prelude::*;

use super::bench::Bench;
use super::setup::{MapTexts, Word};
use crate::server_fns::network::coordinates;

/// The coordinates, folded away until they are asked for.
#[component]
pub fn Place(bench: Bench, texts: MapTexts) -> impl IntoView {
    let rows: RwSignal<Option<PlaceView>> = RwSignal::new(None);
    Effect::new(move |_| {
        bench.place.track();
        rows.set(None);
    });
    let ask = move |_| {
        let Some([longitude, latitude]) = bench.place.get_untracked() else {
            return;
        };
        leptos::task::spawn_local(async move {
            rows.set(coordinates(longitude, latitude).await.ok());
        });
    };
    let heading = texts.get(Word::Coordinates);
    view! {
        <details class="map-place" hidden=move || bench.place.get().is_none() on:toggle=ask>
            <summary>{heading}</summary>
            <dl class="facts">{move || rows.get().map(|place| lines(place, &texts))}</dl>
        </details>
    }
}

fn lines(place: PlaceView, texts: &MapTexts) -> Vec<impl IntoView + use<>> {
    let line = |(label, value): (String, String)| {
        let said = RwSignal::new(texts.get(Word::Copy));
        let (copied, copy) = (texts.get(Word::Copied), value.clone());
        let name = format!("{}: {label}", texts.get(Word::Copy));
        view! {
            <div>
                <dt>{label}</dt>
                <dd>
                    {value} " "
                    <button type="button" class="link" aria-label=name on:click=move |_| {
                        let done = copied.clone();
                        copy_to_clipboard(&copy, move || said.set(done));
                    }>{said}</button>
                </dd>
            </div>
        }
    };
    place.rows.into_iter().map(line).collect()
}

/// Copies a text; `done` is called when the browser says that it has.
fn copy_to_clipboard(text: &str, done: impl FnOnce() + 'static) {
    let Some(window) = web_sys::window() else { return };
    let promise = window.navigator().clipboard().write_text(text);
    leptos::task::spawn_local(async move {
        if wasm_bindgen_futures::JsFuture::from(promise).await.is_ok() {
            done();
        }
    });
}
