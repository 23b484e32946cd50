//! One record of a GML file: its class, its attributes and its geometry.

use super::node::{Node, is_geometry};
use super::xml::{Element, Space, Token, Xml};
use crate::read::attributes::Attributes;
use crate::read::error::Fault;

/// The longest attribute that is kept; anything longer is no attribute of a network.
const LONGEST_TEXT: usize = 2000;

/// A record, not yet understood.
#[derive(Debug, Default)]
pub struct Record {
    /// The class, without prefix.
    pub class: String,
    pub gml_id: Option<String>,
    /// By their names without prefix, however deep they lie.
    pub attributes: Attributes,
    pub geometry: Option<Node>,
    /// The coordinate system that the record's own envelope names.
    srs: Option<String>,
}

impl Record {
    /// Reads the rest of a record whose element was just opened.
    pub fn read(xml: &mut Xml, element: &Element) -> Result<Self, Fault> {
        let mut record = Self {
            class: element.name.clone(),
            gml_id: element.attribute("id").map(ToOwned::to_owned),
            ..Self::default()
        };
        let mut path: Vec<String> = Vec::new();
        let mut text = String::new();
        loop {
            match xml.next()? {
                Token::Open(inner) if is_geometry(&inner) => {
                    let node = Node::read(xml, &inner)?;
                    record.take_geometry(path.last().map_or("", String::as_str), node);
                }
                Token::Open(inner) => {
                    record.open(&inner);
                    text.clear();
                    path.push(inner.name);
                }
                Token::Text(more) if text.len() + more.len() <= LONGEST_TEXT => text.push_str(&more),
                Token::Text(_) => {}
                Token::Close => {
                    let Some(name) = path.pop() else {
                        return Ok(record);
                    };
                    record.close(&name, &path, &text);
                    text.clear();
                }
                Token::End => return Err(Fault::Truncated),
            }
        }
    }

    /// The name of the coordinate system, if the record has one of its own.
    pub fn srs(&self) -> Option<&str> {
        self.geometry.as_ref().and_then(Node::first_srs).or(self.srs.as_deref())
    }

    /// The object's own geometry stands in `geometria`; others are directions and label positions.
    fn take_geometry(&mut self, property: &str, node: Node) {
        if property == "geometria" || (self.geometry.is_none() && property.is_empty()) {
            self.geometry = Some(node);
        }
    }

    fn open(&mut self, inner: &Element) {
        if let Some(target) = inner.attribute("href") {
            self.attributes.add(&inner.name, target);
        }
        if inner.space == Space::Gml && inner.name == "Envelope" {
            self.srs = inner.attribute("srsName").map(ToOwned::to_owned);
        }
    }

    fn close(&mut self, name: &str, path: &[String], text: &str) {
        // The older schema describes the owner by several elements; the name is what is needed.
        let owner = matches!(name, "nazwaPelna" | "imieNazwisko") && path.iter().any(|outer| outer == "wladajacy");
        self.attributes.add(if owner { "wladajacy" } else { name }, text);
    }
}
