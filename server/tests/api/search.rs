//! Finding places and objects, with and without a script.

use axum::http::StatusCode;
use domain::network::{AddressPoint, Details, NetworkObject};
use geo_types::{Geometry, point};
use gis::Feature;
use sandbox::gugik::Fault;

use crate::app::{CENTRE, OWNER, TestApp, id_of};

/// A house fifty metres from where the pipes cross, and one of the same street in another village.
fn houses() -> Vec<Feature> {
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
    vec![
        house("A-1", "Spychowo", x + 0.001, y + 0.00045),
        house("A-2", "Jerutki", x - 0.2, y),
    ]
}

/// A small network with those houses.
pub async fn with_houses() -> TestApp {
    let app = TestApp::with_network().await;
    app.take_in("adresy", houses()).await;
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

#[tokio::test]
async fn the_national_registers_are_asked_beside_only_when_that_is_wanted() {
    let (app, registers) = TestApp::with_registers().await;
    let html = [("accept", "text/html")];
    let page = app.get("/szukaj?q=W-1", &html).await;
    assert!(
        page.text().contains("/szukaj?q=W-1&amp;rejestry=tak"),
        "{}",
        page.text()
    );
    assert_eq!(registers.asked(), 0, "what is known here is answered without them");
    let map = app.get("/mapa", &html).await;
    assert!(map.text().contains("data-registers"));
    let found = app.get("/api/network/search-registers?text=juranda%205", &[]).await;
    assert_eq!(found.status, StatusCode::OK, "{}", found.text());
    assert_eq!(found.json()[0]["title"], "Juranda 5, Spychowo");
    registers.set_fault(Fault::Broken);
    let silent = app.get("/api/network/search-registers?text=juranda%207", &[]).await;
    assert_eq!(silent.status, StatusCode::SERVICE_UNAVAILABLE);
}

#[tokio::test]
async fn what_only_the_registers_know_is_shown_once_and_offered_no_more() {
    let (app, _registers) = TestApp::with_registers().await;
    for address in ["/szukaj?q=juranda%205", "/szukaj?q=juranda%205&rejestry=tak"] {
        let page = app.get(address, &[("accept", "text/html")]).await;
        assert_eq!(
            page.text().matches(">Juranda 5, Spychowo</a>").count(),
            1,
            "{address}: {}",
            page.text()
        );
        assert!(!page.text().contains("Szukaj też w krajowych"), "{address}");
    }
}

#[tokio::test]
async fn a_silent_register_takes_nothing_from_the_page() {
    let (app, registers) = TestApp::with_registers().await;
    registers.set_fault(Fault::Broken);
    app.take_in("adresy", houses()).await;
    let page = app
        .get("/szukaj?q=lesna%205&rejestry=tak", &[("accept", "text/html")])
        .await;
    assert_eq!(page.status, StatusCode::OK);
    for part in ["Leśna 5, Spychowo", "Krajowe rejestry nie odpowiadają"] {
        assert!(page.text().contains(part), "{part}: {}", page.text());
    }
}

#[tokio::test]
async fn without_registers_nobody_offers_them() {
    let app = TestApp::with_network().await;
    let page = app.get("/szukaj?q=W-1", &[("accept", "text/html")]).await;
    assert!(page.text().contains("W-1") && !page.text().contains("rejestry=tak"));
    let found = app.get("/api/network/search-registers?text=juranda%205", &[]).await;
    assert_eq!((found.status, found.text()), (StatusCode::OK, "[]"));
}

#[tokio::test]
async fn a_linked_object_and_a_place_are_answered_and_nonsense_is_refused() {
    let app = TestApp::with_network().await;
    let card = app.get("/api/network/object?reference=probe%2FW-1", &[]).await;
    assert_eq!(card.status, StatusCode::OK, "{}", card.text());
    assert_eq!(card.json()["href"], "/mapa?obiekt=probe/W-1");
    assert!(!card.text().contains(OWNER));
    for gone in ["probe%2Fnone", "none%2FW-1", "W-1", "%2F", ""] {
        let answer = app.get(&format!("/api/network/object?reference={gone}"), &[]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{gone}: {}", answer.text());
    }
    let place = app
        .get("/api/network/coordinates?longitude=21.34738&latitude=53.60043", &[])
        .await;
    assert_eq!(place.status, StatusCode::OK, "{}", place.text());
    assert!(
        place.text().contains("2178") && place.text().contains("2180"),
        "{}",
        place.text()
    );
    for nonsense in ["longitude=181&latitude=53", "longitude=NaN&latitude=53"] {
        let answer = app.get(&format!("/api/network/coordinates?{nonsense}"), &[]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{nonsense}: {}", answer.text());
    }
    let unreadable = app
        .get("/api/network/coordinates?longitude=east&latitude=53", &[])
        .await;
    assert_eq!(
        unreadable.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "{}",
        unreadable.text()
    );
}
