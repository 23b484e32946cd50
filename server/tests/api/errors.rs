//! What the reader learns when something is not there or went wrong.

use axum::http::StatusCode;

use crate::app::TestApp;

const BROWSER: (&str, &str) = ("accept", "text/html,application/xhtml+xml,*/*;q=0.8");

#[tokio::test]
async fn an_address_that_leads_nowhere_gets_a_page_in_the_readers_language() {
    let app = TestApp::with_network().await;
    for (language, words) in [("pl", "Nie ma takiej strony"), ("en", "lang=\"en\"")] {
        let answer = app.get("/nie-ma", &[BROWSER, ("accept-language", language)]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
        assert!(
            answer
                .header("content-type")
                .is_some_and(|kind| kind.starts_with("text/html"))
        );
        assert!(answer.text().contains(words), "{}", answer.text());
    }
}

#[tokio::test]
async fn machines_get_problem_details_for_an_address_that_leads_nowhere() {
    let app = TestApp::with_network().await;
    let answer = app.get("/api/nie-ma", &[("accept", "application/json")]).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert_eq!(answer.header("content-type"), Some("application/problem+json"));
    assert_eq!(answer.json()["status"], 404);
    assert_eq!(answer.json()["instance"], "/api/nie-ma");
}

#[tokio::test]
async fn a_method_that_is_not_allowed_says_which_is() {
    let app = TestApp::with_network().await;
    let answer = app.send("DELETE", "/healthz", &[], Vec::new()).await;
    assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(answer.header("allow"), Some("GET,HEAD"));
    assert_eq!(answer.json()["status"], 405);
}

#[tokio::test]
async fn a_body_that_no_form_has_is_refused() {
    let app = TestApp::with_network().await;
    let headers = [
        ("content-type", "application/x-www-form-urlencoded"),
        ("content-length", "2097152"),
    ];
    let answer = app
        .send("POST", "/api/network/card", &headers, vec![b'a'; 2 << 20])
        .await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(answer.json()["title"], "Payload Too Large");
}

#[tokio::test]
async fn every_answer_carries_the_number_of_its_request() {
    let app = TestApp::with_network().await;
    let one = app.get("/healthz", &[("x-request-id", "chosen-by-the-asker")]).await;
    let two = app.get("/nie-ma", &[]).await;
    let (one, two) = (one.header("x-request-id").unwrap(), two.header("x-request-id").unwrap());
    assert_eq!(one.len(), 32);
    assert_ne!(one, two);
}

#[tokio::test]
async fn an_address_too_long_for_any_file_leads_nowhere_and_is_no_fault_of_ours() {
    let app = TestApp::with_network().await;
    let answer = app.get(&format!("/{}", "a".repeat(3000)), &[BROWSER]).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn control_characters_in_an_address_are_no_fault_of_ours() {
    for database in [
        crate::database::Database::sqlite(),
        crate::database::Database::postgres(),
    ] {
        let app = TestApp::on(database).await;
        let list = app.get("/mapa?widok=lista&szukaj=a%00b", &[BROWSER]).await;
        assert_eq!(list.status, StatusCode::OK, "{}", list.text());
        let object = app.get("/mapa?obiekt=a%00/b", &[BROWSER]).await;
        assert_eq!(object.status, StatusCode::NOT_FOUND, "{}", object.text());
    }
}
