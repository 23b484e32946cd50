use super::{Fault, Table, TextEncoding, Witness};

/// A table of columns (name, kind, width) and rows as they are written.
fn dbf(columns: &[(&str, u8, u8)], rows: &[&[u8]]) -> Vec<u8> {
    let width = 1 + columns.iter().map(|(_, _, width)| usize::from(*width)).sum::<usize>();
    let mut bytes = vec![3, 126, 1, 1];
    bytes.extend((rows.len() as u32).to_le_bytes());
    bytes.extend((32 + 32 * columns.len() as u16 + 1).to_le_bytes());
    bytes.extend((width as u16).to_le_bytes());
    bytes.extend([0; 20]);
    for (name, kind, width) in columns {
        let mut field = [0; 32];
        field[..name.len()].copy_from_slice(name.as_bytes());
        field[11] = *kind;
        field[16] = *width;
        bytes.extend(field);
    }
    bytes.push(0x0D);
    rows.iter().for_each(|row| bytes.extend(*row));
    bytes.push(0x1A);
    bytes
}

#[test]
fn every_kind_of_cell_is_read_as_text() {
    let columns = [
        ("NAZWA", b'C', 6),
        ("FI", b'N', 7),
        ("BAD", b'N', 2),
        ("TAK", b'L', 1),
        ("DATA", b'D', 8),
        ("ILE", b'I', 4),
        ("MEMO", b'M', 2),
    ];
    let row = b" \xAFar\xF3w 110.000**T20040501\x07\0\0\0xx";
    let bytes = dbf(&columns, &[row]);
    let mut reader = bytes.as_slice();
    let table = Table::open(&mut reader).unwrap();
    assert_eq!((table.rows, table.language), (1, 0));
    assert_eq!(
        table.names(TextEncoding::UTF_8),
        ["NAZWA", "FI", "BAD", "TAK", "DATA", "ILE"]
    );
    let mut buffer = Vec::new();
    let row = table.next(&mut reader, &mut buffer).unwrap().unwrap();
    let attributes = row.attributes(TextEncoding::WINDOWS_1250);
    for (name, text) in [
        ("NAZWA", Some("Żarów")),
        ("FI", Some("110")),
        ("BAD", None),
        ("TAK", Some("true")),
        ("DATA", Some("2004-05-01")),
        ("ILE", Some("7")),
        ("MEMO", None),
    ] {
        assert_eq!(attributes.get(name), text, "{name}");
    }
    let mut witness = Witness::default();
    row.tell(&mut witness);
    assert_eq!(witness.verdict(), Some(TextEncoding::WINDOWS_1250));
    assert!(table.next(&mut reader, &mut Vec::new()).unwrap().is_none());
}

#[test]
fn a_deleted_row_is_known_by_its_mark() {
    let bytes = dbf(&[("A", b'C', 1)], &[b"*x", b" y"]);
    let mut reader = bytes.as_slice();
    let table = Table::open(&mut reader).unwrap();
    let deleted: Vec<bool> = (0..2)
        .map(|_| table.next(&mut reader, &mut Vec::new()).unwrap().unwrap().is_deleted())
        .collect();
    assert_eq!(deleted, [true, false]);
}

#[test]
fn a_header_that_contradicts_itself_is_refused() {
    let good = dbf(&[("A", b'C', 10)], &[]);
    let narrow = [&good[..10], &[5, 0], &good[12..]].concat();
    let fault = Table::open(&mut narrow.as_slice()).unwrap_err();
    assert!(
        fault.to_string().contains("take 11 bytes, but its rows have 5"),
        "{fault}"
    );
    let no_width = [&good[..10], &[0, 0], &good[12..]].concat();
    assert!(matches!(
        Table::open(&mut no_width.as_slice()),
        Err(Fault::Shapefile(_))
    ));
    assert!(matches!(Table::open(&mut &good[..40]), Err(Fault::Truncated)));
}
