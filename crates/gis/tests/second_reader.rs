//! A second reader's word on our tiles, beside GDAL's: the crate `mvt-reader` finds at every zoom what the source has.

use std::collections::BTreeMap;
use std::error::Error;
use std::f64::consts::TAU;

use domain::network::{
    BaseObject, Details, Device, DeviceKind, Hydrant, Manhole, Medium, NetworkObject, ObjectId, PipeFunction,
    SewerKind, SewerPipe, Station, StationKind, TileSource, Valve, WaterPipe, first_zoom,
};
use geo::{Coord, CoordsIter, Distance as _, Euclidean, Geometry, Intersects, MapCoords, Point, Rect};
use geo_types::{line_string, point, polygon};
use gis::cut::{CutBuffer, cut};
use gis::snapshot::{Builder, Snapshot};
use mvt_reader::Reader;

/// In the village of Spychowo (longitude, latitude).
const SPYCHOWO: [f64; 2] = [21.34738, 53.60043];

/// A place so many metres east and north of the village's middle.
fn at(east: f64, north: f64) -> Coord<f64> {
    Coord {
        x: SPYCHOWO[0] + east / 66_050.0,
        y: SPYCHOWO[1] + north / 111_300.0,
    }
}

fn water(function: PipeFunction) -> Details {
    Details::WaterPipe(WaterPipe {
        function,
        section: None,
        material: None,
        course: None,
        local: false,
    })
}

fn bend(offset: f64, length: f64) -> Geometry<f64> {
    let [a, b, c, d] = [0.0, 0.2, 0.7, 1.0].map(|t| at(length * t, offset + length * (t * 2.5).sin() / 4.0));
    line_string![a, b, c, d].into()
}

/// One object of many classes each, from a yard to several kilometres in size.
fn village() -> Vec<(Details, Geometry<f64>)> {
    let sewer = SewerPipe {
        function: PipeFunction::Distribution,
        kind: SewerKind::Storm,
        flow: None,
        section: None,
        material: None,
        course: None,
    };
    let spot = |east, north| Geometry::Point(at(east, north).into());
    let square = |east: f64, north: f64, side: f64| {
        let corners = [(0.0, 0.0), (side, 0.0), (side, side), (0.0, side)].map(|(x, y)| at(east + x, north + y));
        let [a, b, c, d] = corners;
        Geometry::Polygon(polygon![a, b, c, d])
    };
    vec![
        (water(PipeFunction::Main), bend(0.0, 9000.0)),
        (water(PipeFunction::Distribution), bend(40.0, 700.0)),
        (water(PipeFunction::Service), bend(-30.0, 25.0)),
        (Details::SewerPipe(sewer), bend(70.0, 400.0)),
        (
            Details::Valve(Valve {
                medium: Medium::Water,
                diameter: None,
                state: None,
            }),
            spot(12.0, 3.0),
        ),
        (
            Details::Hydrant(Hydrant {
                kind: None,
                diameter: None,
            }),
            spot(-7.0, 20.0),
        ),
        (Details::Manhole(Manhole { kind: None }), spot(31.0, -11.0)),
        (
            Details::Station(Station {
                kind: StationKind::Tank,
            }),
            spot(5.0, 55.0),
        ),
        (
            Details::Device(Device {
                kind: DeviceKind::Well,
                medium: Medium::Water,
            }),
            spot(1.0, 1.0),
        ),
        (Details::Forest(BaseObject::default()), square(100.0, -900.0, 3000.0)),
        (Details::Building(BaseObject::default()), square(15.0, 8.0, 12.0)),
        (Details::Road(BaseObject::default()), bend(-80.0, 2500.0)),
    ]
}

/// A place in units of a zoom's tiles, 4096 to each, from the world's north-west corner.
fn units(zoom: u8, degrees: Coord<f64>) -> Coord<f64> {
    let across = f64::from(1_u32 << zoom) * 4096.0;
    let latitude = degrees.y.to_radians();
    Coord {
        x: (degrees.x + 180.0) / 360.0 * across,
        y: (0.5 - (latitude.tan() + 1.0 / latitude.cos()).ln() / TAU) * across,
    }
}

/// What the reader finds on the tile of the village's middle, by class and number, in the zoom's units.
/// What a tile has, by class and number.
type Seen = BTreeMap<(String, u64), Geometry<f64>>;

fn read(snapshot: &Snapshot, zoom: u8) -> Result<Seen, Box<dyn Error>> {
    let middle = units(zoom, at(0.0, 0.0));
    let [x, y] = [middle.x, middle.y].map(|axis| (axis / 4096.0) as u32);
    let corner = [x, y].map(|axis| f64::from(axis) * 4096.0);
    let mut found = BTreeMap::new();
    for source in TileSource::ALL {
        let tile = cut(snapshot, *source, zoom, x, y, &mut CutBuffer::default())?;
        let reader = Reader::new(tile)?;
        for layer in reader.get_layer_metadata()? {
            assert_eq!((layer.version, layer.extent), (2, 4096));
            for feature in reader.get_features_as::<f64>(layer.layer_index)? {
                let place = |at: Coord<f64>| Coord {
                    x: corner[0] + at.x,
                    y: corner[1] + at.y,
                };
                let id = feature.id.ok_or("a feature without a number")?;
                let former = found.insert((layer.name.clone(), id), feature.geometry.map_coords(place));
                assert!(former.is_none(), "{id} is twice in {}", layer.name);
            }
        }
    }
    Ok(found)
}

/// How far the farthest corner of one geometry is from the other.
fn farthest(of: &Geometry<f64>, from: &Geometry<f64>, counts: impl Fn(Coord<f64>) -> bool) -> f64 {
    let off = |corner: Coord<f64>| Euclidean.distance(&Point::from(corner), from);
    of.coords_iter().filter(|at| counts(*at)).map(off).fold(0.0, f64::max)
}

#[test]
fn a_second_reader_finds_at_every_zoom_what_the_source_has() -> Result<(), Box<dyn Error>> {
    let village = village();
    let mut builder = Builder::new(1);
    for (uid, (details, geometry)) in (1..).zip(&village) {
        let object = NetworkObject::new(ObjectId::parse(&format!("O-{uid}"))?, details.clone());
        builder.push(uid, &object, geometry)?;
    }
    let snapshot = builder.build();
    for zoom in 8..=20 {
        let mut found = read(&snapshot, zoom)?;
        // One unit, and below zoom 15 the eighth of a pixel by which lines are simplified there.
        let allowed = if zoom < 15 { 3.0 } else { 1.0 };
        for (uid, (details, geometry)) in (1..).zip(&village) {
            let object = NetworkObject::new(ObjectId::parse("1")?, details.clone());
            let source = geometry.map_coords(|degrees| units(zoom, degrees));
            let key = (details.class().code().to_owned(), uid);
            let Some(drawn) = found.remove(&key) else {
                let is_small = farthest(&source, &Geometry::Point(middle_of(&source)), |_| true) < 8.0;
                let is_late = first_zoom(&object) > zoom;
                let is_spot = matches!(geometry, Geometry::Point(_));
                let is_elsewhere = !source.intersects(&tile_at(zoom));
                assert!(
                    is_late || is_elsewhere || (is_small && !is_spot),
                    "zoom {zoom}: no {key:?}"
                );
                continue;
            };
            // A clipped area's edge runs along the tile's buffer, where the source has none.
            let edge = |at: Coord<f64>| {
                [at.x, at.y].iter().all(|axis| {
                    let within = axis.rem_euclid(4096.0);
                    (66.0..4030.0).contains(&within)
                })
            };
            let off = farthest(&drawn, &source, edge);
            assert!(
                off <= allowed,
                "zoom {zoom}: {key:?} is drawn {off} units off its source"
            );
            let tile = units(zoom, at(0.0, 0.0));
            let here = |at: Coord<f64>| {
                (at.x / 4096.0).floor() == (tile.x / 4096.0).floor()
                    && (at.y / 4096.0).floor() == (tile.y / 4096.0).floor()
            };
            let missed = farthest(&source, &drawn, here);
            assert!(
                missed <= allowed,
                "zoom {zoom}: {key:?} misses its source by {missed} units"
            );
        }
        assert!(found.is_empty(), "zoom {zoom}: not in the source: {found:?}");
    }
    Ok(())
}

/// The tile of the village's middle, in the zoom's units.
fn tile_at(zoom: u8) -> Rect<f64> {
    let middle = units(zoom, at(0.0, 0.0));
    let corner = Coord {
        x: (middle.x / 4096.0).floor() * 4096.0,
        y: (middle.y / 4096.0).floor() * 4096.0,
    };
    Rect::new(corner, corner + Coord { x: 4096.0, y: 4096.0 })
}

fn middle_of(geometry: &Geometry<f64>) -> Point<f64> {
    let corner = geometry.coords_iter().next().unwrap_or_default();
    point!(corner)
}
