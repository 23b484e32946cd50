//! Which format a file has, told by its first bytes.

use super::epanet;
use super::error::Fault;
use crate::report::Format;

/// Tells the format, or names what the file seems to be instead.
pub fn detect(head: &[u8]) -> Result<Format, Fault> {
    let text = head
        .strip_prefix(&[0xEF, 0xBB, 0xBF])
        .unwrap_or(head)
        .trim_ascii_start();
    if head.starts_with(b"SQLite format 3\0") {
        return Ok(Format::GeoPackage);
    }
    if head.starts_with(&[0, 0, 0x27, 0x0A]) {
        return Ok(Format::Shapefile);
    }
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        return Ok(Format::ZippedShapefile);
    }
    if epanet::is_model(text) {
        return Ok(Format::Epanet);
    }
    if text.first() == Some(&b'{') {
        return Ok(Format::GeoJson);
    }
    if text.first() == Some(&b'<') || is_utf16_xml(head) {
        return Ok(Format::Gml);
    }
    if text.is_empty() {
        return Err(Fault::Empty);
    }
    Err(Fault::Format(name(head, text).to_owned()))
}

fn is_utf16_xml(head: &[u8]) -> bool {
    let unmarked = head
        .strip_prefix(&[0xFF, 0xFE])
        .or_else(|| head.strip_prefix(&[0xFE, 0xFF]))
        .unwrap_or(head);
    unmarked.starts_with(&[b'<', 0]) || unmarked.starts_with(&[0, b'<'])
}

/// What surveyors and utilities hand over by mistake.
fn name(head: &[u8], text: &[u8]) -> &'static str {
    match head {
        [0x1F, 0x8B, ..] => "a gzip archive (unpack it first)",
        [b'A', b'C', b'1', b'0', ..] => "a DWG drawing",
        [b'%', b'P', b'D', b'F', ..] => "a PDF document",
        _ if text.starts_with(b"0\r\nSECTION") || text.starts_with(b"0\nSECTION") => "a DXF drawing",
        _ if text.starts_with(b"[") => "a JSON array, not a GeoJSON object",
        _ => "of an unknown format",
    }
}

#[cfg(test)]
mod tests {
    use super::{Fault, Format, detect};

    #[test]
    fn the_first_bytes_tell_the_format() {
        assert_eq!(detect(b"SQLite format 3\0....").unwrap(), Format::GeoPackage);
        assert_eq!(detect(b"\xEF\xBB\xBF {\"type\"").unwrap(), Format::GeoJson);
        assert_eq!(detect(b"<?xml version=\"1.0\"?>").unwrap(), Format::Gml);
        assert_eq!(detect(b"\xFF\xFE<\0?\0").unwrap(), Format::Gml);
        assert_eq!(detect(b"\0\0\x27\x0A\0\0").unwrap(), Format::Shapefile);
        assert_eq!(detect(b"PK\x03\x04").unwrap(), Format::ZippedShapefile);
        assert_eq!(detect(b"; wykonal: Nowak\r\n[TITLE]\r\n").unwrap(), Format::Epanet);
    }

    #[test]
    fn other_formats_are_refused_by_their_names() {
        for (head, name) in [
            (&b"  0\r\nSECTION\r\n"[..], "DXF"),
            (b"AC1032\0", "DWG"),
            (b"[1, 2]", "JSON array"),
            (b"%PDF-1.7", "PDF"),
            (b"hello", "unknown"),
        ] {
            let fault = detect(head).unwrap_err();
            assert!(
                matches!(&fault, Fault::Format(found) if found.contains(name)),
                "{fault}"
            );
            assert!(fault.to_string().contains("ogr2ogr"));
        }
        assert!(matches!(detect(b" \n"), Err(Fault::Empty)));
    }
}
