//! EPANET's models, `.inp`: pipes with their bends, and the things on them. What a model knows of water — demands,
//! curves, controls — says nothing of the network's map and is not read.

mod model;
mod objects;
mod section;
mod units;

use std::collections::HashSet;
use std::io::BufRead;
use std::path::Path;

use geo::MapCoords;
use geo_types::{Coord, Geometry, Point};

use super::ReadOptions;
use super::bytes::{self, Budget};
use super::encoding::{TextEncoding, Witness};
use super::error::{Fault, Halt};
use super::gate::{Draft, Gate, Offer};
use super::placing::{Evidence, Place};
use crate::crs::AxisOrder;
use crate::report::SkipReason;
use model::{Link, Model, Node};
use section::Section;
pub use section::is_model;

/// A model of a million pipes has a third of this.
const MOST_BYTES: u64 = 512 << 20;

/// Reads a model.
pub fn read(path: &Path, options: &ReadOptions, gate: &mut Gate<'_>) -> Result<(), Halt> {
    let length = std::fs::metadata(path).map_err(Fault::Io)?.len();
    if length > MOST_BYTES {
        return Err(Fault::TooLarge(MOST_BYTES).into());
    }
    let budget = Budget::new(options.max_record_bytes);
    let encoding = match options.encoding {
        Some(encoding) => {
            gate.tally.encoding(encoding.name());
            encoding
        }
        None => guess_encoding(path, &budget, gate)?,
    };
    let model = Model::read(bytes::open(path, &budget)?, &budget, encoding)?;
    let mut evidence = Evidence::default();
    for at in model.nodes.iter().filter_map(|node| model.coordinates.get(&node.id)) {
        evidence.add(at.x, at.y);
    }
    if model.nodes.is_empty() && model.links.is_empty() {
        return Err(Fault::Epanet("it has neither [JUNCTIONS] nor [PIPES] with anything in them".to_owned()).into());
    }
    if evidence.pairs.is_empty() {
        let text =
            "its [COORDINATES] say nothing of its nodes, so that there is nothing to draw; export it with the map";
        return Err(Fault::Epanet(text.to_owned()).into());
    }
    let (place, used) = evidence.place(options, AxisOrder::EastNorth)?;
    gate.tally.crs("", &used);
    Reading::new(&model, &place, gate).all(gate)
}

fn guess_encoding(path: &Path, budget: &Budget, gate: &mut Gate<'_>) -> Result<TextEncoding, Halt> {
    let mut reader = bytes::open(path, budget)?;
    let mut witness = Witness::default();
    let mut line = Vec::new();
    loop {
        budget.renew();
        line.clear();
        let count = reader
            .read_until(b'\n', &mut line)
            .map_err(|error| budget.fault(error))?;
        if count == 0 {
            break;
        }
        witness.look_at(&line);
    }
    budget.renew();
    Ok(match witness.verdict() {
        Some(encoding) => {
            gate.tally.encoding(&format!("{encoding} guessed from its letters"));
            encoding
        }
        None => {
            gate.tally.encoding("ASCII");
            TextEncoding::UTF_8
        }
    })
}

/// A model while its objects are made.
struct Reading<'a> {
    model: &'a Model,
    place: &'a Place,
    /// Whether a node and a link share an id, which only a word before it tells apart.
    shared: bool,
}

impl<'a> Reading<'a> {
    fn new(model: &'a Model, place: &'a Place, gate: &mut Gate<'_>) -> Self {
        let nodes: HashSet<&str> = model.nodes.iter().map(|node| node.id.as_str()).collect();
        let shared = model.links.iter().find(|link| nodes.contains(link.id.as_str()));
        if let Some(link) = shared {
            let text = "a node and a link have the same id: `node/` and `link/` are written before all ids";
            gate.tally.remark(link.section.name(), text, &link.id);
        }
        if !model.is_ended {
            gate.tally.remark("END", "is missing: the file may be incomplete", "");
        }
        Self {
            model,
            place,
            shared: shared.is_some(),
        }
    }

    fn all(&self, gate: &mut Gate<'_>) -> Result<(), Halt> {
        for (section, id) in &self.model.incomplete {
            gate.skip(section.name(), SkipReason::Incomplete, id)?;
        }
        for node in &self.model.nodes {
            self.node(node, gate)?;
        }
        for link in &self.model.links {
            self.link(link, gate)?;
        }
        Ok(())
    }

    fn id(&self, kind: &str, id: &str) -> String {
        if self.shared {
            format!("{kind}/{id}")
        } else {
            id.to_owned()
        }
    }

    fn node(&self, node: &Node, gate: &mut Gate<'_>) -> Result<(), Halt> {
        let id = self.id("node", &node.id);
        let draft = objects::node(node, self.model);
        let has_height = draft.elevations.top.is_some() || draft.elevations.bottom.is_some();
        if !has_height && node.section != Section::Reservoirs {
            gate.tally
                .remark(node.section.name(), "elevation is not understood", &id);
        }
        match self.model.coordinates.get(&node.id) {
            Some(at) => self.offer(node.section, &id, draft, &Point(*at).into(), gate),
            None => gate.skip(node.section.name(), SkipReason::NoGeometry, &id),
        }
    }

    fn link(&self, link: &Link, gate: &mut Gate<'_>) -> Result<(), Halt> {
        let id = self.id("link", &link.id);
        let name = link.section.name();
        let Some(way) = objects::way(link, self.model) else {
            return gate.skip(name, SkipReason::NoGeometry, &id);
        };
        let pipe = objects::pipe(link, self.model);
        let Some(device) = objects::in_the_middle(link, self.model) else {
            self.remark(link, &id, gate);
            return self.offer(link.section, &id, pipe, &way.into(), gate);
        };
        let (middle, way) = objects::halve(way);
        self.offer(link.section, &id, device, &Point(middle).into(), gate)?;
        let has_length = way.0.iter().any(|position| *position != middle);
        if !has_length {
            gate.tally.remark(name, "has no length: no pipe was made for it", &id);
            return Ok(());
        }
        gate.tally
            .remark(name, "stands in the middle of a pipe that was made for it", &id);
        self.offer(link.section, &format!("{id}/pipe"), pipe, &way.into(), gate)
    }

    /// What a pipe here cannot say.
    fn remark(&self, link: &Link, id: &str, gate: &mut Gate<'_>) {
        let name = link.section.name();
        gate.tally.remark(name, units::FUNCTION_RULE, "");
        if objects::is_closed(link, self.model) {
            gate.tally
                .remark(name, "is closed: taken as existing, a pipe here has no state", id);
        }
        if objects::is_one_way(link) {
            gate.tally
                .remark(name, "has a check valve in it, which was not taken", id);
        }
        if link
            .diameter
            .and_then(|number| self.model.units.diameter(number))
            .is_none()
        {
            gate.tally.remark(name, "diameter is not understood", id);
        }
    }

    fn offer(
        &self,
        section: Section,
        id: &str,
        draft: Draft,
        geometry: &Geometry<f64>,
        gate: &mut Gate<'_>,
    ) -> Result<(), Halt> {
        gate.offer(Offer {
            source_class: section.name(),
            id: Some(id),
            draft,
            geometry: geometry.map_coords(|Coord { x, y }| self.place.order.position(x, y)),
            place: self.place,
        })
    }
}
