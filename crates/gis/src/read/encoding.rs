//! Character encodings: their names, their characters, and what bytes tell of theirs.
//!
//! A Polish table is in windows-1250, in UTF-8 or, when it is old, in the CP852 of DOS; seldom does it say in which.

use std::fmt;
use std::str::FromStr;

use encoding_rs::Encoding;

/// A character encoding that text may be in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextEncoding(Table);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Table {
    Standard(&'static Encoding),
    /// Central European DOS, which the Encoding Standard of the web does not have.
    Dos852,
}

/// The upper half of CP852.
const DOS_852: &str = "\
    ÇüéâäůćçłëŐőîŹÄĆÉĹĺôöĽľŚśÖÜŤťŁ×čáíóúĄąŽžĘę¬źČş«»░▒▓│┤ÁÂĚŞ╣║╗╝Żż┐└┴┬├─┼Ăă╚╔╩╦╠═╬¤đĐĎËďŇÍÎě┘┌█▄ŢŮ▀ÓßÔŃńňŠšŔÚŕŰýÝţ´\u{ad}˝˛ˇ˘§÷¸°¨˙űŘř■\u{a0}";

/// A name of no known encoding.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not the name of a character encoding; write it as windows-1250, UTF-8, ISO-8859-2 or CP852")]
pub struct UnknownEncoding(String);

impl TextEncoding {
    /// UTF-8.
    pub const UTF_8: Self = Self(Table::Standard(encoding_rs::UTF_8));
    /// The encoding of Windows in Central Europe.
    pub const WINDOWS_1250: Self = Self(Table::Standard(encoding_rs::WINDOWS_1250));
    /// The encoding of DOS in Central Europe.
    pub const CP852: Self = Self(Table::Dos852);

    /// Reads `windows-1250`, `CP1250`, `1250`, `UTF-8`, `65001`, `ISO 88592`, `CP852` and every label that web pages use.
    ///
    /// # Errors
    /// [`UnknownEncoding`] for another name.
    pub fn parse(label: &str) -> Result<Self, UnknownEncoding> {
        let plain: String = label.chars().filter(char::is_ascii_alphanumeric).take(40).collect();
        let plain = plain.to_ascii_lowercase();
        let number = plain.trim_start_matches(|letter: char| letter.is_ascii_alphabetic());
        let standard = match number {
            "852" => return Ok(Self::CP852),
            "65001" => Some(encoding_rs::UTF_8),
            "1250" => Some(encoding_rs::WINDOWS_1250),
            "1252" => Some(encoding_rs::WINDOWS_1252),
            "88592" | "28592" => Some(encoding_rs::ISO_8859_2),
            _ => Encoding::for_label(label.trim().as_bytes()),
        };
        let cut = || UnknownEncoding(label.chars().take(40).collect());
        standard.map(|found| Self(Table::Standard(found))).ok_or_else(cut)
    }

    /// The encoding that the language byte of a DBF header names. The byte for plain ANSI, which programs write whatever the
    /// text is in, names none.
    pub fn of_language_byte(byte: u8) -> Option<Self> {
        match byte {
            0x1F | 0x22 | 0x23 | 0x40 | 0x64 | 0x87 => Some(Self::CP852),
            0xC8 => Some(Self::WINDOWS_1250),
            _ => None,
        }
    }

    /// The usual name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self.0 {
            Table::Standard(encoding) => encoding.name(),
            Table::Dos852 => "CP852",
        }
    }

    /// The same, when whole documents in it can be read: all but CP852.
    pub fn standard(self) -> Option<&'static Encoding> {
        match self.0 {
            Table::Standard(encoding) => Some(encoding),
            Table::Dos852 => None,
        }
    }

    /// The text of bytes; what is not of this encoding becomes U+FFFD.
    pub fn decode(self, bytes: &[u8]) -> String {
        match self.0 {
            Table::Standard(encoding) => encoding.decode_without_bom_handling(bytes).0.into_owned(),
            Table::Dos852 => bytes.iter().map(|byte| dos_852(*byte)).collect(),
        }
    }
}

fn dos_852(byte: u8) -> char {
    let upper = byte.checked_sub(0x80).map(usize::from);
    upper
        .and_then(|index| DOS_852.chars().nth(index))
        .unwrap_or(char::from(byte))
}

impl fmt::Display for TextEncoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for TextEncoding {
    type Err = UnknownEncoding;

    fn from_str(label: &str) -> Result<Self, Self::Err> {
        Self::parse(label)
    }
}

/// What the bytes of a file tell of its encoding.
#[derive(Debug, Default)]
pub struct Witness {
    utf8: u64,
    other: u64,
}

impl Witness {
    /// Looks at a text that may have been cut in the middle of a character, as fields of a fixed width are.
    pub fn look_at(&mut self, bytes: &[u8]) {
        if bytes.is_ascii() {
            return;
        }
        match std::str::from_utf8(bytes) {
            Ok(_) => self.utf8 += 1,
            // Nothing is wrong but the end: cut, if what stands before the cut has such characters too.
            Err(error) if error.error_len().is_none() && error.valid_up_to() + 3 >= bytes.len() && bytes.len() > 3 => {}
            Err(_) => self.other += 1,
        }
    }

    /// UTF-8 when everything is, otherwise what Windows writes in Poland; nothing when there is nothing but ASCII.
    pub fn verdict(&self) -> Option<TextEncoding> {
        match (self.utf8, self.other) {
            (0, 0) => None,
            (_, 0) => Some(TextEncoding::UTF_8),
            _ => Some(TextEncoding::WINDOWS_1250),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{TextEncoding, Witness};

    #[test]
    fn encodings_are_known_by_all_the_names_that_programs_give_them() {
        for (label, name) in [
            ("CP1250", "windows-1250"),
            ("1250", "windows-1250"),
            ("ANSI 1250", "windows-1250"),
            ("utf-8", "UTF-8"),
            ("UTF8", "UTF-8"),
            ("65001", "UTF-8"),
            ("ISO 88592", "ISO-8859-2"),
            ("iso-8859-2", "ISO-8859-2"),
            ("cp852", "CP852"),
        ] {
            assert_eq!(TextEncoding::parse(label).map(TextEncoding::name), Ok(name), "{label}");
        }
        let error = TextEncoding::parse("polski").unwrap_err();
        assert!(error.to_string().contains("windows-1250"), "{error}");
    }

    #[test]
    fn polish_letters_are_read_in_every_encoding_of_poland() {
        for (encoding, bytes) in [
            (TextEncoding::WINDOWS_1250, &b"\xAF\xF3\xB3\x9C"[..]),
            (TextEncoding::CP852, b"\xBD\xA2\x88\x98"),
            (TextEncoding::UTF_8, "Żółś".as_bytes()),
        ] {
            assert_eq!(encoding.decode(bytes), "Żółś", "{encoding}");
        }
    }

    #[test]
    fn bytes_tell_utf8_from_what_windows_writes() {
        let verdict = |texts: &[&[u8]]| {
            let mut witness = Witness::default();
            texts.iter().for_each(|text| witness.look_at(text));
            witness.verdict()
        };
        assert_eq!(verdict(&[b"abc"]), None);
        assert_eq!(verdict(&["żeliwo".as_bytes(), b"abc"]), Some(TextEncoding::UTF_8));
        assert_eq!(
            verdict(&["żeliwo szare żó".as_bytes(), &"przyłącze".as_bytes()[..5]]),
            Some(TextEncoding::UTF_8)
        );
        assert_eq!(verdict(&[b"\xBFeliwo"]), Some(TextEncoding::WINDOWS_1250));
    }
}
