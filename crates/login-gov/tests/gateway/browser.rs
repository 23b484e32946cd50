//! The stand-in's page, as a browser walks it.

use login_gov::{Gateway as _, PostForm, Refusal};
use sandbox::login_gov::PERSONS;

use crate::setting::{Setting, query};

fn browser() -> reqwest::Client {
    let builder = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none());
    builder.no_proxy().build().unwrap()
}

async fn posted(address: &str, fields: &[(String, String)]) -> reqwest::Response {
    let mut url = reqwest::Url::parse(address).unwrap();
    url.query_pairs_mut().extend_pairs(fields);
    let body = url.query().unwrap_or_default().to_owned();
    let request = browser()
        .post(address)
        .header("content-type", "application/x-www-form-urlencoded");
    request.body(body).send().await.unwrap()
}

/// The page that asks who signs in.
async fn page(form: &PostForm) -> String {
    let answer = posted(&form.action, &form.fields).await;
    assert_eq!(answer.status(), 200);
    answer.text().await.unwrap()
}

/// Presses a button of it: the address that the browser is sent to.
async fn pressed(setting: &Setting, page: &str, button: &str) -> String {
    let ticket = page
        .split("name=\"bilet\" value=\"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    let address = setting.settings.post_url.replace("SingleSignOnService", "wybor");
    let fields = [
        ("bilet".to_owned(), ticket.to_owned()),
        ("kto".to_owned(), button.to_owned()),
    ];
    let answer = posted(&address, &fields).await;
    assert_eq!(answer.status(), 303);
    answer.headers()["location"].to_str().unwrap().to_owned()
}

#[tokio::test]
async fn every_button_leads_back_to_the_portal_with_what_it_says() {
    let setting = Setting::new().await;
    let client = setting.client();
    let buttons = [
        ("mieszkaniec", None),
        ("anuluj", Some(Refusal::Cancelled)),
        ("za-niski-poziom", Some(Refusal::TooLow)),
        ("nierozpoznany", Some(Refusal::NotRecognized)),
    ];
    for (button, refusal) in buttons {
        let begun = client.begin(setting.now).unwrap();
        let page = page(&begun.form).await;
        assert!(page.contains("lang=\"pl\"") && page.contains("To jest pokaz"), "{page}");
        for person in PERSONS {
            assert!(page.contains(person.family_name), "{} is missing", person.key);
        }
        let back = pressed(&setting, &page, button).await;
        assert_eq!(query(&back, "RelayState"), begun.relay_state);
        let found = client
            .resolve(&query(&back, "SAMLart"), &begun.request_id, setting.now)
            .await;
        assert_eq!(found.err(), refusal, "{button}");
    }
}

#[tokio::test]
async fn a_portal_elsewhere_is_refused() {
    let mut setting = Setting::new().await;
    setting.settings.return_url = "https://ebok.example.pl/logowanie".into();
    let begun = setting.client().begin(setting.now).unwrap();
    let answer = posted(&begun.form.action, &begun.form.fields).await;
    assert_eq!(answer.status(), 400);
    assert!(answer.text().await.unwrap().contains("not on this machine"));
}

#[tokio::test]
async fn a_button_is_pressed_once() {
    let setting = Setting::new().await;
    let begun = setting.client().begin(setting.now).unwrap();
    let page = page(&begun.form).await;
    pressed(&setting, &page, "firma").await;
    let ticket = page
        .split("name=\"bilet\" value=\"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    let address = setting.settings.post_url.replace("SingleSignOnService", "wybor");
    let fields = [
        ("bilet".to_owned(), ticket.to_owned()),
        ("kto".to_owned(), "firma".to_owned()),
    ];
    assert_eq!(posted(&address, &fields).await.status(), 400);
}
