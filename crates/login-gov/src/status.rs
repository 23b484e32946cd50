//! What a `Status` says.

use crate::error::{Reason, Refusal};
use crate::names::PROTOCOL;
use crate::tree::Node;

const PREFIX: &str = "urn:oasis:names:tc:SAML:2.0:status:";
/// Codes lie within each other; the protocol knows two levels, and a third is borne.
const DEEPEST: usize = 4;

/// Whether a message says that it succeeded.
pub fn of(message: Node<'_>) -> Result<(), Refusal> {
    let codes = codes(message)?;
    if codes == ["Success"] {
        return Ok(());
    }
    Err(meaning(&codes))
}

/// The codes, the innermost first.
fn codes(message: Node<'_>) -> Result<Vec<&str>, Reason> {
    let mut at = message.one(PROTOCOL, "Status")?.one(PROTOCOL, "StatusCode")?;
    let mut codes = Vec::new();
    for _ in 0..DEEPEST {
        let code = at.attribute("Value").and_then(|value| value.strip_prefix(PREFIX));
        codes.insert(0, code.ok_or(Reason::Malformed("StatusCode"))?);
        match at.optional(PROTOCOL, "StatusCode")? {
            Some(inner) => at = inner,
            None => return Ok(codes),
        }
    }
    Err(Reason::Malformed("StatusCode"))
}

/// What a failure means to the person; the code that says most decides, and those within say more than those around.
fn meaning(codes: &[&str]) -> Refusal {
    let says = |wanted: &str| codes.contains(&wanted);
    if says("UnknownPrincipal") {
        Refusal::NotRecognized
    } else if says("NoAuthnContext") {
        Refusal::TooLow
    } else if says("AuthnFailed") || says("RequestDenied") {
        // The gateway sends both when somebody turns back; a failed sign-in it explains on its own page before.
        Refusal::Cancelled
    } else if says("Requester") || says("Responder") || says("VersionMismatch") {
        Refusal::GatewayFault
    } else {
        Reason::Unexpected("the status").into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree;

    fn status(codes: &[&str]) -> Result<(), Refusal> {
        let mut inner = String::new();
        for code in codes.iter().rev() {
            inner = format!("<p:StatusCode Value='{PREFIX}{code}'>{inner}</p:StatusCode>");
        }
        let text = format!("<p:R xmlns:p='{PROTOCOL}'><p:Status>{inner}</p:Status></p:R>");
        let document = tree::parse(&text).unwrap();
        of(Node::root(&document, PROTOCOL, "R").unwrap())
    }

    #[test]
    fn each_status_means_what_the_page_tells_apart() {
        let untrusted = Refusal::Untrusted(Reason::Unexpected("the status"));
        for (codes, meaning) in [
            (&["Success"][..], Ok(())),
            (&["Responder", "AuthnFailed"], Err(Refusal::Cancelled)),
            (&["AuthnFailed"], Err(Refusal::Cancelled)),
            (&["AuthnFailed", "UnknownPrincipal"], Err(Refusal::NotRecognized)),
            (&["Responder", "AuthnFailed", "RequestDenied"], Err(Refusal::Cancelled)),
            (&["Responder", "RequestDenied"], Err(Refusal::Cancelled)),
            (&["Responder", "UnknownPrincipal"], Err(Refusal::NotRecognized)),
            (&["Responder", "NoAuthnContext"], Err(Refusal::TooLow)),
            (&["Requester"], Err(Refusal::GatewayFault)),
            (&["Responder"], Err(Refusal::GatewayFault)),
            (&["Responder", "UnsupportedBinding"], Err(Refusal::GatewayFault)),
            // A failure within a success is no success.
            (&["Success", "Responder"], Err(Refusal::GatewayFault)),
            (&["Success", "Success"], Err(untrusted)),
            (&["Wonderful"], Err(untrusted)),
        ] {
            assert_eq!(status(codes), meaning, "{codes:?}");
        }
        assert!(status(&[]).is_err());
        assert!(status(&["Responder"; 5]).is_err());
    }
}
