//! The description of the tiles.

use axum::http::StatusCode;
use domain::network::{Class, TileSource};

use crate::app::TestApp;

#[tokio::test]
async fn each_layers_description_names_its_tiles_classes_and_zooms() {
    let app = TestApp::with_network().await;
    for source in TileSource::ALL {
        let answer = app.get(&format!("/tiles/{source}.json"), &[]).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert_eq!(answer.header("access-control-allow-origin"), Some("*"));
        assert_eq!(answer.header("cache-control"), Some("no-cache"));
        let json = answer.json();
        assert_eq!(json["tilejson"], "3.0.0");
        assert_eq!((&json["minzoom"], &json["maxzoom"]), (&8.into(), &20.into()));
        let template = format!(
            "http://localhost:3000/tiles/{}/{source}/{{z}}/{{x}}/{{y}}.mvt",
            app.version()
        );
        assert_eq!(json["tiles"][0], template);
        let layers: Vec<&str> = json["vector_layers"]
            .as_array()
            .unwrap()
            .iter()
            .map(|layer| layer["id"].as_str().unwrap())
            .collect();
        let classes: Vec<&str> = Class::ALL
            .iter()
            .filter(|class| class.source() == *source)
            .map(|class| class.code())
            .collect();
        assert_eq!(layers, classes);
    }
}

#[tokio::test]
async fn the_bounds_are_those_of_the_data_and_lead_to_a_tile() {
    let app = TestApp::with_network().await;
    let json = app.get("/tiles/network.json", &[]).await.json();
    let bounds: Vec<f64> = json["bounds"]
        .as_array()
        .unwrap()
        .iter()
        .map(|n| n.as_f64().unwrap())
        .collect();
    assert!(bounds[0] < bounds[2] && bounds[1] < bounds[3], "{bounds:?}");
    assert!(
        (21.0..21.6).contains(&bounds[0]) && (53.4..53.8).contains(&bounds[1]),
        "{bounds:?}"
    );
    let path = json["tiles"][0].as_str().unwrap().replace("http://localhost:3000", "");
    let (z, x, y) = app.tile_at((bounds[0] + bounds[2]) / 2.0, (bounds[1] + bounds[3]) / 2.0, 8);
    let path = path
        .replace("{z}", &z.to_string())
        .replace("{x}", &x.to_string())
        .replace("{y}", &y.to_string());
    assert_eq!(app.get(&path, &[]).await.status, StatusCode::OK, "{path}");
}

#[tokio::test]
async fn another_layer_is_not_found() {
    let app = TestApp::with_network().await;
    for path in ["/tiles/owners.json", "/tiles/network"] {
        assert_eq!(app.get(path, &[]).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}
