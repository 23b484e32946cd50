//! The list twin: places, orders, and the list as a file.

use axum::http::StatusCode;

use crate::app::{OWNER, TestApp};
use crate::search::with_houses;

const HTML: [(&str, &str); 1] = [("accept", "text/html")];

#[tokio::test]
async fn what_lies_near_an_address_is_summed_up_and_told_by_distance() {
    let app = with_houses().await;
    let page = app
        .get("/mapa?widok=lista&przy=Le%C5%9Bna%205,%20Spychowo&promien=100", &HTML)
        .await;
    assert_eq!(page.status, StatusCode::OK);
    // 0.00045° north of one pipe, 0.001° east of the other.
    let text = page.text().replace('\u{a0}', " ");
    assert!(
        text.contains("2 przewody wodociągowe w promieniu 100 m, najbliższy DN110 w odległości 50,1 m"),
        "{text}"
    );
    assert!(
        text.contains("W pobliżu: Leśna 5, Spychowo") && text.contains("66,2 m"),
        "{text}"
    );
    assert!(text.contains("aria-sort=\"ascending\""), "{text}");
    assert!(!text.contains(OWNER));
}

#[tokio::test]
async fn an_address_of_several_villages_offers_them_as_links() {
    let app = with_houses().await;
    let page = app
        .get("/mapa?widok=lista&przy=Le%C5%9Bna%205&klasa=valve", &HTML)
        .await;
    let text = page.text();
    assert!(text.contains("Które miejsce masz na myśli"), "{text}");
    assert!(
        text.contains("Leśna 5, Jerutki") && text.contains("klasa=valve"),
        "{text}"
    );
    assert!(text.contains("value=\"Leśna 5\""), "what was typed stays: {text}");
}

#[tokio::test]
async fn an_unknown_address_stays_in_its_field_with_what_to_do() {
    let app = with_houses().await;
    let page = app.get("/mapa?widok=lista&przy=Nieznana%2077", &HTML).await;
    assert_eq!(page.status, StatusCode::OK);
    let text = page.text();
    assert!(
        text.contains("Nie znamy miejsca „Nieznana 77”") && text.contains("value=\"Nieznana 77\""),
        "{text}"
    );
    assert!(!text.contains("<table"), "{text}");
}

#[tokio::test]
async fn a_heading_orders_by_its_column_and_back() {
    let app = with_houses().await;
    let page = app.get("/mapa?widok=lista&sort=dlugosc", &HTML).await;
    assert!(page.text().contains("sort=-dlugosc"), "{}", page.text());
    let page = app.get("/mapa?widok=lista&sort=-dlugosc", &HTML).await;
    assert!(page.text().contains("aria-sort=\"descending\""), "{}", page.text());
}

#[tokio::test]
async fn the_list_is_a_file_for_spreadsheets_and_names_no_owner() {
    let app = with_houses().await;
    let file = app.get("/mapa/lista.csv?klasa=water_pipe", &[]).await;
    assert_eq!(file.status, StatusCode::OK, "{}", file.text());
    assert_eq!(
        file.header("content-type"),
        Some("text/csv; charset=utf-8; header=present")
    );
    assert!(
        file.header("content-disposition")
            .is_some_and(|value| value.starts_with("attachment"))
    );
    let text = file.text();
    assert!(text.starts_with('\u{feff}') && text.lines().count() == 3, "{text}");
    assert!(
        text.contains("W-1;Przewód wodociągowy;") && text.contains(";110;"),
        "{text}"
    );
    assert!(!text.contains(OWNER));
    let near = app
        .get(
            "/mapa/lista.csv?przy=21.347,53.6&promien=50",
            &[("accept-language", "en")],
        )
        .await;
    assert!(
        near.text().contains("Distance [m]") && near.text().contains(";0.0"),
        "{}",
        near.text()
    );
}

#[tokio::test]
async fn a_file_near_an_unclear_address_is_refused() {
    let app = with_houses().await;
    for address in ["Le%C5%9Bna%205", "Nieznana"] {
        let file = app.get(&format!("/mapa/lista.csv?przy={address}"), &HTML).await;
        assert_eq!(file.status, StatusCode::UNPROCESSABLE_ENTITY, "{address}");
    }
}

#[tokio::test]
async fn values_that_nobody_knows_show_the_list_all_the_same() {
    let app = TestApp::with_network().await;
    for query in [
        "sort=x",
        "od=-1&do=99999999",
        "promien=0",
        "przy=%00",
        "material=gold",
        "strona=99999999",
    ] {
        let page = app.get(&format!("/mapa?widok=lista&{query}"), &HTML).await;
        assert_eq!(page.status, StatusCode::OK, "{query}");
        let file = app.get(&format!("/mapa/lista.csv?{query}"), &[]).await;
        assert_eq!(file.status, StatusCode::OK, "{query}: {}", file.text());
    }
}
