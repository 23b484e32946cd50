//! What somebody might send who is not the gateway, or who got hold of an answer.

use chrono::TimeDelta;
use login_gov::{Reason, Refusal};
use sandbox::login_gov::{Edit, Lock, PERSONS, Script, Seal, SealKey};

use crate::setting::Setting;

fn untrusted(reason: Reason) -> Refusal {
    Refusal::Untrusted(reason)
}

fn edit(line: &str) -> Vec<Edit> {
    vec![Edit::parse(line).unwrap()]
}

#[tokio::test]
async fn an_assertion_that_is_not_encrypted_or_not_alone_is_refused() {
    let setting = Setting::new().await;
    let open = setting.answer(&Script {
        lock: Lock::Open,
        ..Script::default()
    });
    assert_eq!(setting.read(&open), Err(untrusted(Reason::Malformed("Assertion"))));
    let stranger = setting.answer(&Script {
        lock: Lock::Stranger,
        ..Script::default()
    });
    assert_eq!(setting.read(&stranger), Err(untrusted(Reason::Undecipherable)));
    let two = Script {
        response: edit("Response/EncryptedAssertion *"),
        ..Script::default()
    };
    assert_eq!(
        setting.read(&setting.answer(&two)),
        Err(untrusted(Reason::Malformed("EncryptedAssertion")))
    );
    for instead in [
        "",
        "not xml",
        "<a/>",
        "<Response xmlns=\"urn:oasis:names:tc:SAML:2.0:protocol\"/>",
    ] {
        let script = Script {
            instead: Some(instead.into()),
            ..Script::default()
        };
        let read = setting.read(&setting.answer(&script));
        assert!(matches!(read, Err(Refusal::Untrusted(_))), "{instead}: {read:?}");
    }
}

#[tokio::test]
async fn every_way_to_say_the_encryption_otherwise_is_refused_with_the_same_words() {
    let setting = Setting::new().await;
    let data = "Response/EncryptedAssertion/EncryptedData";
    let key = format!("{data}/KeyInfo/EncryptedKey");
    let agreement = format!("{key}/KeyInfo/AgreementMethod");
    for line in [
        format!("{data}/EncryptionMethod@Algorithm = http://www.w3.org/2001/04/xmlenc#aes256-cbc"),
        format!("{data}/CipherData/CipherValue = AAAA"),
        format!("{data}/CipherData/CipherValue = ŻŻ"),
        format!("{data} -"),
        format!("{key}/EncryptionMethod@Algorithm = http://www.w3.org/2001/04/xmlenc#rsa-1_5"),
        format!("{key}/CipherData/CipherValue = AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=="),
        format!("{key} *"),
        format!("{agreement}@Algorithm = http://www.w3.org/2001/04/xmlenc#dh"),
        format!("{agreement}/KeyDerivationMethod/ConcatKDFParams@PartyUInfo = 00FF"),
        format!("{agreement}/KeyDerivationMethod/ConcatKDFParams@PartyUInfo = 0"),
        format!("{agreement}/KeyDerivationMethod/ConcatKDFParams@PartyUInfo = żż"),
        format!("{agreement}/OriginatorKeyInfo/KeyValue/ECKeyValue/NamedCurve@URI = urn:oid:1.3.132.0.34"),
        // The point at infinity, and one that is not on the curve.
        format!("{agreement}/OriginatorKeyInfo/KeyValue/ECKeyValue/PublicKey = AA=="),
        format!(
            "{agreement}/OriginatorKeyInfo/KeyValue/ECKeyValue/PublicKey = BAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQ=="
        ),
    ] {
        let answer = setting.answer(&Script {
            response: edit(&line),
            ..Script::default()
        });
        assert_eq!(setting.read(&answer), Err(untrusted(Reason::Undecipherable)), "{line}");
    }
}

#[tokio::test]
async fn a_comment_in_a_value_cuts_nothing_off() {
    let setting = Setting::new().await;
    let question = setting.question();
    let script = Script {
        assertion_seal: Seal::missing(),
        ..Script::default()
    };
    let plain = setting
        .sandbox
        .forge()
        .assertion(&question, &PERSONS[0], &script, setting.now)
        .unwrap();
    let identifier = PERSONS[0].identifier;
    let commented = plain.replace(identifier, &format!("{}<!-- -->{}", &identifier[..5], &identifier[5..]));
    assert_ne!(plain, commented);
    let instead = setting
        .sandbox
        .forge()
        .seal(&commented, "Assertion", &Seal::default())
        .unwrap();
    let answer = setting.answer(&Script {
        instead: Some(instead),
        ..Script::default()
    });
    let found = setting.read(&answer).unwrap();
    assert_eq!(found.person.identifier, identifier);
    // Comments that somebody puts in on the way change nothing either.
    let commented = answer.replace("https://login.gov.pl", "https://login<!-- .example -->.gov.pl");
    assert_ne!(answer, commented);
    assert_eq!(setting.read(&commented).unwrap(), found);
}

#[tokio::test]
async fn a_document_type_an_entity_or_an_instruction_is_refused_in_both_texts() {
    let setting = Setting::new().await;
    let answer = setting.answer(&Script::default());
    for before in [
        "<!DOCTYPE a>",
        "<!DOCTYPE a [<!ENTITY b \"c\">]>",
        "<!DOCTYPE a SYSTEM \"file:///etc/passwd\">",
        "<?xml-stylesheet href=\"a.xsl\"?>",
    ] {
        assert_eq!(
            setting.read(&format!("{before}{answer}")),
            Err(untrusted(Reason::NotPlainXml)),
            "{before}"
        );
        let plain = setting
            .sandbox
            .forge()
            .assertion(&setting.question(), &PERSONS[0], &Script::default(), setting.now)
            .unwrap();
        let script = Script {
            instead: Some(format!("{before}{plain}")),
            ..Script::default()
        };
        assert_eq!(
            setting.read(&setting.answer(&script)),
            Err(untrusted(Reason::NotPlainXml)),
            "{before}"
        );
    }
    let declared = format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{answer}");
    assert!(setting.read(&declared).is_ok());
}

#[tokio::test]
async fn an_answer_is_for_a_few_minutes_only() {
    let setting = Setting::new().await;
    let answer = setting.answer(&Script::default());
    for (minutes, taken) in [(-2, false), (0, true), (5, true), (7, false), (600, false)] {
        let read = setting.read_at(&answer, setting.now + TimeDelta::minutes(minutes));
        assert_eq!(read.is_ok(), taken, "{minutes} min: {read:?}");
        assert!(
            taken || matches!(read, Err(Refusal::Untrusted(Reason::Unexpected(_)))),
            "{minutes} min"
        );
    }
}

#[tokio::test]
async fn the_outer_answer_must_be_ours_too() {
    let setting = Setting::new().await;
    for (line, what) in [
        ("ArtifactResponse@InResponseTo = ID-other", "InResponseTo"),
        ("ArtifactResponse@InResponseTo -", "InResponseTo"),
        ("ArtifactResponse@Version = 1.1", "Version"),
        ("ArtifactResponse@IssueInstant = {-3600}", "IssueInstant"),
        ("ArtifactResponse/Issuer = https://example.pl/idp", "Issuer"),
    ] {
        let answer = setting.answer(&Script {
            artifact_response: edit(line),
            ..Script::default()
        });
        assert_eq!(
            setting.read(&answer),
            Err(untrusted(Reason::Unexpected(what))),
            "{line}"
        );
    }
}

#[tokio::test]
async fn a_failure_is_believed_only_from_the_gateway() {
    let setting = Setting::new().await;
    let status = vec!["Responder", "AuthnFailed"];
    let unsigned = Script {
        status: status.clone(),
        response_seal: Seal::missing(),
        ..Script::default()
    };
    assert_eq!(setting.read(&setting.answer(&unsigned)), Err(Refusal::Cancelled));
    let foreign = Script {
        status,
        artifact_seal: Seal::by(SealKey::Foreign),
        ..Script::default()
    };
    assert_eq!(
        setting.read(&setting.answer(&foreign)),
        Err(untrusted(Reason::Signature("ArtifactResponse")))
    );
}

#[tokio::test]
async fn attributes_must_not_be_two_or_name_two_things() {
    let setting = Setting::new().await;
    let attribute = "Assertion/AttributeStatement/Attribute";
    for line in [
        format!("{attribute} *"),
        format!("{attribute}@FriendlyName = FamilyName"),
        format!("{attribute}/AttributeValue *"),
        format!("{attribute}/AttributeValue ="),
        format!("{attribute}/AttributeValue -"),
        "Assertion/AttributeStatement *".to_owned(),
        "Assertion/Subject *".to_owned(),
        "Assertion/Subject/SubjectConfirmation *".to_owned(),
        "Assertion/Conditions *".to_owned(),
        "Assertion/Conditions + <a/>".to_owned(),
        "Assertion/AuthnStatement *".to_owned(),
        "Assertion/AuthnStatement@SessionIndex =".to_owned(),
        "Assertion/AuthnStatement@SessionNotOnOrAfter = {-120}".to_owned(),
        "Assertion/AuthnStatement@AuthnInstant = {+120}".to_owned(),
    ] {
        let answer = setting.answer(&Script {
            assertion: edit(&line),
            ..Script::default()
        });
        let read = setting.read(&answer);
        let as_expected = matches!(
            read,
            Err(Refusal::Untrusted(Reason::Malformed(_) | Reason::Unexpected(_)))
        );
        assert!(as_expected, "{line}: {read:?}");
    }
}
