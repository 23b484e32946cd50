//! `GeoPackage`: every feature layer of it, row by row. The file is not trusted: it is opened read-only, without
//! extensions, triggers or views, and with limits on what one row may take.

mod binary;
mod layers;
mod open;

use std::path::Path;

use geo::{CoordsIter, MapCoords};
use geo_types::{Coord, Geometry};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row};

use super::ReadOptions;
use super::attributes::Attributes;
use super::encoding::TextEncoding;
use super::error::{Fault, Halt};
use super::gate::{Gate, Offer};
use super::placing::{Evidence, MOST_PAIRS, Place};
use super::table::Layer;
use crate::crs::AxisOrder;
use crate::report::SkipReason;
use layers::{FeatureTable, quoted};

/// Reads all feature layers of a file.
pub fn read(path: &Path, options: &ReadOptions, gate: &mut Gate<'_>) -> Result<(), Halt> {
    let database = open::read_only(path, options.max_record_bytes)?;
    let tables = layers::of(&database, gate)?;
    let several = tables.len() > 1;
    if let Some(encoding) = options.encoding.filter(|given| *given != TextEncoding::UTF_8) {
        let text = format!("{encoding} was given, but a GeoPackage is always UTF-8 and was read so");
        gate.tally.remark("GeoPackage", &text, "");
    }
    for table in &tables {
        read_layer(&database, path, table, several, options, gate)
            .map_err(|halt| halt.at(|| format!("layer `{}`", table.name)))?;
    }
    Ok(())
}

/// What SQLite says, as a fault. Takes the error itself, so that it can stand in `map_err`.
#[expect(clippy::needless_pass_by_value, reason = "`map_err` hands the error over")]
pub(super) fn broken(error: rusqlite::Error) -> Fault {
    match error.sqlite_error_code() {
        Some(rusqlite::ErrorCode::TooBig) => Fault::GeoPackage("a row is larger than allowed".to_owned()),
        _ => Fault::GeoPackage(error.to_string()),
    }
}

fn read_layer(
    database: &Connection,
    path: &Path,
    table: &FeatureTable,
    several: bool,
    options: &ReadOptions,
    gate: &mut Gate<'_>,
) -> Result<(), Halt> {
    let evidence = survey(database, table)?;
    if evidence.pairs.is_empty() && options.crs.is_none() && table.crs.is_none() && table.is_empty(database)? {
        return Ok(());
    }
    let (place, used) = evidence.place(options, AxisOrder::EastNorth)?;
    gate.tally.crs(&table.name, &used);
    let layer = Layer::new(
        &table.name,
        path,
        &table.columns,
        options.mapping.as_deref(),
        &mut gate.tally,
    )?;
    // Of several versions of an object the newest comes first, and the gate lets only the first one through.
    let versions = table.columns.iter().find(|name| name.eq_ignore_ascii_case("wersjaId"));
    let order = versions.map_or(String::new(), |column| format!(" ORDER BY {} DESC", quoted(column)));
    let sql = format!("SELECT * FROM {}{order}", quoted(&table.name));
    let mut statement = database.prepare(&sql).map_err(broken)?;
    let names: Vec<String> = statement.column_names().into_iter().map(ToOwned::to_owned).collect();
    let mut rows = statement.query([]).map_err(broken)?;
    let mut number = 0_u64;
    while let Some(row) = rows.next().map_err(broken).map_err(|fault| row_place(fault, number))? {
        number += 1;
        let read = Reading {
            table,
            names: &names,
            layer: &layer,
            place: &place,
            several,
        };
        read.take(row, gate)
            .map_err(|halt| halt.at(|| format!("layer `{}`, row {number}", table.name)))?;
    }
    Ok(())
}

fn row_place(fault: Fault, after: u64) -> Halt {
    Halt::from(fault).at(|| format!("after row {after}"))
}

/// Where a layer lies, by its first geometries.
fn survey(database: &Connection, table: &FeatureTable) -> Result<Evidence, Fault> {
    let mut evidence = Evidence {
        declared: table.crs,
        ..Evidence::default()
    };
    let column = quoted(&table.geometry);
    let sql = format!(
        "SELECT {column} FROM {} WHERE {column} IS NOT NULL LIMIT {MOST_PAIRS}",
        quoted(&table.name)
    );
    let mut statement = database.prepare(&sql).map_err(broken)?;
    let mut rows = statement.query([]).map_err(broken)?;
    while let Some(row) = rows.next().map_err(broken)? {
        if let Ok(ValueRef::Blob(bytes)) = row.get_ref(0)
            && let Ok(geometry) = binary::read(bytes)
        {
            geometry.coords_iter().take(10).for_each(|at| evidence.add(at.x, at.y));
        }
    }
    Ok(evidence)
}

/// A layer while its rows are read.
struct Reading<'a> {
    table: &'a FeatureTable,
    names: &'a [String],
    layer: &'a Layer,
    place: &'a Place,
    /// Whether the file has several layers, so that plain numbers are no ids.
    several: bool,
}

impl Reading<'_> {
    fn take(&self, row: &Row<'_>, gate: &mut Gate<'_>) -> Result<(), Halt> {
        let mut attributes = Attributes::default();
        let mut geometry = Err(SkipReason::NoGeometry);
        for (index, name) in self.names.iter().enumerate() {
            let value = row.get_ref(index).map_err(broken)?;
            if *name == self.table.geometry {
                geometry = match value {
                    ValueRef::Null => Err(SkipReason::NoGeometry),
                    ValueRef::Blob(bytes) => binary::read(bytes),
                    _ => Err(SkipReason::BadGeometry),
                };
            } else {
                attributes.add(name, &text(value));
            }
        }
        let id = self.layer.unique_id(&attributes, self.several);
        let written = id.as_deref().unwrap_or_default();
        let geometry = match geometry {
            Ok(geometry) => geometry,
            Err(reason) => return gate.skip(&self.layer.name, reason, written),
        };
        let draft = match self.layer.draft(&attributes, &mut gate.tally) {
            Ok(draft) => draft,
            Err(reason) => return gate.skip(&self.layer.name, reason, written),
        };
        gate.offer(Offer {
            source_class: &self.layer.name,
            id: id.as_deref(),
            draft,
            geometry: self.east_north(&geometry),
            place: self.place,
        })
    }

    fn east_north(&self, geometry: &Geometry<f64>) -> Geometry<f64> {
        geometry.map_coords(|Coord { x, y }| self.place.order.position(x, y))
    }
}

/// A value as text; bytes say nothing here.
fn text(value: ValueRef<'_>) -> String {
    match value {
        ValueRef::Null | ValueRef::Blob(_) => String::new(),
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Real(number) => number.to_string(),
        ValueRef::Text(bytes) => String::from_utf8_lossy(bytes).into_owned(),
    }
}
