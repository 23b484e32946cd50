//! `cargo xtask fuzz`: lets a fuzzer invent files for the readers, on the stable compiler and without further tools.

use std::fs;
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::cli::FuzzOptions;
use crate::console::{Steps, say};
use crate::places::Places;
use crate::process;

/// What a fuzzer runs, and how long its inventions may be: a few times the longest seed.
const TARGETS: [(&str, usize); 10] = [
    ("gml", 20_000),
    ("geojson", 20_000),
    ("geopackage", 250_000),
    ("shapefile", 10_000),
    ("epanet", 5_000),
    ("wkb", 2_000),
    ("mapping", 2_000),
    ("wkt", 2_000),
    ("tile", 2_000),
    ("saml", 20_000),
];

/// More memory than this is a finding, in megabytes.
const MOST_MEMORY: u32 = 2048;
/// A run longer than this is a finding, in seconds.
const MOST_SECONDS: u32 = 20;
const TRIPLE: &str = "x86_64-unknown-linux-gnu";

/// What libFuzzer needs to see where a run went: counters on every edge, and the values that are compared. No sanitizer,
/// because those need a nightly compiler and safe code gives them nothing to find.
const FLAGS: &str = "--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
                     -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
                     -Cllvm-args=-sanitizer-coverage-trace-compares";

/// Builds the targets and runs the wanted ones one after the other.
///
/// # Errors
/// When there is no such target, the build fails, or a target finds something; the message says where it lies.
pub fn run(places: &Places, options: &FuzzOptions) -> Result<()> {
    let wanted: Vec<_> = TARGETS
        .into_iter()
        .filter(|(name, _)| options.target == "all" || options.target == *name)
        .collect();
    if wanted.is_empty() {
        let known = TARGETS.map(|(name, _)| name).join(", ");
        bail!("there is no target `{}`; known: all, {known}", options.target);
    }
    let mut steps = Steps::of(wanted.len() + 1);
    steps.run("Building the targets", || build(places))?;
    for (name, longest) in wanted {
        let title = format!("Fuzzing {name} for {} s", options.seconds);
        steps.run(&title, || fuzz(places, name, longest, options.seconds))?;
    }
    say("Nothing found");
    Ok(())
}

fn build(places: &Places) -> Result<()> {
    let mut cargo = places.cargo();
    cargo
        .args([
            "build",
            "--quiet",
            "--release",
            "--bins",
            "--manifest-path",
            "fuzz/Cargo.toml",
        ])
        // With a target of its own, the flags do not reach build scripts.
        .args(["--target", TRIPLE])
        .env("CARGO_TARGET_DIR", places.target.join("fuzz"))
        .env("RUSTFLAGS", FLAGS);
    process::run(&mut cargo)?;
    for package in ["gis", "login-gov"] {
        let mut seeds = places.cargo();
        seeds
            .args(["run", "--quiet", "--package", package, "--example", "fuzz_seeds"])
            .arg(places.target.join("fuzz/corpus"));
        process::run(&mut seeds)?;
    }
    Ok(())
}

fn program(places: &Places, name: &str) -> Command {
    process::command(places.target.join("fuzz").join(TRIPLE).join("release").join(name))
}

fn fuzz(places: &Places, name: &str, longest: usize, seconds: u32) -> Result<()> {
    let corpus = places.target.join("fuzz/corpus").join(name);
    let findings = places.target.join("fuzz/findings").join(name);
    fs::create_dir_all(&findings).with_context(|| format!("cannot make {}", findings.display()))?;
    let mut target = program(places, name);
    target
        .arg(&corpus)
        .arg(format!("-artifact_prefix={}/", findings.display()))
        .arg(format!("-max_total_time={seconds}"))
        .arg(format!("-max_len={longest}"))
        .arg(format!("-rss_limit_mb={MOST_MEMORY}"))
        .arg(format!("-timeout={MOST_SECONDS}"))
        .args(["-print_final_stats=1", "-verbosity=0"]);
    process::run(&mut target).with_context(|| {
        format!(
            "{name} found something in {}: keep the file in the tests/data/findings of the crate that reads it, for its tests",
            findings.display()
        )
    })
}
