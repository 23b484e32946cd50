//! The pipes of a block and those across the country, with what stands on them.

use anyhow::Result;
use domain::network::{
    Details, Diameter, Hydrant, HydrantKind, Material, Medium, NetworkObject, ObjectId, PipeFunction, Section, Valve,
    ValveState, WaterPipe,
};
use geo_types::{Coord, Geometry, LineString, Point};
use gis::Feature;

use super::random::Random;
use super::sites::{BLOCK_M, PIPES_OF_BLOCK, Site};

/// The country's south-west corner (longitude, latitude), a little outside the gmina's.
const CORNER: [f64; 2] = [21.05, 53.42];
/// Metres of a degree of longitude, at 53.6° north, and of latitude.
const METRES: [f64; 2] = [66_200.0, 111_300.0];
/// Every so many streets one has a main under it.
const MAIN_EVERY: usize = 15;
/// The length of one pipe across the country, and of the way between its bends, in metres.
const ACROSS_M: f64 = 1000.0;
const BEND_M: f64 = 125.0;

/// First words of streets' names; the settlement's and the street's number tell equal ones apart.
const NAMES: [&str; 16] = [
    "Leśna",
    "Polna",
    "Szkolna",
    "Ogrodowa",
    "Lipowa",
    "Brzozowa",
    "Łąkowa",
    "Słoneczna",
    "Krótka",
    "Mazurska",
    "Jeziorna",
    "Kościelna",
    "Sosnowa",
    "Zielona",
    "Wiśniowa",
    "Akacjowa",
];

/// Makes pipes until there are as many as asked for.
#[derive(Debug)]
pub struct Pipes {
    wanted: usize,
    made: usize,
    random: Random,
}

impl Pipes {
    /// None made yet.
    pub const fn new(wanted: usize) -> Self {
        Self {
            wanted,
            made: 0,
            random: Random::new(2817),
        }
    }

    /// A main from place to place (metres), in pipes of a kilometre.
    pub fn across(&mut self, from: [f64; 2], to: [f64; 2]) -> Vec<Result<Feature>> {
        let way = [to[0] - from[0], to[1] - from[1]];
        let length = way[0].hypot(way[1]);
        let pieces = (length / ACROSS_M).ceil().max(1.0);
        let bends = (length / pieces / BEND_M).ceil().max(1.0) as usize;
        let mut made = Vec::new();
        for piece in 0..pieces as usize {
            let points = (0..=bends).map(|bend| {
                let t = (piece as f64 + bend as f64 / bends as f64) / pieces;
                // Swings to both sides as a road does, back on the line at both ends.
                let swing = (t * length / 700.0).sin() * 60.0 * (1.0 - (2.0 * t - 1.0).powi(8));
                [from[0] + way[0] * t + swing, from[1] + way[1] * t - swing]
            });
            let line = points.collect();
            self.pipe(&mut made, PipeFunction::Main, "Magistrala", 1, line);
        }
        made
    }

    /// All of a block: pipes along its southern and western street, connections to two houses.
    pub fn block(&mut self, site: Site, block: usize) -> Vec<Result<Feature>> {
        let (column, row) = (block % site.side, block / site.side);
        let corner = [column, row].map(|place| place as f64 * BLOCK_M);
        let corner = [site.corner[0] + corner[0], site.corner[1] + corner[1]];
        let mut made = Vec::new();
        for sort in 0..PIPES_OF_BLOCK {
            let street = if sort % 2 == 0 { row } else { site.side + column };
            let function = match sort {
                0 if row % MAIN_EVERY == 0 => PipeFunction::Main,
                1 if column % MAIN_EVERY == 0 => PipeFunction::Main,
                0 | 1 => PipeFunction::Distribution,
                _ => PipeFunction::Service,
            };
            let name = format!(
                "{} {}-{street}",
                NAMES[(street + site.number) % NAMES.len()],
                site.number
            );
            let line = self.line(corner, sort);
            self.pipe(&mut made, function, &name, site.number + street / 2, line);
        }
        made
    }

    /// The places of one of a block's pipes, in metres.
    fn line(&mut self, corner: [f64; 2], sort: usize) -> Vec<[f64; 2]> {
        let along = |x: f64, y: f64| match sort % 2 {
            0 => [corner[0] + x, corner[1] + y],
            _ => [corner[0] + y, corner[1] + x],
        };
        if sort < 2 {
            let mut bend = |step: u32| {
                if step.is_multiple_of(8) {
                    0.0
                } else {
                    self.random.unit() * 2.4
                }
            };
            return (0..=8)
                .map(|step| along(f64::from(step) * BLOCK_M / 8.0, bend(step)))
                .collect();
        }
        let house = 20.0 + self.random.unit() * 60.0;
        let depth = 6.0 + self.random.unit() * 14.0;
        vec![along(house, 0.0), along(house, depth / 2.0), along(house + 0.8, depth)]
    }

    /// Adds a pipe, and what stands on it, unless there are enough.
    fn pipe(
        &mut self,
        made: &mut Vec<Result<Feature>>,
        function: PipeFunction,
        name: &str,
        era: usize,
        line: Vec<[f64; 2]>,
    ) {
        if self.made == self.wanted {
            return;
        }
        self.made += 1;
        let number = self.made;
        let first = line.first().copied().unwrap_or_default();
        let geometry = Geometry::LineString(LineString(line.into_iter().map(degrees).collect()));
        made.push(
            self.water_pipe(number, function, name, era)
                .map(|object| Feature { object, geometry }),
        );
        let here = Geometry::Point(Point(degrees(first)));
        if number.is_multiple_of(10) {
            made.push(valve(number).map(|object| Feature {
                object,
                geometry: here.clone(),
            }));
        }
        if number.is_multiple_of(20) {
            made.push(hydrant(number).map(|object| Feature { object, geometry: here }));
        }
    }

    /// A street's pipes are of one era, and so of one material, but for one in twenty, which was mended.
    fn water_pipe(&mut self, number: usize, function: PipeFunction, name: &str, era: usize) -> Result<NetworkObject> {
        let mended = usize::from(self.random.below(20) == 0);
        let (mm, material) = match (function, (era + mended) % 6) {
            (PipeFunction::Main, 0) => (400, Material::Steel),
            (PipeFunction::Main, _) => (315, Material::DuctileIron),
            (PipeFunction::Distribution, 0 | 1) => (160, Material::Pvc),
            (PipeFunction::Distribution, 2) => (100, Material::CastIron),
            (PipeFunction::Distribution, _) => (110, Material::Pe),
            (PipeFunction::Service, 0) => (40, Material::Pe),
            (PipeFunction::Service, _) => (32, Material::Pe),
        };
        let details = Details::WaterPipe(WaterPipe {
            function,
            section: Some(Section::Round(Diameter::from_mm(mm)?)),
            material: Some(material),
            course: None,
            local: false,
        });
        let mut object = NetworkObject::new(ObjectId::parse(&format!("W-{number}"))?, details);
        object.name = Some(name.to_owned());
        object.owner = Some("Gmina".to_owned());
        object.branch_id = Some(format!("SW/{number:07}"));
        object.year = Some(1965 + i16::try_from(self.random.below(60))?);
        Ok(object)
    }
}

fn valve(number: usize) -> Result<NetworkObject> {
    let details = Details::Valve(Valve {
        medium: Medium::Water,
        diameter: Some(Diameter::from_mm(100)?),
        state: Some(ValveState::Open),
    });
    Ok(NetworkObject::new(ObjectId::parse(&format!("Z-{number}"))?, details))
}

fn hydrant(number: usize) -> Result<NetworkObject> {
    let details = Details::Hydrant(Hydrant {
        kind: Some(HydrantKind::Overground),
        diameter: Some(Diameter::from_mm(80)?),
    });
    Ok(NetworkObject::new(ObjectId::parse(&format!("H-{number}"))?, details))
}

/// Longitude and latitude of a place in metres east and north of the corner.
fn degrees([east, north]: [f64; 2]) -> Coord<f64> {
    Coord {
        x: CORNER[0] + east / METRES[0],
        y: CORNER[1] + north / METRES[1],
    }
}
