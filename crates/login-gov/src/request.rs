//! Our messages: what asks for a sign-in, what fetches the answer, what ends the session.

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use chrono::{DateTime, Utc};

use crate::error::Fault;
use crate::keys::Signing;
use crate::names::{ARTIFACT_BINDING, ASSERTION, EIDAS, NATURAL_PERSON, PROTOCOL, SOAP, UNSPECIFIED, URI_NAMES};
use crate::person::{Begun, GatewaySession, PostForm};
use crate::seal::{self, Unsigned};
use crate::settings::Settings;
use crate::times;

/// What is asked of a person: our name, and the gateway's after [`NATURAL_PERSON`].
pub const ATTRIBUTES: [(&str, &str); 4] = [
    ("FirstName", "CurrentGivenName"),
    ("FamilyName", "CurrentFamilyName"),
    ("DateOfBirth", "DateOfBirth"),
    ("PersonIdentifier", "PersonIdentifier"),
];

/// A new name for a message, `ID-` and a random UUID.
pub fn new_id() -> Result<String, Fault> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(Fault::Random)?;
    Ok(format!("ID-{}", uuid::Builder::from_random_bytes(bytes).into_uuid()))
}

/// The form that begins a sign-in.
pub fn begin(settings: &Settings, key: &Signing, now: DateTime<Utc>) -> Result<Begun, Fault> {
    let request_id = new_id()?;
    let mut random = [0; 32];
    getrandom::fill(&mut random).map_err(Fault::Random)?;
    let relay_state = URL_SAFE_NO_PAD.encode(random);
    let request = authn_request(settings, key, &request_id, now).ok_or(Fault::Message)?;
    let mut fields = vec![
        ("SAMLRequest".to_owned(), STANDARD.encode(request)),
        ("RelayState".to_owned(), relay_state.clone()),
    ];
    if settings.foreign {
        fields.push(("ForeignAuthentication".to_owned(), "true".to_owned()));
    }
    let form = PostForm {
        action: settings.post_url.clone(),
        fields,
    };
    Ok(Begun {
        request_id,
        relay_state,
        form,
    })
}

fn authn_request(settings: &Settings, key: &Signing, id: &str, now: DateTime<Utc>) -> Option<String> {
    let mut head = format!(
        "<saml2p:AuthnRequest xmlns:saml2p=\"{PROTOCOL}\" ID=\"{id}\" Version=\"2.0\" IssueInstant=\"{}\"",
        times::written(now)
    );
    for (name, value) in [
        ("Destination", settings.destination.as_str()),
        ("AssertionConsumerServiceURL", &settings.return_url),
        ("ProtocolBinding", ARTIFACT_BINDING),
        ("ForceAuthn", "true"),
        ("IsPassive", "false"),
        ("ProviderName", &settings.provider_name),
    ] {
        let _ = write!(head, " {name}=\"{}\"", escaped(value));
    }
    head.push('>');
    head.push_str(&issuer(settings));
    let mut tail = format!(
        "<saml2p:Extensions><eidas:SPType xmlns:eidas=\"{EIDAS}\">{}</eidas:SPType>\
         <eidas:RequestedAttributes xmlns:eidas=\"{EIDAS}\">",
        settings.sp_type.word()
    );
    for (friendly, name) in ATTRIBUTES {
        let _ = write!(
            tail,
            "<eidas:RequestedAttribute FriendlyName=\"{friendly}\" Name=\"{NATURAL_PERSON}{name}\" \
             NameFormat=\"{URI_NAMES}\" isRequired=\"true\"/>"
        );
    }
    let _ = write!(
        tail,
        "</eidas:RequestedAttributes></saml2p:Extensions>\
         <saml2p:NameIDPolicy AllowCreate=\"true\" Format=\"{UNSPECIFIED}\"/>\
         <saml2p:RequestedAuthnContext Comparison=\"minimum\"><saml2:AuthnContextClassRef xmlns:saml2=\"{ASSERTION}\">{}\
         </saml2:AuthnContextClassRef></saml2p:RequestedAuthnContext></saml2p:AuthnRequest>",
        settings.assurance.uri()
    );
    let (head, tail) = (&head, &tail);
    seal::sign(&Unsigned { id, head, tail }, key)
}

/// What fetches the answer, in its envelope.
pub fn artifact_resolve(
    settings: &Settings,
    key: &Signing,
    (id, artifact): (&str, &str),
    now: DateTime<Utc>,
) -> Option<String> {
    let head = soap_head("ArtifactResolve", settings, (id, &settings.artifact_url), now);
    let artifact = escaped(artifact);
    let tail = format!("<saml2p:Artifact>{artifact}</saml2p:Artifact></saml2p:ArtifactResolve>");
    let (head, tail) = (&head, &tail);
    seal::sign(&Unsigned { id, head, tail }, key).map(enveloped)
}

/// What ends the gateway's session, in its envelope.
pub fn logout_request(
    settings: &Settings,
    key: &Signing,
    (id, session): (&str, &GatewaySession),
    now: DateTime<Utc>,
) -> Option<String> {
    let head = soap_head("LogoutRequest", settings, (id, &settings.logout_url), now);
    let tail = format!(
        "<saml2:NameID xmlns:saml2=\"{ASSERTION}\" Format=\"{UNSPECIFIED}\">{}</saml2:NameID>\
         <saml2p:SessionIndex>{}</saml2p:SessionIndex></saml2p:LogoutRequest>",
        escaped(&session.name_id),
        escaped(&session.session_index)
    );
    let (head, tail) = (&head, &tail);
    seal::sign(&Unsigned { id, head, tail }, key).map(enveloped)
}

fn soap_head(name: &str, settings: &Settings, (id, to): (&str, &str), now: DateTime<Utc>) -> String {
    format!(
        "<saml2p:{name} xmlns:saml2p=\"{PROTOCOL}\" ID=\"{id}\" Version=\"2.0\" IssueInstant=\"{}\" Destination=\"{}\">{}",
        times::written(now),
        escaped(to),
        issuer(settings)
    )
}

fn issuer(settings: &Settings) -> String {
    let name = escaped(&settings.issuer);
    format!("<saml2:Issuer xmlns:saml2=\"{ASSERTION}\">{name}</saml2:Issuer>")
}

#[expect(clippy::needless_pass_by_value, reason = "what is in the envelope is not used again")]
fn enveloped(message: String) -> String {
    format!("<soap:Envelope xmlns:soap=\"{SOAP}\"><soap:Body>{message}</soap:Body></soap:Envelope>")
}

/// A text as it stands in an attribute or an element. Characters that XML cannot hold stay, and the message is then not
/// made.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\t' | '\n' | '\r' => {
                let _ = write!(escaped, "&#{};", u32::from(letter));
            }
            _ => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn a_name_stays_itself_in_a_message() {
        assert_eq!(
            escaped("Wodociągi & <Kanały> \"A\"\n"),
            "Wodociągi &amp; &lt;Kanały&gt; &quot;A&quot;&#10;"
        );
    }
}
