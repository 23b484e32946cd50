//! The gateway's answers, as a script says.

use chrono::{DateTime, SecondsFormat, TimeDelta, Utc};

use super::keys::Keys;
use super::lock::{self, random};
use super::persons::Person;
use super::script::{Lock, Script, Seal};
use super::{GATEWAY, ISSUER, StandInError, edit, seal};

const ASSERTION: &str = "urn:oasis:names:tc:SAML:2.0:assertion";
const PROTOCOL: &str = "urn:oasis:names:tc:SAML:2.0:protocol";

/// What an answer is the answer to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The `ID` of the `AuthnRequest`.
    pub request_id: String,
    /// The `ID` of the `ArtifactResolve`.
    pub resolve_id: String,
    /// Where the browser is sent back to.
    pub return_url: String,
    /// The name of the session that begins.
    pub session_index: String,
}

/// The whole SOAP envelope.
///
/// # Errors
/// [`StandInError`] when a script cannot be followed.
pub fn write(
    keys: &Keys,
    question: &Question,
    person: &Person,
    script: &Script,
    now: DateTime<Utc>,
) -> Result<String, StandInError> {
    let inside = if script.status.is_empty() {
        locked(keys, &assertion(keys, question, person, script, now)?, script.lock)?
    } else {
        String::new()
    };
    let response = response(question, &script.status, &inside, now)?;
    let response = edit::apply(&response, &script.response, now)?;
    let response = seal::sign(&response, "Response", &script.response_seal, keys)?;
    let artifact_response = format!(
        "<saml2p:ArtifactResponse xmlns:saml2p=\"{PROTOCOL}\" ID=\"{}\" Version=\"2.0\" IssueInstant=\"{}\" \
         InResponseTo=\"{}\">{}{}{response}</saml2p:ArtifactResponse>",
        new_id()?,
        instant(now, 0),
        question.resolve_id,
        issuer(),
        status(&[])
    );
    let artifact_response = edit::apply(&artifact_response, &script.artifact_response, now)?;
    let artifact_response = seal::sign(&artifact_response, "ArtifactResponse", &script.artifact_seal, keys)?;
    edit::apply(&envelope(&artifact_response), &script.sent, now)
}

/// The answer to a `LogoutRequest`.
pub fn logout(
    keys: &Keys,
    request_id: &str,
    codes: &[&str],
    how: &Seal,
    now: DateTime<Utc>,
) -> Result<String, StandInError> {
    let message = format!(
        "<saml2p:LogoutResponse xmlns:saml2p=\"{PROTOCOL}\" ID=\"{}\" Version=\"2.0\" IssueInstant=\"{}\" \
         InResponseTo=\"{request_id}\">{}{}</saml2p:LogoutResponse>",
        new_id()?,
        instant(now, 0),
        issuer(),
        status(codes)
    );
    let signed = seal::sign(&message, "LogoutResponse", how, keys)?;
    Ok(envelope(&signed))
}

/// The answer to an artifact that is unknown, taken already or over: a success without a message (SAML 2.0 core, §3.5.3).
pub fn nothing(keys: &Keys, resolve_id: &str, now: DateTime<Utc>) -> Result<String, StandInError> {
    let message = format!(
        "<saml2p:ArtifactResponse xmlns:saml2p=\"{PROTOCOL}\" ID=\"{}\" Version=\"2.0\" IssueInstant=\"{}\" \
         InResponseTo=\"{resolve_id}\">{}{}</saml2p:ArtifactResponse>",
        new_id()?,
        instant(now, 0),
        issuer(),
        status(&[])
    );
    let signed = seal::sign(&message, "ArtifactResponse", &Seal::default(), keys)?;
    Ok(envelope(&signed))
}

/// The assertion, changed and signed as the script says, not encrypted.
pub fn assertion(
    keys: &Keys,
    question: &Question,
    person: &Person,
    script: &Script,
    now: DateTime<Utc>,
) -> Result<String, StandInError> {
    if let Some(instead) = &script.instead {
        return Ok(instead.clone());
    }
    let text = plain_assertion(question, person, now)?;
    let text = edit::apply(&text, &script.assertion, now)?;
    seal::sign(&text, "Assertion", &script.assertion_seal, keys)
}

/// The assertion in its encryption.
pub fn locked(keys: &Keys, assertion: &str, how: Lock) -> Result<String, StandInError> {
    let receiver = match how {
        Lock::Open => return Ok(assertion.to_owned()),
        Lock::Stranger => &keys.foreign,
        Lock::Kept | Lock::Stripped => &keys.decryption,
    };
    lock::lock(assertion, &receiver.secret()?.public_key(), how == Lock::Stripped)
}

fn plain_assertion(question: &Question, person: &Person, now: DateTime<Utc>) -> Result<String, StandInError> {
    let Question {
        request_id,
        return_url,
        session_index,
        ..
    } = question;
    let (made, end) = (instant(now, 0), instant(now, 300));
    Ok(format!(
        "<saml2:Assertion xmlns:saml2=\"{ASSERTION}\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" \
         ID=\"{}\" Version=\"2.0\" IssueInstant=\"{made}\">{}<saml2:Subject>\
         <saml2:NameID Format=\"urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified\">{}</saml2:NameID>\
         <saml2:SubjectConfirmation Method=\"urn:oasis:names:tc:SAML:2.0:cm:bearer\">\
         <saml2:SubjectConfirmationData InResponseTo=\"{request_id}\" NotOnOrAfter=\"{end}\" Recipient=\"{}\"/>\
         </saml2:SubjectConfirmation></saml2:Subject><saml2:Conditions NotBefore=\"{}\" NotOnOrAfter=\"{end}\">\
         <saml2:AudienceRestriction><saml2:Audience>{ISSUER}</saml2:Audience></saml2:AudienceRestriction>\
         </saml2:Conditions><saml2:AuthnStatement AuthnInstant=\"{made}\" SessionIndex=\"{session_index}\">\
         <saml2:AuthnContext><saml2:AuthnContextClassRef>http://eidas.europa.eu/LoA/{}</saml2:AuthnContextClassRef>\
         </saml2:AuthnContext></saml2:AuthnStatement><saml2:AttributeStatement>{}</saml2:AttributeStatement>\
         </saml2:Assertion>",
        new_id()?,
        issuer(),
        new_id()?,
        escaped(return_url),
        instant(now, -10),
        person.assurance,
        attributes(person)
    ))
}

fn attributes(person: &Person) -> String {
    let attribute = |(friendly, name, value): (&str, &str, &str)| {
        format!(
            "<saml2:Attribute FriendlyName=\"{friendly}\" Name=\"http://eidas.europa.eu/attributes/naturalperson/{name}\" \
             NameFormat=\"urn:oasis:names:tc:SAML:2.0:attrname-format:uri\"><saml2:AttributeValue \
             xmlns:naturalperson=\"http://eidas.europa.eu/attributes/naturalperson\" xsi:type=\"naturalperson:{name}Type\">\
             {value}</saml2:AttributeValue></saml2:Attribute>"
        )
    };
    [
        ("FirstName", "CurrentGivenName", person.given_name),
        ("FamilyName", "CurrentFamilyName", person.family_name),
        ("DateOfBirth", "DateOfBirth", person.date_of_birth),
        ("PersonIdentifier", "PersonIdentifier", person.identifier),
    ]
    .map(attribute)
    .concat()
}

fn response(question: &Question, codes: &[&str], inside: &str, now: DateTime<Utc>) -> Result<String, StandInError> {
    Ok(format!(
        "<saml2p:Response xmlns:saml2p=\"{PROTOCOL}\" ID=\"{}\" Version=\"2.0\" IssueInstant=\"{}\" \
         Destination=\"{}\" InResponseTo=\"{}\">{}{}{inside}</saml2p:Response>",
        new_id()?,
        instant(now, 0),
        escaped(&question.return_url),
        question.request_id,
        issuer(),
        status(codes)
    ))
}

fn status(codes: &[&str]) -> String {
    let codes = if codes.is_empty() { &["Success"] } else { codes };
    let inner = codes.iter().rev().fold(String::new(), |inner, code| {
        format!("<saml2p:StatusCode Value=\"urn:oasis:names:tc:SAML:2.0:status:{code}\">{inner}</saml2p:StatusCode>")
    });
    format!("<saml2p:Status>{inner}</saml2p:Status>")
}

fn issuer() -> String {
    format!("<saml2:Issuer xmlns:saml2=\"{ASSERTION}\">{GATEWAY}</saml2:Issuer>")
}

fn envelope(message: &str) -> String {
    format!(
        "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body>{message}</soap:Body>\
         </soap:Envelope>"
    )
}

fn instant(now: DateTime<Utc>, seconds: i64) -> String {
    (now + TimeDelta::seconds(seconds)).to_rfc3339_opts(SecondsFormat::Secs, true)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

pub(super) fn new_id() -> Result<String, StandInError> {
    let random: [u8; 16] = random()?;
    Ok(format!("_{}", random.map(|byte| format!("{byte:02x}")).concat()))
}
