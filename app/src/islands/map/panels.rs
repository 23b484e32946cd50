//! The layer panel: switches that are the legend too, base maps, opacity.

use leptos::prelude::*;

use super::bench::Bench;
use super::layers::{LayerGroup, MapLayer};
use super::rasters::BaseMap;
use super::setup::{LayerText, MapSetup, MapTexts, Word};

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
    let texts = setup.texts.clone();
    let groups = setup
        .groups
        .iter()
        .map(|(group, label)| group_view(bench, *group, label.clone(), &setup))
        .collect_view();
    view! {
        <details class="panel map-layers" open=move || open.get()>
            <summary>
                <svg class="icon" width="24" height="24" aria-hidden="true"><use href="/icons.svg#layers"></use></svg>
                <span>{texts.get(Word::Layers)}</span>
            </summary>
            <div class="map-layers-body">
                {groups}
                <Legend bench=bench texts=texts.clone()/>
                <BaseMaps bench=bench texts=texts.clone() base_maps=setup.base_maps.clone()/>
                <Opacity bench=bench setup=setup/>
            </div>
            <p class="map-as-list"><a href="/mapa?widok=lista">{texts.get(Word::AsList)}</a></p>
        </details>
    }
}

fn group_view(bench: Bench, group: LayerGroup, label: String, setup: &MapSetup) -> Option<impl IntoView + use<>> {
    let of_group = |text: &&LayerText| text.layer.group() == group;
    let rows: Vec<_> = setup
        .layers
        .iter()
        .filter(of_group)
        .map(|text| layer_view(bench, text, &setup.texts))
        .collect();
    (!rows.is_empty()).then(|| view! { <fieldset><legend>{label}</legend>{rows}</fieldset> })
}

fn layer_view(bench: Bench, text: &LayerText, texts: &MapTexts) -> impl IntoView + use<> {
    let layer = text.layer;
    let swatch = format!("/icons.svg#swatch-{}", layer.code());
    let (nearer, absent) = (texts.get(Word::Nearer), texts.get(Word::NotInView));
    // Before the map has come to rest for the first time, nothing is known to be missing.
    let is_seen = move || !bench.ready.get() || bench.in_view.get().has(layer);
    let why_not = move || {
        let hint = if bench.zoom.get() < layer.first_zoom() { &nearer } else { &absent };
        (!is_seen()).then(|| hint.clone())
    };
    view! {
        <label class:absent=move || !is_seen()>
            <input type="checkbox" name=layer.code()
                prop:checked=move || bench.visible.get().shows(layer)
                checked=bench.visible.get_untracked().shows(layer)
                on:change=move |_| bench.visible.update(|set| *set = set.switched(layer))/>
            <svg class="swatch" width="30" height="16" aria-hidden="true"><use href=swatch></use></svg>
            <span>{text.label.clone()} <small>{why_not}</small></span>
        </label>
    }
}

/// What dots and grey mean, as far as any is in the window.
#[component]
fn Legend(bench: Bench, texts: MapTexts) -> impl IntoView {
    let row = |icon: &'static str, word: String, seen: fn(&super::in_view::InView) -> bool| {
        view! {
            <li hidden=move || !seen(&bench.in_view.get())>
                <svg class="swatch" width="30" height="16" aria-hidden="true">
                    <use href=format!("/icons.svg#swatch-{icon}")></use>
                </svg>
                {word}
            </li>
        }
    };
    view! {
        <ul class="map-legend" aria-label=texts.get(Word::Legend)>
            {row("planned", texts.get(Word::Planned), |seen| seen.planned)}
            {row("out-of-use", texts.get(Word::OutOfUse), |seen| seen.out_of_use)}
        </ul>
    }
}

/// The choice of a base map, where the configuration has any but our own.
#[component]
fn BaseMaps(bench: Bench, texts: MapTexts, base_maps: Vec<BaseMap>) -> Option<impl IntoView> {
    if base_maps.is_empty() {
        return None;
    }
    let grounds: Vec<String> = base_maps
        .iter()
        .filter(|base| !base.overlay)
        .map(|base| base.code.clone())
        .collect();
    let own = grounds.clone();
    let own_shown = move || bench.base_maps.with(|shown| !shown.iter().any(|code| own.contains(code)));
    let choose = move |code: Option<String>| {
        bench.base_maps.update(|shown| {
            shown.retain(|known| !grounds.contains(known));
            shown.extend(code);
        });
    };
    let choose_own = choose.clone();
    let rows: Vec<_> = base_maps
        .into_iter()
        .map(|base| base_map_view(bench, base, choose.clone()))
        .collect();
    Some(view! {
        <fieldset>
            <legend>{texts.get(Word::BaseMaps)}</legend>
            <label>
                <input type="radio" name="base" prop:checked=own_shown on:change=move |_| choose_own(None)/>
                <span>{texts.get(Word::OwnBaseMap)}</span>
            </label>
            {rows}
        </fieldset>
    })
}

fn base_map_view(bench: Bench, base: BaseMap, choose: impl Fn(Option<String>) + 'static) -> impl IntoView {
    let code = base.code.clone();
    let shown = move || bench.base_maps.with(|shown| shown.contains(&code));
    let code = base.code;
    let changed = move |_| {
        if base.overlay {
            bench.base_maps.update(|shown| match shown.iter().position(|known| *known == code) {
                Some(place) => drop(shown.remove(place)),
                None => shown.push(code.clone()),
            });
        } else {
            choose(Some(code.clone()));
        }
    };
    let kind = if base.overlay { "checkbox" } else { "radio" };
    view! {
        <label>
            <input type=kind name="base" prop:checked=shown on:change=changed/>
            <span>{base.label}</span>
        </label>
    }
}

/// A slider for each group, folded away: few need them.
#[component]
fn Opacity(bench: Bench, setup: MapSetup) -> impl IntoView {
    let slider = |(group, label): (LayerGroup, String)| {
        let changed = move |event: web_sys::Event| {
            if let Ok(percent) = event_target_value(&event).parse::<f64>() {
                bench.with_map(|map| map.set_opacity(group, percent / 100.0));
            }
        };
        view! {
            <label>
                <span>{label}</span>
                <input type="range" min="10" max="100" step="10" value="100" on:input=changed/>
            </label>
        }
    };
    let has = |group: LayerGroup| setup.layers.iter().any(|text: &LayerText| MapLayer::group(text.layer) == group);
    let sliders: Vec<_> = setup
        .groups
        .iter()
        .filter(|(group, _)| has(*group))
        .cloned()
        .map(slider)
        .collect();
    view! {
        <details class="map-opacity">
            <summary>{setup.texts.get(Word::Opacity)}</summary>
            {sliders}
        </details>
    }
}
