//! `cargo xtask bench network`: the release program under load, measured by `crates/bench`.

use std::fs;

use anyhow::{Context as _, Result};

use crate::cli::BenchOptions;
use crate::console::say;
use crate::places::Places;
use crate::process;
use crate::suite::{Postgres, Scratch};

/// What people name it by.
pub const NAME: &str = "network";

/// A gmina's network, and one as large as any city's.
const SIZES: [usize; 2] = [15_000, 1_000_000];

/// Compiles the product and the program that measures it, and answers with the figures of each size.
///
/// # Errors
/// When something does not compile, or a figure cannot be taken.
pub fn measure(places: &Places, options: &BenchOptions) -> Result<String> {
    let mut build = places.cargo();
    process::run(build.args(["build", "--release", "--package", "server", "--package", "bench"]))?;
    let scratch = Scratch::make()?;
    let postgres = options.postgres.then(|| Postgres::start(&scratch)).transpose()?;
    let sizes = options.pipes.map_or(SIZES.to_vec(), |pipes| vec![pipes]);
    let mut figures = Vec::new();
    for pipes in sizes {
        say(format!("Measuring a network of {pipes} pipes; this takes minutes …"));
        let folder = scratch.path().join(pipes.to_string());
        fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
        let release = places.executables("release");
        let mut bench = process::command(release.join("bench"));
        bench.current_dir(&places.root).arg(NAME);
        bench.arg("--program").arg(release.join("ebok"));
        bench.arg("--folder").arg(&folder);
        bench.args(["--pipes", &pipes.to_string()]);
        if let Some(postgres) = &postgres {
            let database = format!("bench{pipes}");
            postgres.create_database(&database)?;
            bench.args(["--postgres", &postgres.url(&database)]);
        }
        figures.push(process::text(&mut bench)?);
        // A million pipes are gigabytes; the next size needs the room.
        fs::remove_dir_all(&folder).with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    Ok(figures.join("\n\n"))
}
