//! Whom the office lets in.

use contract::AppError;
use contract::credentials::NextStep;
use domain::actor::{Actor, SignedIn};
use domain::permissions::Role;
use services::credentials::{NewStaff, StaffError};
use services::secrets::Token;
use store::Db;

use super::{EMAIL, PASSWORD, Portal, billing, code_wrong, sign_in_wrong};

crate::on_both_engines! {
    somebody_is_invited_once_with_a_role_that_has_an_account,
    members_of_a_fire_brigade_have_a_unit_and_nobody_else_does,
    whoever_begins_anew_loses_password_factors_sessions_and_former_links,
    somebody_who_is_kept_out_is_out_at_once_and_comes_back_as_they_were,
    only_those_who_may_keep_and_list_the_staff,
    one_person_may_be_several_and_is_at_least_one,
}

async fn one_person_may_be_several_and_is_at_least_one(db: Db) {
    let portal = Portal::on(&db);
    let person = portal.person(EMAIL).await;
    let (credentials, operator) = (portal.credentials(), &Actor::Operator);
    let give = |role, unit| credentials.give_role(operator, EMAIL, (role, unit));
    assert!(matches!(
        give(Role::Customer, None).await,
        Err(StaffError::Role(Role::Customer))
    ));
    assert!(matches!(give(Role::Brigade, None).await, Err(StaffError::Unit)));
    assert!(give(Role::Dispatcher, None).await.unwrap());
    assert!(!give(Role::Dispatcher, None).await.unwrap(), "once");
    assert!(give(Role::Brigade, Some("OSP Spychowo")).await.unwrap());

    let actor = portal.actor(&person).await;
    let sessions = portal.services.sessions();
    let roles = sessions.own(&actor).await.unwrap().roles;
    let told: Vec<_> = roles
        .iter()
        .map(|role| (role.role, role.unit.as_deref(), role.current))
        .collect();
    assert_eq!(
        told,
        [
            (Role::Billing, None, true),
            (Role::Dispatcher, None, false),
            (Role::Brigade, Some("OSP Spychowo"), false)
        ]
    );
    let changed = sessions.change_role(&actor, "dispatcher").await.unwrap();
    assert_eq!(portal.visitor(&changed).await.unwrap().person.role, Role::Dispatcher);
    assert!(credentials.take_role(operator, EMAIL, Role::Dispatcher).await.unwrap());
    assert_eq!(portal.visitor(&changed).await, None, "the session acted in it");
    assert!(!credentials.take_role(operator, EMAIL, Role::Dispatcher).await.unwrap());
    assert!(credentials.take_role(operator, EMAIL, Role::Brigade).await.unwrap());
    let last = credentials.take_role(operator, EMAIL, Role::Billing).await;
    assert!(matches!(last, Err(StaffError::LastRole)));
}

fn brigade(email: &str, unit: Option<&str>) -> NewStaff {
    NewStaff {
        role: Role::Brigade,
        unit: unit.map(str::to_owned),
        ..billing(email)
    }
}

async fn somebody_is_invited_once_with_a_role_that_has_an_account(db: Db) {
    let portal = Portal::on(&db);
    let add = |new| portal.credentials().add_staff(&Actor::Operator, new);
    let invitation = add(billing(EMAIL)).await.unwrap();
    assert_eq!(invitation.expires_at, crate::start() + chrono::TimeDelta::days(3));
    assert_eq!(format!("{invitation:?}"), "Invitation(…)");
    assert!(matches!(
        add(billing("ANNA.NOWAK@wodociagi.example")).await,
        Err(StaffError::Taken)
    ));
    assert!(matches!(add(billing("anna")).await, Err(StaffError::Email(_))));
    for role in [
        Role::Customer,
        Role::Person,
        Role::Machine,
        Role::Operator,
        Role::Anonymous,
    ] {
        let new = NewStaff {
            role,
            ..billing("x@example.pl")
        };
        assert!(matches!(add(new).await, Err(StaffError::Role(other)) if other == role));
    }
    let nameless = NewStaff {
        family_name: " ".to_owned(),
        ..billing("x@example.pl")
    };
    assert!(matches!(add(nameless).await, Err(StaffError::Name)));
    let (one, two) = tokio::join!(add(billing("y@example.pl")), add(billing("y@example.pl")));
    assert_ne!(one.is_ok(), two.is_ok(), "of two at once one is taken");
    assert!(matches!(one.and(two), Err(StaffError::Taken)));
}

async fn members_of_a_fire_brigade_have_a_unit_and_nobody_else_does(db: Db) {
    let portal = Portal::on(&db);
    let add = |new| portal.credentials().add_staff(&Actor::Operator, new);
    assert!(matches!(add(brigade(EMAIL, None)).await, Err(StaffError::Unit)));
    assert!(matches!(add(brigade(EMAIL, Some(" "))).await, Err(StaffError::Unit)));
    let with_unit = NewStaff {
        role: Role::Billing,
        ..brigade(EMAIL, Some("OSP Spychowo"))
    };
    assert!(matches!(add(with_unit).await, Err(StaffError::Unit)));
    add(brigade(EMAIL, Some("OSP Spychowo"))).await.unwrap();
    add(brigade("jan@example.pl", Some("OSP Spychowo"))).await.unwrap();
    let staff = portal.credentials().staff(&Actor::Operator).await.unwrap();
    assert_eq!(staff.len(), 2);
    for somebody in staff {
        assert_eq!(somebody.roles[0].role, Role::Brigade);
        assert_eq!(somebody.roles[0].unit.as_deref(), Some("OSP Spychowo"));
        assert!(!somebody.has_password && !somebody.has_factor);
    }
}

async fn whoever_begins_anew_loses_password_factors_sessions_and_former_links(db: Db) {
    let portal = Portal::on(&db);
    let person = portal.person(EMAIL).await;
    let half_way = Token::random();
    portal.password(&half_way, EMAIL, PASSWORD).await.unwrap();
    let former = portal
        .credentials()
        .invite_again(&Actor::Operator, EMAIL)
        .await
        .unwrap();
    let link = portal
        .credentials()
        .invite_again(&Actor::Operator, EMAIL)
        .await
        .unwrap()
        .link_token;
    assert!(portal.visitor(&person.enrolled.session).await.is_none());
    let recovery = &person.enrolled.recovery_codes[0];
    assert_eq!(portal.give_code(&half_way, recovery).await, Err(AppError::SignInNeeded));
    assert_eq!(portal.password(&half_way, EMAIL, PASSWORD).await, Err(sign_in_wrong()));
    let invited = portal
        .credentials()
        .invited(&Actor::Anonymous, &former.link_token)
        .await;
    assert_eq!(invited, Err(AppError::not_found("invitation")));
    let browser = Token::random();
    let accepted = portal
        .credentials()
        .accept(&Actor::Anonymous, &browser, &link, PASSWORD, PASSWORD)
        .await;
    assert_eq!(accepted, Ok(NextStep::Enrol));
    let anew = portal.enrol(EMAIL, browser).await;
    assert_ne!(anew.secret, person.secret);
    portal.password(&half_way, EMAIL, PASSWORD).await.unwrap();
    assert_eq!(portal.give_code(&half_way, recovery).await, Err(code_wrong()));
    let unknown = portal
        .credentials()
        .invite_again(&Actor::Operator, "nikt@example.pl")
        .await;
    assert!(matches!(unknown, Err(StaffError::Unknown)));
}

async fn somebody_who_is_kept_out_is_out_at_once_and_comes_back_as_they_were(db: Db) {
    let portal = Portal::on(&db);
    let person = portal.person(EMAIL).await;
    portal.wait(60);
    let half_way = Token::random();
    portal.password(&half_way, EMAIL, PASSWORD).await.unwrap();
    let link = portal.invite("jan@example.pl").await;
    let suspend = |email, yes| portal.credentials().set_suspended(&Actor::Operator, email, yes);
    suspend(EMAIL, true).await.unwrap();
    suspend("jan@example.pl", true).await.unwrap();
    assert!(portal.visitor(&person.enrolled.session).await.is_none());
    let code = portal.code(&person.secret);
    assert_eq!(portal.give_code(&half_way, &code).await, Err(AppError::SignInNeeded));
    let invited = portal.credentials().invited(&Actor::Anonymous, &link).await;
    assert_eq!(invited, Err(AppError::not_found("invitation")));
    let staff = portal.credentials().staff(&Actor::Operator).await.unwrap();
    assert!(staff.iter().all(|somebody| somebody.suspended_at.is_some()));
    suspend(EMAIL, false).await.unwrap();
    assert!(
        portal.visitor(&person.enrolled.session).await.is_none(),
        "an old session does not come back"
    );
    assert_eq!(portal.password(&half_way, EMAIL, PASSWORD).await, Ok(NextStep::Code));
    assert!(portal.give_code(&half_way, &code).await.is_ok());
}

async fn only_those_who_may_keep_and_list_the_staff(db: Db) {
    let portal = Portal::on(&db);
    let person = portal.person(EMAIL).await;
    let Actor::SignedIn(somebody) = portal.actor(&person).await else {
        panic!("somebody has signed in");
    };
    let acting = |role| Actor::SignedIn(SignedIn { role, ..somebody });
    for (role, may_list, may_manage) in [
        (Role::Billing, false, false),
        (Role::Brigade, false, false),
        (Role::Auditor, true, false),
        (Role::Manager, true, false),
        (Role::Administrator, true, true),
    ] {
        let actor = acting(role);
        assert_eq!(portal.credentials().staff(&actor).await.is_ok(), may_list, "{role}");
        let added = portal.credentials().add_staff(&actor, billing("x@example.pl")).await;
        assert_eq!(added.is_ok(), may_manage, "{role}");
        let again = portal.credentials().invite_again(&actor, "x@example.pl").await;
        assert_eq!(again.is_ok(), may_manage, "{role}");
        let suspended = portal.credentials().set_suspended(&actor, "x@example.pl", true).await;
        assert_eq!(suspended.is_ok(), may_manage, "{role}");
    }
    let oneself = portal
        .credentials()
        .set_suspended(&acting(Role::Administrator), EMAIL, true)
        .await;
    assert!(matches!(oneself, Err(StaffError::OneSelf)));
    let staff = portal.credentials().staff(&Actor::Operator).await.unwrap();
    let anna = staff.iter().find(|somebody| somebody.email == EMAIL).unwrap();
    assert!(anna.has_password && anna.has_factor && anna.name == "Anna Nowak");
}
