//! What guards the door: how often one may come, from where, and what is never kept on the way.

use std::net::SocketAddr;

use axum::extract::ConnectInfo;
use axum::http::StatusCode;

use crate::app::TestApp;
use crate::visitor::{Visitor, location};

fn from(address: &str) -> ConnectInfo<SocketAddr> {
    ConnectInfo(format!("{address}:40000").parse().expect("an address"))
}

#[tokio::test]
async fn whoever_comes_too_often_is_told_when_to_come_again_and_others_are_let_through() {
    let app = TestApp::with_config(|config| config.limits.changes_per_minute = 3).await;
    let headers = [("accept", "text/html"), ("sec-fetch-site", "same-origin")];
    for _ in 0..3 {
        let answer = app
            .send_from(from("203.0.113.9"), "POST", "/api/sessions/sign-out", &headers)
            .await;
        assert_eq!(answer.status, StatusCode::FOUND);
    }
    let held = app
        .send_from(from("203.0.113.9"), "POST", "/api/sessions/sign-out", &headers)
        .await;
    assert_eq!(held.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(held.header("retry-after").unwrap().parse::<u32>().unwrap() >= 1);
    assert!(held.text().contains("Spróbuj ponownie za minutę"), "{}", held.text());
    let other = app
        .send_from(from("203.0.113.10"), "POST", "/api/sessions/sign-out", &headers)
        .await;
    assert_eq!(other.status, StatusCode::FOUND);
    let page = app.send_from(from("203.0.113.9"), "GET", "/", &headers).await;
    assert_eq!(page.status, StatusCode::OK, "pages are not counted");
}

#[tokio::test]
async fn only_our_own_proxy_says_who_asks() {
    let app = TestApp::with_config(|config| {
        config.limits.changes_per_minute = 1;
        config.trusted_proxies = vec!["10.0.0.0/8".to_owned().try_into().expect("a network")];
    })
    .await;
    let said = |address: &'static str| [("x-forwarded-for", address), ("sec-fetch-site", "same-origin")];
    let ask = async |peer: &str, forwarded: &'static str| {
        let headers = said(forwarded);
        let answer = app
            .send_from(from(peer), "POST", "/api/sessions/sign-out", &headers)
            .await;
        answer.status == StatusCode::TOO_MANY_REQUESTS
    };
    assert!(!ask("10.0.0.1", "203.0.113.1").await && ask("10.0.0.1", "203.0.113.1").await);
    assert!(
        !ask("10.0.0.1", "203.0.113.2").await,
        "another one behind the same proxy"
    );
    assert!(!ask("198.51.100.7", "203.0.113.3").await);
    assert!(
        ask("198.51.100.7", "203.0.113.4").await,
        "a stranger's word does not count"
    );
}

#[tokio::test]
async fn what_is_somebodys_own_is_kept_nowhere_on_the_way() {
    let app = TestApp::with_accounts().await;
    let account = app.account("Ewa", "Cicha").await;
    let token = app.session(account, domain::permissions::Role::CustomerOffice).await;
    let mut visitor = Visitor::with_session(&app, &token);
    for path in ["/konto", "/panel", "/logowanie", "/logowanie/pracownik", "/", "/mapa"] {
        let answer = visitor.get(path).await;
        assert_eq!(answer.header("cache-control"), Some("no-store"), "{path}");
    }
    let anonymous = Visitor::of(&app).get("/").await;
    assert_eq!(anonymous.header("cache-control"), Some("private, no-cache"));
    let file = app
        .get("/pkg/ebok.abc.js", &[("cookie", &format!("ebok={token}"))])
        .await;
    assert!(
        file.header("cache-control").unwrap().contains("immutable"),
        "files are everybody's"
    );
}

#[tokio::test]
async fn on_ones_own_machine_a_session_belongs_to_the_name_and_not_to_the_number() {
    let app = TestApp::with_network().await;
    let by = |host: &'static str| [("host", host), ("accept", "text/html")];
    let led = app.get("/logowanie?powrot=%2Fkonto", &by("127.0.0.1:3000")).await;
    assert_eq!(
        led.header("location"),
        Some("http://localhost:3000/logowanie?powrot=%2Fkonto")
    );
    assert_eq!(
        app.get("/logowanie", &by("localhost:3000")).await.status,
        StatusCode::OK
    );
    assert_eq!(app.get("/", &by("127.0.0.1:3000")).await.status, StatusCode::OK);
    let public = TestApp::with_config(|config| {
        config.public_url = Some("https://ebok.gmina.pl".to_owned().try_into().expect("an address"));
    })
    .await;
    let behind_a_proxy = public.get("/logowanie", &by("127.0.0.1:3000")).await;
    assert_eq!(behind_a_proxy.status, StatusCode::OK);
}

#[tokio::test]
async fn who_only_looks_around_gets_no_cookie() {
    let app = TestApp::with_network().await;
    for path in ["/", "/mapa", "/szukaj?q=W", "/prywatnosc"] {
        assert_eq!(
            app.get(path, &[("accept", "text/html")]).await.header("set-cookie"),
            None,
            "{path}"
        );
    }
    let cookie = app.get("/logowanie", &[("accept", "text/html")]).await;
    let cookie = cookie.header("set-cookie").expect("the browser's own secret");
    assert!(
        cookie.starts_with("ebok-browser=") && cookie.contains("HttpOnly; SameSite=Lax"),
        "{cookie}"
    );
}

#[tokio::test]
async fn behind_tls_the_cookies_are_bound_to_this_host() {
    let app = TestApp::with_config(|config| {
        config.public_url = Some("https://ebok.gmina.pl".to_owned().try_into().expect("an address"));
    })
    .await;
    let page = app.get("/logowanie", &[("accept", "text/html")]).await;
    let cookie = page.header("set-cookie").expect("the browser's own secret");
    assert!(cookie.starts_with("__Host-ebok-browser=") && cookie.contains("Path=/; HttpOnly; SameSite=Lax; Secure"));
}

#[tokio::test]
async fn what_was_typed_waits_until_somebody_has_signed_in() {
    let app = TestApp::with_accounts().await;
    let mut visitor = Visitor::of(&app);
    let fields = [
        ("email", "Kto.To@Gmina.PL"),
        ("password", "nie to haslo"),
        ("back", "/panel"),
    ];
    let led = visitor.led("/api/sign-in/password", &fields).await;
    assert!(led.starts_with("/logowanie/pracownik?powrot=%2Fpanel&szkic="), "{led}");
    let page = visitor.get(&led).await;
    let text = page.text();
    assert!(
        text.contains("value=\"Kto.To@Gmina.PL\"") && !text.contains("nie to haslo"),
        "{text}"
    );
    assert!(
        text.contains("href=\"#password\"") && text.contains("aria-invalid=\"true\""),
        "{text}"
    );
    let stranger = Visitor::of(&app).get(&led).await;
    assert!(!stranger.text().contains("Kto.To"), "a draft is its browser's own");
    let led = Visitor::of(&app).led("/api/sessions/end", &[("number", "1")]).await;
    assert!(led.starts_with("/logowanie?powrot=%2Fkonto%3Fszkic%3D"), "{led}");
    assert_eq!(
        location(&Visitor::of(&app).get("/konto/zabezpieczenia").await),
        "/logowanie?powrot=%2Fkonto%2Fzabezpieczenia"
    );
}
