//! Signs as a script says, and checks what the portal signed. Nothing is shared with the portal's own code.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use bergshamra_c14n::exclusive;
use bergshamra_xml::nodeset::NodeSet;
use p256::ecdsa::signature::{Signer as _, Verifier as _};
use p256::ecdsa::{Signature, SigningKey, VerifyingKey};
use ring::rand::SystemRandom;
use ring::signature::{RSA_PKCS1_SHA256, RsaKeyPair};
use ring::{digest, hmac};
use uppsala::{Document, NodeId};

use super::StandInError;
use super::edit;
use super::keys::{Keys, Pair};
use super::script::{Seal, SealKey};

const DSIG: &str = "http://www.w3.org/2000/09/xmldsig#";
const EXCLUSIVE: &str = "http://www.w3.org/2001/10/xml-exc-c14n#";

/// Signs the element on that path, with the signature after its `Issuer`.
pub fn sign(text: &str, path: &str, seal: &Seal, keys: &Keys) -> Result<String, StandInError> {
    let Some(key) = seal.key else {
        return Ok(text.to_owned());
    };
    let lost = || StandInError::new(format!("`{path}` leads nowhere"));
    let document = uppsala::parse(text).map_err(StandInError::new)?;
    let element = edit::find(&document, path).ok_or_else(lost)?;
    let form = canonical(&document, element, None)?;
    let algorithm = match seal.digest {
        "http://www.w3.org/2000/09/xmldsig#sha1" => &digest::SHA1_FOR_LEGACY_USE_ONLY,
        _ => &digest::SHA256,
    };
    let digest = BASE64.encode(digest::digest(algorithm, &form));
    let own = format!("#{}", document.get_attribute(element, "ID").unwrap_or_default());
    let info = signed_info(seal, seal.uri.as_ref().unwrap_or(&own), &digest);
    let value = {
        let whole = format!("<ds:Signature xmlns:ds=\"{DSIG}\">{info}</ds:Signature>");
        let document = uppsala::parse(&whole).map_err(StandInError::new)?;
        let info = edit::find(&document, "Signature/SignedInfo").ok_or_else(lost)?;
        BASE64.encode(value(key, &canonical(&document, info, None)?, keys)?)
    };
    let shown = seal.shown.map_or_else(String::new, |shown| {
        let certificate = BASE64.encode(&pair(shown, keys).certificate_der);
        format!(
            "<ds:KeyInfo><ds:X509Data><ds:X509Certificate>{certificate}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>"
        )
    });
    let signature = format!(
        "<ds:Signature xmlns:ds=\"{DSIG}\">{info}<ds:SignatureValue>{value}</ds:SignatureValue>{shown}</ds:Signature>"
    );
    let issuer = document.children(element).into_iter().find(|child| {
        let child = document.element(*child);
        child.is_some_and(|child| child.name.local_name == "Issuer")
    });
    let place = match (issuer, document.first_child(element)) {
        (Some(issuer), _) => document.node_range(issuer).map(|range| range.end),
        (None, Some(first)) => document.node_range(first).map(|range| range.start),
        (None, None) => None,
    };
    let (head, tail) = text.split_at(place.ok_or_else(lost)?);
    Ok(format!("{head}{signature}{tail}"))
}

fn signed_info(seal: &Seal, uri: &str, digest: &str) -> String {
    let transforms: String = seal
        .transforms
        .iter()
        .map(|name| format!("<ds:Transform Algorithm=\"{name}\"/>"))
        .collect();
    let reference = format!(
        "<ds:Reference URI=\"{uri}\"><ds:Transforms>{transforms}</ds:Transforms><ds:DigestMethod Algorithm=\"{}\"/>\
         <ds:DigestValue>{digest}</ds:DigestValue></ds:Reference>",
        seal.digest
    );
    format!(
        "<ds:SignedInfo><ds:CanonicalizationMethod Algorithm=\"{EXCLUSIVE}\"/>\
         <ds:SignatureMethod Algorithm=\"{}\"/>{}</ds:SignedInfo>",
        seal.method,
        reference.repeat(1 + usize::from(seal.twice))
    )
}

fn pair(key: SealKey, keys: &Keys) -> &Pair {
    match key {
        SealKey::Gateway | SealKey::Shared => &keys.gateway,
        SealKey::Next => &keys.next,
        SealKey::Rsa => &keys.rsa,
        SealKey::Foreign => &keys.foreign,
    }
}

fn value(key: SealKey, message: &[u8], keys: &Keys) -> Result<Vec<u8>, StandInError> {
    let pair = pair(key, keys);
    match key {
        SealKey::Rsa => {
            let key = RsaKeyPair::from_pkcs8(&pair.der).map_err(StandInError::new)?;
            let mut value = vec![0; key.public().modulus_len()];
            key.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), message, &mut value)
                .map_err(StandInError::new)?;
            Ok(value)
        }
        SealKey::Shared => {
            let key = hmac::Key::new(hmac::HMAC_SHA256, &pair.certificate_der);
            Ok(hmac::sign(&key, message).as_ref().to_vec())
        }
        SealKey::Gateway | SealKey::Next | SealKey::Foreign => {
            let signature: Signature = SigningKey::from(pair.secret()?).sign(message);
            Ok(signature.to_bytes().to_vec())
        }
    }
}

fn canonical(document: &Document<'_>, at: NodeId, without: Option<NodeId>) -> Result<Vec<u8>, StandInError> {
    let mut nodes = NodeSet::tree_without_comments(at, document);
    if let Some(without) = without {
        nodes.remove_id(without);
        for below in document.descendants(without) {
            nodes.remove_id(below);
        }
    }
    exclusive::canonicalize::<&str>(document, false, Some(&nodes), &[]).map_err(StandInError::new)
}

/// Sees that the portal signed the element on that path.
pub fn check(document: &Document<'_>, path: &str, signer: &Pair) -> Result<(), StandInError> {
    let wrong = |what: &str| StandInError::new(format!("{path}: {what}"));
    let element = edit::find(document, path).ok_or_else(|| wrong("missing"))?;
    let part = |name: &str| edit::find(document, &format!("{path}/Signature{name}")).ok_or_else(|| wrong(name));
    let decoded = |id: NodeId| {
        BASE64
            .decode(document.text_content_deep(id).trim())
            .map_err(StandInError::new)
    };
    let reference = part("/SignedInfo/Reference")?;
    let own = format!("#{}", document.get_attribute(element, "ID").unwrap_or_default());
    if document.get_attribute(reference, "URI") != Some(&own) {
        return Err(wrong("the reference is to something else"));
    }
    let form = canonical(document, element, Some(part("")?))?;
    let digest = decoded(part("/SignedInfo/Reference/DigestValue")?)?;
    if digest != digest::digest(&digest::SHA256, &form).as_ref() {
        return Err(wrong("the digest is another"));
    }
    let message = canonical(document, part("/SignedInfo")?, None)?;
    let value = Signature::from_slice(&decoded(part("/SignatureValue")?)?).map_err(StandInError::new)?;
    let key = VerifyingKey::from(signer.secret()?.public_key());
    key.verify(&message, &value)
        .map_err(|_| wrong("the signature does not hold"))
}
