//! Sessions: how long they last, where they are seen, who ends them.

use axum::http::StatusCode;
use chrono::TimeDelta;
use domain::permissions::Role;

use crate::app::TestApp;
use crate::visitor::{Visitor, location};

async fn seconds_left(visitor: &mut Visitor<'_>) -> Option<u64> {
    let answer = visitor.question("/api/sessions/left").await;
    match answer.status {
        StatusCode::OK => answer.json()["seconds"].as_u64(),
        _ => None,
    }
}

/// A session of somebody who is of the customer office, and could be a dispatcher.
async fn of_two_roles(app: &TestApp) -> String {
    let account = app.account("Ewa", "Biurowa").await;
    app.grant(account, Role::CustomerOffice).await;
    app.grant(account, Role::Dispatcher).await;
    app.session(account, Role::CustomerOffice).await
}

#[tokio::test]
async fn a_resident_is_signed_out_after_a_quarter_of_an_hour_of_silence_and_asking_for_the_time_is_silence() {
    let (app, clock) = TestApp::with_clock().await;
    let account = app.account("Ewa", "Cicha").await;
    let token = app.session(account, Role::Person).await;
    let mut visitor = Visitor::with_session(&app, &token);
    assert_eq!(visitor.get("/konto").await.status, StatusCode::OK);
    clock.advance(TimeDelta::minutes(10));
    assert_eq!(seconds_left(&mut visitor).await, Some(300));
    assert_eq!(visitor.get("/mapa").await.status, StatusCode::OK);
    assert_eq!(
        seconds_left(&mut visitor).await,
        Some(900),
        "looking at the map is being there"
    );
    clock.advance(TimeDelta::minutes(15));
    assert_eq!(location(&visitor.get("/konto").await), "/logowanie?powrot=%2Fkonto");
}

#[tokio::test]
async fn whoever_stays_longer_says_so_without_leaving_the_page() {
    let (app, clock) = TestApp::with_clock().await;
    let account = app.account("Ewa", "Cicha").await;
    let token = app.session(account, Role::Person).await;
    let mut visitor = Visitor::with_session(&app, &token);
    clock.advance(TimeDelta::minutes(14));
    let headers = [
        ("content-type", "application/json"),
        ("accept", "application/json"),
        ("sec-fetch-site", "same-origin"),
        ("cookie", &format!("ebok={token}")),
    ];
    let answer = app.send("POST", "/api/sessions/extend", &headers, b"{}".to_vec()).await;
    assert_eq!(answer.json(), serde_json::json!({ "seconds": 900, "extendable": true }));
    for _ in 0..40 {
        clock.advance(TimeDelta::minutes(12));
        drop(visitor.get("/konto").await);
    }
    assert_eq!(
        visitor.get("/konto").await.status,
        StatusCode::FOUND,
        "eight hours are the end, whatever is done"
    );
}

#[tokio::test]
async fn somebody_ends_their_other_sessions_and_nobody_elses() {
    let (app, _) = TestApp::with_clock().await;
    let (mine, other) = (app.account("Ewa", "Cicha").await, app.account("Adam", "Obcy").await);
    let here = app.session(mine, Role::Person).await;
    let (there, theirs) = (
        app.session(mine, Role::Person).await,
        app.session(other, Role::Person).await,
    );
    let mut visitor = Visitor::with_session(&app, &here);
    let foreign = app.session_number(&theirs).await;
    let led = visitor.led("/api/sessions/end", &[("number", &foreign)]).await;
    assert!(
        visitor.get(&led).await.text().contains("Tej sesji już nie ma"),
        "not theirs is not there"
    );
    assert_eq!(
        Visitor::with_session(&app, &theirs).get("/konto").await.status,
        StatusCode::OK
    );

    let number = app.session_number(&there).await;
    let led = visitor.led("/api/sessions/end", &[("number", &number)]).await;
    assert!(visitor.get(&led).await.text().contains("Zakończyliśmy"));
    assert_eq!(
        Visitor::with_session(&app, &there).get("/konto").await.status,
        StatusCode::FOUND
    );

    let third = app.session(mine, Role::Person).await;
    drop(visitor.post("/api/sessions/end-others", &[]).await);
    assert_eq!(
        Visitor::with_session(&app, &third).get("/konto").await.status,
        StatusCode::FOUND
    );
    assert_eq!(visitor.get("/konto").await.status, StatusCode::OK);
    drop(visitor.post("/api/sessions/end-all", &[]).await);
    assert_eq!(
        Visitor::with_session(&app, &here).get("/konto").await.status,
        StatusCode::FOUND
    );
    assert_eq!(
        Visitor::with_session(&app, &theirs).get("/konto").await.status,
        StatusCode::OK
    );
}

#[tokio::test]
async fn a_change_of_role_gives_a_new_token_and_the_page_says_as_whom_one_acts() {
    let (app, _) = TestApp::with_clock().await;
    let token = of_two_roles(&app).await;
    let mut visitor = Visitor::with_session(&app, &token);
    let page = visitor.get("/konto").await;
    assert!(
        page.text().contains("Działasz jako: biuro obsługi klienta"),
        "{}",
        page.text()
    );
    assert_eq!(
        visitor.led("/api/sessions/role", &[("role", "dispatcher")]).await,
        "/konto"
    );
    assert!(visitor.get("/konto").await.text().contains("Działasz jako: dyspozytor"));
    assert_eq!(
        Visitor::with_session(&app, &token).get("/konto").await.status,
        StatusCode::FOUND,
        "the old token"
    );
    let led = visitor.led("/api/sessions/role", &[("role", "administrator")]).await;
    assert!(led.contains("szkic="), "a role that was not given: {led}");
    assert!(visitor.get("/konto").await.text().contains("Działasz jako: dyspozytor"));
}

#[tokio::test]
async fn a_late_answer_to_the_old_token_takes_nothing_from_the_new_one() {
    let (app, _) = TestApp::with_clock().await;
    let token = of_two_roles(&app).await;
    let mut visitor = Visitor::with_session(&app, &token);
    drop(visitor.post("/api/sessions/role", &[("role", "dispatcher")]).await);
    let late = Visitor::with_session(&app, &token)
        .post("/api/sessions/role", &[("role", "dispatcher")])
        .await;
    assert!(
        late.headers
            .get_all("set-cookie")
            .iter()
            .all(|cookie| !cookie.to_str().unwrap().starts_with("ebok="))
    );
    assert_eq!(visitor.get("/konto").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_form_of_another_site_changes_nothing() {
    let (app, _) = TestApp::with_clock().await;
    let account = app.account("Ewa", "Cicha").await;
    let token = app.session(account, Role::Person).await;
    let cookie = format!("ebok={token}");
    for site in ["cross-site", "same-site"] {
        let headers = [
            ("cookie", cookie.as_str()),
            ("sec-fetch-site", site),
            ("accept", "text/html"),
            ("content-type", "application/x-www-form-urlencoded"),
        ];
        let answer = app.send("POST", "/api/sessions/sign-out", &headers, Vec::new()).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN);
    }
    assert_eq!(
        Visitor::with_session(&app, &token).get("/konto").await.status,
        StatusCode::OK
    );
}

#[tokio::test]
async fn nobody_but_staff_enters_the_panel() {
    let (app, _) = TestApp::with_clock().await;
    let account = app.account("Ewa", "Cicha").await;
    for (role, status) in [
        (Role::Person, StatusCode::FORBIDDEN),
        (Role::Brigade, StatusCode::FORBIDDEN),
        (Role::Auditor, StatusCode::OK),
        (Role::CustomerOffice, StatusCode::OK),
    ] {
        let token = app.session(account, role).await;
        let mut visitor = Visitor::with_session(&app, &token);
        for page in ["/panel", "/panel/uprawnienia"] {
            assert_eq!(visitor.get(page).await.status, status, "{role} {page}");
        }
    }
    assert_eq!(
        location(&Visitor::of(&app).get("/panel").await),
        "/logowanie?powrot=%2Fpanel"
    );
}

#[tokio::test]
async fn when_the_database_does_not_answer_nobody_is_told_to_sign_in_again() {
    let (app, _) = TestApp::with_clock().await;
    let account = app.account("Ewa", "Cicha").await;
    let token = app.session(account, Role::Person).await;
    app.close_database().await;
    let mut visitor = Visitor::with_session(&app, &token);
    assert_eq!(visitor.get("/konto").await.status, StatusCode::SERVICE_UNAVAILABLE);
    for path in ["/api/sessions/sign-out", "/api/sessions/end-all"] {
        let led = visitor.led(path, &[]).await;
        assert_eq!(
            led, "/konto?szkic=brak",
            "nobody is told that they were signed out: {path}"
        );
    }
    assert_eq!(visitor.session(), Some(token));
}
