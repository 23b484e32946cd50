//! Pages and server functions, as the router puts them together.

use axum::http::StatusCode;
use domain::network::{BaseObject, Details, NetworkObject};
use geo_types::{Geometry, point};
use gis::Feature;

use crate::app::{CENTRE, TestApp, id_of};

const PAGES: [&str; 7] = [
    "/",
    "/szukaj?q=spychowo",
    "/mapa?widok=lista&przy=21.347,53.6",
    "/mapa",
    "/mapa?widok=lista",
    "/deklaracja-dostepnosci",
    "/prywatnosc",
];

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn every_page_arrives_whole_however_many_are_made_at_once() {
    let app = std::sync::Arc::new(TestApp::with_network().await);
    for path in PAGES {
        let asking = (0..40).map(|_| {
            let app = std::sync::Arc::clone(&app);
            tokio::spawn(async move { app.get(path, &[("accept", "text/html")]).await })
        });
        for answer in futures::future::join_all(asking).await {
            let answer = answer.unwrap_or_else(|error| panic!("{path} broke off: {error}"));
            assert_eq!(answer.status, StatusCode::OK, "{path}");
            assert!(answer.text().contains("</html>"), "{path} is not whole");
        }
    }
}

#[tokio::test]
async fn a_page_is_sent_compressed_to_browsers_that_read_it() {
    let app = TestApp::with_network().await;
    let plain = app.get("/prywatnosc", &[("accept", "text/html")]).await;
    let packed = app
        .get("/prywatnosc", &[("accept", "text/html"), ("accept-encoding", "br")])
        .await;
    assert_eq!(packed.header("content-encoding"), Some("br"));
    assert!(
        packed.body.len() * 2 < plain.body.len(),
        "{} of {}",
        packed.body.len(),
        plain.body.len()
    );
}

#[tokio::test]
async fn the_map_page_carries_its_first_window_as_a_picture_and_its_data_only_once() {
    let app = TestApp::with_network().await;
    let html = ("accept", "text/html");
    let page = app.get("/mapa?srodek=53.6,21.347&zoom=16", &[html]).await;
    assert!(page.text().contains("class=\"map-picture\"") && page.text().contains("width=\"1920\""));
    assert!(
        page.text().contains("stroke=\"#0000ff\""),
        "the pipes are painted: {}",
        page.text()
    );
    assert!(
        !page.text().contains("__RESOLVED_RESOURCES["),
        "the page's data travel beside it"
    );
    let phone = app.get("/mapa", &[html, ("sec-ch-ua-mobile", "?1")]).await;
    assert!(phone.text().contains("width=\"440\""));
    for edge in ["/mapa?srodek=84.9,179.99&zoom=9", "/mapa?srodek=-85,-180&zoom=21"] {
        let page = app.get(edge, &[html]).await;
        assert_eq!(page.status, StatusCode::OK, "{edge}");
    }
}

#[tokio::test]
async fn a_places_name_is_words_and_nothing_more_in_the_picture() {
    let app = TestApp::with_network().await;
    let mut place = NetworkObject::new(id_of("M-1"), Details::Place(BaseObject::default()));
    place.name = Some("Wieś <script>1</script> & \"Nowa\"".to_owned());
    let feature = Feature {
        object: place,
        geometry: Geometry::Point(point!(x: CENTRE.0 + 0.15, y: CENTRE.1)),
    };
    app.take_in("miejsca", vec![feature]).await;
    let page = app
        .get("/mapa?srodek=53.6,21.347&zoom=12", &[("accept", "text/html")])
        .await;
    assert!(page.text().contains("Wieś &lt;script"), "{}", page.text());
    assert!(!page.text().contains("<script>1</script>"));
}

#[tokio::test]
async fn a_number_with_signs_of_addresses_in_it_leads_to_its_own_object() {
    let app = TestApp::with_network().await;
    let valve = |id: &str, x: f64| Feature {
        object: NetworkObject::new(id_of(id), Details::Place(BaseObject::default())),
        geometry: Geometry::Point(point!(x: CENTRE.0 + x, y: CENTRE.1)),
    };
    app.take_in("ids", vec![valve("A/B", 0.001), valve("A%2FB", 0.002)])
        .await;
    for (address, number) in [("A/B", "A/B"), ("A%252FB", "A%2FB")] {
        let page = app
            .get(&format!("/mapa?obiekt=ids/{address}"), &[("accept", "text/html")])
            .await;
        assert_eq!(page.status, StatusCode::OK, "{address}");
        assert!(
            page.text().contains(&format!("<dd>{number}</dd>")),
            "{address}: {}",
            page.text()
        );
    }
    let page = app.get("/szukaj?q=a%2541b", &[("accept", "text/html")]).await;
    assert!(page.text().contains("value=\"a%41b\""), "{}", page.text());
}

#[tokio::test]
async fn a_server_functions_error_has_the_status_of_its_kind() {
    let app = TestApp::with_network().await;
    let missing = app.get("/api/network/card?uid=999999", &[]).await;
    assert_eq!(missing.status, StatusCode::NOT_FOUND, "{}", missing.text());
    assert_eq!(missing.header("content-type"), Some("application/json"));
    let unreadable = app.get("/api/network/card?uid=abc", &[]).await;
    assert_eq!(
        unreadable.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "{}",
        unreadable.text()
    );
}

#[tokio::test]
async fn a_card_never_names_the_owner_and_is_kept_by_no_cache_between() {
    let app = TestApp::with_network().await;
    let card = app.get("/api/network/card?uid=1", &[]).await;
    assert_eq!(card.status, StatusCode::OK, "{}", card.text());
    assert!(
        card.header("cache-control")
            .is_some_and(|value| value.contains("no-cache"))
    );
    let vary: Vec<_> = card
        .headers
        .get_all("vary")
        .iter()
        .filter_map(|value| value.to_str().ok())
        .collect();
    assert!(vary.join(", ").contains("Accept-Language"), "{vary:?}");
    let list = app.get("/mapa?widok=lista", &[("accept", "text/html")]).await;
    for text in [card.text(), list.text()] {
        assert!(!text.contains(crate::app::OWNER), "{text}");
    }
}
