//! The gmina's boundary, read from the file that is compiled in.

use geo_types::{Geometry, Polygon};

const FILE: &str = include_str!("../data/gmina-swietajno-2817072.geojson");

/// The boundary in degrees: x is the longitude, y the latitude (WGS 84).
#[expect(clippy::expect_used, reason = "the file is compiled in, and a test reads it")]
pub(crate) fn polygon() -> Polygon<f64> {
    read().expect("data/gmina-swietajno-2817072.geojson holds one polygon; restore the file from its source")
}

fn read() -> Option<Polygon<f64>> {
    let collection: geojson::FeatureCollection = serde_json::from_str(FILE).ok()?;
    let geometry = collection.features.into_iter().next()?.geometry?;
    match Geometry::<f64>::try_from(geometry).ok()? {
        Geometry::Polygon(polygon) => Some(polygon),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_compiled_in_boundary_is_one_polygon() {
        assert_eq!(super::read().map(|polygon| polygon.exterior().0.len()), Some(37));
    }
}
