//! How often one may try.

use std::net::IpAddr;

use contract::AppError;
use contract::credentials::NextStep;
use domain::actor::Actor;
use services::secrets::Token;
use store::Db;

use super::{EMAIL, PASSWORD, Portal, code_wrong, sign_in_wrong};

crate::on_both_engines! {
    a_stranger_cannot_lock_anybody_out_of_the_browser_that_they_use,
    an_unknown_address_is_counted_like_a_known_one,
    one_address_tries_twenty_passwords_and_then_one_each_quarter_of_a_minute,
    codes_are_counted_by_browser_and_keep_nobody_else_waiting,
    strangers_in_one_network_keep_nobody_waiting_in_another,
    a_known_browser_has_an_allowance_of_its_own_which_ends,
}

const GUESS: &str = "zielony żuk nad rzeką";

async fn a_stranger_cannot_lock_anybody_out_of_the_browser_that_they_use(db: Db) {
    let portal = Portal::on(&db);
    let person = portal.person(EMAIL).await;
    for _ in 0..5 {
        assert_eq!(
            portal.password(&Token::random(), EMAIL, GUESS).await,
            Err(sign_in_wrong())
        );
    }
    let too_many = Err(AppError::TooMany { seconds: 300 });
    assert_eq!(portal.password(&Token::random(), EMAIL, PASSWORD).await, too_many);
    assert_eq!(
        portal.password(&person.browser, EMAIL, PASSWORD).await,
        Ok(NextStep::Code)
    );
    portal.wait(300);
    assert_eq!(
        portal.password(&Token::random(), EMAIL, PASSWORD).await,
        Ok(NextStep::Code)
    );
    // Half a year later the browser is a stranger like any other.
    portal.wait(180 * 24 * 60 * 60);
    for _ in 0..5 {
        assert_eq!(
            portal.password(&Token::random(), EMAIL, GUESS).await,
            Err(sign_in_wrong())
        );
    }
    let too_many = Err(AppError::TooMany { seconds: 300 });
    assert_eq!(portal.password(&person.browser, EMAIL, PASSWORD).await, too_many);
}

async fn an_unknown_address_is_counted_like_a_known_one(db: Db) {
    let portal = Portal::on(&db);
    let (browser, email) = (Token::random(), "nikt@wodociagi.example");
    for _ in 0..5 {
        assert_eq!(portal.password(&browser, email, GUESS).await, Err(sign_in_wrong()));
    }
    let too_many = Err(AppError::TooMany { seconds: 300 });
    assert_eq!(portal.password(&browser, email, GUESS).await, too_many);
    for _ in 0..10 {
        let slip = portal.password(&browser, "no address", GUESS).await;
        assert_eq!(slip, Err(sign_in_wrong()), "a slip of one is not counted for all");
    }
}

async fn strangers_in_one_network_keep_nobody_waiting_in_another(db: Db) {
    let portal = Portal::on(&db);
    portal.person(EMAIL).await;
    let from = |address: &str, password: &'static str| {
        let (credentials, address) = (portal.credentials().clone(), Some(address.parse().unwrap()));
        let browser = Token::random();
        async move {
            let anybody = Actor::Anonymous;
            credentials
                .check_password(&anybody, &browser, address, EMAIL, password)
                .await
        }
    };
    for _ in 0..5 {
        assert_eq!(from("192.0.2.7", GUESS).await, Err(sign_in_wrong()));
    }
    assert_eq!(
        from("192.0.2.7", PASSWORD).await,
        Err(AppError::TooMany { seconds: 300 })
    );
    assert_eq!(from("198.51.100.9", PASSWORD).await, Ok(NextStep::Code));
}

async fn one_address_tries_twenty_passwords_and_then_one_each_quarter_of_a_minute(db: Db) {
    let portal = Portal::on(&db);
    let browser = Token::random();
    let from = |address: &str, number: usize| {
        let (address, email): (IpAddr, _) = (address.parse().unwrap(), format!("nikt{number}@example.pl"));
        let (credentials, browser) = (portal.credentials().clone(), browser.clone());
        async move {
            let anybody = Actor::Anonymous;
            credentials
                .check_password(&anybody, &browser, Some(address), &email, GUESS)
                .await
        }
    };
    for number in 0..20 {
        assert_eq!(from("192.0.2.7", number).await, Err(sign_in_wrong()));
    }
    assert_eq!(from("192.0.2.7", 20).await, Err(AppError::TooMany { seconds: 15 }));
    assert_eq!(from("192.0.2.8", 20).await, Err(sign_in_wrong()));
    portal.wait(15);
    assert_eq!(from("192.0.2.7", 21).await, Err(sign_in_wrong()));
    assert_eq!(from("192.0.2.7", 22).await, Err(AppError::TooMany { seconds: 15 }));
}

async fn codes_are_counted_by_browser_and_keep_nobody_else_waiting(db: Db) {
    let portal = Portal::on(&db);
    let person = portal.person(EMAIL).await;
    let guesser = Token::random();
    for tries in [4, 4, 2] {
        portal.password(&guesser, EMAIL, PASSWORD).await.unwrap();
        for _ in 0..tries {
            assert_eq!(portal.give_code(&guesser, "000000").await, Err(code_wrong()));
        }
    }
    let too_many = Err(AppError::TooMany { seconds: 600 });
    assert_eq!(portal.give_code(&guesser, "000000").await, too_many);
    portal.wait(30);
    portal.password(&person.browser, EMAIL, PASSWORD).await.unwrap();
    let code = portal.code(&person.secret);
    assert!(
        portal.give_code(&person.browser, &code).await.is_ok(),
        "the owner goes in"
    );
}

async fn a_known_browser_has_an_allowance_of_its_own_which_ends(db: Db) {
    let portal = Portal::on(&db);
    let person = portal.person(EMAIL).await;
    let other = portal.person("jan@wodociagi.example").await;
    for _ in 0..10 {
        assert_eq!(
            portal.password(&person.browser, EMAIL, GUESS).await,
            Err(sign_in_wrong())
        );
    }
    let too_many = Err(AppError::TooMany { seconds: 60 });
    assert_eq!(portal.password(&person.browser, EMAIL, PASSWORD).await, too_many);
    let elsewhere = portal.password(&person.browser, &other.email, PASSWORD).await;
    assert_eq!(elsewhere, Ok(NextStep::Code), "it is an allowance for one account");
    assert_eq!(
        portal.password(&Token::random(), EMAIL, PASSWORD).await,
        Ok(NextStep::Code)
    );
}
