//! One geometry of a GML file as a small tree, before it is understood.

use super::xml::{Element, Space, Token, Xml};
use crate::read::error::Fault;

/// More elements than this in one geometry are refused: each takes more room in memory than in the file.
const MOST_NODES: usize = 500_000;

/// An element of a geometry.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Node {
    pub name: String,
    pub srs: Option<String>,
    /// Numbers to a position, when the element says so.
    pub dimension: Option<usize>,
    /// `orientation="-"`.
    pub reversed: bool,
    pub text: String,
    pub children: Vec<Node>,
}

impl Node {
    /// Reads the rest of a geometry whose element was just opened.
    pub fn read(xml: &mut Xml, element: &Element) -> Result<Self, Fault> {
        let mut left = MOST_NODES;
        Self::read_within(xml, element, &mut left)
    }

    /// Recursive, but never deeper than the stream allows elements to nest.
    fn read_within(xml: &mut Xml, element: &Element, left: &mut usize) -> Result<Self, Fault> {
        *left = left.checked_sub(1).ok_or(Fault::RecordTooLarge(MOST_NODES as u64))?;
        let mut node = Self {
            name: element.name.clone(),
            srs: element.attribute("srsName").map(ToOwned::to_owned),
            dimension: element
                .attribute("srsDimension")
                .and_then(|text| text.trim().parse().ok()),
            reversed: element.attribute("orientation") == Some("-"),
            ..Self::default()
        };
        loop {
            match xml.next()? {
                Token::Open(child) => node.children.push(Self::read_within(xml, &child, left)?),
                Token::Text(text) => node.text.push_str(&text),
                Token::Close => return Ok(node),
                Token::End => return Err(Fault::Truncated),
            }
        }
    }

    /// The first coordinate system named in the tree, from outside in.
    pub fn first_srs(&self) -> Option<&str> {
        self.srs
            .as_deref()
            .or_else(|| self.children.iter().find_map(Self::first_srs))
    }
}

/// Whether an element is a geometry, not a property or a part of one.
pub fn is_geometry(element: &Element) -> bool {
    element.space == Space::Gml
        && matches!(
            element.name.as_str(),
            "Point"
                | "LineString"
                | "Curve"
                | "CompositeCurve"
                | "OrientableCurve"
                | "MultiCurve"
                | "MultiLineString"
                | "Polygon"
                | "Surface"
                | "CompositeSurface"
                | "MultiSurface"
                | "MultiPolygon"
                | "MultiPoint"
                | "MultiGeometry"
                | "LinearRing"
                | "Ring"
        )
}
