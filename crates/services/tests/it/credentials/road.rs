//! From an invitation to a session, and back in.

use contract::AppError;
use contract::credentials::NextStep;
use domain::actor::Actor;
use domain::permissions::Role;
use domain::sessions::Method;
use services::secrets::Token;
use store::Db;

use super::{DEVICE, EMAIL, PASSWORD, Portal, code_wrong, sign_in_wrong, wrong};

crate::on_both_engines! {
    an_invitation_leads_to_a_password_a_second_factor_and_a_session,
    somebody_comes_back_with_password_and_code,
    a_code_counts_once,
    a_recovery_code_lets_in_once,
    unknown_wrong_kept_out_and_not_yet_set_all_hear_the_same,
    a_link_is_good_once_and_for_three_days,
    a_password_that_is_not_taken_does_not_use_up_the_link,
    five_wrong_codes_and_the_password_is_asked_for_again,
    a_step_belongs_to_its_browser_and_to_a_quarter_of_an_hour,
    of_two_who_set_up_a_second_factor_at_once_the_first_keeps_it,
}

async fn an_invitation_leads_to_a_password_a_second_factor_and_a_session(db: Db) {
    let portal = Portal::on(&db);
    let link = portal.invite("Anna.Nowak@Wodociagi.example").await;
    let invited = portal.credentials().invited(&Actor::Anonymous, &link).await.unwrap();
    assert_eq!((invited.name.as_str(), invited.email.as_str()), ("Anna Nowak", EMAIL));
    let browser = Token::random();
    let next = portal
        .credentials()
        .accept(&Actor::Anonymous, &browser, &link, PASSWORD, PASSWORD)
        .await;
    assert_eq!(next, Ok(NextStep::Enrol));
    let shown = portal
        .credentials()
        .totp_secret(&Actor::Anonymous, &browser)
        .await
        .unwrap();
    let again = portal
        .credentials()
        .totp_secret(&Actor::Anonymous, &browser)
        .await
        .unwrap();
    assert_eq!(shown, again, "a page that is loaded anew shows the same secret");
    let person = portal.enrol(EMAIL, browser).await;
    let visitor = portal.visitor(&person.enrolled.session).await.unwrap();
    assert_eq!(
        (visitor.name.as_str(), visitor.person.role),
        ("Anna Nowak", Role::Billing)
    );
    assert_eq!(visitor.method, Method::PasswordAndCode);
    let mut codes = person.enrolled.recovery_codes.clone();
    codes.sort();
    codes.dedup();
    assert_eq!(codes.len(), 10);
    let own = portal.credentials().own(&visitor.actor()).await.unwrap();
    assert_eq!((own.email.as_str(), own.has_totp, own.recovery_left), (EMAIL, true, 10));
    assert_eq!((own.passkeys.len(), own.takes_passkeys), (0, true));
}

async fn somebody_comes_back_with_password_and_code(db: Db) {
    let portal = Portal::on(&db);
    let person = portal.person(EMAIL).await;
    portal.wait(60);
    let browser = Token::random();
    assert_eq!(
        portal
            .password(&browser, " ANNA.nowak@wodociagi.example", PASSWORD)
            .await,
        Ok(NextStep::Code)
    );
    let code = portal.code(&person.secret);
    let spaced = format!("{} {}", &code[..3], &code[3..]);
    let session = portal.give_code(&browser, &spaced).await.unwrap();
    assert_eq!(portal.visitor(&session).await.unwrap().method, Method::PasswordAndCode);
    assert_eq!(
        portal.give_code(&browser, &code).await,
        Err(AppError::SignInNeeded),
        "the step is over"
    );
}

async fn a_code_counts_once(db: Db) {
    let portal = Portal::on(&db);
    let person = portal.person(EMAIL).await;
    let used_to_enrol = portal.code(&person.secret);
    let browser = Token::random();
    portal.password(&browser, EMAIL, PASSWORD).await.unwrap();
    assert_eq!(portal.give_code(&browser, &used_to_enrol).await, Err(code_wrong()));
    portal.wait(30);
    assert_eq!(portal.give_code(&browser, &used_to_enrol).await, Err(code_wrong()));
    let code = portal.code(&person.secret);
    let other = Token::random();
    portal.password(&other, EMAIL, PASSWORD).await.unwrap();
    let (one, two) = tokio::join!(portal.give_code(&browser, &code), portal.give_code(&other, &code));
    assert_ne!(one.is_ok(), two.is_ok(), "of two at once one is let in");
}

async fn a_recovery_code_lets_in_once(db: Db) {
    let portal = Portal::on(&db);
    let person = portal.person(EMAIL).await;
    let stranger = portal.person("jan@wodociagi.example").await;
    let browser = Token::random();
    portal.password(&browser, EMAIL, PASSWORD).await.unwrap();
    let foreign = &stranger.enrolled.recovery_codes[0];
    assert_eq!(
        portal.give_code(&browser, foreign).await,
        Err(code_wrong()),
        "somebody else's"
    );
    let code = person.enrolled.recovery_codes[3]
        .to_lowercase()
        .replace('-', " ")
        .replace('0', "o");
    let session = portal.give_code(&browser, &code).await.unwrap();
    let visitor = portal.visitor(&session).await.unwrap();
    assert_eq!(visitor.method, Method::PasswordAndRecovery);
    assert_eq!(
        portal.credentials().own(&visitor.actor()).await.unwrap().recovery_left,
        9
    );
    portal.password(&browser, EMAIL, PASSWORD).await.unwrap();
    assert_eq!(portal.give_code(&browser, &code).await, Err(code_wrong()), "used");
}

async fn unknown_wrong_kept_out_and_not_yet_set_all_hear_the_same(db: Db) {
    let portal = Portal::on(&db);
    portal.person(EMAIL).await;
    portal.person("jan@wodociagi.example").await;
    portal.invite("ewa@wodociagi.example").await;
    let kept_out = portal
        .credentials()
        .set_suspended(&Actor::Operator, "jan@wodociagi.example", true)
        .await;
    kept_out.unwrap();
    let browser = Token::random();
    for (email, password) in [
        (EMAIL, "zielony żuk nad rzeką"),
        (EMAIL, ""),
        ("jan@wodociagi.example", PASSWORD),
        ("ewa@wodociagi.example", PASSWORD),
        ("nikt@wodociagi.example", PASSWORD),
        ("no address at all", PASSWORD),
        ("x@wodociagi.example", &"ż".repeat(5000)),
    ] {
        assert_eq!(
            portal.password(&browser, email, password).await,
            Err(sign_in_wrong()),
            "{email}"
        );
        assert_eq!(
            portal.give_code(&browser, "123456").await,
            Err(AppError::SignInNeeded),
            "{email}"
        );
    }
    // From another keyboard the same letters come in other bytes.
    let decomposed = PASSWORD.replace('ż', "z\u{307}");
    assert_eq!(portal.password(&browser, EMAIL, &decomposed).await, Ok(NextStep::Code));
}

async fn a_link_is_good_once_and_for_three_days(db: Db) {
    let portal = Portal::on(&db);
    let link = portal.invite(EMAIL).await;
    let browser = Token::random();
    let accept = || {
        portal
            .credentials()
            .accept(&Actor::Anonymous, &browser, &link, PASSWORD, PASSWORD)
    };
    let (one, two) = tokio::join!(accept(), accept());
    assert_ne!(one.is_ok(), two.is_ok(), "of two at once one is taken");
    assert_eq!(accept().await, Err(AppError::not_found("invitation")));
    let late = portal.invite("jan@wodociagi.example").await;
    portal.wait(3 * 24 * 60 * 60);
    for link in [&link, &late, "", "no link", &Token::random().reveal()] {
        let invited = portal.credentials().invited(&Actor::Anonymous, link).await;
        assert_eq!(invited, Err(AppError::not_found("invitation")));
    }
    // Whoever broke off after the password goes on with it.
    assert_eq!(portal.password(&browser, EMAIL, PASSWORD).await, Ok(NextStep::Enrol));
    portal.enrol(EMAIL, browser).await;
}

async fn a_password_that_is_not_taken_does_not_use_up_the_link(db: Db) {
    let portal = Portal::on(&db);
    let link = portal.invite(EMAIL).await;
    let browser = Token::random();
    for (password, repeated, field, key) in [
        ("krótkie", "krótkie", "password", "password-too-short"),
        ("sonyericsson", "sonyericsson", "password", "password-known"),
        ("Kochanie2026!", "Kochanie2026!", "password", "password-known"),
        ("qwertyuiop[]", "qwertyuiop[]", "password", "password-predictable"),
        ("anna.nowak 26", "anna.nowak 26", "password", "password-holds-name"),
        ("ebok świętajno", "ebok świętajno", "password", "password-holds-portal"),
        (
            PASSWORD,
            "zielony żuk nad rzeką",
            "repeated",
            "password-repeated-differs",
        ),
    ] {
        let refused = portal
            .credentials()
            .accept(&Actor::Anonymous, &browser, &link, password, repeated)
            .await;
        let Err(AppError::Invalid { fields }) = refused else {
            panic!("{password} was taken");
        };
        assert_eq!((fields[0].field.as_str(), fields[0].key.as_str()), (field, key));
    }
    let taken = portal
        .credentials()
        .accept(&Actor::Anonymous, &browser, &link, PASSWORD, PASSWORD)
        .await;
    assert_eq!(taken, Ok(NextStep::Enrol));
}

async fn five_wrong_codes_and_the_password_is_asked_for_again(db: Db) {
    let portal = Portal::on(&db);
    let person = portal.person(EMAIL).await;
    portal.wait(60);
    let browser = Token::random();
    portal.password(&browser, EMAIL, PASSWORD).await.unwrap();
    for code in ["000000", "", "12345", "AAAAA-AAAAA"] {
        assert_eq!(portal.give_code(&browser, code).await, Err(code_wrong()), "{code}");
    }
    assert_eq!(portal.give_code(&browser, "00000").await, Err(AppError::SignInNeeded));
    let right = portal.code(&person.secret);
    assert_eq!(portal.give_code(&browser, &right).await, Err(AppError::SignInNeeded));
    portal.password(&browser, EMAIL, PASSWORD).await.unwrap();
    assert!(portal.give_code(&browser, &right).await.is_ok());
}

async fn a_step_belongs_to_its_browser_and_to_a_quarter_of_an_hour(db: Db) {
    let portal = Portal::on(&db);
    let person = portal.person(EMAIL).await;
    portal.wait(60);
    let browser = Token::random();
    portal.password(&browser, EMAIL, PASSWORD).await.unwrap();
    let other = Token::random();
    let code = portal.code(&person.secret);
    assert_eq!(portal.give_code(&other, &code).await, Err(AppError::SignInNeeded));
    let secret = portal.credentials().totp_secret(&Actor::Anonymous, &browser).await;
    assert_eq!(
        secret,
        Err(AppError::SignInNeeded),
        "a second factor that is there is not shown again"
    );
    portal.password(&browser, EMAIL, PASSWORD).await.unwrap();
    assert_eq!(portal.give_code(&browser, "000000").await, Err(code_wrong()));
    portal.wait(15 * 60);
    let late = portal.code(&person.secret);
    assert_eq!(
        portal.give_code(&browser, &late).await,
        Err(AppError::SignInNeeded),
        "a wrong code buys no time"
    );
}

async fn of_two_who_set_up_a_second_factor_at_once_the_first_keeps_it(db: Db) {
    let portal = Portal::on(&db);
    let link = portal.invite(EMAIL).await;
    let (browser, thief) = (Token::random(), Token::random());
    portal
        .credentials()
        .accept(&Actor::Anonymous, &browser, &link, PASSWORD, PASSWORD)
        .await
        .unwrap();
    assert_eq!(portal.password(&thief, EMAIL, PASSWORD).await, Ok(NextStep::Enrol));
    let other = portal
        .credentials()
        .totp_secret(&Actor::Anonymous, &thief)
        .await
        .unwrap();
    let person = portal.enrol(EMAIL, browser).await;
    assert_ne!(
        person.secret,
        other.secret.replace(' ', ""),
        "each browser sees a secret of its own"
    );
    portal.wait(60);
    let code = portal.code(&other.secret.replace(' ', ""));
    let late = portal
        .credentials()
        .confirm_totp(&Actor::Anonymous, &thief, DEVICE, &code)
        .await;
    assert_eq!(late.err(), Some(AppError::SignInNeeded));
    assert_eq!(portal.password(&thief, EMAIL, PASSWORD).await, Ok(NextStep::Code));
    assert_eq!(portal.give_code(&thief, &code).await, Err(wrong("code", "code-wrong")));
}
