//! Finding places and objects, with and without a script.

use axum::http::StatusCode;
use domain::network::{AddressPoint, Details, NetworkObject};
use geo_types::{Geometry, point};
use gis::Feature;

use crate::app::{CENTRE, OWNER, TestApp, id_of};

/// A house fifty metres from where the pipes cross, and one of the same street in another village.
pub async fn with_houses() -> TestApp {
    let app = TestApp::with_network().await;
    let house = |id: &str, place: &str, x: f64, y: f64| {
        let address = AddressPoint {
            place: place.to_owned(),
            street: Some("Leśna".to_owned()),
            number: "5".to_owned(),
            postcode: Some("12-150".to_owned()),
        };
        Feature {
            object: NetworkObject::new(id_of(id), Details::Address(address)),
            geometry: Geometry::Point(point!(x: x, y: y)),
        }
    };
    let (x, y) = CENTRE;
    let houses = vec![
        house("A-1", "Spychowo", x + 0.001, y + 0.00045),
        house("A-2", "Jerutki", x - 0.2, y),
    ];
    app.take_in("adresy", houses).await;
    app
}

#[tokio::test]
async fn the_map_is_answered_with_places_in_the_askers_language() {
    let app = with_houses().await;
    let answer = app.get("/api/network/search?text=lesna%205%20spychowo", &[]).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    let found = answer.json();
    assert_eq!(found[0]["title"], "Leśna 5, Spychowo");
    assert_eq!(found[0]["kind"], "address");
    assert_eq!(found[0]["href"], "/mapa?obiekt=adresy/A-1");
    assert_eq!(found[0]["detail"], "Adres, 12-150");
    let english = [("accept-language", "en")];
    let answer = app.get("/api/network/search?text=W-1", &english).await.json();
    assert_eq!(answer[0]["title"], "W-1");
    assert_eq!(answer[0]["detail"], "Water pipe");
    assert_eq!(answer[0]["reference"], "probe/W-1");
}

#[tokio::test]
async fn the_page_answers_without_a_script_and_keeps_what_was_typed() {
    let app = with_houses().await;
    let page = app
        .get("/szukaj?q=le%C5%9Bna%20%3Cb%3E", &[("accept", "text/html")])
        .await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text().contains("value=\"leśna &lt;b>\"") || page.text().contains("value=\"leśna &lt;b&gt;\""));
    let page = app.get("/szukaj?q=le%C5%9Bna", &[("accept", "text/html")]).await;
    for part in [
        "Znaleziono 2 miejsca",
        "/mapa?bbox=",
        "/mapa?widok=lista&amp;przy=Le%C5%9Bna",
        "Ulica, Spychowo",
    ] {
        assert!(page.text().contains(part), "{part}: {}", page.text());
    }
    assert!(!page.text().contains(OWNER));
}

#[tokio::test]
async fn nothing_found_says_what_to_do_and_an_empty_question_asks() {
    let app = with_houses().await;
    let nothing = app.get("/szukaj?q=qwertyuiop", &[("accept", "text/html")]).await;
    assert_eq!(nothing.status, StatusCode::OK);
    assert!(nothing.text().contains("Nic nie znaleziono") && nothing.text().contains("Sprawdź pisownię"));
    let empty = app.get("/szukaj", &[("accept", "text/html")]).await;
    assert_eq!(empty.status, StatusCode::OK);
    assert!(!empty.text().contains("role=\"status\""), "{}", empty.text());
}

#[tokio::test]
async fn the_start_page_asks_the_search() {
    let app = TestApp::with_network().await;
    let page = app.get("/", &[("accept", "text/html")]).await;
    assert!(page.text().contains("action=\"/szukaj\"") && page.text().contains("name=\"q\""));
}
