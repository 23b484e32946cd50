//! Passkeys, with a device made by hand.

use contract::AppError;
use domain::actor::Actor;
use domain::sessions::Method;
use serde_json::Value;
use services::secrets::Token;
use store::Db;

use super::authenticator::Authenticator;
use super::{DEVICE, EMAIL, Person, Portal, wrong};

crate::on_both_engines! {
    a_passkey_lets_in_alone_and_again,
    what_is_asked_of_browsers_is_a_verified_person_and_a_passkey_that_names_them,
    an_answer_for_another_page_another_portal_or_another_question_is_refused,
    an_answer_is_looked_at_once,
    somebody_elses_key_does_not_let_in,
    a_device_that_counts_backwards_is_refused,
    a_device_that_does_not_verify_the_person_is_refused,
    a_passkey_is_its_owners_to_remove_and_lets_nobody_in_after,
    a_passkey_is_kept_once_and_under_a_name,
    somebody_who_is_kept_out_is_kept_out_with_a_passkey_too,
    a_portal_without_a_name_takes_no_passkeys,
}

impl Portal {
    async fn ask_to_make(&self, person: &Person) -> Value {
        let actor = self.actor(person).await;
        self.credentials()
            .passkey_creation(&actor, &person.browser)
            .await
            .unwrap()
    }

    async fn add(&self, person: &Person, answer: &str) -> Result<(), AppError> {
        let actor = self.actor(person).await;
        self.credentials()
            .add_passkey(&actor, &person.browser, "Telefon", answer)
            .await
    }

    /// A person, and a device with a passkey of theirs.
    async fn with_passkey(&self, email: &str, seed: u8) -> (Person, Authenticator) {
        let person = self.person(email).await;
        let mut device = Authenticator::new(seed);
        let answer = device.create(&self.ask_to_make(&person).await);
        assert_eq!(self.add(&person, &answer).await, Ok(()));
        (person, device)
    }

    async fn challenge(&self, browser: &Token) -> Value {
        self.credentials()
            .passkey_challenge(&Actor::Anonymous, browser)
            .await
            .unwrap()
    }

    async fn check(&self, browser: &Token, answer: &str) -> Result<Token, AppError> {
        self.credentials()
            .check_passkey(&Actor::Anonymous, browser, DEVICE, answer)
            .await
    }

    async fn sign_in(&self, device: &mut Authenticator) -> Result<Token, AppError> {
        let browser = Token::random();
        let answer = device.sign(&self.challenge(&browser).await);
        self.check(&browser, &answer).await
    }
}

fn passkey_wrong() -> AppError {
    wrong("passkey", "passkey-wrong")
}

fn not_made() -> AppError {
    wrong("passkey", "passkey-not-made")
}

async fn a_passkey_lets_in_alone_and_again(db: Db) {
    let portal = Portal::on(&db);
    let (person, mut device) = portal.with_passkey(EMAIL, 1).await;
    portal.wait(3600);
    let session = portal.sign_in(&mut device).await.unwrap();
    let visitor = portal.visitor(&session).await.unwrap();
    assert_eq!((visitor.method, visitor.name.as_str()), (Method::Passkey, "Anna Nowak"));
    let own = portal.credentials().own(&visitor.actor()).await.unwrap();
    assert_eq!(own.passkeys.len(), 1);
    assert_eq!(own.passkeys[0].name, "Telefon");
    assert_eq!(
        own.passkeys[0].used_at,
        Some(crate::start() + chrono::TimeDelta::hours(1))
    );
    assert!(portal.sign_in(&mut device).await.is_ok());
    assert_eq!(person.email, own.email);
}

async fn what_is_asked_of_browsers_is_a_verified_person_and_a_passkey_that_names_them(db: Db) {
    let portal = Portal::on(&db);
    let (person, device) = portal.with_passkey(EMAIL, 1).await;
    let ask = portal.ask_to_make(&person).await;
    assert_eq!(ask["rp"]["id"], "ebok.example.pl");
    assert_eq!(ask["user"]["name"], EMAIL);
    assert_eq!(ask["user"]["displayName"], "Anna Nowak");
    assert_eq!(ask["authenticatorSelection"]["residentKey"], "required");
    assert_eq!(ask["authenticatorSelection"]["userVerification"], "required");
    assert_eq!(
        ask["excludeCredentials"].as_array().unwrap().len(),
        1,
        "a device makes no second one"
    );
    assert_eq!(device.user_handle.len(), 16);
    let ask = portal.challenge(&Token::random()).await;
    assert_eq!(
        (ask["rpId"].as_str(), ask["userVerification"].as_str()),
        (Some("ebok.example.pl"), Some("required"))
    );
    assert_eq!(
        ask["allowCredentials"].as_array().map(Vec::len),
        Some(0),
        "nobody is asked for a name"
    );
}

async fn an_answer_for_another_page_another_portal_or_another_question_is_refused(db: Db) {
    let portal = Portal::on(&db);
    let (person, device) = portal.with_passkey(EMAIL, 1).await;
    for (origin, rp_id) in [
        ("https://evil.example", "ebok.example.pl"),
        ("https://ebok.example.pl:8443", "ebok.example.pl"),
        ("http://ebok.example.pl", "ebok.example.pl"),
        ("https://ebok.example.pl", "evil.example"),
    ] {
        let mut elsewhere = device.clone();
        elsewhere.origin = origin.to_owned();
        elsewhere.rp_id = rp_id.to_owned();
        assert_eq!(
            portal.sign_in(&mut elsewhere).await,
            Err(passkey_wrong()),
            "{origin} {rp_id}"
        );
        let mut new = Authenticator::new(2);
        new.origin = origin.to_owned();
        new.rp_id = rp_id.to_owned();
        let answer = new.create(&portal.ask_to_make(&person).await);
        assert_eq!(portal.add(&person, &answer).await, Err(not_made()), "{origin} {rp_id}");
    }
    let browser = Token::random();
    portal.challenge(&browser).await;
    let asked_of_another = portal.challenge(&Token::random()).await;
    let answer = device.clone().sign(&asked_of_another);
    assert_eq!(portal.check(&browser, &answer).await, Err(passkey_wrong()));
    let asked_before = portal.ask_to_make(&person).await;
    portal.ask_to_make(&person).await;
    let answer = Authenticator::new(2).create(&asked_before);
    assert_eq!(portal.add(&person, &answer).await, Err(not_made()));
    for nonsense in ["", "{}", "null", "[1]", "{\"id\":\"AA\"}"] {
        portal.challenge(&browser).await;
        assert_eq!(portal.check(&browser, nonsense).await, Err(passkey_wrong()));
        portal.ask_to_make(&person).await;
        assert_eq!(portal.add(&person, nonsense).await, Err(not_made()));
    }
}

async fn an_answer_is_looked_at_once(db: Db) {
    let portal = Portal::on(&db);
    let (person, mut device) = portal.with_passkey(EMAIL, 1).await;
    let browser = Token::random();
    let answer = device.sign(&portal.challenge(&browser).await);
    let (one, two) = tokio::join!(portal.check(&browser, &answer), portal.check(&browser, &answer));
    assert_ne!(one.is_ok(), two.is_ok(), "of two at once one is let in");
    assert_eq!(portal.check(&browser, &answer).await, Err(passkey_wrong()));
    let late = device.sign(&portal.challenge(&browser).await);
    portal.wait(5 * 60);
    assert_eq!(
        portal.check(&browser, &late).await,
        Err(passkey_wrong()),
        "after five minutes"
    );
    let answer = Authenticator::new(2).create(&portal.ask_to_make(&person).await);
    assert_eq!(portal.add(&person, &answer).await, Ok(()));
    assert_eq!(portal.add(&person, &answer).await, Err(not_made()));
}

async fn somebody_elses_key_does_not_let_in(db: Db) {
    let portal = Portal::on(&db);
    let (_, anna) = portal.with_passkey(EMAIL, 1).await;
    let (_, jan) = portal.with_passkey("jan@wodociagi.example", 2).await;
    // Jan's key under Anna's number, and Jan's passkey that says it is Anna's.
    let mut named_as_anna = jan.clone();
    named_as_anna.credential_id = anna.credential_id.clone();
    named_as_anna.user_handle = anna.user_handle.clone();
    assert_eq!(portal.sign_in(&mut named_as_anna).await, Err(passkey_wrong()));
    let mut says_anna = jan.clone();
    says_anna.user_handle = anna.user_handle.clone();
    assert_eq!(portal.sign_in(&mut says_anna).await, Err(passkey_wrong()));
    let mut unknown = Authenticator::new(3);
    unknown.user_handle = anna.user_handle.clone();
    assert_eq!(portal.sign_in(&mut unknown).await, Err(passkey_wrong()));
    assert!(portal.sign_in(&mut jan.clone()).await.is_ok());
}

async fn a_device_that_counts_backwards_is_refused(db: Db) {
    let portal = Portal::on(&db);
    let (_, mut device) = portal.with_passkey(EMAIL, 1).await;
    device.counter = 7;
    assert!(portal.sign_in(&mut device).await.is_ok());
    let mut copy = device.clone();
    copy.counter = 3;
    assert_eq!(portal.sign_in(&mut copy).await, Err(passkey_wrong()));
    assert!(portal.sign_in(&mut device).await.is_ok());
}

async fn a_device_that_does_not_verify_the_person_is_refused(db: Db) {
    let portal = Portal::on(&db);
    let (person, mut device) = portal.with_passkey(EMAIL, 1).await;
    device.verifies = false;
    assert_eq!(portal.sign_in(&mut device).await, Err(passkey_wrong()));
    let mut new = Authenticator::new(2);
    new.verifies = false;
    let answer = new.create(&portal.ask_to_make(&person).await);
    assert_eq!(portal.add(&person, &answer).await, Err(not_made()));
}

async fn a_passkey_is_its_owners_to_remove_and_lets_nobody_in_after(db: Db) {
    let portal = Portal::on(&db);
    let (anna, mut device) = portal.with_passkey(EMAIL, 1).await;
    let jan = portal.person("jan@wodociagi.example").await;
    let (anna, jan) = (portal.actor(&anna).await, portal.actor(&jan).await);
    let number = portal.credentials().own(&anna).await.unwrap().passkeys[0]
        .number
        .clone();
    let unknown = Err(AppError::not_found("passkey"));
    assert_eq!(portal.credentials().remove_passkey(&jan, &number).await, unknown);
    assert!(portal.sign_in(&mut device).await.is_ok());
    assert_eq!(portal.credentials().remove_passkey(&anna, &number).await, Ok(()));
    assert_eq!(portal.credentials().remove_passkey(&anna, &number).await, unknown);
    assert_eq!(portal.credentials().remove_passkey(&anna, "7").await, unknown);
    assert_eq!(portal.sign_in(&mut device).await, Err(passkey_wrong()));
}

async fn a_passkey_is_kept_once_and_under_a_name(db: Db) {
    let portal = Portal::on(&db);
    let (anna, device) = portal.with_passkey(EMAIL, 1).await;
    let jan = portal.person("jan@wodociagi.example").await;
    let answer = device.clone().create(&portal.ask_to_make(&jan).await);
    assert_eq!(
        portal.add(&jan, &answer).await,
        Err(not_made()),
        "a number that is somebody's already"
    );
    let actor = portal.actor(&anna).await;
    let answer = Authenticator::new(2).create(&portal.ask_to_make(&anna).await);
    for (name, key) in [
        (" \n", "passkey-name-empty"),
        (&*"ż".repeat(61), "passkey-name-too-long"),
    ] {
        let refused = portal
            .credentials()
            .add_passkey(&actor, &anna.browser, name, &answer)
            .await;
        assert_eq!(refused, Err(wrong("name", key)), "and the answer may be given again");
    }
    assert_eq!(portal.add(&anna, &answer).await, Ok(()));
    assert_eq!(portal.credentials().own(&actor).await.unwrap().passkeys.len(), 2);
}

async fn somebody_who_is_kept_out_is_kept_out_with_a_passkey_too(db: Db) {
    let portal = Portal::on(&db);
    let (_, mut device) = portal.with_passkey(EMAIL, 1).await;
    portal
        .credentials()
        .set_suspended(&Actor::Operator, EMAIL, true)
        .await
        .unwrap();
    assert_eq!(portal.sign_in(&mut device).await, Err(passkey_wrong()));
    portal
        .credentials()
        .set_suspended(&Actor::Operator, EMAIL, false)
        .await
        .unwrap();
    assert!(portal.sign_in(&mut device).await.is_ok());
    portal
        .credentials()
        .invite_again(&Actor::Operator, EMAIL)
        .await
        .unwrap();
    assert_eq!(
        portal.sign_in(&mut device).await,
        Err(passkey_wrong()),
        "whoever begins anew has none"
    );
}

async fn a_portal_without_a_name_takes_no_passkeys(db: Db) {
    let portal = Portal::at(&db, "http://127.0.0.1:3000");
    let person = portal.person(EMAIL).await;
    let actor = portal.actor(&person).await;
    assert!(!portal.credentials().own(&actor).await.unwrap().takes_passkeys);
    let anybody = Actor::Anonymous;
    let browser = &person.browser;
    let unavailable = Some(AppError::Unavailable);
    assert_eq!(
        portal.credentials().passkey_challenge(&anybody, browser).await.err(),
        unavailable
    );
    assert_eq!(portal.check(browser, "{}").await.err(), unavailable);
    assert_eq!(
        portal.credentials().passkey_creation(&actor, browser).await.err(),
        unavailable
    );
    assert_eq!(portal.add(&person, "{}").await.err(), unavailable);
}
