//! Headers that close doors.

use crate::app::TestApp;

const ALWAYS: [(&str, &str); 6] = [
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "strict-origin-when-cross-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    (
        "permissions-policy",
        "geolocation=(self), publickey-credentials-get=(self), ",
    ),
    ("cross-origin-resource-policy", "same-origin"),
];

#[tokio::test]
async fn every_kind_of_answer_has_the_headers() {
    let app = TestApp::with_network().await;
    let tile = app.tile("network");
    for path in ["/", "/healthz", "/pkg/ebok.abc.js", "/nie-ma", &tile] {
        let answer = app.get(path, &[("accept", "text/html")]).await;
        for (name, value) in ALWAYS {
            assert!(
                answer.header(name).is_some_and(|found| found.starts_with(value)),
                "{path}: {name}"
            );
        }
        let policies: Vec<_> = answer.headers.get_all("content-security-policy").iter().collect();
        assert_eq!(policies.len(), 1, "{path}");
        let policy = policies[0].to_str().unwrap();
        assert!(
            policy.contains("frame-ancestors 'none'") && !policy.contains("unsafe-inline"),
            "{path}: {policy}"
        );
    }
}

#[tokio::test]
async fn each_page_has_a_nonce_of_its_own_that_its_scripts_carry() {
    let app = TestApp::with_network().await;
    let nonce = |policy: &str| {
        policy
            .split("'nonce-")
            .nth(1)
            .and_then(|rest| rest.split('\'').next().map(str::to_owned))
    };
    let mut nonces = Vec::new();
    for _ in 0..2 {
        let answer = app.get("/mapa", &[("accept", "text/html")]).await;
        let found = nonce(answer.header("content-security-policy").unwrap()).expect("a page's policy has a nonce");
        for script in answer.text().split("<script").skip(1) {
            let tag = script.split('>').next().unwrap();
            assert!(
                tag.contains(&found) || tag.contains("src="),
                "an inline script without the nonce: {tag}"
            );
        }
        nonces.push(found);
    }
    assert_ne!(nonces[0], nonces[1]);
}

#[tokio::test]
async fn only_a_server_behind_tls_demands_tls() {
    let plain = TestApp::with_network().await;
    assert_eq!(
        plain.get("/healthz", &[]).await.header("strict-transport-security"),
        None
    );
    let tls =
        TestApp::with_config(|config| config.public_url = "https://ebok.gmina.pl".to_owned().try_into().ok()).await;
    let answer = tls.get("/healthz", &[]).await;
    assert!(
        answer
            .header("strict-transport-security")
            .unwrap()
            .contains("max-age=63072000")
    );
}
