//! Tiles from outside: cut and decoded again.

use std::f64::consts::TAU;

use domain::network::{
    BaseObject, Details, Diameter, Material, NetworkObject, ObjectId, PipeFunction, Section, TileSource, WaterPipe,
};
use geo_types::Geometry;
use tiles::Tile;

use super::{CutBuffer, cut};
use crate::snapshot::{Builder, Snapshot};

mod afar;
mod contents;
mod geometry;
mod laws;
mod picture;

/// In the village of Spychowo.
const SPYCHOWO: [f64; 2] = [21.34738, 53.60043];

fn object(details: Details) -> NetworkObject {
    NetworkObject::new(ObjectId::parse("1").unwrap(), details)
}

fn water(function: PipeFunction) -> NetworkObject {
    object(Details::WaterPipe(WaterPipe {
        function,
        section: Diameter::from_mm(110).ok().map(Section::Round),
        material: Some(Material::Pe),
        course: None,
        local: false,
    }))
}

fn base(details: fn(BaseObject) -> Details) -> NetworkObject {
    object(details(BaseObject::default()))
}

fn snapshot<'a>(objects: impl IntoIterator<Item = (i64, &'a NetworkObject, Geometry<f64>)>) -> Snapshot {
    let mut builder = Builder::new(1);
    for (uid, object, geometry) in objects {
        builder.push(uid, object, &geometry).unwrap();
    }
    builder.build()
}

/// A tile, and the network or base map that it is cut from.
fn tile(snapshot: &Snapshot, source: TileSource, [z, x, y]: [u32; 3]) -> Tile {
    let z = u8::try_from(z).unwrap();
    tiles::decode(&cut(snapshot, source, z, x, y, &mut CutBuffer::default()).unwrap()).unwrap()
}

/// Where a point (longitude, latitude) lies at a zoom, in tiles from the world's north-west corner: the formula of the
/// slippy map, written down once more so that the tests do not lean on the code they test.
fn place(z: u32, [longitude, latitude]: [f64; 2]) -> [f64; 2] {
    let across = f64::from(2_u32.pow(z));
    let x = (longitude + 180.0) / 360.0;
    let y = 0.5 - (latitude.to_radians().tan() + 1.0 / latitude.to_radians().cos()).ln() / TAU;
    [x * across, y * across]
}

/// The point (longitude, latitude) at a place in tile units of a tile.
fn degrees([z, x, y]: [u32; 3], units: [f64; 2]) -> (f64, f64) {
    let across = f64::from(2_u32.pow(z));
    let (x, y) = (
        (f64::from(x) + units[0] / 4096.0) / across,
        (f64::from(y) + units[1] / 4096.0) / across,
    );
    (x * 360.0 - 180.0, ((0.5 - y) * TAU).sinh().atan().to_degrees())
}

/// The tile that a point lies on.
fn address(z: u32, point: [f64; 2]) -> [u32; 3] {
    let [x, y] = place(z, point);
    [z, x as u32, y as u32]
}

/// A line through these places in tile units.
fn line(tile: [u32; 3], units: &[[f64; 2]]) -> Geometry<f64> {
    Geometry::LineString(units.iter().map(|at| degrees(tile, *at)).collect())
}

/// An area between these places in tile units: an outer ring, then holes.
fn area(tile: [u32; 3], rings: &[&[[f64; 2]]]) -> Geometry<f64> {
    let mut rings = rings
        .iter()
        .map(|ring| ring.iter().map(|at| degrees(tile, *at)).collect());
    Geometry::Polygon(geo_types::Polygon::new(rings.next().unwrap(), rings.collect()))
}
