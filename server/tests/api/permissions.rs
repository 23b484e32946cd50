//! Every address against the table of permissions: what it lets be done, and what each asker gets.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use domain::actor::Actor;
use domain::permissions::Action;
use server::http::addresses;

use crate::app::{OWNER, TestApp};

/// What an address lets be done; nothing for what is there for everybody without any rule: the utility's own words,
/// signs of life.
type Allows = Option<Action>;

/// A line of the table: the address as a pattern, what it does, an address of that sort that exists, and one of which
/// the object does not.
struct Line {
    pattern: &'static str,
    allows: Allows,
    existing: &'static str,
    missing: Option<&'static str>,
}

const fn line(pattern: &'static str, allows: Allows, existing: &'static str, missing: Option<&'static str>) -> Line {
    Line {
        pattern,
        allows,
        existing,
        missing,
    }
}

const VIEW: Allows = Some(Action::ViewNetwork);
const SEARCH: Allows = Some(Action::SearchNetwork);

/// Every address. `{tile}` stands for the address of a tile that has something on it.
const TABLE: [Line; 16] = [
    line("/", None, "/", None),
    line("/mapa", VIEW, "/mapa?obiekt=probe/W-1", Some("/mapa?obiekt=probe/none")),
    line("/szukaj", SEARCH, "/szukaj?q=W-1", None),
    line("/deklaracja-dostepnosci", None, "/deklaracja-dostepnosci", None),
    line("/prywatnosc", None, "/prywatnosc", None),
    line("/mapa/lista.csv", VIEW, "/mapa/lista.csv?klasa=water_pipe", None),
    line(
        "/tiles/{version}/{layer}/{z}/{x}/{y}",
        VIEW,
        "{tile}",
        Some("/tiles/1/gas/14/1/1.mvt"),
    ),
    line("/tiles/{layer}", VIEW, "/tiles/network.json", Some("/tiles/gas.json")),
    line("/healthz", None, "/healthz", None),
    line("/readyz", None, "/readyz", None),
    line("/logo", None, "", Some("/logo")),
    line(
        "/api/network/card",
        VIEW,
        "/api/network/card?uid=1",
        Some("/api/network/card?uid=999999"),
    ),
    line(
        "/api/network/object",
        VIEW,
        "/api/network/object?reference=probe%2FW-1",
        Some("/api/network/object?reference=probe%2Fnone"),
    ),
    line(
        "/api/network/coordinates",
        VIEW,
        "/api/network/coordinates?longitude=21.3&latitude=53.6",
        Some("/api/network/coordinates?longitude=500&latitude=53.6"),
    ),
    line("/api/network/search", SEARCH, "/api/network/search?text=W-1", None),
    line(
        "/api/network/search-registers",
        SEARCH,
        "/api/network/search-registers?text=W-1",
        None,
    ),
];

#[test]
fn every_address_stands_in_the_table() {
    let patterns: BTreeSet<String> = TABLE.iter().map(|line| line.pattern.to_owned()).collect();
    let answered: BTreeSet<String> = addresses().into_iter().collect();
    assert_eq!(
        patterns, answered,
        "a new address needs its line here: what may be done there, and by whom"
    );
}

#[tokio::test]
async fn whoever_has_not_signed_in_gets_what_the_table_says() {
    let app = TestApp::with_network().await;
    let mut asked = 0;
    for line in &TABLE {
        let may = line.allows.is_none_or(|action| Actor::Anonymous.may(action));
        let existing = line.existing.replace("{tile}", &app.tile("network"));
        if !existing.is_empty() {
            // A server function that a form asks sends the browser back to its page.
            let is_page = !existing.starts_with("/api/");
            let accept = if is_page { "text/html, */*" } else { "application/json" };
            let answer = app.get(&existing, &[("accept", accept)]).await;
            assert!(may, "{}: say here what an asker without the right gets", line.pattern);
            assert_eq!(answer.status, StatusCode::OK, "{existing}: {}", answer.text());
            let bytes = answer.body.windows(OWNER.len()).any(|part| part == OWNER.as_bytes());
            assert!(!bytes, "{existing} names the owner, whom nobody outside may know");
            asked += 1;
        }
        if let Some(missing) = line.missing {
            let answer = app.get(missing, &[]).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{missing}: {}", answer.text());
            asked += 1;
        }
    }
    println!("{asked} requests to {} addresses", TABLE.len());
}
