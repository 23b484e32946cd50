//! The road: begin, sign in, resolve, log out.

use chrono::TimeDelta;
use login_gov::{Assurance, Client, Fault, Gateway as _, GatewaySession, KeyDerivation, Reason, Refusal, SignedIn};
use sandbox::login_gov as gateway;
use sandbox::login_gov::{Lock, PERSONS, Person, Script, Seal, SealKey};

use crate::setting::{RETURN_URL, Setting, query};

async fn signed_in(setting: &Setting, client: &Client, person: &Person) -> Result<SignedIn, Refusal> {
    let begun = client.begin(setting.now).unwrap();
    let back = setting.sandbox.sign_in_as(&begun.form.fields, person).unwrap();
    assert!(back.starts_with(RETURN_URL), "{back}");
    assert_eq!(query(&back, "RelayState"), begun.relay_state);
    client
        .resolve(&query(&back, "SAMLart"), &begun.request_id, setting.now)
        .await
}

#[tokio::test]
async fn everybody_signs_in_as_who_they_are_and_out_again() {
    let setting = Setting::new().await;
    let client = setting.client();
    for person in &PERSONS {
        let found = signed_in(&setting, &client, person).await.unwrap();
        assert_eq!(found.person.given_name, person.given_name);
        assert_eq!(found.person.family_name, person.family_name);
        assert_eq!(found.person.date_of_birth.to_string(), person.date_of_birth);
        assert_eq!(found.person.identifier, person.identifier);
        assert!(found.assurance >= Assurance::Substantial);
        assert!(found.replay_until > setting.now + TimeDelta::minutes(5));
        assert!(setting.sandbox.is_signed_in(&found.session.session_index));
        client.log_out(&found.session, setting.now).await.unwrap();
        assert!(!setting.sandbox.is_signed_in(&found.session.session_index));
    }
}

#[tokio::test]
async fn a_session_that_the_gateway_does_not_know_is_not_ended() {
    let setting = Setting::new().await;
    let session = GatewaySession {
        name_id: "a".into(),
        session_index: "b".into(),
    };
    let ended = setting.client().log_out(&session, setting.now).await;
    assert!(matches!(ended, Err(Fault::Refused)), "{ended:?}");
}

#[tokio::test]
async fn an_end_that_a_stranger_signed_or_nobody_answered_is_no_end() {
    let setting = Setting::new().await;
    let client = setting.client();
    let scripted = |seal| {
        gateway::Fault::Scripted(Box::new(Script {
            artifact_seal: seal,
            ..Script::default()
        }))
    };
    let person = &PERSONS[0];
    let found = signed_in(&setting, &client, person).await.unwrap();
    setting.sandbox.script(scripted(Seal::by(SealKey::Foreign)));
    let ended = client.log_out(&found.session, setting.now).await;
    assert!(
        matches!(ended, Err(Fault::Untrusted(Reason::Signature("LogoutResponse")))),
        "{ended:?}"
    );
    setting.sandbox.script(gateway::Fault::Broken);
    let ended = client.log_out(&found.session, setting.now).await;
    assert!(matches!(ended, Err(Fault::Unavailable)), "{ended:?}");
    setting.sandbox.script(gateway::Fault::Garbage);
    let ended = client.log_out(&found.session, setting.now).await;
    assert!(
        matches!(ended, Err(Fault::Untrusted(Reason::Malformed("Envelope")))),
        "{ended:?}"
    );
    setting.sandbox.script(gateway::Fault::None);
    let found = signed_in(&setting, &client, person).await.unwrap();
    setting.sandbox.script(scripted(Seal::missing()));
    client.log_out(&found.session, setting.now).await.unwrap();
}

#[tokio::test]
async fn the_form_holds_what_the_gateway_asks_for_and_names_differ_every_time() {
    let mut setting = Setting::new().await;
    let first = setting.client().begin(setting.now).unwrap();
    let second = setting.client().begin(setting.now).unwrap();
    assert_ne!(first.request_id, second.request_id);
    assert_ne!(first.relay_state, second.relay_state);
    assert!(first.request_id.starts_with("ID-"));
    assert_eq!(first.relay_state.len(), 43);
    assert_eq!(first.form.action, setting.settings.post_url);
    let names = |fields: &[(String, String)]| fields.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
    assert_eq!(names(&first.form.fields), ["SAMLRequest", "RelayState"]);
    setting.settings.foreign = true;
    let foreign = setting.client().begin(setting.now).unwrap();
    let last = foreign.form.fields.last().unwrap();
    assert_eq!((last.0.as_str(), last.1.as_str()), ("ForeignAuthentication", "true"));
}

#[tokio::test]
async fn a_request_that_was_changed_or_signed_by_another_is_refused_by_the_gateway() {
    let mut setting = Setting::new().await;
    let begun = setting.client().begin(setting.now).unwrap();
    let mut fields = begun.form.fields;
    fields[0].1.replace_range(200..201, "#");
    assert!(setting.sandbox.sign_in_as(&fields, &PERSONS[0]).is_err());
    let foreign = &setting.sandbox.forge().keys().foreign;
    setting.settings.signing_key = foreign.key.clone();
    setting.settings.signing_certificate = foreign.certificate.clone();
    let begun = setting.client().begin(setting.now).unwrap();
    let refused = setting.sandbox.sign_in_as(&begun.form.fields, &PERSONS[0]).unwrap_err();
    assert!(refused.to_string().contains("does not hold"), "{refused}");
}

#[tokio::test]
async fn an_artifact_is_taken_once() {
    let setting = Setting::new().await;
    let client = setting.client();
    let begun = client.begin(setting.now).unwrap();
    let back = setting.sandbox.sign_in_as(&begun.form.fields, &PERSONS[0]).unwrap();
    let artifact = query(&back, "SAMLart");
    client.resolve(&artifact, &begun.request_id, setting.now).await.unwrap();
    let again = client.resolve(&artifact, &begun.request_id, setting.now).await;
    assert_eq!(again, Err(Refusal::Untrusted(Reason::Malformed("Response"))));
}

#[tokio::test]
async fn an_answer_to_another_request_is_refused() {
    let setting = Setting::new().await;
    let client = setting.client();
    let begun = client.begin(setting.now).unwrap();
    let other = client.begin(setting.now).unwrap();
    let back = setting.sandbox.sign_in_as(&begun.form.fields, &PERSONS[0]).unwrap();
    let answer = client
        .resolve(&query(&back, "SAMLart"), &other.request_id, setting.now)
        .await;
    assert_eq!(answer, Err(Refusal::Untrusted(Reason::Unexpected("InResponseTo"))));
}

#[tokio::test]
async fn what_is_no_artifact_is_not_sent_on() {
    let setting = Setting::new().await;
    setting.sandbox.script(gateway::Fault::Broken);
    for artifact in ["", "</a>", "a b", &"A".repeat(513)] {
        let answer = setting.client().resolve(artifact, "ID-request", setting.now).await;
        assert_eq!(
            answer,
            Err(Refusal::Untrusted(Reason::Malformed("Artifact"))),
            "{artifact}"
        );
    }
}

#[tokio::test]
async fn every_fault_of_the_gateway_is_told_apart() {
    let setting = Setting::new().await;
    let client = setting.client();
    for (fault, expected) in [
        (gateway::Fault::Silent, Refusal::Unavailable),
        (gateway::Fault::Broken, Refusal::Unavailable),
        (gateway::Fault::Elsewhere, Refusal::Unavailable),
        (
            gateway::Fault::Garbage,
            Refusal::Untrusted(Reason::Malformed("Envelope")),
        ),
        (gateway::Fault::Endless, Refusal::Untrusted(Reason::TooLarge)),
        (
            gateway::Fault::Status(vec!["Responder", "AuthnFailed"]),
            Refusal::Cancelled,
        ),
        (
            gateway::Fault::Status(vec!["Responder", "NoAuthnContext"]),
            Refusal::TooLow,
        ),
        (
            gateway::Fault::Status(vec!["Responder", "UnknownPrincipal"]),
            Refusal::NotRecognized,
        ),
        (gateway::Fault::Status(vec!["Requester"]), Refusal::GatewayFault),
    ] {
        setting.sandbox.script(fault.clone());
        let answer = signed_in(&setting, &client, &PERSONS[0]).await;
        assert_eq!(answer, Err(expected), "{fault:?}");
    }
    setting.sandbox.script(gateway::Fault::None);
    assert!(signed_in(&setting, &client, &PERSONS[0]).await.is_ok());
}

#[tokio::test]
async fn a_certificate_rolls_over_and_rsa_is_taken_where_it_is_pinned() {
    let mut setting = Setting::new().await;
    let keys = setting.sandbox.forge().keys().clone();
    for (key, certificate) in [
        (SealKey::Next, keys.next.certificate),
        (SealKey::Rsa, keys.rsa.certificate),
    ] {
        let script = Script {
            assertion_seal: Seal::by(key),
            response_seal: Seal::by(key),
            artifact_seal: Seal::by(key),
            ..Script::default()
        };
        let answer = setting.answer(&script);
        assert_eq!(
            setting.read(&answer),
            Err(Refusal::Untrusted(Reason::Signature("ArtifactResponse"))),
            "{key:?}"
        );
        setting.settings.gateway_certificates.push(certificate);
        assert!(setting.read(&answer).is_ok(), "{key:?}");
    }
}

#[tokio::test]
async fn a_decryption_key_rolls_over() {
    let mut setting = Setting::new().await;
    let answer = setting.answer(&Script::default());
    let new = setting.sandbox.forge().keys().foreign.key.clone();
    setting.settings.decryption_keys.insert(0, new);
    assert!(setting.read(&answer).is_ok());
    setting.settings.decryption_keys.pop();
    assert_eq!(setting.read(&answer), Err(Refusal::Untrusted(Reason::Undecipherable)));
}

#[tokio::test]
async fn both_readings_of_the_key_derivation_are_spoken_and_not_mixed() {
    let mut setting = Setting::new().await;
    for (lock, derivation) in [
        (Lock::Kept, KeyDerivation::Kept),
        (Lock::Stripped, KeyDerivation::Stripped),
    ] {
        setting.settings.key_derivation = derivation;
        for written in [Lock::Kept, Lock::Stripped, Lock::Stranger] {
            let script = Script {
                lock: written,
                ..Script::default()
            };
            let answer = setting.read(&setting.answer(&script));
            let expected = Err(Refusal::Untrusted(Reason::Undecipherable));
            assert!(
                if lock == written {
                    answer.is_ok()
                } else {
                    answer == expected
                },
                "{lock:?}, {written:?}"
            );
        }
    }
}

#[tokio::test]
async fn debug_shows_no_key_and_nobody() {
    let setting = Setting::new().await;
    let client = setting.client();
    let found = signed_in(&setting, &client, &PERSONS[0]).await.unwrap();
    let shown = format!("{client:?} {found:?} {:?}", setting.settings);
    for secret in [
        "PRIVATE KEY",
        "BEGIN",
        PERSONS[0].identifier,
        "Przykładowy",
        &found.session.session_index,
    ] {
        assert!(!shown.contains(secret), "{secret} is shown");
    }
}
