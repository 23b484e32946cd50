//! The map page: everything that stands around the map, made on the server, and a way on for those without a script.

use contract::AppError;
use contract::network::{Bounds, CardView, Overview};
use domain::network::Class;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::map_panels::{CardPanel, LayerPanel, SearchPanel, Tools};
use super::picture::{self, Drawn, MapPicture, Screen, Steps};
use super::query::MapRequest;
use crate::cards;
use crate::components::{IslandScripts, Layout, Page, use_site, use_texts};
use crate::islands::map::NetworkMap;
use crate::islands::map::layers::{LayerSet, MapLayer};
use crate::islands::map::link::Sight;
use crate::islands::map::setup::Word;
use crate::pages::error::ErrorContent;
use crate::server_fns::context::{Call, Request};
use crate::site::BaseMap;

/// The nearest that a box in view brings the map, as the moving map has it.
const NEAREST: f64 = 18.0;

/// What the map page shows at first.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct MapContent {
    overview: Overview,
    view: Option<Bounds>,
    sight: Option<Sight>,
    drawn: Option<Drawn>,
    registers: bool,
    pub(super) visible: LayerSet,
    pub(super) card: Option<CardView>,
    attribution: String,
    pub(super) base_maps: Vec<BaseMap>,
    pub(super) chosen_base_maps: Vec<String>,
}

impl MapContent {
    /// The base maps that are on, as the address says them; none that nobody knows.
    fn base_query(&self) -> String {
        let known = |code: &&String| self.base_maps.iter().any(|base| base.code == **code);
        let chosen = self.chosen_base_maps.iter().filter(known);
        chosen.map(String::as_str).collect::<Vec<_>>().join(".")
    }

    /// The layers that have something to show somewhere.
    pub(super) fn layers(&self) -> impl Iterator<Item = MapLayer> {
        let counts = &self.overview.counts;
        MapLayer::ALL.into_iter().filter(|layer| {
            let of_it = |class: Class| layer.holds_class(class);
            counts.iter().any(|entry| entry.count > 0 && of_it(entry.class))
        })
    }
}

/// The map.
#[component]
pub fn MapView(request: MapRequest) -> impl IntoView {
    let texts = use_texts();
    let content = OnceResource::new(load(request));
    view! {
        <Layout title=texts.get("map-title") page=Page::Wide>
            <Suspense>
                {move || Suspend::new(async move {
                    match content.await {
                        Ok(content) => view! { <Content content=content/> }.into_any(),
                        Err(error) => {
                            view! { <div class="wrap"><ErrorContent error=error/></div> }.into_any()
                        }
                    }
                })}
            </Suspense>
        </Layout>
    }
}

#[component]
fn Content(content: MapContent) -> impl IntoView {
    let texts = use_texts();
    view! {
        <h1 class="visually-hidden">{texts.get("map-title")}</h1>
        <NetworkMap>
            <MapFrame content=content/>
        </NetworkMap>
        <link rel="stylesheet" href="/vendor/leaflet/leaflet.css"/>
        <script src="/vendor/leaflet/leaflet.js"></script>
        <script src="/map/canvas-tiles.js"></script>
        <IslandScripts/>
    }
}

/// The map with its panels. What the island has to know stands in the attributes.
#[component]
fn MapFrame(mut content: MapContent) -> impl IntoView {
    let texts = use_texts();
    let empty = content
        .overview
        .extent
        .is_none()
        .then(|| view! { <p class="panel map-message">{texts.get("map-empty")}</p> });
    let steps = content.drawn.as_ref().map(|drawn| {
        let base = content.base_query();
        view! { <Steps steps=drawn.steps() visible=content.visible base=base/> }
    });
    let picture = content.drawn.take().map(|drawn| view! { <MapPicture drawn=drawn/> });
    let source = content.attribution.clone();
    let sight = content.sight.map(|sight| {
        let [longitude, latitude] = sight.center;
        format!("{longitude},{latitude},{}", sight.zoom)
    });
    view! {
        <div class="map" data-version=content.overview.version.to_string() data-extent=content.overview.extent.map(numbers)
            data-view=content.view.map(numbers) data-sight=sight data-layers=content.visible.codes()
            data-attribution=content.attribution.clone() data-words=words(texts) data-classes=classes(texts)>
            <p id="map-keys" class="visually-hidden">{texts.get("map-hint-keyboard")}</p>
            <div class="map-canvas" role="region" aria-label=texts.get("map-region") aria-describedby="map-keys">
                {picture}
            </div>
            <div class="map-cross" aria-hidden="true"></div>
            <div class="map-hover" aria-hidden="true" hidden></div>
            <p class="panel map-message map-waiting">
                <span class="map-moving">{texts.get("map-waiting")}</span>
                <span class="map-still">{texts.get("map-still")}</span> " " <a href="/mapa?widok=lista">{texts.get("map-as-list")}</a>
            </p>
            {empty}
            <p class="panel map-message map-base-failed" role="status"></p>
            <p class="panel map-message map-tiles-failed" role="status"></p>
            <p class="visually-hidden map-said" role="status"></p>
            <CardPanel card=content.card.take()/>
            <SearchPanel registers=content.registers/>
            <LayerPanel content=content.clone()/>
            <Tools/>
            {steps}
            <p class="map-source">{source}</p>
        </div>
    }
}

fn numbers(bounds: Bounds) -> String {
    bounds.map(|degrees| degrees.to_string()).join(",")
}

fn words(texts: i18n::Texts) -> String {
    let words: Vec<String> = Word::ALL.iter().map(|(_, key)| texts.get(key)).collect();
    serde_json::to_string(&words).unwrap_or_default()
}

/// What the objects of each class are called, in the order of the classes.
fn classes(texts: i18n::Texts) -> String {
    let name = |class: &Class| texts.get(&format!("class-{}", class.code().replace('_', "-")));
    let names: Vec<String> = Class::ALL.iter().map(name).collect();
    serde_json::to_string(&names).unwrap_or_default()
}

async fn load(request: MapRequest) -> Result<MapContent, AppError> {
    let texts = use_texts();
    let site = use_site();
    let call = Call::here()?;
    let overview = call.services.network().overview(&call.actor).await?;
    let card = match &request.object {
        None => None,
        Some(reference) => {
            let reference =
                domain::network::ObjectRef::parse(reference).ok_or_else(|| AppError::not_found("object"))?;
            let card = call.services.network().object(&call.actor, &reference).await?;
            Some(cards::card_view(texts, &card))
        }
    };
    let utility = site.as_ref().map(|site| site.utility.name.clone()).unwrap_or_default();
    let map = site.map(|site| site.map.clone()).unwrap_or_default();
    let attribution = map
        .attribution
        .unwrap_or_else(|| texts.with("map-attribution", &[("utility", (&utility).into())]));
    let view = card
        .as_ref()
        .map(|card| card.bounds)
        .or(request.bounds)
        .or(map.bounds)
        .or(overview.extent);
    let visible = request.visible.unwrap_or_else(LayerSet::initial);
    let asked = request.sight.or_else(|| beside_the_card(card.as_ref()));
    let screen = Screen::guess(Request::here().from_phone);
    let sight = asked.or_else(|| view.map(|view| screen.sight(view, NEAREST)));
    let drawn = match sight {
        // A page without its picture still has its map.
        Some(sight) => picture::draw(&call, screen, sight, visible).await.ok(),
        None => None,
    };
    let drawn = drawn.map(|drawn| drawn.with_chosen(card.as_ref().map(|card| card.point)));
    Ok(MapContent {
        overview,
        view,
        sight: asked,
        drawn,
        registers: call.services.network().asks_registers(),
        visible,
        card,
        attribution,
        base_maps: map.base_maps,
        chosen_base_maps: request.base_maps,
    })
}

/// Where a phone looks at first when an object's card lies over the lower part of its map: the object above it.
fn beside_the_card(card: Option<&CardView>) -> Option<Sight> {
    let card = card.filter(|_| Request::here().from_phone)?;
    let screen = Screen::guess(true);
    let sight = screen.sight(card.bounds, NEAREST);
    let centred = Sight {
        center: card.point,
        ..sight
    };
    Some(screen.moved(centred, [0.0, 0.2]))
}
