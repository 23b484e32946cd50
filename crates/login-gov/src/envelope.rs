//! What is around an answer: the SOAP envelope, and what all protocol messages have in common.

use chrono::{DateTime, Utc};
use uppsala::Document;

use crate::error::Reason;
use crate::names::{ASSERTION, ENTITY, SOAP};
use crate::times;
use crate::tree::Node;

/// The one message in an envelope; a SOAP fault is none.
pub fn content<'d>(
    document: &'d Document<'d>,
    namespace: &'static str,
    name: &'static str,
) -> Result<Node<'d>, Reason> {
    let envelope = Node::root(document, SOAP, "Envelope").ok_or(Reason::Malformed("Envelope"))?;
    let body = envelope.one(SOAP, "Body")?;
    let mut children = body.children();
    match (children.next(), children.next()) {
        (Some(message), None) if message.is(namespace, name) => Ok(message),
        _ => Err(Reason::Malformed(name)),
    }
}

/// Sees that a message is of this protocol, of now, from the gateway, and the answer to that message of ours.
pub fn check(message: Node<'_>, answers: &str, gateway: &str, now: DateTime<Utc>) -> Result<(), Reason> {
    id(message)?;
    version(message)?;
    times::fresh(
        message.attribute("IssueInstant").unwrap_or_default(),
        now,
        "IssueInstant",
    )?;
    if message.attribute("InResponseTo") != Some(answers) {
        return Err(Reason::Unexpected("InResponseTo"));
    }
    issuer(message, gateway)
}

/// The `ID`, which must be there.
pub fn id(element: Node<'_>) -> Result<&str, Reason> {
    let id = element.attribute("ID").filter(|id| !id.trim().is_empty());
    id.ok_or(Reason::Unexpected("ID"))
}

/// Sees that the element is of SAML 2.0.
pub fn version(element: Node<'_>) -> Result<(), Reason> {
    if element.attribute("Version") == Some("2.0") {
        Ok(())
    } else {
        Err(Reason::Unexpected("Version"))
    }
}

/// Sees that the element was issued by the gateway.
pub fn issuer(element: Node<'_>, gateway: &str) -> Result<(), Reason> {
    let issuer = element.one(ASSERTION, "Issuer")?;
    let format = issuer.attribute("Format").unwrap_or(ENTITY);
    if issuer.text()? == gateway && format == ENTITY {
        Ok(())
    } else {
        Err(Reason::Unexpected("Issuer"))
    }
}
