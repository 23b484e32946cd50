//! Shapefiles, bare or in a ZIP archive: geometries in `.shp`, attributes in `.dbf`, and, with luck, the coordinate
//! system in `.prj` and the encoding in `.cpg`. Streamed; nothing is unpacked to disk, and the index is not read.

mod parts;
mod shape;
mod shapes;
mod table;

use std::io::Read;
use std::path::Path;

use geo::{CoordsIter, MapCoords};
use geo_types::{Coord, Geometry};

use super::ReadOptions;
use super::attributes::Attributes;
use super::encoding::{TextEncoding, Witness};
use super::error::{Fault, Halt};
use super::gate::{Gate, Offer};
use super::placing::{Evidence, MOST_PAIRS, Place};
use super::table::Layer;
use crate::crs::{AxisOrder, wkt};
use crate::report::SkipReason;
use parts::Set;
use shapes::Shapes;
use table::Table;

/// Reads the shapefile that a `.shp` belongs to.
pub fn read(path: &Path, options: &ReadOptions, gate: &mut Gate<'_>) -> Result<(), Halt> {
    read_all(&[parts::beside(path)?], path, options, gate)
}

/// Reads all shapefiles of an archive.
pub fn read_archive(path: &Path, options: &ReadOptions, gate: &mut Gate<'_>) -> Result<(), Halt> {
    read_all(&parts::within(path)?, path, options, gate)
}

fn read_all(sets: &[Set], path: &Path, options: &ReadOptions, gate: &mut Gate<'_>) -> Result<(), Halt> {
    for set in sets {
        read_set(set, path, sets.len() > 1, options, gate)
            .map_err(|halt| halt.within(|| format!("shapefile `{}`", set.name)))?;
    }
    Ok(())
}

fn read_set(set: &Set, path: &Path, several: bool, options: &ReadOptions, gate: &mut Gate<'_>) -> Result<(), Halt> {
    let survey = Survey::of(set, options)?;
    let (encoding, told) = survey.encoding(set, options, gate)?;
    gate.tally.encoding(&told);
    if survey.shapes == 0 {
        return Ok(());
    }
    let (place, used) = survey.evidence.place(options, AxisOrder::EastNorth)?;
    gate.tally.crs(if several { &set.name } else { "" }, &used);
    let columns = survey.table.as_ref().map(|table| table.names(encoding));
    if columns.is_none() {
        gate.tally
            .remark(&set.name, "has no .dbf: nothing is known but the shapes", "");
    }
    let columns = columns.unwrap_or_default();
    let layer = Layer::new(&set.name, path, &columns, options.mapping.as_deref(), &mut gate.tally)?;
    let reading = Reading {
        layer: &layer,
        place: &place,
        encoding,
        several,
    };
    set.shapes.read(|shapes| {
        let mut shapes = Shapes::open(shapes, options.max_record_bytes)?;
        match &set.table {
            Some(table) => table.read(|rows| reading.walk(&mut shapes, Some(rows), gate)),
            None => reading.walk(&mut shapes, None, gate),
        }
    })
}

/// What the first pass learns.
#[derive(Default)]
struct Survey {
    evidence: Evidence,
    shapes: u64,
    table: Option<Table>,
    witness: Witness,
}

impl Survey {
    fn of(set: &Set, options: &ReadOptions) -> Result<Self, Halt> {
        let mut survey = Self::default();
        if let (Some(part), None) = (&set.crs, options.crs) {
            survey.evidence.declared = Some(wkt::identify(&part.text()?).map_err(Fault::Prj)?);
        }
        set.shapes.read(|reader| survey.look_at_shapes(reader, options))?;
        if let Some(part) = &set.table {
            part.read(|reader| survey.look_at_rows(reader))?;
        }
        Ok(survey)
    }

    fn look_at_shapes(&mut self, reader: &mut dyn Read, options: &ReadOptions) -> Result<(), Halt> {
        let mut shapes = Shapes::open(reader, options.max_record_bytes)?;
        while let Some(bytes) = shapes.next()? {
            if self.evidence.pairs.len() < MOST_PAIRS
                && let Ok(geometry) = shape::read(bytes)
            {
                geometry
                    .coords_iter()
                    .take(10)
                    .for_each(|at| self.evidence.add(at.x, at.y));
            }
        }
        self.shapes = shapes.number;
        Ok(())
    }

    /// Rows belong to shapes by their number alone, so that a missing one would shift all that follow.
    fn look_at_rows(&mut self, reader: &mut dyn Read) -> Result<(), Halt> {
        let table = Table::open(reader)?;
        if table.rows != self.shapes {
            let text = format!(
                "the .shp has {} shapes, but the .dbf has {} rows",
                self.shapes, table.rows
            );
            return Err(Fault::Shapefile(text).into());
        }
        let mut buffer = Vec::new();
        for number in 1..=table.rows {
            let row = table.next(reader, &mut buffer)?;
            let row = row.ok_or_else(|| Halt::from(Fault::Truncated).at(|| format!("row {number} of the .dbf")))?;
            row.tell(&mut self.witness);
        }
        self.table = Some(table);
        Ok(())
    }

    /// The table's encoding, and how it became known: the operator, the `.cpg`, the language byte, the bytes themselves.
    fn encoding(&self, set: &Set, options: &ReadOptions, gate: &mut Gate<'_>) -> Result<(TextEncoding, String), Halt> {
        let told = |encoding: TextEncoding, how: &str| (encoding, format!("{encoding} {how}"));
        if let Some(encoding) = options.encoding {
            return Ok(told(encoding, "as given by the operator"));
        }
        if let Some(part) = &set.encoding {
            match TextEncoding::parse(part.text()?.trim()) {
                Ok(encoding) => return Ok(told(encoding, "by its .cpg")),
                Err(error) => gate.tally.remark(&set.name, &format!("in its .cpg, {error}"), ""),
            }
        }
        let language = self.table.as_ref().map_or(0, |table| table.language);
        if let Some(encoding) = TextEncoding::of_language_byte(language) {
            return Ok(told(encoding, "by its language byte"));
        }
        Ok(match self.witness.verdict() {
            Some(encoding) => told(encoding, "guessed from its letters"),
            None => (TextEncoding::WINDOWS_1250, "ASCII".to_owned()),
        })
    }
}

/// A shapefile while its shapes are read.
struct Reading<'a> {
    layer: &'a Layer,
    place: &'a Place,
    encoding: TextEncoding,
    /// Whether there are several shapefiles, so that plain numbers are no ids.
    several: bool,
}

impl Reading<'_> {
    fn walk(&self, shapes: &mut Shapes<'_>, mut rows: Option<&mut dyn Read>, gate: &mut Gate<'_>) -> Result<(), Halt> {
        let table = rows.as_mut().map(|rows| Table::open(*rows)).transpose()?;
        let mut buffer = Vec::new();
        let mut number = 0_u64;
        while let Some(bytes) = shapes.next()? {
            number += 1;
            let place = || format!("shape {number}");
            let geometry = shape::read(bytes);
            let mut attributes = Attributes::default();
            if let (Some(table), Some(rows)) = (&table, rows.as_mut()) {
                let row = table.next(*rows, &mut buffer)?;
                let row = row.ok_or_else(|| Halt::from(Fault::Truncated).at(place))?;
                if row.is_deleted() {
                    gate.skip(&self.layer.name, SkipReason::Deleted, "")?;
                    continue;
                }
                attributes = row.attributes(self.encoding);
            }
            self.take(geometry, &attributes, gate).map_err(|halt| halt.at(place))?;
        }
        Ok(())
    }

    fn take(
        &self,
        geometry: Result<Geometry<f64>, SkipReason>,
        attributes: &Attributes,
        gate: &mut Gate<'_>,
    ) -> Result<(), Halt> {
        let id = self.layer.unique_id(attributes, self.several);
        let written = id.as_deref().unwrap_or_default();
        let taken = geometry.and_then(|geometry| Ok((geometry, self.layer.draft(attributes, &mut gate.tally)?)));
        let (geometry, draft) = match taken {
            Ok(taken) => taken,
            Err(reason) => return gate.skip(&self.layer.name, reason, written),
        };
        gate.offer(Offer {
            source_class: &self.layer.name,
            id: id.as_deref(),
            draft,
            geometry: geometry.map_coords(|Coord { x, y }| self.place.order.position(x, y)),
            place: self.place,
        })
    }
}
