//! The finished objects, read back into metres.

use std::collections::BTreeMap;

use domain::network::{Class, Details, StationKind};
use geo::{Coord, Geometry, LineString, Point, Polygon};
use gis::Feature;

const METRES_EAST: f64 = 66_219.0;
const METRES_NORTH: f64 = 111_297.0;

/// A place to the seventh decimal of a degree, so that equal coordinates are equal keys.
pub type Key = (i64, i64);

/// All objects of one seed.
pub struct Drawn {
    pub seed: u64,
    pub features: Vec<Feature>,
}

impl Drawn {
    pub fn new(seed: u64) -> Self {
        Self {
            seed,
            features: demo::network(seed),
        }
    }

    pub fn of(&self, class: Class) -> impl Iterator<Item = &Feature> {
        self.features
            .iter()
            .filter(move |feature| feature.object.class() == class)
    }

    /// The classes' numbers of objects.
    pub fn counts(&self) -> BTreeMap<&'static str, usize> {
        self.features.iter().fold(BTreeMap::new(), |mut counts, feature| {
            *counts.entry(feature.object.class().code()).or_default() += 1;
            counts
        })
    }

    /// The buildings' outlines in metres.
    pub fn buildings(&self) -> Vec<Polygon<f64>> {
        self.of(Class::Building)
            .map(|feature| metric_area(&feature.geometry))
            .collect()
    }

    /// The wells in metres, with their names.
    pub fn wells(&self) -> Vec<(Point<f64>, String)> {
        let wells = self.features.iter().filter(
            |feature| matches!(&feature.object.details, Details::Station(station) if station.kind == StationKind::Intake),
        );
        wells
            .map(|well| {
                let at = metres(coords(&well.geometry)[0]);
                (at.into(), well.object.name.clone().unwrap_or_default())
            })
            .collect()
    }

    /// The places of all objects whose details fit.
    pub fn keys(&self, fits: impl Fn(&Details) -> bool) -> Vec<Key> {
        let chosen = self.features.iter().filter(|feature| fits(&feature.object.details));
        chosen.map(|feature| key(coords(&feature.geometry)[0])).collect()
    }
}

/// All vertices of a shape, an area's outer ring only.
pub fn coords(geometry: &Geometry<f64>) -> Vec<Coord<f64>> {
    match geometry {
        Geometry::Point(point) => vec![(*point).into()],
        Geometry::LineString(line) => line.0.clone(),
        Geometry::Polygon(polygon) => polygon.exterior().0.clone(),
        other => panic!("unexpected shape {other:?}"),
    }
}

#[expect(clippy::cast_possible_truncation, reason = "degrees times ten million fit an i64")]
pub fn key(c: Coord<f64>) -> Key {
    ((c.x * 1e7).round() as i64, (c.y * 1e7).round() as i64)
}

pub fn metres(c: Coord<f64>) -> Coord<f64> {
    Coord {
        x: (c.x - 21.33) * METRES_EAST,
        y: (c.y - 53.59) * METRES_NORTH,
    }
}

pub fn metric_line(geometry: &Geometry<f64>) -> LineString<f64> {
    LineString::new(coords(geometry).into_iter().map(metres).collect())
}

pub fn metric_area(geometry: &Geometry<f64>) -> Polygon<f64> {
    Polygon::new(metric_line(geometry), Vec::new())
}

/// An area in metres, holes included.
pub fn metric_shape(geometry: &Geometry<f64>) -> Polygon<f64> {
    let Geometry::Polygon(polygon) = geometry else {
        panic!("an area was expected, not {geometry:?}");
    };
    let ring = |ring: &LineString<f64>| LineString::new(ring.0.iter().copied().map(metres).collect());
    Polygon::new(ring(polygon.exterior()), polygon.interiors().iter().map(ring).collect())
}

pub fn length(line: &LineString<f64>) -> f64 {
    line.lines().map(|side| apart(side.start, side.end)).sum()
}

pub fn apart(a: Coord<f64>, b: Coord<f64>) -> f64 {
    (a.x - b.x).hypot(a.y - b.y)
}
