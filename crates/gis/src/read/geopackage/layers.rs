//! The feature layers of a `GeoPackage`, as its own tables of contents list them.

use rusqlite::{Connection, OptionalExtension, params};

use super::broken;
use crate::crs::Crs;
use crate::read::error::{Fault, Halt};
use crate::read::gate::Gate;

/// A feature layer.
#[derive(Debug)]
pub struct FeatureTable {
    pub name: String,
    /// The geometry's column.
    pub geometry: String,
    /// The coordinate system, when the file names one that is known by its EPSG code.
    pub crs: Option<Crs>,
    /// All columns but the geometry and the row number.
    pub columns: Vec<String>,
}

impl FeatureTable {
    /// Whether it has no rows.
    pub fn is_empty(&self, database: &Connection) -> Result<bool, Fault> {
        let sql = format!("SELECT 1 FROM {} LIMIT 1", quoted(&self.name));
        let first: Option<i64> = database
            .query_row(&sql, [], |row| row.get(0))
            .optional()
            .map_err(broken)?;
        Ok(first.is_none())
    }
}

/// A name as an SQL identifier.
pub fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

const CONTENTS: &str = "
    SELECT c.table_name, g.column_name, s.organization, s.organization_coordsys_id
      FROM gpkg_contents c
      JOIN gpkg_geometry_columns g ON g.table_name = c.table_name
      LEFT JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id
     WHERE c.data_type = 'features'
     ORDER BY c.table_name
     LIMIT 1000";

/// What a layer's row in the table of contents says: table, geometry column, organization and its code.
type Listed = (String, String, Option<String>, Option<i64>);

/// All feature layers. A layer that is a view is left out with a remark: a view runs code of the file's maker.
pub fn of(database: &Connection, gate: &mut Gate<'_>) -> Result<Vec<FeatureTable>, Halt> {
    let mut statement = database.prepare(CONTENTS).map_err(broken)?;
    let listed = statement
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))
        .and_then(Iterator::collect::<rusqlite::Result<Vec<Listed>>>)
        .map_err(broken)?;
    let mut tables = Vec::new();
    for (name, geometry, organization, code) in listed {
        match kind_of(database, &name)?.as_deref() {
            Some("table") => {}
            Some("view") => {
                gate.tally
                    .remark(&name, "is a view, which is not read for safety: save it as a table", "");
                continue;
            }
            _ => return Err(Fault::GeoPackage(format!("the layer `{name}` is listed, but not there")).into()),
        }
        let columns = columns(database, &name, &geometry)?;
        let epsg = organization.is_some_and(|name| name.eq_ignore_ascii_case("EPSG"));
        // −1 and 0 stand for systems that nobody named.
        let code = code.filter(|code| epsg && *code > 0);
        let crs = code.map(|code| Crs::parse(&code.to_string())).transpose()?;
        tables.push(FeatureTable {
            name,
            geometry,
            crs,
            columns,
        });
    }
    Ok(tables)
}

fn kind_of(database: &Connection, name: &str) -> Result<Option<String>, Fault> {
    database
        .query_row("SELECT type FROM sqlite_master WHERE name = ?1", params![name], |row| {
            row.get(0)
        })
        .optional()
        .map_err(broken)
}

fn columns(database: &Connection, table: &str, geometry: &str) -> Result<Vec<String>, Fault> {
    let mut statement = database
        .prepare("SELECT name, pk, type FROM pragma_table_info(?1)")
        .map_err(broken)?;
    let all = statement
        .query_map(params![table], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?))
        })
        .and_then(Iterator::collect::<rusqlite::Result<Vec<_>>>)
        .map_err(broken)?;
    if !all.iter().any(|(name, _)| name == geometry) {
        return Err(Fault::GeoPackage(format!(
            "the layer `{table}` has no column `{geometry}`"
        )));
    }
    let is_row_number = |name: &str, key: i64| key > 0 && matches!(name, "fid" | "ogc_fid" | "rowid");
    let told = all
        .into_iter()
        .filter(|(name, key)| name != geometry && !is_row_number(name, *key));
    Ok(told.map(|(name, _)| name).collect())
}
