//! `cargo xtask bench`: figures, and the machine they belong to.

mod map;
mod network;

use std::fs;
use std::fs::OpenOptions;
use std::io::Write as _;
use std::thread;

use anyhow::{Context as _, Result, bail};
use serde_json::Value;

use crate::cli::BenchOptions;
use crate::console::say;
use crate::places::Places;
use crate::process;

/// Where figures are kept.
const RECORD: &str = "docs/BENCHMARKS.md";

/// A program that measures: cargo's `bench` target of a package.
struct Program {
    package: String,
    name: String,
}

/// Runs the wanted programs in the release profile, prints their figures and keeps them if asked to.
///
/// # Errors
/// When there is no such program, or one fails.
pub fn run(places: &Places, options: &BenchOptions) -> Result<()> {
    let wanted = options.name.as_deref().unwrap_or_default();
    let programs: Vec<Program> = programs(places)?
        .into_iter()
        .filter(|one| one.name.contains(wanted))
        .collect();
    let wants_network = network::NAME.contains(wanted);
    let wants_map = map::NAME.contains(wanted);
    if programs.is_empty() && !wants_network && !wants_map {
        bail!(
            "no bench program's name contains `{wanted}`: there are `network`, `map` and the `benches/` of the crates"
        );
    }
    let mut report = format!("\n## {}\n\n{}\n", today()?, machine());
    say(&report);
    for program in &programs {
        let mut bench = places.cargo();
        bench.args([
            "bench",
            "--quiet",
            "--package",
            &program.package,
            "--bench",
            &program.name,
        ]);
        add(&mut report, &program.name, &process::text(&mut bench)?);
    }
    if wants_network {
        add(&mut report, network::NAME, &network::measure(places, options)?);
    }
    if wants_map {
        add(&mut report, map::NAME, &map::measure(places, options)?);
    }
    if options.write {
        append(places, &report)?;
    }
    Ok(())
}

/// Says a program's figures and adds them to the report.
fn add(report: &mut String, name: &str, figures: &str) {
    let section = format!("### {name}\n\n```text\n{figures}\n```\n");
    say(&section);
    report.push('\n');
    report.push_str(&section);
}

fn programs(places: &Places) -> Result<Vec<Program>> {
    let mut cargo = places.cargo();
    let metadata = process::text(cargo.args(["metadata", "--format-version", "1", "--no-deps"]))?;
    let metadata: Value = serde_json::from_str(&metadata).context("cargo metadata is not JSON")?;
    let mut found = Vec::new();
    for package in metadata["packages"].as_array().into_iter().flatten() {
        for target in package["targets"].as_array().into_iter().flatten() {
            let is_bench = target["kind"]
                .as_array()
                .is_some_and(|kinds| kinds.iter().any(|kind| kind == "bench"));
            if let (true, Some(package), Some(name)) = (is_bench, package["name"].as_str(), target["name"].as_str()) {
                found.push(Program {
                    package: package.to_owned(),
                    name: name.to_owned(),
                });
            }
        }
    }
    Ok(found)
}

fn today() -> Result<String> {
    process::text(process::command("date").arg("+%Y-%m-%d"))
}

/// Processor, cores and memory, as the system tells them.
fn machine() -> String {
    let cores = thread::available_parallelism().map_or(0, usize::from);
    let processor = field("/proc/cpuinfo", "model name").unwrap_or_else(|| "unknown processor".to_owned());
    let kilobytes = field("/proc/meminfo", "MemTotal");
    let memory = kilobytes
        .and_then(|text| text.trim_end_matches(" kB").parse::<u64>().ok())
        .unwrap_or_default();
    format!("{processor}, {cores} cores, {} GB memory", memory / 1_000_000)
}

/// The value behind `name:` in one of the system's lists.
fn field(path: &str, name: &str) -> Option<String> {
    let list = fs::read_to_string(path).ok()?;
    let line = list.lines().find(|line| line.starts_with(name))?;
    Some(line.split_once(':')?.1.trim().to_owned())
}

fn append(places: &Places, report: &str) -> Result<()> {
    let path = places.root.join(RECORD);
    let mut record = OpenOptions::new()
        .append(true)
        .create(true)
        .open(&path)
        .with_context(|| format!("cannot open {}", path.display()))?;
    record
        .write_all(report.as_bytes())
        .with_context(|| format!("cannot write {}", path.display()))?;
    say(format!("Appended to {RECORD}"));
    Ok(())
}
