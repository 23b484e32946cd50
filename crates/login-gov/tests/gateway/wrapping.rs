//! Signature wrapping: something that was rightly signed is moved aside, and something of the attacker's stands in its
//! place. The eight ways of Somorovsky et al. ("On Breaking SAML", USENIX Security 2012), on each signed element.

use std::ops::Range;

use login_gov::{Reason, Refusal};
use sandbox::login_gov::{PERSONS, Person, Script, Seal};

use crate::setting::Setting;

/// Where the element on that path stands in a text.
fn place(text: &str, path: &str) -> Range<usize> {
    let document = uppsala::parse(text).unwrap();
    let mut names = path.split('/');
    let mut at = document.document_element().unwrap();
    assert_eq!(
        document.element(at).unwrap().name.local_name,
        names.next().unwrap(),
        "{path}"
    );
    for name in names {
        let named = |id: &uppsala::NodeId| {
            document
                .element(*id)
                .is_some_and(|element| element.name.local_name == name)
        };
        at = document
            .children(at)
            .into_iter()
            .find(named)
            .unwrap_or_else(|| panic!("{path}"));
    }
    document.node_range(at).unwrap()
}

/// What the genuine element is called, cut in pieces; and the attacker's, which has no signature yet.
struct Pieces {
    name: &'static str,
    genuine: String,
    evil: String,
}

impl Pieces {
    /// The genuine signature.
    fn signature(&self) -> &str {
        &self.genuine[place(&self.genuine, &format!("{}/Signature", self.name))]
    }

    /// The genuine element without it.
    fn bare(&self) -> String {
        let mut bare = self.genuine.clone();
        bare.replace_range(place(&bare, &format!("{}/Signature", self.name)), "");
        bare
    }

    /// The attacker's element with this after its issuer.
    fn evil_with(&self, inside: &str) -> String {
        let after = place(&self.evil, &format!("{}/Issuer", self.name)).end;
        let (head, tail) = self.evil.split_at(after);
        format!("{head}{inside}{tail}")
    }

    /// The genuine signature with this at its end.
    fn signature_with(&self, inside: &str) -> String {
        let signature = self.signature();
        let (head, end) = signature.rsplit_once("</").unwrap();
        format!("{head}{inside}</{end}")
    }

    /// What stands in the element's place.
    fn wrapped(&self, way: u32) -> String {
        let (bare, signature) = (self.bare(), self.signature());
        match way {
            // Within the signature.
            1 => self.evil_with(&self.signature_with(&bare)),
            // Beside the signature, within the attacker's.
            2 => self.evil_with(&format!("{bare}{signature}")),
            // After the attacker's.
            3 => format!("{}{}", self.evil, self.genuine),
            // Within the attacker's.
            4 => self.evil_with(&self.genuine),
            // After the attacker's, which has taken the signature.
            5 => format!("{}{bare}", self.evil_with(signature)),
            // The same, with the signature around it.
            6 => format!("{}{}", self.evil_with(signature), self.signature_with(&bare)),
            // Before, in an extension.
            7 => format!(
                "<saml2p:Extensions xmlns:saml2p=\"urn:oasis:names:tc:SAML:2.0:protocol\">{}</saml2p:Extensions>{}",
                self.evil, self.genuine
            ),
            // In an object of the signature.
            8 => {
                let object = format!("<ds:Object xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\">{bare}</ds:Object>");
                self.evil_with(&self.signature_with(&object))
            }
            _ => panic!("there are eight ways"),
        }
    }
}

/// An element of an answer of this person, as the gateway or as the attacker makes it.
fn element(setting: &Setting, person: &Person, name: &'static str, seal: &Seal) -> String {
    let question = setting.question();
    let mut script = Script::default();
    if name == "Assertion" {
        script.assertion_seal = seal.clone();
        return setting
            .sandbox
            .forge()
            .assertion(&question, person, &script, setting.now)
            .unwrap();
    }
    let path = if name == "Response" {
        script.response_seal = seal.clone();
        "Envelope/Body/ArtifactResponse/Response"
    } else {
        script.artifact_seal = seal.clone();
        "Envelope/Body/ArtifactResponse"
    };
    let answer = setting
        .sandbox
        .forge()
        .answer(&question, person, &script, setting.now)
        .unwrap();
    answer[place(&answer, path)].to_owned()
}

/// The whole answer with this in the element's place; everything around it is rightly signed.
fn around(setting: &Setting, name: &str, inside: &str) -> String {
    let whole = |artifact_response: &str| {
        format!(
            "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body>{artifact_response}\
             </soap:Body></soap:Envelope>"
        )
    };
    match name {
        "ArtifactResponse" => whole(inside),
        "Response" => {
            let mut outer = element(setting, &PERSONS[0], "ArtifactResponse", &Seal::missing());
            outer.replace_range(place(&outer, "ArtifactResponse/Response"), inside);
            whole(
                &setting
                    .sandbox
                    .forge()
                    .seal(&outer, "ArtifactResponse", &Seal::default())
                    .unwrap(),
            )
        }
        _ => setting.answer(&Script {
            instead: Some(inside.to_owned()),
            ..Script::default()
        }),
    }
}

#[tokio::test]
async fn no_way_of_wrapping_gets_through_on_any_layer() {
    let setting = Setting::new().await;
    for name in ["ArtifactResponse", "Response", "Assertion"] {
        let pieces = Pieces {
            name,
            genuine: element(&setting, &PERSONS[0], name, &Seal::default()),
            evil: element(&setting, &PERSONS[1], name, &Seal::missing()),
        };
        // The pieces are right: put together again they are taken.
        let genuine = around(&setting, name, &pieces.genuine);
        assert_eq!(setting.read(&genuine).unwrap().person.identifier, PERSONS[0].identifier);
        for way in 1..=8 {
            let read = setting.read(&around(&setting, name, &pieces.wrapped(way)));
            let refused = matches!(
                read,
                Err(Refusal::Untrusted(
                    Reason::Signature(_) | Reason::Malformed(_) | Reason::NotPlainXml
                ))
            );
            assert!(refused, "{name}, way {way}: {read:?}");
        }
    }
}

#[tokio::test]
async fn an_id_that_stands_twice_is_refused_before_any_signature() {
    let setting = Setting::new().await;
    let mut evil = element(&setting, &PERSONS[1], "Response", &Seal::missing());
    let genuine = element(&setting, &PERSONS[0], "Response", &Seal::default());
    let id = |text: &str| {
        text.split(" ID=\"")
            .nth(1)
            .unwrap()
            .split('"')
            .next()
            .unwrap()
            .to_owned()
    };
    evil = evil.replace(&id(&evil), &id(&genuine));
    let pieces = Pieces {
        name: "Response",
        genuine,
        evil,
    };
    for way in 1..=8 {
        let read = setting.read(&around(&setting, "Response", &pieces.wrapped(way)));
        assert_eq!(
            read,
            Err(Refusal::Untrusted(Reason::Malformed("an id stands twice"))),
            "way {way}"
        );
    }
}
