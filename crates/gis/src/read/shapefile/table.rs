//! The `.dbf` beside a `.shp`: rows of fixed width, in an encoding that the file often does not name.

use std::io::Read;

use super::parts::fault;
use crate::read::attributes::Attributes;
use crate::read::encoding::{TextEncoding, Witness};
use crate::read::error::Fault;

const HEADER: usize = 32;
const FIELD: usize = 32;
const END_OF_FIELDS: u8 = 0x0D;
const DELETED: u8 = b'*';

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Column {
    name: Vec<u8>,
    kind: u8,
    at: usize,
    width: usize,
}

/// What the header says.
#[derive(Debug)]
pub struct Table {
    /// How many rows there are, deleted ones too.
    pub rows: u64,
    /// The language byte.
    pub language: u8,
    columns: Vec<Column>,
    width: usize,
}

/// A row.
pub struct Row<'a> {
    table: &'a Table,
    bytes: &'a [u8],
}

impl Table {
    /// Reads the header.
    pub fn open(reader: &mut dyn Read) -> Result<Self, Fault> {
        let mut header = [0; HEADER];
        reader.read_exact(&mut header).map_err(fault)?;
        let [_, _, _, _, r0, r1, r2, r3, h0, h1, w0, w1, ..] = header;
        let length = usize::from(u16::from_le_bytes([h0, h1]));
        let width = usize::from(u16::from_le_bytes([w0, w1]));
        let rest = length
            .checked_sub(HEADER)
            .filter(|_| width > 0)
            .ok_or_else(|| Fault::Shapefile("the .dbf does not begin as one".to_owned()))?;
        let mut fields = vec![0; rest];
        reader.read_exact(&mut fields).map_err(fault)?;
        Ok(Self {
            rows: u64::from(u32::from_le_bytes([r0, r1, r2, r3])),
            language: header[29],
            columns: columns(&fields, width)?,
            width,
        })
    }

    /// The columns' names; a second one of the same name is never found.
    pub fn names(&self, encoding: TextEncoding) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for column in self.columns.iter().filter(|column| is_readable(column.kind)) {
            let name = encoding.decode(&column.name);
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }

    /// The next row; nothing at the end of the file.
    pub fn next<'a>(&'a self, reader: &mut dyn Read, buffer: &'a mut Vec<u8>) -> Result<Option<Row<'a>>, Fault> {
        buffer.clear();
        reader.take(self.width as u64).read_to_end(buffer).map_err(fault)?;
        Ok((buffer.len() == self.width).then_some(Row {
            table: self,
            bytes: buffer,
        }))
    }
}

fn columns(fields: &[u8], width: usize) -> Result<Vec<Column>, Fault> {
    let mut columns = Vec::new();
    // Before the first column stands the mark of deleted rows.
    let mut at = 1;
    for field in fields
        .chunks_exact(FIELD)
        .take_while(|field| field.first() != Some(&END_OF_FIELDS))
    {
        let (name, rest) = field.split_at(11);
        let [kind, _, _, _, _, width, decimals, ..] = *rest else {
            break;
        };
        // Long texts have the high byte of their width where numbers have their decimals.
        let more = if kind == b'C' { usize::from(decimals) * 256 } else { 0 };
        let end = name.iter().position(|byte| *byte == 0).unwrap_or(name.len());
        columns.push(Column {
            name: name.get(..end).unwrap_or_default().trim_ascii().to_vec(),
            kind,
            at,
            width: usize::from(width) + more,
        });
        at += usize::from(width) + more;
    }
    if at > width {
        return Err(Fault::Shapefile(format!(
            "the columns of the .dbf take {at} bytes, but its rows have {width}"
        )));
    }
    Ok(columns)
}

const fn is_readable(kind: u8) -> bool {
    matches!(kind, b'C' | b'N' | b'F' | b'L' | b'D' | b'I' | b'O')
}

impl Row<'_> {
    /// Whether the row was deleted and only still stands in the file.
    pub fn is_deleted(&self) -> bool {
        self.bytes.first() == Some(&DELETED)
    }

    /// Shows the texts to the witness.
    pub fn tell(&self, witness: &mut Witness) {
        for column in self.table.columns.iter().filter(|column| column.kind == b'C') {
            witness.look_at(self.cell(column).trim_ascii_end());
        }
    }

    /// The row's attributes.
    pub fn attributes(&self, encoding: TextEncoding) -> Attributes {
        let mut attributes = Attributes::default();
        for column in &self.table.columns {
            if let Some(text) = text(column.kind, self.cell(column), encoding) {
                attributes.add(&encoding.decode(&column.name), &text);
            }
        }
        attributes
    }

    fn cell(&self, column: &Column) -> &[u8] {
        self.bytes.get(column.at..column.at + column.width).unwrap_or_default()
    }
}

/// A cell as text; memos, which lie in another file, say nothing here.
fn text(kind: u8, cell: &[u8], encoding: TextEncoding) -> Option<String> {
    let ascii = || String::from_utf8_lossy(cell).trim_matches([' ', '\0']).to_owned();
    match kind {
        b'C' => Some(encoding.decode(cell).trim_matches([' ', '\0']).to_owned()),
        // A number that does not fit is written as stars.
        b'N' | b'F' => Some(ascii()).filter(|text| !text.contains('*')).map(short),
        b'L' => match cell {
            [b'T' | b't' | b'Y' | b'y'] => Some("true".to_owned()),
            [b'F' | b'f' | b'N' | b'n'] => Some("false".to_owned()),
            _ => None,
        },
        b'D' => match ascii() {
            day if day.len() == 8 && day.is_ascii() => Some(format!("{}-{}-{}", &day[..4], &day[4..6], &day[6..])),
            _ => None,
        },
        b'I' => cell.first_chunk().map(|four| i32::from_le_bytes(*four).to_string()),
        b'O' => cell.first_chunk().map(|eight| f64::from_le_bytes(*eight).to_string()),
        _ => None,
    }
}

/// `12.000` is the same as `12`.
fn short(number: String) -> String {
    match number.split_once('.') {
        Some((_, decimals)) if decimals.bytes().all(|byte| byte.is_ascii_digit()) => {
            number.trim_end_matches('0').trim_end_matches('.').to_owned()
        }
        _ => number,
    }
}

#[cfg(test)]
mod tests;
