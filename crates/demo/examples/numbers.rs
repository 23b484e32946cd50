//! Prints how much of everything the demo data set holds: `cargo run -p demo --example numbers`.

use std::collections::BTreeMap;
use std::io::Write as _;

use domain::network::{Details, PipeFunction};
use geo_types::Geometry;

fn main() -> std::io::Result<()> {
    let start = std::time::Instant::now();
    let features = demo::network(demo::SEED);
    let took = start.elapsed();
    let mut mains = 0.0;
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for feature in &features {
        *counts.entry(feature.object.class().code()).or_default() += 1;
        if let (Details::WaterPipe(pipe), Geometry::LineString(line)) = (&feature.object.details, &feature.geometry)
            && pipe.function != PipeFunction::Service
        {
            mains += line
                .lines()
                .map(|part| (part.dx() * 66.219).hypot(part.dy() * 111.297))
                .sum::<f64>();
        }
        if matches!(&feature.object.details, Details::WaterPipe(pipe) if pipe.function == PipeFunction::Service) {
            *counts.entry("water service connections").or_default() += 1;
        }
    }
    let mut out = std::io::stdout();
    for (class, count) in counts {
        writeln!(out, "{count:6} {class}")?;
    }
    writeln!(out, "{mains:6.1} km of water mains")?;
    writeln!(out, "{:6} objects in {} ms", features.len(), took.as_millis())
}
