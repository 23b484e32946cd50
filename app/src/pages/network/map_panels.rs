//! What floats over the map: search, layers, tools, the card. Plain HTML; `data-act` and the names of the fields tell
//! the island what a press or a tick means.

use contract::network::CardView;
use domain::language::Language;
use leptos::prelude::*;

use super::map::MapContent;
use crate::components::use_texts;
use crate::islands::map::layers::{LayerGroup, MapLayer};
use crate::site::BaseMap;

/// The search field. Without a script it leads to the page of answers.
#[component]
pub(super) fn SearchPanel(
    /// Whether the national registers can be asked too.
    registers: bool,
) -> impl IntoView {
    let texts = use_texts();
    view! {
        <form class="panel map-search" role="search" action="/szukaj" method="get" data-registers=registers.then_some("")>
            <input type="search" name="q" autocomplete="off" maxlength="100" aria-label=texts.get("map-search")
                placeholder=texts.get("map-search-hint")/>
            <button aria-label=texts.get("map-search-button") title=texts.get("map-search-button")>
                <Icon name="search"/>
            </button>
            <p class="map-search-said" role="status"></p>
            <ul class="map-hits" hidden></ul>
        </form>
    }
}

/// The switches of the layers with their signs, the legend of states, base maps and opacity.
#[component]
pub(super) fn LayerPanel(content: MapContent) -> impl IntoView {
    let texts = use_texts();
    let layers: Vec<MapLayer> = content.layers().collect();
    let groups = LayerGroup::ALL
        .into_iter()
        .filter(|group| layers.iter().any(|layer| layer.group() == *group))
        .collect::<Vec<_>>();
    let switches = groups.iter().map(|group| {
        let rows = layers.iter().filter(|layer| layer.group() == *group);
        let rows = rows.map(|layer| view! { <Switch layer=*layer is_on=content.visible.shows(*layer)/> });
        let legend = texts.get(&format!("map-group-{}", group.code()));
        view! { <fieldset><legend>{legend}</legend>{rows.collect_view()}</fieldset> }
    });
    view! {
        <details class="panel map-layers">
            <summary><Icon name="layers"/><span>{texts.get("map-layers")}</span></summary>
            <div class="map-layers-body">
                {switches.collect_view()}
                <ul class="map-legend" aria-label=texts.get("map-legend")>
                    <li class="planned" hidden><Swatch of="planned"/>{texts.get("map-legend-planned")}</li>
                    <li class="out-of-use" hidden><Swatch of="out-of-use"/>{texts.get("map-legend-out-of-use")}</li>
                </ul>
                <BaseMaps base_maps=content.base_maps chosen=content.chosen_base_maps/>
                <details class="map-opacity">
                    <summary>{texts.get("map-opacity")}</summary>
                    {groups.into_iter().map(|group| view! { <Slider group=group/> }).collect_view()}
                </details>
            </div>
            <p class="map-as-list"><a href="/mapa?widok=lista">{texts.get("map-as-list")}</a></p>
        </details>
    }
}

#[component]
fn Switch(layer: MapLayer, is_on: bool) -> impl IntoView {
    let label = use_texts().get(&format!("map-layer-{}", layer.code()));
    view! {
        <label data-layer=layer.code()>
            <input type="checkbox" name="layer" value=layer.code() checked=is_on/>
            <Swatch of=layer.code()/>
            <span>{label} <small></small></span>
        </label>
    }
}

#[component]
fn Slider(group: LayerGroup) -> impl IntoView {
    let label = use_texts().get(&format!("map-group-{}", group.code()));
    view! {
        <label>
            <span>{label}</span>
            <input type="range" name="opacity" data-group=group.code() min="10" max="100" step="10" value="100"/>
        </label>
    }
}

/// The choice of a base map, where the configuration has any but our own.
#[component]
fn BaseMaps(base_maps: Vec<BaseMap>, chosen: Vec<String>) -> Option<impl IntoView> {
    if base_maps.is_empty() {
        return None;
    }
    let texts = use_texts();
    let is_on = |base: &BaseMap| chosen.contains(&base.code);
    let own = !base_maps.iter().any(|base| !base.overlay && is_on(base));
    let rows: Vec<_> = base_maps
        .iter()
        .map(|base| view! { <BaseMapChoice base=base.clone() is_on=is_on(base)/> })
        .collect();
    Some(view! {
        <fieldset>
            <legend>{texts.get("map-base-maps")}</legend>
            <label>
                <input type="radio" name="base" value="" checked=own/>
                <span>{texts.get("map-base-own")}</span>
            </label>
            {rows}
        </fieldset>
    })
}

#[component]
fn BaseMapChoice(base: BaseMap, is_on: bool) -> impl IntoView {
    let (kind, name) = if base.overlay {
        ("checkbox", "over")
    } else {
        ("radio", "base")
    };
    let label = match use_texts().language {
        Language::Polish => base.name_pl,
        Language::English => base.name_en,
    };
    view! {
        <label>
            <input type=kind name=name value=base.code checked=is_on data-url=base.url
                data-wms-layers=base.wms_layers data-attribution=base.attribution
                data-max-zoom=base.max_zoom.to_string()/>
            <span>{label}</span>
        </label>
    }
}

/// The buttons at the map's edge: nearer, farther, everything, where am I, full screen.
#[component]
pub(super) fn Tools() -> impl IntoView {
    let texts = use_texts();
    let tools = [
        ("nearer", "plus", "map-zoom-in"),
        ("farther", "minus", "map-zoom-out"),
        ("whole", "whole", "map-whole"),
        ("locate", "locate", "map-locate"),
        ("full", "full", "map-full-screen"),
    ];
    let buttons = tools.map(|(act, icon, key)| {
        let label = texts.get(key);
        view! {
            <button type="button" data-act=act aria-label=label.clone() title=label><Icon name=icon/></button>
        }
    });
    view! {
        <div class="panel map-tools">{buttons.into_iter().collect_view()}</div>
        <p class="panel map-located" role="status"></p>
    }
}

/// The card of one object at a time, with that of a linked object in it from the start.
#[component]
pub(super) fn CardPanel(card: Option<CardView>) -> impl IntoView {
    let texts = use_texts();
    let is_closed = card.is_none();
    let close = texts.get("map-close");
    view! {
        <aside class="panel map-card" aria-label=texts.get("map-card") hidden=is_closed>
            <button type="button" class="map-close" data-act="close" aria-label=close.clone() title=close>
                <Icon name="close"/>
            </button>
            <div class="map-card-body">{card.map(|card| view! { <Facts card=card/> })}</div>
            <p class="map-away"></p>
            <h3 class="map-several" hidden>{texts.get("map-several")}</h3>
            <ul class="map-others"></ul>
            <details class="map-place">
                <summary data-act="place">{texts.get("map-coordinates")}</summary>
                <dl class="facts"></dl>
            </details>
        </aside>
    }
}

#[component]
fn Facts(card: CardView) -> impl IntoView {
    let texts = use_texts();
    let object = card.href.split_once("obiekt=").map(|(_, object)| object.to_owned());
    let [longitude, latitude] = card.point;
    let rows = card
        .rows
        .into_iter()
        .map(|(label, value)| view! { <div><dt>{label}</dt><dd>{value}</dd></div> })
        .collect_view();
    view! {
        <h2 tabindex="-1" data-uid=card.uid.to_string() data-point=format!("{longitude},{latitude}") data-object=object>
            {card.title}
        </h2>
        <dl class="facts">{rows}</dl>
        <p><a href=card.href>{texts.get("map-link")}</a></p>
    }
}

#[component]
fn Icon(name: &'static str) -> impl IntoView {
    view! {
        <svg class="icon" width="24" height="24" aria-hidden="true"><use href=format!("/icons.svg#{name}")></use></svg>
    }
}

#[component]
fn Swatch(of: &'static str) -> impl IntoView {
    view! {
        <svg class="swatch" width="30" height="16" aria-hidden="true">
            <use href=format!("/icons.svg#swatch-{of}")></use>
        </svg>
    }
}
