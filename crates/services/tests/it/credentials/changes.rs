//! What somebody changes of their own.

use contract::AppError;
use contract::credentials::NextStep;
use domain::actor::Actor;
use services::secrets::Token;
use services::{Services, SetClock, Settings};
use store::Db;

use super::{EMAIL, PASSWORD, Portal, code_wrong, sign_in_wrong, wrong};
use crate::start;

crate::on_both_engines! {
    a_new_password_ends_the_other_sessions_and_the_steps_begun_with_the_old_one,
    the_present_password_is_asked_for_and_tries_are_counted,
    new_recovery_codes_take_the_place_of_the_former_ones,
    nothing_is_ones_own_without_a_session,
    where_accounts_of_our_own_are_not_set_up_nothing_is_available,
}

const OTHER: &str = "niebieski bóbr pod mostem";

async fn a_new_password_ends_the_other_sessions_and_the_steps_begun_with_the_old_one(db: Db) {
    let portal = Portal::on(&db);
    let person = portal.person(EMAIL).await;
    portal.wait(60);
    portal.password(&person.browser, EMAIL, PASSWORD).await.unwrap();
    let code = portal.code(&person.secret);
    let elsewhere = portal.give_code(&person.browser, &code).await.unwrap();
    let half_way = Token::random();
    portal.password(&half_way, EMAIL, PASSWORD).await.unwrap();
    let actor = portal.actor(&person).await;
    portal
        .credentials()
        .change_password(&actor, PASSWORD, OTHER, OTHER)
        .await
        .unwrap();
    assert!(
        portal.visitor(&person.enrolled.session).await.is_some(),
        "this session goes on"
    );
    assert!(portal.visitor(&elsewhere).await.is_none(), "the others end");
    portal.wait(60);
    let code = portal.code(&person.secret);
    assert_eq!(portal.give_code(&half_way, &code).await, Err(AppError::SignInNeeded));
    assert_eq!(portal.password(&half_way, EMAIL, PASSWORD).await, Err(sign_in_wrong()));
    assert_eq!(
        portal.password(&half_way, &person.email, OTHER).await,
        Ok(NextStep::Code)
    );
}

async fn the_present_password_is_asked_for_and_tries_are_counted(db: Db) {
    let portal = Portal::on(&db);
    let person = portal.person(EMAIL).await;
    let actor = portal.actor(&person).await;
    let change = |now: &'static str, new, repeated| portal.credentials().change_password(&actor, now, new, repeated);
    let differs = change(PASSWORD, OTHER, PASSWORD).await;
    assert_eq!(differs, Err(wrong("repeated", "password-repeated-differs")));
    let weak = change(PASSWORD, "sonyericsson", "sonyericsson").await;
    assert_eq!(weak, Err(wrong("password", "password-known")));
    for _ in 0..8 {
        let guessed = change("zielony żuk nad rzeką", OTHER, OTHER).await;
        assert_eq!(guessed, Err(wrong("now_password", "password-now-wrong")));
    }
    assert_eq!(
        change(PASSWORD, OTHER, OTHER).await,
        Err(AppError::TooMany { seconds: 60 })
    );
    portal.wait(60);
    assert_eq!(change(PASSWORD, OTHER, OTHER).await, Ok(()));
}

async fn new_recovery_codes_take_the_place_of_the_former_ones(db: Db) {
    let portal = Portal::on(&db);
    let person = portal.person(EMAIL).await;
    let actor = portal.actor(&person).await;
    let codes = portal.credentials().new_recovery_codes(&actor).await.unwrap();
    assert_eq!(codes.len(), 10);
    let browser = Token::random();
    portal.password(&browser, EMAIL, PASSWORD).await.unwrap();
    let former = &person.enrolled.recovery_codes[0];
    assert_eq!(portal.give_code(&browser, former).await, Err(code_wrong()));
    assert!(portal.give_code(&browser, &codes[0]).await.is_ok());
}

async fn nothing_is_ones_own_without_a_session(db: Db) {
    let portal = Portal::on(&db);
    let credentials = portal.credentials();
    for actor in [Actor::Anonymous, Actor::Operator] {
        assert_eq!(credentials.own(&actor).await.err(), Some(AppError::SignInNeeded));
        let changed = credentials.change_password(&actor, PASSWORD, OTHER, OTHER).await;
        assert_eq!(changed, Err(AppError::SignInNeeded));
        assert_eq!(
            credentials.new_recovery_codes(&actor).await,
            Err(AppError::SignInNeeded)
        );
        assert_eq!(
            credentials.remove_passkey(&actor, "1").await,
            Err(AppError::SignInNeeded)
        );
    }
    let browser = Token::random();
    let at_the_console = credentials
        .check_password(&Actor::Operator, &browser, None, EMAIL, PASSWORD)
        .await;
    assert_eq!(at_the_console, Err(AppError::Forbidden));
}

async fn where_accounts_of_our_own_are_not_set_up_nothing_is_available(db: Db) {
    let clock = std::sync::Arc::new(SetClock::at(start()));
    let services = Services::new(db, clock, Settings::default());
    let (credentials, browser) = (services.credentials(), Token::random());
    let anybody = Actor::Anonymous;
    let password = credentials
        .check_password(&anybody, &browser, None, EMAIL, PASSWORD)
        .await;
    assert_eq!(password, Err(AppError::Unavailable));
    let invited = credentials.invited(&anybody, &browser.reveal()).await;
    assert_eq!(invited, Err(AppError::Unavailable));
    assert_eq!(
        credentials.passkey_challenge(&anybody, &browser).await,
        Err(AppError::Unavailable)
    );
    let invitation = credentials.add_staff(&Actor::Operator, super::billing(EMAIL)).await;
    assert!(invitation.unwrap_err().to_string().contains("not set up"));
}
