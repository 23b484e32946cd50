//! The layer panel and the tools.

use leptos::prelude::*;

use super::Bench;
use super::layers::LayerGroup;
use super::setup::{LayerText, MapSetup, Word};
use super::workbench::Workbench;

/// The switches of the layers, in groups. Folded at first where the window is narrow.
#[component]
pub fn LayerPanel(bench: Bench, setup: MapSetup) -> impl IntoView {
    let open = RwSignal::new(false);
    Effect::new(move |_| {
        let wide = web_sys::window()
            .and_then(|window| window.inner_width().ok())
            .and_then(|width| width.as_f64())
            .is_some_and(|width| width >= 768.0);
        open.set(wide);
    });
    let groups = setup
        .groups
        .iter()
        .map(|(group, label)| group_view(bench, *group, label.clone(), &setup.layers))
        .collect_view();
    view! {
        <details class="panel map-layers" open=move || open.get()>
            <summary>
                <svg class="icon" width="24" height="24" aria-hidden="true"><use href="/icons.svg#layers"></use></svg>
                <span>{setup.texts.get(Word::Layers)}</span>
            </summary>
            {groups}
            <p class="hint">{setup.texts.get(Word::Legend)}</p>
            <p class="map-as-list"><a href="/mapa?widok=lista">{setup.texts.get(Word::AsList)}</a></p>
        </details>
    }
}

fn group_view(bench: Bench, group: LayerGroup, label: String, layers: &[LayerText]) -> Option<impl IntoView + use<>> {
    let rows: Vec<_> = layers
        .iter()
        .filter(|text| text.layer.group() == group)
        .map(|text| {
            let layer = text.layer;
            let swatch = format!("/icons.svg#swatch-{}", layer.code());
            view! {
                <label>
                    <input type="checkbox" name=layer.code()
                        prop:checked=move || bench.visible.get().shows(layer)
                        checked=bench.visible.get_untracked().shows(layer)
                        on:change=move |_| bench.visible.update(|set| *set = set.switched(layer))/>
                    <svg class="swatch" width="30" height="16" aria-hidden="true"><use href=swatch></use></svg>
                    <span>{text.label.clone()}</span>
                </label>
            }
        })
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <fieldset>
                <legend>{label}</legend>
                {rows}
            </fieldset>
        }
    })
}

/// The buttons at the map's edge.
#[component]
pub fn Tools(bench: Bench, setup: MapSetup) -> impl IntoView {
    let texts = setup.texts.clone();
    let extent = setup.extent;
    view! {
        <div class="panel map-tools">
            <Tool icon="plus" label=texts.get(Word::ZoomIn) press=Callback::new(move |()| bench.with_map(Workbench::zoom_in))/>
            <Tool icon="minus" label=texts.get(Word::ZoomOut) press=Callback::new(move |()| bench.with_map(Workbench::zoom_out))/>
            <Tool icon="whole" label=texts.get(Word::Whole) press=Callback::new(move |()| {
                if let Some(extent) = extent {
                    bench.with_map(|map| map.show(extent));
                }
            })/>
        </div>
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
