//! Checks what an assertion says of itself, and reads the person from it.

use chrono::{DateTime, NaiveDate, Utc};

use crate::envelope;
use crate::error::{Reason, Refusal};
use crate::names::{ASSERTION, BEARER, NATURAL_PERSON};
use crate::person::{GatewaySession, Person, SignedIn};
use crate::request::ATTRIBUTES;
use crate::response::Trust;
use crate::settings::Assurance;
use crate::times;
use crate::tree::Node;

/// Reads an assertion that is the gateway's.
pub fn read(trust: &Trust, assertion: Node<'_>, request_id: &str, now: DateTime<Utc>) -> Result<SignedIn, Refusal> {
    let assertion_id = envelope::id(assertion)?.to_owned();
    envelope::version(assertion)?;
    times::fresh(
        assertion.attribute("IssueInstant").unwrap_or_default(),
        now,
        "IssueInstant",
    )?;
    envelope::issuer(assertion, &trust.gateway_issuer)?;
    let subject = assertion.one(ASSERTION, "Subject")?;
    let name_id = said(subject.one(ASSERTION, "NameID")?, "NameID")?;
    let confirmed_until = confirmation(trust, subject, request_id, now)?;
    let valid_until = conditions(trust, assertion, now)?;
    let statement = assertion.one(ASSERTION, "AuthnStatement")?;
    let session_index = session(statement, now)?;
    let person = person(assertion)?;
    // Last, so that "too low" is said of an answer that is right in all else.
    let assurance = assurance(statement)?;
    if assurance < trust.assurance {
        return Err(Refusal::TooLow);
    }
    Ok(SignedIn {
        person,
        assurance,
        session: GatewaySession { name_id, session_index },
        assertion_id,
        replay_until: confirmed_until.max(valid_until) + times::SKEW,
    })
}

/// Sees that whoever brings it is the one it was given to; says until when (SAML 2.0 profiles, §4.1.4.2).
fn confirmation(
    trust: &Trust,
    subject: Node<'_>,
    request_id: &str,
    now: DateTime<Utc>,
) -> Result<DateTime<Utc>, Reason> {
    let confirmation = subject.one(ASSERTION, "SubjectConfirmation")?;
    if confirmation.attribute("Method") != Some(BEARER) {
        return Err(Reason::Unexpected("Method"));
    }
    let data = confirmation.one(ASSERTION, "SubjectConfirmationData")?;
    if data.attribute("Recipient") != Some(trust.return_url.as_str()) {
        return Err(Reason::Unexpected("Recipient"));
    }
    if data.attribute("InResponseTo") != Some(request_id) {
        return Err(Reason::Unexpected("InResponseTo"));
    }
    if let Some(from) = data.attribute("NotBefore") {
        times::begun(from, now, "NotBefore")?;
    }
    times::not_over(data.attribute("NotOnOrAfter").unwrap_or_default(), now, "NotOnOrAfter")
}

/// Sees that it is for us and for now; says until when. A condition that nobody here knows makes it void, as the
/// standard asks (SAML 2.0 core, §2.5.1.1).
fn conditions(trust: &Trust, assertion: Node<'_>, now: DateTime<Utc>) -> Result<DateTime<Utc>, Reason> {
    let conditions = assertion.one(ASSERTION, "Conditions")?;
    let known = |child: Node<'_>| {
        ["AudienceRestriction", "OneTimeUse", "ProxyRestriction"]
            .iter()
            .any(|name| child.is(ASSERTION, name))
    };
    if !conditions.children().all(known) {
        return Err(Reason::Unexpected("Conditions"));
    }
    let mut restricted = false;
    for restriction in conditions.all(ASSERTION, "AudienceRestriction") {
        restricted = true;
        let mut ours = false;
        for audience in restriction.all(ASSERTION, "Audience") {
            ours |= audience.text()? == trust.issuer;
        }
        if !ours {
            return Err(Reason::Unexpected("Audience"));
        }
    }
    if !restricted {
        return Err(Reason::Malformed("AudienceRestriction"));
    }
    if let Some(from) = conditions.attribute("NotBefore") {
        times::begun(from, now, "NotBefore")?;
    }
    times::not_over(
        conditions.attribute("NotOnOrAfter").unwrap_or_default(),
        now,
        "NotOnOrAfter",
    )
}

fn session(statement: Node<'_>, now: DateTime<Utc>) -> Result<String, Reason> {
    times::begun(
        statement.attribute("AuthnInstant").unwrap_or_default(),
        now,
        "AuthnInstant",
    )?;
    if let Some(end) = statement.attribute("SessionNotOnOrAfter") {
        times::not_over(end, now, "SessionNotOnOrAfter")?;
    }
    let index = statement
        .attribute("SessionIndex")
        .filter(|index| !index.trim().is_empty());
    index.map(str::to_owned).ok_or(Reason::Unexpected("SessionIndex"))
}

fn assurance(statement: Node<'_>) -> Result<Assurance, Reason> {
    let context = statement.one(ASSERTION, "AuthnContext")?;
    let class = context.one(ASSERTION, "AuthnContextClassRef")?.text()?;
    Assurance::from_uri(&class).ok_or(Reason::Unexpected("AuthnContextClassRef"))
}

fn person(assertion: Node<'_>) -> Result<Person, Reason> {
    let statement = assertion.one(ASSERTION, "AttributeStatement")?;
    let mut values = [const { None }; ATTRIBUTES.len()];
    for attribute in statement.all(ASSERTION, "Attribute") {
        let Some(place) = place(attribute)? else { continue };
        let value = said(attribute.one(ASSERTION, "AttributeValue")?, "AttributeValue")?;
        if values[place].replace(value).is_some() {
            return Err(Reason::Malformed("an attribute stands twice"));
        }
    }
    let [Some(given_name), Some(family_name), Some(born), Some(identifier)] = values else {
        return Err(Reason::Malformed("an attribute of the person is missing"));
    };
    let born = NaiveDate::parse_from_str(&born, "%Y-%m-%d");
    Ok(Person {
        given_name,
        family_name,
        date_of_birth: born.map_err(|_| Reason::Unexpected("DateOfBirth"))?,
        identifier,
    })
}

/// Which of [`ATTRIBUTES`] this is. It has two names; if we know both, they must agree.
fn place(attribute: Node<'_>) -> Result<Option<usize>, Reason> {
    let named = |name: &str| {
        let name = name.strip_prefix(NATURAL_PERSON)?;
        ATTRIBUTES.iter().position(|(_, known)| *known == name)
    };
    let friendly = |name: &str| ATTRIBUTES.iter().position(|(known, _)| *known == name);
    let by_name = attribute.attribute("Name").and_then(named);
    let by_friendly_name = attribute.attribute("FriendlyName").and_then(friendly);
    match (by_name, by_friendly_name) {
        (Some(one), Some(other)) if one != other => Err(Reason::Unexpected("FriendlyName")),
        (one, other) => Ok(one.or(other)),
    }
}

fn said(element: Node<'_>, what: &'static str) -> Result<String, Reason> {
    let text = element.text()?;
    if text.is_empty() {
        return Err(Reason::Unexpected(what));
    }
    Ok(text)
}
