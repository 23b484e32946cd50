//! Every address against the table of permissions: what it lets be done, and what each asker gets, of their own, of
//! somebody else's, and of what is not there.

mod asker;
mod table;

use std::collections::{BTreeMap, BTreeSet};

use axum::http::StatusCode;
use domain::permissions::{Action, Role};
use server::http::addresses;

use crate::answer::Answer;
use crate::app::{OWNER, TestApp};
use asker::Asker;
use table::{Allowed, Kind, Line, TABLE, Try};

#[test]
fn every_address_stands_in_the_table() {
    let patterns: BTreeSet<&str> = TABLE.iter().map(|line| line.pattern).collect();
    let answered: Vec<String> = addresses();
    let answered: BTreeSet<&str> = answered.iter().map(String::as_str).collect();
    assert_eq!(
        patterns, answered,
        "a new address needs its line here: what may be done there, and by whom"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_asker_gets_what_the_table_says_at_every_address() {
    let app = TestApp::with_accounts().await;
    let mut asked = 0;
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for role in Asker::roles() {
        for line in TABLE {
            for attempt in line.tries {
                let (answer, sent) = Asker::new(&app, role).await.try_it(attempt).await;
                let said = check(role, line, attempt, &answer);
                assert!(
                    said.is_ok(),
                    "{role} at {sent} ({}): {}",
                    attempt.what,
                    said.unwrap_err()
                );
                hides_owners(role, &sent, &answer);
                *seen.entry(said.unwrap()).or_default() += 1;
                asked += 1;
            }
        }
    }
    println!(
        "{asked} requests as {} askers to {} addresses: {seen:?}",
        Asker::roles().len(),
        TABLE.len()
    );
    assert!(asked >= TABLE.len() * Asker::roles().len(), "{asked}");
}

/// Holds an answer against the table; says in a word what the asker got.
fn check(role: Role, line: &Line, attempt: &Try, answer: &Answer) -> Result<&'static str, String> {
    let led = answer.header("location").unwrap_or_default();
    let got = format!("{} → {led}", answer.status);
    let holds = |is_so: bool, word: &'static str| is_so.then_some(word).ok_or_else(|| format!("{word}? {got}"));
    if line.needs.is_met_by(role) {
        return match attempt.allowed {
            Allowed::Shown => holds(answer.status == StatusCode::OK, "shown"),
            Allowed::Missing => holds(answer.status == StatusCode::NOT_FOUND, "missing"),
            Allowed::Invalid => holds(answer.status == StatusCode::UNPROCESSABLE_ENTITY, "refused"),
            Allowed::Led(start) => holds(led.starts_with(start), "done"),
        };
    }
    let is_anonymous = role == Role::Anonymous;
    match (attempt.kind, is_anonymous) {
        (Kind::Page | Kind::Form, true) => holds(led.starts_with("/logowanie?powrot="), "led to the sign-in"),
        (Kind::Page, false) => holds(answer.status == StatusCode::FORBIDDEN, "forbidden"),
        // The form comes back with the reason.
        (Kind::Form, false) => holds(led.contains("szkic="), "forbidden"),
        (Kind::Script | Kind::Question, true) => holds(answer.status == StatusCode::UNAUTHORIZED, "asked to sign in"),
        (Kind::Script | Kind::Question, false) => holds(answer.status == StatusCode::FORBIDDEN, "forbidden"),
    }
}

/// Whose a pipe is, only those are told whom the table lets know.
fn hides_owners(role: Role, sent: &str, answer: &Answer) {
    let is_named = answer.body.windows(OWNER.len()).any(|part| part == OWNER.as_bytes());
    let may = domain::permissions::may(role, Action::ViewOwner, domain::permissions::Relation::Any);
    assert!(!is_named || may, "{sent} names the owner to {role}");
}

#[tokio::test]
async fn an_owner_is_told_to_staff_and_to_nobody_else() {
    let app = TestApp::with_accounts().await;
    for (role, told) in [
        (Role::Anonymous, false),
        (Role::Customer, false),
        (Role::Billing, false),
        (Role::NetworkRecords, true),
        (Role::CustomerOffice, true),
    ] {
        for path in ["/api/network/object?reference=probe%2FW-1", "/mapa?obiekt=probe/W-1"] {
            let answer = Asker::new(&app, role).await.get(path).await;
            assert_eq!(answer.text().contains(OWNER), told, "{role} {path}");
        }
    }
}
