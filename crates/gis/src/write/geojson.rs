//! `GeoJSON`: RFC 7946 for WGS 84, with the older `crs` member for any other system.

use std::borrow::Borrow;
use std::io::Write;

use geojson::feature::Id;
use geojson::{FeatureWriter, GeometryValue, JsonObject};
use serde_json::{Value, json};

use super::{WriteError, projected};
use crate::crs::{Crs, Projection};
use crate::feature::Feature;
use crate::read::{Cell, Field, flatten};

/// Writes objects as one `FeatureCollection`, one at a time, and returns how many there were.
///
/// Positions are longitude, latitude for WGS 84, and east, north in metres for a projected system. RFC 7946 knows
/// only WGS 84; for another system the collection carries the `crs` member that QGIS and GDAL understand.
///
/// # Errors
/// [`WriteError`] when the output fails or a position does not exist in the target's system.
pub fn write_geojson<F: Borrow<Feature>>(
    out: impl Write,
    crs: Crs,
    features: impl IntoIterator<Item = F>,
) -> Result<u64, WriteError> {
    let projection = Projection::new(crs)?;
    let mut writer = FeatureWriter::from_writer(out);
    let mut features = features.into_iter().peekable();
    // Without features the writer would leave a collection open that has other members; and nothing needs a system.
    if crs != Crs::WGS84 && features.peek().is_some() {
        let member = json!({"type": "name", "properties": {"name": crs.urn()}});
        writer.write_foreign_member("crs", &member)?;
    }
    let mut count = 0;
    for feature in features {
        writer.write_feature(&geojson_feature(feature.borrow(), &projection)?)?;
        count += 1;
    }
    writer.finish()?;
    writer.flush()?;
    Ok(count)
}

fn geojson_feature(feature: &Feature, projection: &Projection) -> Result<geojson::Feature, WriteError> {
    let id = feature.object.id.as_str();
    let geometry = projected(&feature.geometry, id, projection)?;
    let properties: JsonObject = flatten(&feature.object)
        .into_iter()
        .map(|(field, cell)| (Field::name(field).to_owned(), json(cell)))
        .collect();
    Ok(geojson::Feature {
        id: Some(Id::String(id.to_owned())),
        geometry: Some(GeometryValue::from(&geometry).into()),
        properties: Some(properties),
        ..geojson::Feature::default()
    })
}

fn json(cell: Cell) -> Value {
    match cell {
        Cell::Text(text) => text.into(),
        Cell::Whole(number) => number.into(),
        Cell::Real(number) => number.into(),
        Cell::Flag(flag) => flag.into(),
    }
}
