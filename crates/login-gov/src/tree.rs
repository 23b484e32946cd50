//! A message as a tree, parsed once. Whoever checks and whoever reads look at the same nodes.

use std::collections::HashSet;

use uppsala::{Document, NodeId, NodeKind, Parser};

use crate::error::Reason;

/// How many bytes of a message are read at most.
pub const MOST: usize = 256 * 1024;
/// How deep elements may lie within each other; a real answer has about fifteen levels.
const DEEPEST: u32 = 48;

/// Parses a message.
///
/// Refused are: anything but UTF-8; a document type and entities of its own; processing instructions, which a canonical
/// form keeps but nobody reads; and two elements with one id, whichever way it is spelled.
pub fn parse(text: &str) -> Result<Document<'_>, Reason> {
    if text.len() > MOST {
        return Err(Reason::TooLarge);
    }
    let document = Parser::new()
        .with_max_depth(DEEPEST)
        .with_forbid_dtd(true)
        .with_forbid_entities(true)
        .parse(text)
        .map_err(|_| Reason::NotPlainXml)?;
    let mut ids = HashSet::new();
    for node in document.descendants(document.root()) {
        match document.node_kind(node) {
            Some(NodeKind::ProcessingInstruction(_)) => return Err(Reason::NotPlainXml),
            Some(NodeKind::Element(element)) => {
                for attribute in &element.attributes {
                    let is_id = attribute.name.local_name.eq_ignore_ascii_case("id");
                    if is_id && !ids.insert(attribute.value.to_string()) {
                        return Err(Reason::Malformed("an id stands twice"));
                    }
                }
            }
            _ => {}
        }
    }
    Ok(document)
}

/// An element of a parsed message.
#[derive(Clone, Copy)]
pub struct Node<'d> {
    document: &'d Document<'d>,
    id: NodeId,
}

impl<'d> Node<'d> {
    /// The outermost element, if it has this name.
    pub fn root(document: &'d Document<'d>, namespace: &str, name: &str) -> Option<Self> {
        let id = document.document_element()?;
        let root = Self { document, id };
        root.is(namespace, name).then_some(root)
    }

    /// The tree that it stands in.
    pub const fn document(self) -> &'d Document<'d> {
        self.document
    }

    /// Its place in the tree.
    pub const fn id(self) -> NodeId {
        self.id
    }

    /// Another element of the same tree.
    pub const fn at(self, id: NodeId) -> Self {
        Self { id, ..self }
    }

    /// Whether it has this name.
    pub fn is(self, namespace: &str, name: &str) -> bool {
        self.document
            .element(self.id)
            .is_some_and(|element| element.matches_name_ns(namespace, name))
    }

    /// Its direct children that are elements.
    pub fn children(self) -> impl Iterator<Item = Self> {
        let Self { document, id } = self;
        let nodes = document.children_iter(id).map(move |id| Self { document, id });
        nodes.filter(|node| node.document.element(node.id).is_some())
    }

    /// Its direct children of this name.
    pub fn all(self, namespace: &'static str, name: &'static str) -> impl Iterator<Item = Self> {
        self.children().filter(move |child| child.is(namespace, name))
    }

    /// Its one direct child of this name; of two, neither is to be believed.
    pub fn one(self, namespace: &'static str, name: &'static str) -> Result<Self, Reason> {
        self.optional(namespace, name)?.ok_or(Reason::Malformed(name))
    }

    /// Its direct child of this name, if there is one; two are an error.
    pub fn optional(self, namespace: &'static str, name: &'static str) -> Result<Option<Self>, Reason> {
        let mut all = self.all(namespace, name);
        let first = all.next();
        if all.next().is_some() {
            return Err(Reason::Malformed(name));
        }
        Ok(first)
    }

    /// An attribute without a namespace.
    pub fn attribute(self, name: &str) -> Option<&'d str> {
        let element = self.document.element(self.id)?;
        let mut all = element.attributes.iter();
        let found = all.find(|attribute| attribute.name.namespace_uri.is_none() && attribute.name.local_name == name);
        found.map(|attribute| &*attribute.value)
    }

    /// Its text: of all text nodes, so that a comment between them cuts nothing off, with white space at both ends taken
    /// away. An element with elements in it has no text.
    pub fn text(self) -> Result<String, Reason> {
        let mut text = String::new();
        for child in self.document.children_iter(self.id) {
            match self.document.node_kind(child) {
                Some(NodeKind::Text(part) | NodeKind::CData(part)) => text.push_str(part),
                Some(NodeKind::Comment(_)) => {}
                _ => return Err(Reason::Malformed("an element where a text should be")),
            }
        }
        Ok(text.trim().to_owned())
    }

    /// Its text without any white space, as base64 is wrapped.
    pub fn packed(self) -> Result<String, Reason> {
        let mut text = self.text()?;
        text.retain(|letter| !letter.is_ascii_whitespace());
        Ok(text)
    }

    /// How many elements of this name stand anywhere below.
    pub fn count_below(self, namespace: &str, name: &str) -> usize {
        let below = self.document.descendants(self.id).into_iter();
        let named = below.filter(|id| {
            let element = self.document.element(*id);
            element.is_some_and(|element| element.matches_name_ns(namespace, name))
        });
        named.count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_saml_has_no_use_for_is_refused() {
        for text in [
            "",
            "<a>",
            "<a/><b/>",
            "<!DOCTYPE a><a/>",
            "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
            "<a>&b;</a>",
            "<a><?b c?></a>",
            "<?b c?><a/>",
        ] {
            assert_eq!(parse(text).err(), Some(Reason::NotPlainXml), "{text}");
        }
        let deep = format!("{}{}", "<a>".repeat(60), "</a>".repeat(60));
        assert_eq!(parse(&deep).err(), Some(Reason::NotPlainXml));
        let large = format!("<a>{}</a>", " ".repeat(MOST));
        assert_eq!(parse(&large).err(), Some(Reason::TooLarge));
        assert!(parse("<?xml version=\"1.0\" encoding=\"UTF-8\"?><a>&lt;&#65;</a>").is_ok());
    }

    #[test]
    fn an_id_stands_once_however_it_is_spelled() {
        for text in [
            "<a ID='x'><b ID='x'/></a>",
            "<a ID='x'><b Id='x'/></a>",
            "<a ID='x'><b xml:id='x'/></a>",
        ] {
            assert!(matches!(parse(text), Err(Reason::Malformed(_))), "{text}");
        }
    }

    #[test]
    fn a_comment_cuts_no_text_off() {
        let document = parse("<a xmlns='u'> jan<!-- -->@<![CDATA[x]]>.pl </a>").unwrap();
        let root = Node::root(&document, "u", "a").unwrap();
        assert_eq!(root.text().unwrap(), "jan@x.pl");
        let nested = parse("<a xmlns='u'>jan<b/></a>").unwrap();
        assert!(Node::root(&nested, "u", "a").unwrap().text().is_err());
    }

    #[test]
    fn an_attribute_of_another_namespace_is_another_attribute() {
        let document = parse("<a xmlns='u' xmlns:e='v' e:ID='foreign' ID='own'/>").unwrap();
        let root = Node::root(&document, "u", "a").unwrap();
        assert_eq!(root.attribute("ID"), Some("own"));
        let foreign = parse("<a xmlns='u' xmlns:e='v' e:ID='foreign'/>").unwrap();
        assert_eq!(Node::root(&foreign, "u", "a").unwrap().attribute("ID"), None);
    }
}
