//! How fast a snapshot is built and tiles are cut from it, for an invented town of a given number of pipes.
//!
//! `cargo bench -p gis --bench cut -- 1000000`; without a number, a million pipes.

use std::error::Error;
use std::io::Write;
use std::time::{Duration, Instant};

use domain::network::{Class, Details, Diameter, Material, NetworkObject, ObjectId, PipeFunction, Section, WaterPipe};
use geo_types::{Geometry, LineString, coord};
use gis::Feature;
use gis::cut::{CutBuffer, cut};
use gis::snapshot::{Builder, Snapshot};

/// Where the invented town begins (longitude, latitude), and how far apart its streets are, in degrees (about 100 m).
const CORNER: [f64; 2] = [21.1, 53.4];
const BLOCK: [f64; 2] = [0.0015, 0.0009];

fn main() -> Result<(), Box<dyn Error>> {
    let pipes = std::env::args()
        .skip(1)
        .find_map(|word| word.parse().ok())
        .unwrap_or(1_000_000_u32);
    let mut out = std::io::stdout().lock();
    let objects = town(pipes)?;
    let started = Instant::now();
    let mut builder = Builder::new(1);
    for (uid, feature) in (1..).zip(&objects) {
        builder.push(uid, &feature.object, &feature.geometry)?;
    }
    let snapshot = builder.build();
    let built = started.elapsed();
    drop(objects);
    writeln!(
        out,
        "snapshot of {pipes} pipes: built in {:.2} s, {} bytes per pipe, {:.1} MB",
        built.as_secs_f64(),
        snapshot.bytes() / pipes as usize,
        snapshot.bytes() as f64 / 1e6
    )?;
    for z in [8, 10, 12, 14, 15, 16, 17, 18, 20] {
        let line = measure(&snapshot, z)?;
        writeln!(out, "z{z}: {line}")?;
    }
    Ok(())
}

/// Cuts tiles of a zoom all over the town, again and again for two seconds, on one core.
fn measure(snapshot: &Snapshot, z: u8) -> Result<String, Box<dyn Error>> {
    let extent = snapshot.extent_of(Class::WaterPipe).ok_or("the town is empty")?;
    let (west, north) = tile_of(z, extent[0], extent[3]);
    let (east, south) = tile_of(z, extent[2], extent[1]);
    let all: Vec<(u32, u32)> = (west..=east)
        .flat_map(|x| (north..=south).map(move |y| (x, y)))
        .collect();
    let step = (all.len() / 2000).max(1);
    let tiles: Vec<_> = all.into_iter().step_by(step).collect();
    let mut buffer = CutBuffer::default();
    let (mut cuts, mut bytes, mut features, mut worst) = (0_u32, 0, 0, Duration::ZERO);
    for (x, y) in &tiles {
        let tile = water_tile(snapshot, z, *x, *y, &mut buffer)?;
        features += tiles::decode(&tile)?
            .layers
            .iter()
            .map(|layer| layer.features.len())
            .sum::<usize>();
        bytes += tile.len();
    }
    let started = Instant::now();
    while started.elapsed() < Duration::from_secs(2) {
        for (x, y) in &tiles {
            let one = Instant::now();
            water_tile(snapshot, z, *x, *y, &mut buffer)?;
            worst = worst.max(one.elapsed());
            cuts += 1;
        }
    }
    let per_second = f64::from(cuts) / started.elapsed().as_secs_f64();
    Ok(format!(
        "{per_second:.0} tiles/s, {} features and {} bytes a tile, slowest {:.2} ms",
        features / tiles.len(),
        bytes / tiles.len(),
        worst.as_secs_f64() * 1e3
    ))
}

fn water_tile(snapshot: &Snapshot, z: u8, x: u32, y: u32, buffer: &mut CutBuffer) -> Result<Vec<u8>, Box<dyn Error>> {
    Ok(cut(snapshot, Class::WaterPipe.source(), z, x, y, buffer)?)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the town lies well within the map"
)]
fn tile_of(z: u8, longitude: f64, latitude: f64) -> (u32, u32) {
    let across = f64::from(1_u32 << z);
    let x = (longitude + 180.0) / 360.0 * across;
    let y = (0.5 - latitude.to_radians().tan().asinh() / std::f64::consts::TAU) * across;
    (x as u32, y as u32)
}

/// A square town: every street has one pipe per block, every second pipe is a service connection off it.
fn town(pipes: u32) -> Result<Vec<Feature>, Box<dyn Error>> {
    let streets = f64::from(pipes / 4).sqrt().ceil() as u32;
    (0..pipes)
        .map(|number| {
            let (block, sort) = (number / 4, number % 4);
            let (column, row) = (block % streets, block / streets);
            let function = match sort {
                0 | 1 if column % 20 == 0 || row % 20 == 0 => PipeFunction::Main,
                0 | 1 => PipeFunction::Distribution,
                _ => PipeFunction::Service,
            };
            let (mm, material) = match (function, number % 3) {
                (PipeFunction::Main, _) => (315, Material::DuctileIron),
                (PipeFunction::Distribution, 0) => (160, Material::Pvc),
                (PipeFunction::Distribution, _) => (110, Material::Pe),
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
            object.name = Some(format!("ulica {}", if sort == 0 { row } else { streets + column }));
            let geometry = pipe(column, row, sort);
            Ok(Feature { object, geometry })
        })
        .collect()
}

/// A pipe along its block with a bend every few metres, or a short one to the house.
fn pipe(column: u32, row: u32, sort: u32) -> Geometry<f64> {
    let at = |dx: f64, dy: f64| {
        let x = CORNER[0] + (f64::from(column) + dx) * BLOCK[0];
        coord! { x: x, y: CORNER[1] + (f64::from(row) + dy) * BLOCK[1] }
    };
    let wave = |step: u32| f64::from(step * step % 7) * 0.004;
    let points: Vec<_> = match sort {
        0 => (0..=8).map(|step| at(f64::from(step) / 8.0, wave(step % 8))).collect(),
        1 => (0..=8).map(|step| at(wave(step % 8), f64::from(step) / 8.0)).collect(),
        2 => vec![at(0.3, 0.0), at(0.3, 0.1), at(0.31, 0.15)],
        _ => vec![at(0.0, 0.6), at(0.08, 0.6), at(0.15, 0.61)],
    };
    Geometry::LineString(LineString(points))
}
