//! Signatures of any other kind than the one that is taken, on each of the three layers.

use login_gov::{Reason, Refusal};
use sandbox::login_gov::{Edit, Script, Seal, SealKey};

use crate::setting::Setting;

const XSLT: &str = "http://www.w3.org/TR/1999/REC-xslt-19991116";
const XPATH: &str = "http://www.w3.org/TR/1999/REC-xpath-19991116";
const INCLUSIVE: &str = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";
const WITH_COMMENTS: &str = "http://www.w3.org/2001/10/xml-exc-c14n#WithComments";
const ENVELOPED: &str = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
const EXCLUSIVE: &str = "http://www.w3.org/2001/10/xml-exc-c14n#";
const LAYERS: [&str; 3] = ["ArtifactResponse", "Response", "Assertion"];

fn unsigned(layer: &'static str) -> Refusal {
    Refusal::Untrusted(Reason::Signature(layer))
}

/// A right answer but for one of its three signatures.
fn sealed(layer: &str, seal: Seal) -> Script {
    let mut script = Script::default();
    match layer {
        "ArtifactResponse" => script.artifact_seal = seal,
        "Response" => script.response_seal = seal,
        _ => script.assertion_seal = seal,
    }
    script
}

/// A change after everything was signed.
fn sent(line: &str) -> Script {
    Script {
        sent: vec![Edit::parse(line).unwrap()],
        ..Script::default()
    }
}

fn by_other_keys() -> Vec<(&'static str, Seal)> {
    let disguised = Seal {
        shown: Some(SealKey::Gateway),
        ..Seal::by(SealKey::Foreign)
    };
    vec![
        ("a stranger's", Seal::by(SealKey::Foreign)),
        ("a stranger's, with our gateway's certificate shown", disguised),
        ("RSA, where RSA is not pinned", Seal::by(SealKey::Rsa)),
        ("an HMAC with the certificate as its secret", Seal::by(SealKey::Shared)),
    ]
}

fn by_other_methods() -> Vec<(&'static str, Seal)> {
    let said = |method| Seal {
        method,
        ..Seal::default()
    };
    let old_digest = Seal {
        digest: "http://www.w3.org/2000/09/xmldsig#sha1",
        ..Seal::default()
    };
    vec![
        (
            "said to be RSA, of a P-256 key",
            said("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"),
        ),
        (
            "said to be ECDSA with SHA-1",
            said("http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha1"),
        ),
        (
            "said to be RSA with SHA-1",
            said("http://www.w3.org/2000/09/xmldsig#rsa-sha1"),
        ),
        ("said to be nothing", said("")),
        ("over a SHA-1 digest", old_digest),
    ]
}

fn after_other_transforms() -> Vec<(&'static str, Seal)> {
    let after = |transforms: &[&'static str]| Seal {
        transforms: transforms.to_vec(),
        ..Seal::default()
    };
    vec![
        ("after XSLT", after(&[ENVELOPED, XSLT])),
        ("after XSLT and all else", after(&[XSLT, ENVELOPED, EXCLUSIVE])),
        ("after XPath", after(&[XPATH, EXCLUSIVE])),
        ("without the enveloped transform", after(&[EXCLUSIVE])),
        ("without canonical form", after(&[ENVELOPED])),
        ("with comments in it", after(&[ENVELOPED, WITH_COMMENTS])),
        ("in inclusive form", after(&[ENVELOPED, INCLUSIVE])),
        ("with the transforms in the other order", after(&[EXCLUSIVE, ENVELOPED])),
    ]
}

fn over_other_things() -> Vec<(&'static str, Seal)> {
    let over = |uri: &str| Seal {
        uri: Some(uri.to_owned()),
        ..Seal::default()
    };
    let twice = Seal {
        twice: true,
        ..Seal::default()
    };
    vec![
        ("over nothing named", over("")),
        ("over something else", over("#ID-other")),
        ("over a file", over("file:///etc/passwd")),
        ("over an address", over("http://localhost/")),
        ("over the whole by XPointer", over("#xpointer(/)")),
        ("with two references", twice),
    ]
}

#[tokio::test]
async fn a_signature_of_any_other_kind_is_refused_on_every_layer() {
    let setting = Setting::new().await;
    let kinds = [
        by_other_keys(),
        by_other_methods(),
        after_other_transforms(),
        over_other_things(),
    ]
    .concat();
    for (name, seal) in kinds {
        for layer in LAYERS {
            let answer = setting.answer(&sealed(layer, seal.clone()));
            assert_eq!(setting.read(&answer), Err(unsigned(layer)), "{layer}: {name}");
        }
    }
}

#[tokio::test]
async fn without_its_signature_an_answer_is_refused() {
    let setting = Setting::new().await;
    for layer in ["ArtifactResponse", "Response"] {
        let answer = setting.answer(&sealed(layer, Seal::missing()));
        assert_eq!(setting.read(&answer), Err(unsigned(layer)));
    }
    for path in [
        "Envelope/Body/ArtifactResponse/Signature -",
        "Envelope/Body/ArtifactResponse/Response/Signature -",
    ] {
        let answer = setting.answer(&sent(path));
        assert_eq!(setting.read(&answer), Err(unsigned("ArtifactResponse")), "{path}");
    }
}

#[tokio::test]
async fn parts_of_a_signature_that_are_missing_or_doubled_make_it_void() {
    let setting = Setting::new().await;
    let signature = "Envelope/Body/ArtifactResponse/Signature";
    for line in [
        "/SignedInfo -",
        "/SignedInfo *",
        "/SignatureValue -",
        "/SignatureValue =",
        "/SignatureValue = AAAA",
        "/SignatureValue *",
        "/SignedInfo/Reference -",
        "/SignedInfo/Reference/DigestValue =",
        "/SignedInfo/Reference/Transforms -",
        "/SignedInfo/CanonicalizationMethod -",
        "/SignedInfo/SignatureMethod@Algorithm = http://www.w3.org/2000/09/xmldsig#hmac-sha1",
        " + <Object xmlns=\"http://www.w3.org/2000/09/xmldsig#\"/>",
        " *",
    ] {
        let answer = setting.answer(&sent(&format!("{signature}{line}")));
        assert_eq!(setting.read(&answer), Err(unsigned("ArtifactResponse")), "{line}");
    }
    // What is in KeyInfo is nobody's business.
    let answer = setting.answer(&sent(&format!("{signature}/KeyInfo -")));
    assert!(setting.read(&answer).is_ok());
}
