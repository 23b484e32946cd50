//! Signing in through the national gateway, and out.

use axum::http::StatusCode;
use sandbox::login_gov::{Fault, LoginGov, Person};

use crate::app::TestApp;
use crate::database::Database;
use crate::visitor::{Visitor, hidden_fields, location};

fn person(key: &str) -> Person {
    Person::of(key).expect("the stand-in knows them")
}

/// Goes to the gateway and comes back as this person; says where the browser is sent at the gateway's end.
async fn at_the_gateway(visitor: &mut Visitor<'_>, gateway: &LoginGov, who: &Person, back: &str) -> String {
    let passage = visitor.led("/api/sign-in/gateway", &[("back", back)]).await;
    assert!(passage.starts_with("/logowanie/krajowe?prosba="), "{passage}");
    let page = visitor.get(&passage).await;
    assert_eq!(page.status, StatusCode::OK);
    let form = hidden_fields(page.text());
    let address = gateway.sign_in_as(&form, who).expect("the stand-in takes the request");
    let path = address
        .strip_prefix("http://localhost:3000")
        .expect("back to the portal");
    path.to_owned()
}

async fn signed_in<'a>(app: &'a TestApp, gateway: &LoginGov, key: &str) -> Visitor<'a> {
    let mut visitor = Visitor::of(app);
    let path = at_the_gateway(&mut visitor, gateway, &person(key), "").await;
    assert_eq!(location(&visitor.get(&path).await), "/konto");
    visitor
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_resident_signs_in_sees_her_own_page_and_signs_out_here_and_at_the_gateway() {
    for database in [Database::sqlite(), Database::postgres()] {
        let (app, gateway) = TestApp::with_gateway_on(database).await;
        let mut visitor = Visitor::of(&app);
        assert_eq!(location(&visitor.get("/konto").await), "/logowanie?powrot=%2Fkonto");
        let path = at_the_gateway(&mut visitor, &gateway, &person("dwa-nazwiska"), "/konto?x=1").await;
        assert_eq!(location(&visitor.get(&path).await), "/konto?x=1");
        let page = visitor.get("/konto").await;
        assert!(
            page.text().contains("Żaneta Łucja Śćibor-Gżegżółkiewicz"),
            "{}",
            page.text()
        );
        assert!(page.text().contains("Firefox, Linux") && page.text().contains("osoba bez umowy"));
        assert_eq!(page.header("cache-control"), Some("no-store"));

        let (name, index) = app.gateway_session(&visitor.session().unwrap()).await;
        assert!(gateway.is_signed_in(&index), "{name}");
        assert_eq!(
            visitor.led("/api/sessions/sign-out", &[]).await,
            "/logowanie?wynik=wylogowano"
        );
        assert_eq!(visitor.session(), None);
        app.work_until_idle().await;
        assert!(!gateway.is_signed_in(&index), "the gateway was told");
    }
}

#[tokio::test]
async fn the_same_person_comes_back_to_the_same_account() {
    let (app, gateway) = TestApp::with_gateway().await;
    let one = signed_in(&app, &gateway, "mieszkaniec").await;
    let mut other = signed_in(&app, &gateway, "mieszkaniec").await;
    assert_ne!(one.session(), other.session());
    let page = other.get("/konto").await;
    assert_eq!(
        page.text().matches("Firefox, Linux").count(),
        3,
        "two sessions, one with its button"
    );
}

#[tokio::test]
async fn an_answer_counts_once_and_only_in_the_browser_that_asked() {
    let (app, gateway) = TestApp::with_gateway().await;
    let mut victim = Visitor::of(&app);
    let path = at_the_gateway(&mut victim, &gateway, &person("mieszkaniec"), "").await;
    let mut thief = Visitor::of(&app);
    assert_eq!(location(&thief.get(&path).await), "/logowanie?wynik=przerwane");
    assert_eq!(thief.session(), None);
    assert_eq!(location(&victim.get(&path).await), "/konto");
    assert_eq!(
        location(&victim.get(&path).await),
        "/logowanie?wynik=przerwane",
        "a second time"
    );
}

#[tokio::test]
async fn what_comes_by_a_foreign_form_is_asked_for_again_as_a_link() {
    let (app, gateway) = TestApp::with_gateway().await;
    let mut visitor = Visitor::of(&app);
    let path = at_the_gateway(&mut visitor, &gateway, &person("firma"), "").await;
    let (_, query) = path.split_once('?').unwrap();
    let headers = [
        ("content-type", "application/x-www-form-urlencoded"),
        ("sec-fetch-site", "cross-site"),
        ("origin", "http://localhost:3001"),
    ];
    let posted = app
        .send("POST", "/logowanie/krajowe/powrot", &headers, query.as_bytes().to_vec())
        .await;
    assert_eq!(location(&posted), path);
    assert_eq!(
        posted.header("set-cookie"),
        None,
        "the browser has its secret, though it was not sent along"
    );
    assert_eq!(location(&visitor.get(&path).await), "/konto");
}

#[tokio::test]
async fn each_way_the_gateway_says_no_has_a_page_that_says_what_to_do() {
    let (app, gateway) = TestApp::with_gateway().await;
    for (status, word, said) in [
        (
            vec!["Responder", "AuthnFailed"],
            "anulowano",
            "Logowanie zostało anulowane",
        ),
        (
            vec!["Responder", "RequestDenied"],
            "anulowano",
            "Logowanie zostało anulowane",
        ),
        (
            vec!["Responder", "NoAuthnContext"],
            "za-niski-poziom",
            "Ten sposób logowania nie wystarczy",
        ),
        (
            vec!["Responder", "UnknownPrincipal"],
            "nierozpoznano",
            "nie potwierdził Twojej tożsamości",
        ),
        (vec!["Requester"], "blad-bramki", "login.gov.pl zgłosił błąd"),
    ] {
        let mut visitor = Visitor::of(&app);
        gateway.script(Fault::None);
        let path = at_the_gateway(&mut visitor, &gateway, &person("mieszkaniec"), "").await;
        gateway.script(Fault::Status(status.clone()));
        let led = location(&visitor.get(&path).await);
        assert_eq!(led, format!("/logowanie?wynik={word}"), "{status:?}");
        let page = visitor.get(&led).await;
        assert!(
            page.text().contains(said) && page.text().contains("role=\"alert\""),
            "{}",
            page.text()
        );
        assert_eq!(visitor.session(), None);
    }
    gateway.script(Fault::None);
    let mut visitor = Visitor::of(&app);
    let path = at_the_gateway(&mut visitor, &gateway, &person("mieszkaniec"), "/konto?x=1").await;
    gateway.script(Fault::Status(vec!["Responder", "AuthnFailed"]));
    let led = location(&visitor.get(&path).await);
    assert_eq!(
        led, "/logowanie?wynik=anulowano&powrot=%2Fkonto%3Fx%3D1",
        "the next try leads there, too"
    );
    assert!(visitor.get(&led).await.text().contains("value=\"/konto?x=1\""));
    gateway.script(Fault::None);
    let mut visitor = Visitor::of(&app);
    let path = at_the_gateway(&mut visitor, &gateway, &person("mieszkaniec"), "").await;
    gateway.script(Fault::Garbage);
    let led = location(&visitor.get(&path).await);
    assert!(visitor.get(&led).await.text().contains("role=\"alert\""), "{led}");
}

#[tokio::test]
async fn a_sign_in_never_leads_to_another_site() {
    let (app, gateway) = TestApp::with_gateway().await;
    for back in [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "/logowanie",
        "javascript:alert(1)",
    ] {
        let mut visitor = Visitor::of(&app);
        let path = at_the_gateway(&mut visitor, &gateway, &person("mieszkaniec"), back).await;
        assert_eq!(location(&visitor.get(&path).await), "/konto", "{back}");
    }
}

#[tokio::test]
async fn without_the_gateway_the_page_says_whom_to_call() {
    let app = TestApp::with_network().await;
    let mut visitor = Visitor::of(&app);
    let page = visitor.get("/logowanie").await;
    assert!(page.text().contains("nie jest tu jeszcze włączone") && page.text().contains("tel:"));
    let led = visitor.led("/api/sign-in/gateway", &[("back", "")]).await;
    assert!(led.starts_with("/logowanie?szkic="), "{led}");
    assert!(visitor.get(&led).await.text().contains("Chwilowo nie możemy"));
}
