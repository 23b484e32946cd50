//! A model in memory. Its sections explain each other in any order, so that nothing can be made before all is read.

use std::collections::HashMap;
use std::io::BufRead;

use geo_types::Coord;

use super::section::{Line, Section};
use super::units::Units;
use crate::read::bytes::{Budget, Metered};
use crate::read::encoding::TextEncoding;
use crate::read::error::{Fault, Halt};

/// What stands at a point.
#[derive(Debug)]
pub struct Node {
    pub section: Section,
    pub id: String,
    /// Height above sea level in the file's units.
    pub elevation: Option<f64>,
    pub comment: String,
}

/// What joins two nodes.
#[derive(Debug)]
pub struct Link {
    pub section: Section,
    pub id: String,
    pub from: String,
    pub to: String,
    /// In the file's units.
    pub diameter: Option<f64>,
    /// A pipe's status, a valve's type; empty when the line has none.
    pub kind: String,
    pub comment: String,
}

/// Everything that is said of places and things.
#[derive(Debug, Default)]
pub struct Model {
    pub units: Units,
    pub nodes: Vec<Node>,
    pub links: Vec<Link>,
    pub coordinates: HashMap<String, Coord<f64>>,
    pub vertices: HashMap<String, Vec<Coord<f64>>>,
    pub status: HashMap<String, String>,
    pub node_tags: HashMap<String, String>,
    pub link_tags: HashMap<String, String>,
    /// Lines that say too little, by section and their first word.
    pub incomplete: Vec<(Section, String)>,
    /// Whether the file says where it ends.
    pub is_ended: bool,
}

impl Model {
    /// Reads all lines.
    pub fn read(mut reader: Metered<impl BufRead>, budget: &Budget, encoding: TextEncoding) -> Result<Self, Halt> {
        let mut model = Self::default();
        let mut section = Section::Other;
        let mut bytes = Vec::new();
        let mut number = 0_u64;
        loop {
            bytes.clear();
            budget.renew();
            number += 1;
            let count = reader
                .read_until(b'\n', &mut bytes)
                .map_err(|error| Halt::from(budget.fault(error)).at(|| format!("line {number}")))?;
            if count == 0 {
                return Ok(model);
            }
            let text = encoding.decode(&bytes);
            if text.trim_start().starts_with('[') {
                section = Section::of(&text).unwrap_or(Section::Other);
                if section == Section::End {
                    model.is_ended = true;
                    return Ok(model);
                }
                continue;
            }
            let line = Line::new(&text);
            if !line.is_empty() {
                model
                    .take(section, &line)
                    .map_err(|fault| Halt::from(fault).at(|| format!("line {number}")))?;
            }
        }
    }

    fn take(&mut self, section: Section, line: &Line<'_>) -> Result<(), Fault> {
        let taken = match section {
            Section::Junctions | Section::Reservoirs | Section::Tanks => self.node(section, line),
            Section::Pipes | Section::Pumps | Section::Valves => self.link(section, line),
            Section::Coordinates => self.position(line, |model, id, at| {
                model.coordinates.insert(id, at);
            }),
            Section::Vertices => self.position(line, |model, id, at| {
                model.vertices.entry(id).or_default().push(at);
            }),
            Section::Status => self.say(line, 0, |model| &mut model.status),
            Section::Tags => self.tag(line),
            Section::Options => return self.option(line),
            Section::End | Section::Other => Some(()),
        };
        if taken.is_none() {
            self.incomplete
                .push((section, line.word(0).unwrap_or_default().to_owned()));
        }
        Ok(())
    }

    fn node(&mut self, section: Section, line: &Line<'_>) -> Option<()> {
        self.nodes.push(Node {
            section,
            id: line.word(0)?.to_owned(),
            elevation: line.number(1),
            comment: line.comment.to_owned(),
        });
        Some(())
    }

    fn link(&mut self, section: Section, line: &Line<'_>) -> Option<()> {
        let (diameter, kind) = match section {
            Section::Pipes => (line.number(4), line.word(7).or_else(|| line.word(6))),
            Section::Valves => (line.number(3), line.word(4)),
            _ => (None, None),
        };
        self.links.push(Link {
            section,
            id: line.word(0)?.to_owned(),
            from: line.word(1)?.to_owned(),
            to: line.word(2)?.to_owned(),
            diameter,
            kind: kind.unwrap_or_default().to_owned(),
            comment: line.comment.to_owned(),
        });
        Some(())
    }

    fn position(&mut self, line: &Line<'_>, keep: impl FnOnce(&mut Self, String, Coord<f64>)) -> Option<()> {
        let (x, y) = (line.number(1)?, line.number(2)?);
        keep(self, line.word(0)?.to_owned(), Coord { x, y });
        Some(())
    }

    fn say(
        &mut self,
        line: &Line<'_>,
        first: usize,
        to: impl FnOnce(&mut Self) -> &mut HashMap<String, String>,
    ) -> Option<()> {
        let (id, word) = (line.word(first)?.to_owned(), line.word(first + 1)?.to_owned());
        to(self).insert(id, word);
        Some(())
    }

    fn tag(&mut self, line: &Line<'_>) -> Option<()> {
        match line.word(0)?.to_ascii_uppercase().as_str() {
            "NODE" => self.say(line, 1, |model| &mut model.node_tags),
            "LINK" => self.say(line, 1, |model| &mut model.link_tags),
            _ => None,
        }
    }

    /// Of the options only the unit of flow matters, but it decides over every diameter and height.
    fn option(&mut self, line: &Line<'_>) -> Result<(), Fault> {
        if !line.word(0).is_some_and(|word| word.eq_ignore_ascii_case("UNITS")) {
            return Ok(());
        }
        let name = line.word(1).unwrap_or_default();
        self.units = Units::of_flow(name).ok_or_else(|| {
            let name: String = name.chars().take(20).collect();
            Fault::Epanet(format!(
                "its units are `{name}`; EPANET knows LPS, LPM, MLD, CMH, CMD, CMS (metric) and CFS, GPM, MGD, IMGD, AFD (US)"
            ))
        })?;
        Ok(())
    }
}
