use super::{Budget, Fault, MAX_DEPTH, Space, Token, Xml, declared_encoding};

fn tokens(bytes: &[u8]) -> Result<Vec<Token>, Fault> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.gml");
    std::fs::write(&path, bytes).unwrap();
    let mut xml = Xml::open(&path, None, Budget::new(100_000))?;
    let mut all = Vec::new();
    loop {
        match xml.next()? {
            Token::End => return Ok(all),
            token => all.push(token),
        }
    }
}

fn text(bytes: &[u8]) -> String {
    let texts = tokens(bytes).unwrap().into_iter().filter_map(|token| match token {
        Token::Text(text) => Some(text),
        _ => None,
    });
    texts.collect()
}

#[test]
fn every_version_of_gml_is_gml_and_nothing_else_is() {
    for (namespace, space) in [
        ("http://www.opengis.net/gml/3.2", Space::Gml),
        ("http://www.opengis.net/gml", Space::Gml),
        ("geodezyjnaEwidencjaSieciUzbrojeniaTerenu:1.0", Space::Other),
    ] {
        let xml = format!(r#"<g:X xmlns:g="{namespace}" g:id="7"/>"#);
        let tokens = tokens(xml.as_bytes()).unwrap();
        let [Token::Open(element), Token::Close] = tokens.as_slice() else {
            panic!("{tokens:?}")
        };
        assert_eq!((element.space, element.name.as_str()), (space, "X"));
        assert_eq!(element.attribute("id"), Some("7"));
    }
}

#[test]
fn the_declared_encoding_is_decoded() {
    let mut cp1250 = br#"<?xml version="1.0" encoding="windows-1250" standalone="yes"   ?><a>"#.to_vec();
    cp1250.extend_from_slice(&[0xA3, b'a', 0xB9, b'k', b'a']); // "Łaąka" in windows-1250
    cp1250.extend_from_slice(b"</a>");
    assert_eq!(text(&cp1250), "Łaąka");
    let utf16: Vec<u8> = [0xFF, 0xFE]
        .into_iter()
        .chain("<a>Żół</a>".encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    assert_eq!(text(&utf16), "Żół");
    assert_eq!(text("\u{FEFF}<?xml version='1.0'?><a>Ż</a>".as_bytes()), "Ż");
    assert_eq!(
        declared_encoding(b"<?xml version='1.0' encoding = 'ISO-8859-2'?>").as_deref(),
        Some("ISO-8859-2")
    );
}

#[test]
fn bytes_of_another_encoding_are_refused_with_the_declared_one() {
    let mixed = [
        &b"<?xml version=\"1.0\" encoding=\"UTF-8\"?><a>"[..],
        &[0xB3, 0xF3],
        b"</a>",
    ]
    .concat();
    assert!(matches!(tokens(&mixed), Err(Fault::Encoding(name)) if name == "UTF-8"));
    let unknown = b"<?xml version=\"1.0\" encoding=\"klingon\"?><a/>";
    assert!(matches!(tokens(unknown), Err(Fault::Encoding(name)) if name == "klingon"));
}

#[test]
fn document_types_and_entities_are_refused() {
    let bomb = br#"<!DOCTYPE a [<!ENTITY x "xx"><!ENTITY y "&x;&x;">]><a>&y;</a>"#;
    assert!(matches!(tokens(bomb), Err(Fault::Doctype)));
    assert!(matches!(tokens(b"<a>&file;</a>"), Err(Fault::Entity(name)) if name == "file"));
    assert!(tokens(br#"<a b="&file;"/>"#).is_err());
    assert_eq!(text(b"<a>A&amp;B &lt; &#261;</a>"), "A&B < ą");
}

#[test]
fn a_cut_or_broken_file_is_told_apart_from_a_good_one() {
    assert!(matches!(tokens(b"<a><b>text"), Err(Fault::Truncated)));
    assert!(matches!(tokens(b"<a><b"), Err(Fault::Truncated)));
    assert!(matches!(tokens(b"<a></b>"), Err(Fault::Xml(_))));
    let deep = "<a>".repeat(MAX_DEPTH + 1);
    assert!(matches!(tokens(deep.as_bytes()), Err(Fault::TooDeep(_))));
    let long = format!("<a>{}</a>", "x".repeat(200_000));
    assert!(matches!(tokens(long.as_bytes()), Err(Fault::RecordTooLarge(_))));
}
