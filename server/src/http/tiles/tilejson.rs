//! What a layer's tiles are and where to get them: TileJSON 3.0, as QGIS and map libraries read it.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::header::CACHE_CONTROL;
use axum::response::{IntoResponse, Response};
use domain::actor::Actor;
use domain::network::{Class, TileSource};
use gis::cut::{MAX_ZOOM, MIN_ZOOM};
use gis::snapshot::Snapshot;
use serde_json::{Map, Value, json};

use super::super::Node;
use super::super::failed::Failed;

/// Describes the layer named by `{layer}.json`.
///
/// # Errors
/// 404 for another layer, 503 while the network is being loaded.
pub async fn describe(State(node): State<Node>, Path(file): Path<String>) -> Result<Response, Failed> {
    let source = file
        .strip_suffix(".json")
        .and_then(|layer| layer.parse().ok())
        .ok_or_else(|| {
            Failed::not_found(format!(
                "there is no `{file}`; there are `base.json` and `network.json`"
            ))
        })?;
    let snapshot = node
        .services
        .network()
        .for_tiles(&Actor::Anonymous)?
        .ok_or_else(|| Failed::unavailable("the network is still being loaded; try again in a few seconds"))?;
    let attribution = node.site.map.attribution.as_ref().unwrap_or(&node.site.utility.name);
    let description = tilejson(&snapshot, source, &node.site.public_url, attribution);
    // Holds the version, so it must be asked for anew after each import.
    Ok(([(CACHE_CONTROL, "no-cache")], Json(description)).into_response())
}

fn tilejson(snapshot: &Snapshot, source: TileSource, public_url: &str, attribution: &str) -> Value {
    let version = snapshot.version();
    let layers: Vec<Value> = Class::ALL
        .iter()
        .filter(|class| class.source() == source)
        .map(|class| {
            let fields: Map<String, Value> = fields(*class)
                .iter()
                .map(|(name, kind)| ((*name).to_owned(), json!(kind)))
                .collect();
            json!({ "id": class.code(), "fields": fields })
        })
        .collect();
    let mut description = json!({
        "tilejson": "3.0.0",
        "name": source.code(),
        "version": format!("{version}.0.0"),
        "scheme": "xyz",
        "tiles": [format!("{public_url}/tiles/{version}/{source}/{{z}}/{{x}}/{{y}}.mvt")],
        "vector_layers": layers,
        "minzoom": MIN_ZOOM,
        "maxzoom": MAX_ZOOM,
        "attribution": attribution,
    });
    if let Some(bounds) = snapshot.extent_of_source(source) {
        description["bounds"] = json!(bounds);
    }
    description
}

/// The attributes that the tiles give to features of a class.
const fn fields(class: Class) -> &'static [(&'static str, &'static str)] {
    const TEXT: &str = "String";
    const NUMBER: &str = "Number";
    match class {
        Class::WaterPipe => &[
            ("function", TEXT),
            ("material", TEXT),
            ("status", TEXT),
            ("label", TEXT),
            ("name", TEXT),
            ("dn", NUMBER),
        ],
        Class::SewerPipe => &[
            ("function", TEXT),
            ("kind", TEXT),
            ("flow", TEXT),
            ("flows_to", TEXT),
            ("material", TEXT),
            ("status", TEXT),
            ("label", TEXT),
            ("name", TEXT),
            ("dn", NUMBER),
        ],
        Class::Valve => &[("medium", TEXT), ("state", TEXT), ("status", TEXT), ("label", TEXT)],
        Class::Hydrant => &[("kind", TEXT), ("status", TEXT), ("label", TEXT), ("dn", NUMBER)],
        Class::Manhole => &[("kind", TEXT), ("label", TEXT)],
        Class::Station => &[("kind", TEXT), ("status", TEXT), ("label", TEXT), ("name", TEXT)],
        Class::Device => &[
            ("kind", TEXT),
            ("medium", TEXT),
            ("status", TEXT),
            ("label", TEXT),
            ("name", TEXT),
        ],
        Class::Road => &[("rank", TEXT), ("label", TEXT), ("name", TEXT)],
        Class::WaterBody | Class::Forest | Class::Place | Class::Boundary => &[("label", TEXT), ("name", TEXT)],
        Class::ProtectionZone => &[("kind", TEXT), ("label", TEXT), ("name", TEXT)],
        Class::Elevation | Class::Building | Class::Address | Class::Parcel => &[("label", TEXT)],
    }
}
