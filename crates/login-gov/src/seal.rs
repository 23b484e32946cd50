//! Signatures over elements, in the one form that is made and taken here: enveloped, in exclusive canonical form, with
//! SHA-256.
//!
//! A reference is never followed. A signature counts for the element that it stands in, if its one reference names that
//! element's id; so there is no way to have one element checked and another one read.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use bergshamra_c14n::exclusive;
use bergshamra_xml::nodeset::NodeSet;
use sha2::{Digest as _, Sha256};

use crate::error::Reason;
use crate::keys::{PublicKey, Signing};
use crate::names::{DSIG, ECDSA_SHA256, ENVELOPED, EXCLUSIVE, RSA_SHA256, SHA256};
use crate::tree::{self, Node};

/// Whether an element has a signature at all.
pub fn has_one(element: Node<'_>) -> bool {
    element.all(DSIG, "Signature").next().is_some()
}

/// Sees that somebody with one of the keys signed the element. `what` names it in the log.
pub fn check(element: Node<'_>, keys: &[PublicKey], what: &'static str) -> Result<(), Reason> {
    check_form(element, keys).ok_or(Reason::Signature(what))
}

fn check_form(element: Node<'_>, keys: &[PublicKey]) -> Option<()> {
    let signature = element.one(DSIG, "Signature").ok()?;
    let info = signature.one(DSIG, "SignedInfo").ok()?;
    only(signature, &["SignedInfo", "SignatureValue", "KeyInfo"])?;
    only(info, &["CanonicalizationMethod", "SignatureMethod", "Reference"])?;

    let canonical = info.one(DSIG, "CanonicalizationMethod").ok()?;
    let prefixes = prefixes(canonical)?;
    let method = bare(info.one(DSIG, "SignatureMethod").ok()?)?;
    let reference = info.one(DSIG, "Reference").ok()?;
    check_reference(element, signature, reference)?;

    if method != ECDSA_SHA256 && method != RSA_SHA256 {
        return None;
    }
    let value = base64(signature.one(DSIG, "SignatureValue").ok()?)?;
    let message = canonical_form(info, None, &prefixes)?;
    keys.iter()
        .any(|key| key.signed(method, &message, &value))
        .then_some(())
}

/// Sees that the reference is to the element, and that the element is still what was digested.
fn check_reference(element: Node<'_>, signature: Node<'_>, reference: Node<'_>) -> Option<()> {
    only(reference, &["Transforms", "DigestMethod", "DigestValue"])?;
    let id = element.attribute("ID").filter(|id| !id.is_empty())?;
    if reference.attribute("URI")?.strip_prefix('#')? != id {
        return None;
    }
    let transforms: Vec<_> = reference.one(DSIG, "Transforms").ok()?.children().collect();
    let [enveloped, exclusive] = transforms[..] else {
        return None;
    };
    let named = [enveloped, exclusive].iter().all(|node| node.is(DSIG, "Transform"));
    if !named || bare(enveloped)? != ENVELOPED {
        return None;
    }
    let prefixes = prefixes(exclusive)?;
    if bare(reference.one(DSIG, "DigestMethod").ok()?)? != SHA256 {
        return None;
    }
    let digest = base64(reference.one(DSIG, "DigestValue").ok()?)?;
    let form = canonical_form(element, Some(signature), &prefixes)?;
    (digest == Sha256::digest(form)[..]).then_some(())
}

/// Sees that an element has no children but these, of the signature's namespace.
fn only(element: Node<'_>, names: &[&str]) -> Option<()> {
    let known = |child: Node<'_>| names.iter().any(|name| child.is(DSIG, name));
    element.children().all(known).then_some(())
}

/// The algorithm of an element that has no parameters.
fn bare(element: Node<'_>) -> Option<&str> {
    let algorithm = element.attribute("Algorithm")?;
    element.children().next().is_none().then_some(algorithm)
}

/// The prefixes that exclusive canonical form is to keep though it does not see them used.
fn prefixes(element: Node<'_>) -> Option<Vec<String>> {
    if element.attribute("Algorithm")? != EXCLUSIVE {
        return None;
    }
    let mut prefixes = Vec::new();
    for child in element.children() {
        if !child.is(EXCLUSIVE, "InclusiveNamespaces") {
            return None;
        }
        prefixes.extend(child.attribute("PrefixList")?.split_whitespace().map(str::to_owned));
    }
    Some(prefixes)
}

fn base64(element: Node<'_>) -> Option<Vec<u8>> {
    BASE64.decode(element.packed().ok()?).ok()
}

fn canonical_form(element: Node<'_>, without: Option<Node<'_>>, prefixes: &[String]) -> Option<Vec<u8>> {
    let document = element.document();
    let mut nodes = NodeSet::tree_without_comments(element.id(), document);
    if let Some(without) = without {
        nodes.remove_id(without.id());
        for below in document.descendants(without.id()) {
            nodes.remove_id(below);
        }
    }
    exclusive::canonicalize(document, false, Some(&nodes), prefixes).ok()
}

/// A message of ours that is to be signed: an element with an id, cut where its signature goes.
pub struct Unsigned<'a> {
    /// Its `ID`.
    pub id: &'a str,
    /// From its start to the end of its `Issuer`.
    pub head: &'a str,
    /// The rest.
    pub tail: &'a str,
}

/// Signs a message; none when it is not XML, because a name in it holds what XML cannot.
pub fn sign(message: &Unsigned<'_>, key: &Signing) -> Option<String> {
    let Unsigned { id, head, tail } = message;
    let plain = format!("{head}{tail}");
    let document = tree::parse(&plain).ok()?;
    let whole = exclusive::canonicalize::<&str>(&document, false, None, &[]).ok()?;
    let digest = BASE64.encode(Sha256::digest(whole));
    // Written in its canonical form; a test holds that it is. Elsewhere its namespace stands on `ds:Signature`.
    let inside = format!(
        "<ds:CanonicalizationMethod Algorithm=\"{EXCLUSIVE}\"></ds:CanonicalizationMethod>\
         <ds:SignatureMethod Algorithm=\"{ECDSA_SHA256}\"></ds:SignatureMethod>\
         <ds:Reference URI=\"#{id}\"><ds:Transforms><ds:Transform Algorithm=\"{ENVELOPED}\"></ds:Transform>\
         <ds:Transform Algorithm=\"{EXCLUSIVE}\"></ds:Transform></ds:Transforms>\
         <ds:DigestMethod Algorithm=\"{SHA256}\"></ds:DigestMethod><ds:DigestValue>{digest}</ds:DigestValue>\
         </ds:Reference></ds:SignedInfo>"
    );
    let signed = format!("<ds:SignedInfo xmlns:ds=\"{DSIG}\">{inside}");
    let value = BASE64.encode(key.sign(signed.as_bytes()));
    let certificate = key.certificate();
    Some(format!(
        "{head}<ds:Signature xmlns:ds=\"{DSIG}\"><ds:SignedInfo>{inside}<ds:SignatureValue>{value}</ds:SignatureValue>\
         <ds:KeyInfo><ds:X509Data><ds:X509Certificate>{certificate}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>\
         </ds:Signature>{tail}"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys;
    use crate::names::{ASSERTION, PROTOCOL};

    // Signed by bergshamra-dsig 0.11.1, with line breaks, a comment, letters that are escaped, and a prefix that
    // exclusive form keeps only because it is told to.
    const SIGNED: &str = include_str!("../tests/data/signed-by-bergshamra.xml");
    const CERTIFICATE: &str = include_str!("../tests/data/signed-by-bergshamra.pem");

    fn checked(text: &str) -> Result<(), Reason> {
        let document = tree::parse(text)?;
        let element = Node::root(&document, PROTOCOL, "Response").unwrap();
        check(element, &[keys::pinned(CERTIFICATE, "test").unwrap()], "Response")
    }

    #[test]
    fn what_another_library_signed_holds_until_it_is_changed() {
        assert_eq!(checked(SIGNED), Ok(()));
        assert_eq!(checked(&SIGNED.replace("not signed", "still not signed")), Ok(()));
        for (from, to) in [
            ("żółw", "zolw"),
            ("Zażółć ", "Zażółć"),
            ("PrefixList=\"xs\"", "PrefixList=\"\""),
            ("PrefixList=\"xs\"", "PrefixList=\"xs saml2p\""),
            ("a=\"ą&#10;\"", "a=\"ą \""),
            ("status:Success", "status:Responder"),
            (" Version=\"2.0\"", ""),
            ("  <!--", "<!--"),
            ("_wektor", "_inny"),
        ] {
            let changed = SIGNED.replace(from, to);
            assert_ne!(changed, SIGNED, "{from}");
            assert_eq!(checked(&changed), Err(Reason::Signature("Response")), "{from}");
        }
    }

    #[test]
    fn what_we_sign_holds_and_is_written_in_canonical_form() {
        let pair = sandbox::login_gov::Pair::new("test").unwrap();
        let key = Signing::new(&pair.key, &pair.certificate).unwrap();
        let issuer = format!("<i:Issuer xmlns:i=\"{ASSERTION}\">żółw &amp; co</i:Issuer>");
        let head = format!("<p:Response xmlns:p=\"{PROTOCOL}\" ID=\"a\" Version='2.0'>{issuer}");
        let (head, tail) = (head.as_str(), "<p:Status/></p:Response>");
        let signed = sign(&Unsigned { id: "a", head, tail }, &key).unwrap();
        let document = tree::parse(&signed).unwrap();
        let element = Node::root(&document, PROTOCOL, "Response").unwrap();
        let keys = [keys::pinned(&pair.certificate, "test").unwrap()];
        assert_eq!(check(element, &keys, "Response"), Ok(()));
        let info = element.one(DSIG, "Signature").unwrap().one(DSIG, "SignedInfo").unwrap();
        let form = String::from_utf8(canonical_form(info, None, &[]).unwrap()).unwrap();
        let inside = form.split_once('>').unwrap().1;
        assert!(signed.contains(inside), "{form}");
    }
}
