//! Persons, what they sign in with, and their sessions.

use domain::actor::{AccountId, SessionId, UnitId};
use domain::permissions::Role;
use domain::sessions::Method;
use serde_json::json;
use store::identity::{self, NewPasskey, NewSession};
use store::{Db, ErrorKind, Tx};
use uuid::Uuid;

use crate::at;

crate::on_both_engines! {
    an_ended_session_is_opened_by_no_token,
    a_change_of_role_closes_the_former_token,
    nobody_ends_a_session_of_somebody_else,
    a_note_is_taken_once_and_not_after_its_time,
    a_statement_of_the_gateway_is_taken_once,
    one_fingerprint_is_one_person,
    a_code_is_used_once,
    an_email_belongs_to_one_account,
    a_link_is_good_once_and_a_newer_one_ends_it,
    a_role_that_is_taken_away_ends_the_sessions_in_it,
    a_suspended_person_has_no_session,
    an_email_in_capitals_is_refused,
    a_passkey_belongs_to_one_person,
    of_two_who_spend_an_allowance_at_once_one_reads_again,
    a_member_of_a_unit_acts_for_that_unit,
    whoever_holds_an_account_is_waited_for,
    the_first_person_is_noticed,
}

async fn whoever_holds_an_account_is_waited_for(db: Db) {
    let mut tx = db.begin_write().await.unwrap();
    let anna = person(&mut tx, 1).await;
    tx.commit().await.unwrap();
    let mut first = db.begin_write().await.unwrap();
    identity::hold_account(&mut first, anna).await.unwrap();
    let other = db.clone();
    let second = tokio::spawn(async move {
        let mut tx = other.begin_write().await.unwrap();
        identity::hold_account(&mut tx, anna).await.unwrap();
        let row = identity::account(&mut tx, anna).await.unwrap().unwrap();
        row.suspended_at.is_some()
    });
    tokio::task::yield_now().await;
    assert!(identity::set_suspended(&mut first, anna, Some(at(6))).await.unwrap());
    first.commit().await.unwrap();
    assert!(second.await.unwrap(), "the second one reads what the first has done");
}

async fn the_first_person_is_noticed(db: Db) {
    assert!(!db.has_people().await.unwrap());
    let mut tx = db.begin_write().await.unwrap();
    person(&mut tx, 1).await;
    tx.commit().await.unwrap();
    assert!(db.has_people().await.unwrap());
}

async fn person(tx: &mut Tx, number: u128) -> AccountId {
    let id = AccountId(Uuid::from_u128(number));
    identity::create_account(tx, id, "Żaneta", "Próbna", at(0))
        .await
        .unwrap();
    id
}

async fn session(tx: &mut Tx, account: AccountId, number: u8, role: Role) -> SessionId {
    let id = SessionId(Uuid::from_u128(u128::from(number)));
    let new = NewSession {
        id,
        token: &[number; 32],
        account,
        role,
        unit: None,
        method: Method::Gateway,
        device: "Firefox, Linux",
        now: at(0),
        gateway_session: None,
    };
    identity::begin_session(tx, new).await.unwrap();
    id
}

/// A person with everything that an account can have, signed in with the token `[1; 32]`: one row in each table.
pub async fn fill(tx: &mut Tx) {
    let anna = person(tx, 1).await;
    identity::link_identity(tx, &[7; 32], anna, at(0)).await.unwrap();
    let email = "anna@zgk.example.org";
    identity::create_local_login(tx, anna, email, at(0)).await.unwrap();
    identity::set_totp_secret(tx, anna, &[0, 255]).await.unwrap();
    identity::confirm_totp(tx, anna, at(1)).await.unwrap();
    identity::use_totp_step(tx, anna, 59_000_000).await.unwrap();
    let unit = UnitId(Uuid::from_u128(20));
    identity::create_unit(tx, unit, "OSP Próba", at(0)).await.unwrap();
    let role = (Role::Brigade, Some(unit));
    identity::grant_role(tx, Uuid::from_u128(30), anna, role, at(0))
        .await
        .unwrap();
    let codes = [(Uuid::from_u128(40), [4; 32])];
    identity::replace_recovery_codes(tx, anna, &codes).await.unwrap();
    let key = NewPasskey {
        id: Uuid::from_u128(10),
        account: anna,
        credential_id: &[1, 2, 3],
        credential: "{}",
        name: "Telefon",
        created_at: at(0),
    };
    identity::add_passkey(tx, key).await.unwrap();
    session(tx, anna, 1, Role::Brigade).await;
}

async fn an_ended_session_is_opened_by_no_token(db: Db) {
    let mut tx = db.begin_write().await.unwrap();
    let anna = person(&mut tx, 1).await;
    let one = session(&mut tx, anna, 1, Role::Person).await;
    let two = session(&mut tx, anna, 2, Role::Person).await;
    identity::see_session(&mut tx, two, at(60)).await.unwrap();
    let found = identity::find_session(&mut tx, &[2; 32]).await.unwrap().unwrap();
    assert_eq!(
        (found.id, found.seen_at, found.role.as_str()),
        (two.0, at(60), "person")
    );
    let ended = identity::end_sessions_of(&mut tx, anna, Some(two)).await.unwrap();
    assert_eq!(ended.iter().map(|row| row.id).collect::<Vec<_>>(), [one.0]);
    assert!(identity::find_session(&mut tx, &[1; 32]).await.unwrap().is_none());
    assert_eq!(identity::sessions_of(&mut tx, anna).await.unwrap().len(), 1);
    assert_eq!(identity::reap_sessions(&mut tx, at(1)).await.unwrap(), 1);
    tx.commit().await.unwrap();
}

async fn a_change_of_role_closes_the_former_token(db: Db) {
    let mut tx = db.begin_write().await.unwrap();
    let anna = person(&mut tx, 1).await;
    let id = session(&mut tx, anna, 1, Role::Billing).await;
    let changed = identity::change_role(&mut tx, (anna, id), &[9; 32], (Role::Auditor, None), at(5)).await;
    assert!(changed.unwrap());
    assert!(identity::find_session(&mut tx, &[1; 32]).await.unwrap().is_none());
    let now = identity::find_session(&mut tx, &[9; 32]).await.unwrap().unwrap();
    assert_eq!((now.role.as_str(), now.began_at), ("auditor", at(0)));
    let jan = person(&mut tx, 2).await;
    let stolen = identity::change_role(&mut tx, (jan, id), &[8; 32], (Role::Manager, None), at(6)).await;
    assert!(!stolen.unwrap(), "somebody else's session");
}

async fn nobody_ends_a_session_of_somebody_else(db: Db) {
    let mut tx = db.begin_write().await.unwrap();
    let (anna, jan) = (person(&mut tx, 1).await, person(&mut tx, 2).await);
    let id = session(&mut tx, anna, 1, Role::Person).await;
    assert!(identity::end_session(&mut tx, jan, id).await.unwrap().is_none());
    assert!(identity::end_session(&mut tx, anna, id).await.unwrap().is_some());
    assert!(identity::end_session(&mut tx, anna, id).await.unwrap().is_none());
}

async fn a_note_is_taken_once_and_not_after_its_time(db: Db) {
    let mut tx = db.begin_write().await.unwrap();
    let note = json!({ "powrot": "/konto" });
    for content in [json!(null), note.clone()] {
        identity::put_note(&mut tx, &[3; 32], &content, at(10)).await.unwrap();
    }
    assert_eq!(
        identity::note(&mut tx, &[3; 32], at(9)).await.unwrap(),
        Some(note.clone())
    );
    assert_eq!(identity::note(&mut tx, &[3; 32], at(10)).await.unwrap(), None);
    assert_eq!(
        identity::take_note(&mut tx, &[3; 32], at(9)).await.unwrap(),
        Some(note.clone())
    );
    assert_eq!(identity::take_note(&mut tx, &[3; 32], at(9)).await.unwrap(), None);
    identity::put_note(&mut tx, &[4; 32], &note, at(10)).await.unwrap();
    assert_eq!(identity::take_note(&mut tx, &[4; 32], at(10)).await.unwrap(), None);
    identity::put_note(&mut tx, &[5; 32], &note, at(10)).await.unwrap();
    assert_eq!(identity::reap_notes(&mut tx, at(10)).await.unwrap(), 1);
}

async fn a_statement_of_the_gateway_is_taken_once(db: Db) {
    let mut tx = db.begin_write().await.unwrap();
    assert!(identity::use_assertion(&mut tx, "ID-1", at(10)).await.unwrap());
    assert!(!identity::use_assertion(&mut tx, "ID-1", at(20)).await.unwrap());
    assert_eq!(identity::reap_assertions(&mut tx, at(11)).await.unwrap(), 1);
}

async fn one_fingerprint_is_one_person(db: Db) {
    let mut tx = db.begin_write().await.unwrap();
    let (anna, jan) = (person(&mut tx, 1).await, person(&mut tx, 2).await);
    assert!(identity::link_identity(&mut tx, &[7; 32], anna, at(0)).await.unwrap());
    assert!(!identity::link_identity(&mut tx, &[7; 32], jan, at(0)).await.unwrap());
    assert_eq!(identity::identify(&mut tx, &[7; 32]).await.unwrap(), Some(anna));
    assert_eq!(identity::identify(&mut tx, &[8; 32]).await.unwrap(), None);
    let married = ("Żaneta", "Święć-Gżegżółka");
    identity::note_sign_in(&mut tx, &[7; 32], anna, married, at(5))
        .await
        .unwrap();
    let row = identity::account(&mut tx, anna).await.unwrap().unwrap();
    assert_eq!(row.name(), "Żaneta Święć-Gżegżółka");
    assert!(identity::set_suspended(&mut tx, anna, Some(at(6))).await.unwrap());
    let row = identity::account(&mut tx, anna).await.unwrap().unwrap();
    assert_eq!(row.suspended_at, Some(at(6)));
}

async fn a_code_is_used_once(db: Db) {
    let mut tx = db.begin_write().await.unwrap();
    let anna = person(&mut tx, 1).await;
    identity::create_local_login(&mut tx, anna, "anna@zgk.example.org", at(0))
        .await
        .unwrap();
    assert!(identity::set_totp_secret(&mut tx, anna, &[1]).await.unwrap());
    identity::confirm_totp(&mut tx, anna, at(1)).await.unwrap();
    assert!(
        !identity::set_totp_secret(&mut tx, anna, &[2]).await.unwrap(),
        "a confirmed secret stays"
    );
    assert!(identity::use_totp_step(&mut tx, anna, 100).await.unwrap());
    assert!(!identity::use_totp_step(&mut tx, anna, 100).await.unwrap());
    assert!(!identity::use_totp_step(&mut tx, anna, 99).await.unwrap());
    let codes = [(Uuid::from_u128(1), [1; 32]), (Uuid::from_u128(2), [2; 32])];
    identity::replace_recovery_codes(&mut tx, anna, &codes).await.unwrap();
    assert!(
        identity::use_recovery_code(&mut tx, anna, &[1; 32], at(2))
            .await
            .unwrap()
    );
    assert!(
        !identity::use_recovery_code(&mut tx, anna, &[1; 32], at(2))
            .await
            .unwrap()
    );
    assert_eq!(identity::recovery_codes_left(&mut tx, anna).await.unwrap(), 1);
    identity::reset_factors(&mut tx, anna).await.unwrap();
    assert_eq!(identity::recovery_codes_left(&mut tx, anna).await.unwrap(), 0);
    let login = identity::local_login(&mut tx, anna).await.unwrap().unwrap();
    assert_eq!((login.totp_secret, login.totp_last_step), (None, None));
}

async fn an_email_belongs_to_one_account(db: Db) {
    let mut tx = db.begin_write().await.unwrap();
    let (anna, jan) = (person(&mut tx, 1).await, person(&mut tx, 2).await);
    identity::create_local_login(&mut tx, anna, "biuro@zgk.example.org", at(0))
        .await
        .unwrap();
    identity::set_password(&mut tx, anna, "$argon2id$").await.unwrap();
    let found = identity::local_login_by_email(&mut tx, "biuro@zgk.example.org")
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        (found.account_id, found.password_hash.as_deref()),
        (anna.0, Some("$argon2id$"))
    );
    let listed = identity::staff(&mut tx).await.unwrap();
    assert_eq!(listed.len(), 1);
    assert!(listed[0].has_password && !listed[0].has_factor);
    let taken = identity::create_local_login(&mut tx, jan, "biuro@zgk.example.org", at(0)).await;
    assert_eq!(taken.unwrap_err().kind(), ErrorKind::Conflict);
}

async fn a_link_is_good_once_and_a_newer_one_ends_it(db: Db) {
    let mut tx = db.begin_write().await.unwrap();
    let anna = person(&mut tx, 1).await;
    for token in [1, 2] {
        identity::create_invitation(&mut tx, &[token; 32], anna, at(0), at(10))
            .await
            .unwrap();
    }
    assert_eq!(identity::invited(&mut tx, &[1; 32], at(1)).await.unwrap(), None);
    assert_eq!(identity::invited(&mut tx, &[2; 32], at(1)).await.unwrap(), Some(anna));
    assert_eq!(
        identity::take_invitation(&mut tx, &[2; 32], at(10)).await.unwrap(),
        None
    );
    assert_eq!(
        identity::take_invitation(&mut tx, &[2; 32], at(9)).await.unwrap(),
        Some(anna)
    );
    assert_eq!(identity::take_invitation(&mut tx, &[2; 32], at(9)).await.unwrap(), None);
}

async fn a_role_that_is_taken_away_ends_the_sessions_in_it(db: Db) {
    let mut tx = db.begin_write().await.unwrap();
    let anna = person(&mut tx, 1).await;
    for (number, role) in [(1, Role::Billing), (2, Role::Auditor)] {
        let id = Uuid::from_u128(number);
        assert!(
            identity::grant_role(&mut tx, id, anna, (role, None), at(0))
                .await
                .unwrap()
        );
    }
    let again = identity::grant_role(&mut tx, Uuid::from_u128(3), anna, (Role::Billing, None), at(0)).await;
    assert!(!again.unwrap());
    session(&mut tx, anna, 1, Role::Billing).await;
    session(&mut tx, anna, 2, Role::Auditor).await;
    assert!(identity::revoke_role(&mut tx, anna, Role::Billing).await.unwrap());
    assert!(identity::find_session(&mut tx, &[1; 32]).await.unwrap().is_none());
    assert!(identity::find_session(&mut tx, &[2; 32]).await.unwrap().is_some());
    assert_eq!(identity::roles_of(&mut tx, anna).await.unwrap().len(), 1);
}

async fn a_suspended_person_has_no_session(db: Db) {
    let mut tx = db.begin_write().await.unwrap();
    let anna = person(&mut tx, 1).await;
    session(&mut tx, anna, 1, Role::Billing).await;
    assert!(identity::find_session(&mut tx, &[1; 32]).await.unwrap().is_some());
    assert!(identity::set_suspended(&mut tx, anna, Some(at(1))).await.unwrap());
    assert!(identity::find_session(&mut tx, &[1; 32]).await.unwrap().is_none());
}

async fn an_email_in_capitals_is_refused(db: Db) {
    let mut tx = db.begin_write().await.unwrap();
    let anna = person(&mut tx, 1).await;
    let taken = identity::create_local_login(&mut tx, anna, "Biuro@zgk.example.org", at(0)).await;
    assert!(taken.is_err(), "two spellings would be two accounts");
}

async fn a_passkey_belongs_to_one_person(db: Db) {
    let mut tx = db.begin_write().await.unwrap();
    let (anna, jan) = (person(&mut tx, 1).await, person(&mut tx, 2).await);
    let key = NewPasskey {
        id: Uuid::from_u128(10),
        account: anna,
        credential_id: &[1, 2, 3],
        credential: "{\"counter\":0}",
        name: "Telefon",
        created_at: at(0),
    };
    identity::add_passkey(&mut tx, key).await.unwrap();
    identity::use_passkey(&mut tx, key.id, "{\"counter\":1}", at(5))
        .await
        .unwrap();
    let found = identity::passkey_by_credential(&mut tx, &[1, 2, 3])
        .await
        .unwrap()
        .unwrap();
    assert_eq!((found.account_id, found.used_at), (anna.0, Some(at(5))));
    assert_eq!(found.credential, "{\"counter\":1}");
    assert_eq!(identity::passkey_by_credential(&mut tx, &[9]).await.unwrap(), None);
    assert!(!identity::remove_passkey(&mut tx, jan, key.id).await.unwrap());
    assert_eq!(identity::passkeys_of(&mut tx, jan).await.unwrap(), []);
    assert_eq!(identity::passkeys_of(&mut tx, anna).await.unwrap(), [found]);
    assert!(identity::remove_passkey(&mut tx, anna, key.id).await.unwrap());
    assert_eq!(identity::passkeys_of(&mut tx, anna).await.unwrap(), []);
}

async fn of_two_who_spend_an_allowance_at_once_one_reads_again(db: Db) {
    let mut tx = db.begin_write().await.unwrap();
    let key = [6; 32];
    assert_eq!(identity::spent_until(&mut tx, &key).await.unwrap(), None);
    assert!(identity::put_allowance(&mut tx, &key, None, at(10)).await.unwrap());
    assert!(!identity::put_allowance(&mut tx, &key, None, at(11)).await.unwrap());
    assert!(
        identity::put_allowance(&mut tx, &key, Some(at(10)), at(20))
            .await
            .unwrap()
    );
    assert!(
        !identity::put_allowance(&mut tx, &key, Some(at(10)), at(30))
            .await
            .unwrap()
    );
    assert_eq!(identity::spent_until(&mut tx, &key).await.unwrap(), Some(at(20)));
    assert_eq!(identity::reap_allowances(&mut tx, at(20)).await.unwrap(), 0);
    assert_eq!(identity::reap_allowances(&mut tx, at(21)).await.unwrap(), 1);
}

async fn a_member_of_a_unit_acts_for_that_unit(db: Db) {
    let mut tx = db.begin_write().await.unwrap();
    let anna = person(&mut tx, 1).await;
    let unit = UnitId(Uuid::from_u128(20));
    identity::create_unit(&mut tx, unit, "OSP Próba", at(0)).await.unwrap();
    assert_eq!(identity::find_unit(&mut tx, "OSP Próba").await.unwrap(), Some(unit));
    assert_eq!(identity::find_unit(&mut tx, "OSP Inna").await.unwrap(), None);
    assert_eq!(identity::units(&mut tx).await.unwrap(), ["OSP Próba"]);
    let role = (Role::Brigade, Some(unit));
    assert!(
        identity::grant_role(&mut tx, Uuid::from_u128(1), anna, role, at(0))
            .await
            .unwrap()
    );
    let roles = identity::roles_of(&mut tx, anna).await.unwrap();
    assert_eq!(
        (roles[0].unit_id, roles[0].unit_name.as_deref()),
        (Some(unit.0), Some("OSP Próba"))
    );
}
