//! XML as a stream of simple tokens, with everything refused that could make it grow or reach outside.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use encoding_rs::Encoding;
use quick_xml::XmlVersion;
use quick_xml::encoding::DecodingReader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;
use quick_xml::reader::NsReader;

use crate::read::bytes::{self, Budget, Metered};
use crate::read::encoding::TextEncoding;
use crate::read::error::Fault;

/// How deep elements may lie within elements; real files stay below twenty.
pub const MAX_DEPTH: usize = 64;
/// More attributes than this are ignored.
const MOST_ATTRIBUTES: usize = 50;

/// The family that an element's namespace belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Space {
    /// GML, any version.
    Gml,
    /// Any other or none.
    Other,
}

/// The start of an element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    pub space: Space,
    /// The name without prefix.
    pub name: String,
    attributes: Vec<(String, String)>,
}

impl Element {
    /// The value of an attribute, by its name without prefix.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }
}

/// One step through the document. An empty element opens and closes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Token {
    Open(Element),
    Close,
    Text(String),
    End,
}

/// The stream.
pub struct Xml {
    reader: NsReader<DecodingReader<Metered<BufReader<File>>>>,
    buffer: Vec<u8>,
    depth: usize,
    budget: Budget,
    encoding: &'static Encoding,
}

impl Xml {
    /// Opens a file in the encoding that the operator gives or else its first line declares.
    pub fn open(path: &Path, given: Option<TextEncoding>, budget: Budget) -> Result<Self, Fault> {
        let head = bytes::head(path)?;
        let mut decoding = DecodingReader::new(bytes::open(path, &budget)?);
        let mut encoding = encoding_rs::UTF_8;
        if let Some(given) = given {
            encoding = given.standard().ok_or(Fault::NoSuchEncoding(given.name()))?;
            decoding.set_encoding(encoding);
        } else if let Some(label) = declared_encoding(&head) {
            encoding = Encoding::for_label(label.as_bytes()).ok_or(Fault::Encoding(label))?;
            // Declared before anything is read, because the reader can change its encoding only at the very start.
            decoding.set_encoding(encoding);
        }
        let mut reader = NsReader::from_reader(decoding);
        reader.config_mut().expand_empty_elements = true;
        Ok(Self {
            reader,
            buffer: Vec::new(),
            depth: 0,
            budget,
            encoding,
        })
    }

    /// A new record begins: its bytes are counted anew.
    pub fn renew(&self) {
        self.budget.renew();
    }

    /// The encoding's usual name.
    pub fn encoding(&self) -> &'static str {
        self.encoding.name()
    }

    /// Where the reader is, in bytes of the decoded text.
    pub fn place(&self) -> String {
        format!("byte {}", self.reader.buffer_position())
    }

    /// The next token; comments and processing instructions are passed over.
    pub fn next(&mut self) -> Result<Token, Fault> {
        loop {
            self.buffer.clear();
            let (resolved, event) = match self.reader.read_resolved_event_into(&mut self.buffer) {
                Ok(found) => found,
                Err(error) => return Err(fault(error, &self.budget, self.encoding)),
            };
            match event {
                Event::Start(start) => {
                    self.depth += 1;
                    if self.depth > MAX_DEPTH {
                        return Err(Fault::TooDeep(MAX_DEPTH));
                    }
                    return element(space(&resolved), &start).map(Token::Open);
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Token::Close);
                }
                Event::Text(text) => return Ok(Token::Text(text.xml10_content().into_owned())),
                Event::CData(text) => return Ok(Token::Text(text.xml10_content().into_owned())),
                Event::GeneralRef(reference) => return reference_text(&reference).map(Token::Text),
                Event::DocType(_) => return Err(Fault::Doctype),
                Event::Eof if self.depth > 0 => return Err(Fault::Truncated),
                Event::Eof => return Ok(Token::End),
                Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            }
        }
    }

    /// Passes over the rest of an element that was just opened.
    pub fn skip(&mut self) -> Result<(), Fault> {
        let mut open = 1_usize;
        while open > 0 {
            match self.next()? {
                Token::Open(_) => open += 1,
                Token::Close => open -= 1,
                Token::Text(_) => {}
                Token::End => return Err(Fault::Truncated),
            }
        }
        Ok(())
    }
}

fn element(space: Space, start: &BytesStart<'_>) -> Result<Element, Fault> {
    let mut attributes = Vec::new();
    // Looking for repeated attributes takes quadratic time; the first one counts instead.
    for attribute in start.attributes().with_checks(false).take(MOST_ATTRIBUTES) {
        let attribute = attribute.map_err(|error| Fault::Xml(error.to_string()))?;
        let name = attribute.key.local_name().into_inner().to_owned();
        let value = attribute
            .normalized_value(XmlVersion::Implicit1_0)
            .map_err(|error| Fault::Xml(error.to_string()))?
            .into_owned();
        attributes.push((name, value));
    }
    Ok(Element {
        space,
        name: start.local_name().into_inner().to_owned(),
        attributes,
    })
}

fn space(resolved: &ResolveResult<'_>) -> Space {
    match resolved {
        ResolveResult::Bound(namespace) if namespace.0.starts_with("http://www.opengis.net/gml") => Space::Gml,
        _ => Space::Other,
    }
}

fn reference_text(reference: &quick_xml::events::BytesRef<'_>) -> Result<String, Fault> {
    match reference.resolve_char_ref() {
        Ok(Some(letter)) => return Ok(letter.to_string()),
        Ok(None) => {}
        Err(error) => return Err(Fault::Xml(error.to_string())),
    }
    let name = reference.xml10_content();
    let known = resolve_predefined_entity(&name).map(ToOwned::to_owned);
    known.ok_or_else(|| Fault::Entity(name.chars().take(50).collect()))
}

fn fault(error: quick_xml::Error, budget: &Budget, encoding: &'static Encoding) -> Fault {
    match error {
        quick_xml::Error::Io(error) if error.kind() == std::io::ErrorKind::InvalidData => {
            Fault::Encoding(encoding.name().to_owned())
        }
        quick_xml::Error::Io(error) => budget.fault(std::io::Error::new(error.kind(), error.to_string())),
        quick_xml::Error::Encoding(_) => Fault::Encoding(encoding.name().to_owned()),
        quick_xml::Error::Syntax(
            quick_xml::errors::SyntaxError::UnclosedTag
            | quick_xml::errors::SyntaxError::UnclosedComment
            | quick_xml::errors::SyntaxError::UnclosedCData
            | quick_xml::errors::SyntaxError::UnclosedXmlDecl,
        ) => Fault::Truncated,
        other => Fault::Xml(other.to_string()),
    }
}

/// The encoding that the XML declaration names. Files in UTF-16 are known by their first bytes instead.
fn declared_encoding(head: &[u8]) -> Option<String> {
    let start = &head[..head.len().min(400)];
    let text: String = start
        .iter()
        .map(|byte| char::from(*byte))
        .take_while(|letter| *letter != '>')
        .collect();
    let declaration = text
        .trim_start_matches(['\u{EF}', '\u{BB}', '\u{BF}'])
        .trim_start()
        .strip_prefix("<?xml")?;
    let after = declaration
        .split_once("encoding")?
        .1
        .trim_start()
        .strip_prefix('=')?
        .trim_start();
    let quote = after.chars().next().filter(|letter| matches!(letter, '"' | '\''))?;
    let label = after[1..].split(quote).next()?.trim().to_owned();
    (!label.to_ascii_lowercase().starts_with("utf-16")).then_some(label)
}

#[cfg(test)]
mod tests;
