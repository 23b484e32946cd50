//! The map page: everything the island needs, put together on the server, and a way on for those without a script.

use contract::AppError;
use contract::network::Overview;
use domain::language::Language;
use leptos::prelude::*;

use super::query::MapRequest;
use crate::cards;
use crate::components::{Layout, Page, use_site, use_texts};
use crate::islands::map::NetworkMap;
use crate::islands::map::layers::{LayerGroup, LayerSet, MapLayer};
use crate::islands::map::rasters::BaseMap;
use crate::islands::map::setup::{LayerText, MapSetup, MapTexts};
use crate::pages::error::ErrorContent;
use crate::server_fns::context::Call;

/// The map.
#[component]
pub fn MapView(request: MapRequest) -> impl IntoView {
    let texts = use_texts();
    let setup = OnceResource::new(load(request));
    view! {
        <Layout title=texts.get("map-title") page=Page::Wide>
            <Suspense>
                {move || Suspend::new(async move {
                    match setup.await {
                        Ok(setup) => view! { <Content setup=setup/> }.into_any(),
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
fn Content(setup: MapSetup) -> impl IntoView {
    let texts = use_texts();
    let options = use_context::<LeptosOptions>();
    view! {
        <h1 class="visually-hidden">{texts.get("map-title")}</h1>
        <NetworkMap setup=setup.pack()/>
        <link rel="stylesheet" href="/vendor/leaflet/leaflet.css"/>
        <script src="/vendor/leaflet/leaflet.js"></script>
        <script src="/map/canvas-tiles.js"></script>
        {options.map(|options| view! { <HydrationScripts options=options islands=true/> })}
    }
}

async fn load(request: MapRequest) -> Result<MapSetup, AppError> {
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
    let start = site.as_ref().and_then(|site| site.map.bounds);
    let utility = site.as_ref().map(|site| site.utility.name.clone()).unwrap_or_default();
    let attribution = site
        .as_ref()
        .and_then(|site| site.map.attribution.clone())
        .unwrap_or_else(|| texts.with("map-attribution", &[("utility", (&utility).into())]));
    let view = card
        .as_ref()
        .map(|card| card.bounds)
        .or(request.bounds)
        .or(start)
        .or(overview.extent);
    let base_maps = site
        .map(|site| base_maps(texts, &site.map.base_maps))
        .unwrap_or_default();
    let chosen = request.base_maps.into_iter();
    Ok(MapSetup {
        view,
        card,
        sight: request.sight,
        visible: request.visible.unwrap_or_else(LayerSet::initial),
        chosen_base_maps: chosen
            .filter(|code| base_maps.iter().any(|base| base.code == *code))
            .collect(),
        base_maps,
        attribution,
        ..setup(texts, &overview)
    })
}

/// The base maps of others, in the reader's language.
fn base_maps(texts: i18n::Texts, configured: &[crate::site::BaseMap]) -> Vec<BaseMap> {
    let shown = |base: &crate::site::BaseMap| BaseMap {
        code: base.code.clone(),
        label: match texts.language {
            Language::Polish => base.name_pl.clone(),
            Language::English => base.name_en.clone(),
        },
        url: base.url.clone(),
        wms_layers: base.wms_layers.clone(),
        attribution: base.attribution.clone(),
        max_zoom: base.max_zoom,
        overlay: base.overlay,
    };
    configured.iter().map(shown).collect()
}

/// What the map starts with, whatever its address asks for.
fn setup(texts: i18n::Texts, overview: &Overview) -> MapSetup {
    let has = |layer: MapLayer| {
        overview
            .counts
            .iter()
            .any(|entry| entry.count > 0 && layer.holds_class(entry.class))
    };
    MapSetup {
        version: overview.version,
        extent: overview.extent,
        view: None,
        sight: None,
        visible: LayerSet::initial(),
        base_maps: Vec::new(),
        chosen_base_maps: Vec::new(),
        card: None,
        attribution: String::new(),
        layers: MapLayer::ALL
            .iter()
            .filter(|layer| has(**layer))
            .map(|layer| LayerText {
                layer: *layer,
                label: texts.get(&format!("map-layer-{}", layer.code())),
            })
            .collect(),
        groups: LayerGroup::ALL
            .iter()
            .map(|group| (*group, texts.get(&format!("map-group-{}", group.code()))))
            .collect(),
        names: domain::network::Class::ALL
            .iter()
            .map(|class| {
                (
                    class.to_string(),
                    texts.get(&format!("class-{}", class.code().replace('_', "-"))),
                )
            })
            .collect(),
        texts: MapTexts::collect(|key| texts.get(key)),
    }
}
