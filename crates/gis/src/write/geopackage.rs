//! `GeoPackage` 1.3: one layer for each class of objects.

use std::borrow::Borrow;
use std::collections::BTreeMap;
use std::path::Path;

use domain::network::Class;
use geo::BoundingRect;
use geo_types::{Geometry, Rect};
use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags, params, params_from_iter};

use super::srs::{self, SrsRow};
use super::{WriteError, projected};
use crate::crs::{Crs, Projection};
use crate::feature::Feature;
use crate::read::{Cell, Field, flatten};
use crate::wkb;

/// `GPKG` as a number, in the file's header.
const APPLICATION_ID: i64 = 0x4750_4B47;
/// Version 1.3.0.
const USER_VERSION: i64 = 10_300;

const SCHEMA: &str = "
    CREATE TABLE gpkg_spatial_ref_sys (
        srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
        organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
    CREATE TABLE gpkg_contents (
        table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
        description TEXT DEFAULT '',
        last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
        min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
        CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
    CREATE TABLE gpkg_geometry_columns (
        table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
        srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
        CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
        CONSTRAINT uk_gc_table_name UNIQUE (table_name),
        CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
        CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));";

/// Writes objects into a new file, one at a time, and returns how many there were.
///
/// Positions are longitude, latitude for WGS 84, and east, north in metres for a projected system, as the standard
/// demands whatever EPSG says.
///
/// # Errors
/// [`WriteError`] when the file exists or cannot be written, when a position does not exist in the target's system,
/// or when that system is none of WGS 84, PL-1992 and PL-2000.
pub fn write_geopackage<F: Borrow<Feature>>(
    path: &Path,
    crs: Crs,
    features: impl IntoIterator<Item = F>,
) -> Result<u64, WriteError> {
    let systems = srs::rows(crs)?;
    let projection = Projection::new(crs)?;
    if path.exists() {
        return Err(WriteError::Exists(path.to_path_buf()));
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut database = Connection::open_with_flags(path, flags)?;
    database.pragma_update(None, "application_id", APPLICATION_ID)?;
    database.pragma_update(None, "user_version", USER_VERSION)?;
    let transaction = database.transaction()?;
    let count = {
        let mut writer = Writer {
            database: &transaction,
            crs,
            layers: BTreeMap::new(),
        };
        writer.prepare(&systems)?;
        let mut count = 0;
        for feature in features {
            writer.write(feature.borrow(), &projection)?;
            count += 1;
        }
        writer.finish()?;
        count
    };
    transaction.commit()?;
    Ok(count)
}

/// What is known of a layer while it grows.
struct Grown {
    columns: Vec<Field>,
    insert: String,
    extent: Option<Rect<f64>>,
    /// The one kind of geometry so far, or `GEOMETRY`.
    kind: &'static str,
}

struct Writer<'a> {
    database: &'a Connection,
    crs: Crs,
    layers: BTreeMap<Class, Grown>,
}

impl Writer<'_> {
    fn prepare(&self, systems: &[SrsRow]) -> Result<(), WriteError> {
        self.database.execute_batch(SCHEMA)?;
        for row in systems {
            self.database.execute(
                "INSERT INTO gpkg_spatial_ref_sys VALUES (?1, ?2, ?3, ?4, ?5, NULL)",
                params![row.name, row.id, row.organization, row.id, row.definition],
            )?;
        }
        Ok(())
    }

    fn write(&mut self, feature: &Feature, projection: &Projection) -> Result<(), WriteError> {
        let class = feature.object.class();
        let geometry = projected(&feature.geometry, feature.object.id.as_str(), projection)?;
        if !self.layers.contains_key(&class) {
            let grown = self.create(class)?;
            self.layers.insert(class, grown);
        }
        let Some(layer) = self.layers.get_mut(&class) else {
            return Ok(());
        };
        layer.grow(&geometry);
        let cells: BTreeMap<Field, Cell> = flatten(&feature.object).into_iter().collect();
        let values = layer
            .columns
            .iter()
            .map(|field| cells.get(field).map_or(Value::Null, value));
        let row = std::iter::once(Value::Blob(blob(&geometry, self.crs))).chain(values);
        self.database
            .prepare_cached(&layer.insert)?
            .execute(params_from_iter(row))?;
        Ok(())
    }

    fn create(&self, class: Class) -> Result<Grown, WriteError> {
        let columns: Vec<Field> = Field::ALL.into_iter().filter(|field| field.belongs_to(class)).collect();
        let declared: Vec<String> = columns
            .iter()
            .map(|field| format!("\"{}\" {}", field.name(), field.sql_type()))
            .collect();
        self.database.execute_batch(&format!(
            "CREATE TABLE \"{}\" (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom GEOMETRY NOT NULL, {})",
            class.code(),
            declared.join(", ")
        ))?;
        self.database.execute(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES (?1, 'features', ?1, ?2)",
            params![class.code(), self.crs.epsg()],
        )?;
        self.database.execute(
            "INSERT INTO gpkg_geometry_columns VALUES (?1, 'geom', 'GEOMETRY', ?2, 0, 0)",
            params![class.code(), self.crs.epsg()],
        )?;
        let names: Vec<String> = columns.iter().map(|field| format!("\"{}\"", field.name())).collect();
        let places = vec!["?"; columns.len() + 1].join(", ");
        let insert = format!(
            "INSERT INTO \"{}\" (geom, {}) VALUES ({places})",
            class.code(),
            names.join(", ")
        );
        Ok(Grown {
            columns,
            insert,
            extent: None,
            kind: "",
        })
    }

    /// Tells each layer's extent and its kind of geometry, now that they are known.
    fn finish(&self) -> Result<(), WriteError> {
        for (class, layer) in &self.layers {
            let Some(extent) = layer.extent else {
                continue;
            };
            let (min, max) = (extent.min(), extent.max());
            self.database.execute(
                "UPDATE gpkg_contents SET min_x = ?2, min_y = ?3, max_x = ?4, max_y = ?5 WHERE table_name = ?1",
                params![class.code(), min.x, min.y, max.x, max.y],
            )?;
            self.database.execute(
                "UPDATE gpkg_geometry_columns SET geometry_type_name = ?2 WHERE table_name = ?1",
                params![class.code(), layer.kind],
            )?;
        }
        Ok(())
    }
}

impl Grown {
    fn grow(&mut self, geometry: &Geometry<f64>) {
        let kind = kind(geometry);
        self.kind = if self.kind.is_empty() || self.kind == kind {
            kind
        } else {
            "GEOMETRY"
        };
        let Some(more) = geometry.bounding_rect() else {
            return;
        };
        let extent = self.extent.unwrap_or(more);
        let (min, max) = (extent.min(), extent.max());
        self.extent = Some(Rect::new(
            (min.x.min(more.min().x), min.y.min(more.min().y)),
            (max.x.max(more.max().x), max.y.max(more.max().y)),
        ));
    }
}

fn kind(geometry: &Geometry<f64>) -> &'static str {
    match geometry {
        Geometry::Point(_) => "POINT",
        Geometry::LineString(_) | Geometry::Line(_) => "LINESTRING",
        Geometry::Polygon(_) | Geometry::Rect(_) | Geometry::Triangle(_) => "POLYGON",
        Geometry::MultiPoint(_) => "MULTIPOINT",
        Geometry::MultiLineString(_) => "MULTILINESTRING",
        Geometry::MultiPolygon(_) => "MULTIPOLYGON",
        Geometry::GeometryCollection(_) => "GEOMETRYCOLLECTION",
    }
}

fn value(cell: &Cell) -> Value {
    match cell {
        Cell::Text(text) => Value::Text(text.clone()),
        Cell::Whole(number) => Value::Integer(*number),
        Cell::Real(number) => Value::Real(*number),
        Cell::Flag(flag) => Value::Integer(i64::from(*flag)),
    }
}

/// The standard's geometry format: header, envelope (not for points, which are one), WKB; all little-endian.
fn blob(geometry: &Geometry<f64>, crs: Crs) -> Vec<u8> {
    let envelope = geometry
        .bounding_rect()
        .filter(|_| !matches!(geometry, Geometry::Point(_)));
    let mut bytes = vec![b'G', b'P', 0, if envelope.is_some() { 0b011 } else { 0b001 }];
    bytes.extend_from_slice(&i32::from(crs.epsg()).to_le_bytes());
    if let Some(extent) = envelope {
        let (min, max) = (extent.min(), extent.max());
        for side in [min.x, max.x, min.y, max.y] {
            bytes.extend_from_slice(&side.to_le_bytes());
        }
    }
    bytes.extend(wkb::encode(geometry));
    bytes
}
