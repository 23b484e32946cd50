//! Our own messages, as the gateway sees them; and settings that cannot be right.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use login_gov::{Assurance, Client, Fault, Gateway as _, Settings, SettingsError, SpType};

use crate::setting::{RETURN_URL, Setting};

fn request(setting: &Setting) -> String {
    let begun = setting.client().begin(setting.now).unwrap();
    String::from_utf8(STANDARD.decode(&begun.form.fields[0].1).unwrap()).unwrap()
}

/// The elements right below the outermost, and one's attribute.
fn outline(text: &str) -> Vec<String> {
    let document = uppsala::parse(text).unwrap();
    let root = document.document_element().unwrap();
    let children = document.children(root).into_iter();
    let names = children.map(|child| document.element(child).unwrap().name.local_name.to_string());
    names.collect()
}

#[tokio::test]
async fn the_request_says_what_the_gateway_asks_for_in_its_order() {
    let mut setting = Setting::new().await;
    setting.settings.destination = "https://login.gov.pl/login/SingleSignOnService".into();
    setting.settings.sp_type = SpType::Private;
    setting.settings.assurance = Assurance::High;
    let text = request(&setting);
    assert_eq!(
        outline(&text),
        [
            "Issuer",
            "Signature",
            "Extensions",
            "NameIDPolicy",
            "RequestedAuthnContext"
        ]
    );
    let document = uppsala::parse(&text).unwrap();
    let root = document.document_element().unwrap();
    let instant = setting.now.format("%Y-%m-%dT%H:%M:%SZ").to_string();
    for (name, value) in [
        ("Version", "2.0"),
        ("IssueInstant", &instant),
        ("Destination", "https://login.gov.pl/login/SingleSignOnService"),
        ("AssertionConsumerServiceURL", RETURN_URL),
        ("ProtocolBinding", "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Artifact"),
        ("ForceAuthn", "true"),
        ("IsPassive", "false"),
        ("ProviderName", "eBOK – Wodociągi & \"Kanały\""),
    ] {
        assert_eq!(document.get_attribute(root, name), Some(value), "{name}");
    }
    for part in [
        ">private</eidas:SPType>",
        "Name=\"http://eidas.europa.eu/attributes/naturalperson/CurrentGivenName\"",
        "Name=\"http://eidas.europa.eu/attributes/naturalperson/CurrentFamilyName\"",
        "Name=\"http://eidas.europa.eu/attributes/naturalperson/DateOfBirth\"",
        "Name=\"http://eidas.europa.eu/attributes/naturalperson/PersonIdentifier\"",
        "Comparison=\"minimum\"",
        ">http://eidas.europa.eu/LoA/high</saml2:AuthnContextClassRef>",
        "Format=\"urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified\"",
        "Algorithm=\"http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256\"",
    ] {
        assert!(text.contains(part), "{part} is missing in {text}");
    }
}

#[tokio::test]
async fn a_name_that_xml_cannot_hold_makes_no_message() {
    let mut setting = Setting::new().await;
    setting.settings.provider_name = "eBOK\u{0}".into();
    let begun = setting.client().begin(setting.now);
    assert!(matches!(begun, Err(Fault::Message)), "{begun:?}");
}

#[tokio::test]
async fn every_setting_that_cannot_be_right_is_named_at_the_start() {
    type Slip = fn(&mut Settings, &Setting);
    let setting = Setting::new().await;
    let slips: [(&str, Slip); 11] = [
        ("issuer", |settings, _| settings.issuer = " ".into()),
        ("gateway_issuer", |settings, _| settings.gateway_issuer.clear()),
        ("gateway_certificates", |settings, _| {
            settings.gateway_certificates.clear();
        }),
        ("gateway_certificates", |settings, _| {
            settings.gateway_certificates.push("a".into());
        }),
        ("decryption_keys", |settings, _| settings.decryption_keys.clear()),
        ("decryption_keys", |settings, _| {
            settings.decryption_keys.push(settings.signing_certificate.clone());
        }),
        ("signing_key", |settings, setting| {
            settings.signing_key = setting.sandbox.forge().keys().rsa.key.clone();
        }),
        ("signing_certificate", |settings, _| {
            settings.signing_certificate = settings.signing_key.clone();
        }),
        ("signing_certificate", |settings, setting| {
            settings.signing_certificate = setting.sandbox.forge().keys().foreign.certificate.clone();
        }),
        ("artifact_url", |settings, _| {
            settings.artifact_url = "http://login.gov.pl/".into();
        }),
        ("tls_client", |settings, _| settings.tls_client = Some("a".into())),
    ];
    for (named, slip) in slips {
        let mut settings = setting.settings.clone();
        slip(&mut settings, &setting);
        let error = Client::new(settings).unwrap_err();
        assert!(error.to_string().contains(named), "{named}: {error}");
        assert!(!error.to_string().contains("-----"), "{error}");
    }
    assert!(matches!(
        Client::new(setting.settings.clone()),
        Ok(_) | Err(SettingsError::Mismatch)
    ));
}

#[tokio::test]
async fn a_certificate_for_the_connection_is_taken() {
    let mut setting = Setting::new().await;
    let pair = &setting.sandbox.forge().keys().signing;
    setting.settings.tls_client = Some(format!("{}{}", pair.certificate, pair.key));
    assert!(Client::new(setting.settings.clone()).is_ok());
}
