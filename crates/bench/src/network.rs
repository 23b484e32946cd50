//! One network of one size, from the file to the warm tile.

use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};

use crate::bodies::{self, Body};
use crate::load::client::{Client, request};
use crate::load::plan::{Candidates, draws};
use crate::load::{self, Figures};
use crate::product::{self, Product, Server};
use crate::report::Report;
use crate::town;

/// The served program's core, and the asker's.
const SERVER_CORE: &str = "0";
const ASKER_CORE: &str = "1";
/// How many requests' order is drawn beforehand.
const DRAWS: usize = 400_000;
/// Of a large network every so-manieth object is looked at for tiles: more tiles than the list takes lie under them.
const LOOKED_AT: usize = 60_000;

/// What is measured, and how often.
#[derive(Debug, Clone)]
pub struct Plan {
    /// Pipes of the network.
    pub pipes: usize,
    /// Every figure is taken so often.
    pub times: usize,
    /// How long each run of requests lasts.
    pub run: Duration,
    /// A PostgreSQL database's address instead of SQLite.
    pub postgres: Option<String>,
}

/// Generates, imports, serves and asks; the figures go to the report one by one.
///
/// # Errors
/// When any of it fails: a figure that could not be taken is no figure.
pub fn measure(program: &Path, folder: &Path, plan: &Plan, report: &mut Report) -> Result<()> {
    let file = folder.join("network.gpkg");
    let zooms = if plan.pipes > 100_000 { 8..=18 } else { 10..=18 };
    let mut candidates = Candidates::new(zooms);
    let begun = Instant::now();
    let every = plan.pipes.div_ceil(LOOKED_AT).max(1);
    let mut number = 0_usize;
    let objects = town::write(&file, plan.pipes, |feature| {
        if number.is_multiple_of(every) {
            candidates.note(feature);
        }
        number += 1;
    })?;
    let size = std::fs::metadata(&file)?.len();
    report.line(&format!(
        "{} pipes, {objects} objects, GeoPackage of {} MB (made in {:.0} s)",
        plan.pipes,
        size / 1_000_000,
        begun.elapsed().as_secs_f64()
    ));
    let product = import(program, folder, &file, plan, report)?;
    start(&product, plan, report)?;
    pin_to(ASKER_CORE)?;
    let outcome = ask(&product, folder, candidates, plan, report);
    pin_to(&all_cores())?;
    outcome
}

fn import(program: &Path, folder: &Path, file: &Path, plan: &Plan, report: &mut Report) -> Result<Product> {
    let mut last = None;
    let (mut seconds, mut megabytes) = (Vec::new(), Vec::new());
    for number in 0..plan.times {
        let data = folder.join(format!("data-{number}"));
        std::fs::create_dir_all(&data)?;
        let database = plan
            .postgres
            .clone()
            .unwrap_or_else(|| format!("sqlite://{}", data.join("ebok.db").display()));
        let product = Product {
            program: program.to_owned(),
            database,
            folder: data,
        };
        product.run(&["migrate"])?;
        let path = file.to_str().context("the folder's name is no text")?;
        let cost = product.run(&["import", "network", path, "--dataset", "bench"])?;
        seconds.push(cost.time.as_secs_f64());
        megabytes.push(cost.peak as f64 / 1e6);
        if let Some(former) = last.replace(product) {
            drop::<Result<(), _>>(std::fs::remove_dir_all(former.folder));
        }
        if plan.postgres.is_some() {
            break;
        }
    }
    report.figures("import", &seconds, "s", true);
    report.figures("import, peak memory", &megabytes, "MB", true);
    last.context("nothing was imported")
}

fn start(product: &Product, plan: &Plan, report: &mut Report) -> Result<()> {
    let (mut seconds, mut megabytes) = (Vec::new(), Vec::new());
    for _ in 0..plan.times {
        let server = product.serve(None, None)?;
        seconds.push(server.ready_after.as_secs_f64());
        std::thread::sleep(Duration::from_secs(1));
        megabytes.push(server.resident() as f64 / 1e6);
    }
    report.figures("start to ready", &seconds, "s", true);
    report.figures("resident when ready", &megabytes, "MB", true);
    Ok(())
}

fn ask(product: &Product, folder: &Path, candidates: Candidates, plan: &Plan, report: &mut Report) -> Result<()> {
    let warm = product.serve(Some(SERVER_CORE), None)?;
    let tiles = tiles(&warm, candidates)?;
    let mean = |form: fn(&Body) -> usize| tiles.iter().map(form).sum::<usize>() / tiles.len();
    report.line(&format!(
        "{} tiles, {} bytes plain and {} bytes compressed in the middle",
        tiles.len(),
        mean(|tile| tile.plain.len()),
        mean(|tile| tile.gzip.len())
    ));
    let file = folder.join("tiles");
    bodies::write(&file, &tiles)?;
    let bare = product::serve_bare(&file, SERVER_CORE)?;
    let order = draws(tiles.len(), DRAWS)?;
    let run = |server: &Server, gzip: bool| {
        let requests = tiles
            .iter()
            .map(|tile| request(&tile.path, server.port, gzip))
            .collect();
        asked(server, requests, order.clone(), plan.run)
    };
    for gzip in [false, true] {
        let form = if gzip { "gzip" } else { "plain" };
        let (mut ours, mut theirs) = (Vec::new(), Vec::new());
        // By turns, so that what else the machine does falls on both alike.
        for _ in 0..plan.times {
            theirs.push(run(&bare, gzip)?);
            ours.push(run(&warm, gzip)?);
        }
        let rate = |all: &[Figures]| all.iter().map(Figures::rate_of_core).fold(0.0, f64::max);
        report.runs(&format!("warm {form}, eBOK"), &ours)?;
        report.runs(&format!("warm {form}, bare axum"), &theirs)?;
        report.line(&format!(
            "warm {form}: {:.0} % of the bare handler for each second of the core (best of each)",
            100.0 * rate(&ours) / rate(&theirs)
        ));
    }
    report.line(&format!(
        "resident after the warm runs: {:.0} MB",
        warm.resident() as f64 / 1e6
    ));
    drop((warm, bare));
    let cold = product.serve(Some(SERVER_CORE), Some(0))?;
    for gzip in [false, true] {
        let form = if gzip { "gzip" } else { "plain" };
        let runs = (0..plan.times).map(|_| run(&cold, gzip)).collect::<Result<Vec<_>>>()?;
        report.runs(&format!("cold {form} (no tile cache)"), &runs)?;
    }
    each_zoom(&cold, &tiles, report)
}

/// Asks for every candidate in both forms; those that have nothing on them are left out. One tile of each zoom is read
/// to its last feature, so that what is measured is really tiles.
fn tiles(server: &Server, candidates: Candidates) -> Result<Vec<Body>> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let mut client = Client::connect(server.port).await?;
        let version = version(&mut client, server.port).await?;
        let mut tiles = Vec::new();
        let mut read = std::collections::BTreeSet::new();
        for (zoom, x, y) in candidates.ranked() {
            let path = format!("/tiles/{version}/network/{zoom}/{x}/{y}.mvt");
            let answer = client.ask(&request(&path, server.port, false)).await?;
            if answer.status == *b"204" {
                continue;
            }
            ensure!(answer.status == *b"200", "{path} is not answered by 200");
            let plain = answer.body.to_vec();
            let gzip = client.ask(&request(&path, server.port, true)).await?.body.to_vec();
            if read.insert(zoom) {
                let mut unpacked = Vec::new();
                flate2::read::GzDecoder::new(gzip.as_slice()).read_to_end(&mut unpacked)?;
                ensure!(unpacked == plain, "{path}: the compressed form holds another tile");
                let features = tiles::decode(&plain)?
                    .layers
                    .iter()
                    .map(|layer| layer.features.len())
                    .sum::<usize>();
                ensure!(features > 0, "{path} has no features");
            }
            tiles.push(Body { path, plain, gzip });
        }
        Ok(tiles)
    })
}

/// One run of requests, and the processor time that the server took for it.
fn asked(server: &Server, requests: Vec<Vec<u8>>, draws: Vec<u32>, time: Duration) -> Result<Figures> {
    let before = server.processor();
    let mut figures = load::run(server.port, requests, draws, time)?;
    figures.processor = server.processor() - before;
    Ok(figures)
}

async fn version(client: &mut Client, port: u16) -> Result<i64> {
    let answer = client.ask(&request("/readyz", port, false)).await?;
    let text = std::str::from_utf8(answer.body)?;
    let (_, rest) = text
        .split_once("\"network_version\":")
        .context("no version of the network")?;
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    Ok(digits.parse()?)
}

/// How fast each zoom's tiles come, all of them alike often.
fn each_zoom(server: &Server, tiles: &[Body], report: &mut Report) -> Result<()> {
    let mut zooms: BTreeMap<u8, Vec<&Body>> = BTreeMap::new();
    for tile in tiles {
        let zoom = tile
            .path
            .split('/')
            .nth(4)
            .and_then(|zoom| zoom.parse().ok())
            .unwrap_or_default();
        zooms.entry(zoom).or_default().push(tile);
    }
    for (zoom, tiles) in zooms {
        let requests = tiles
            .iter()
            .map(|tile| request(&tile.path, server.port, false))
            .collect();
        let order = (0..u32::try_from(tiles.len())?).collect();
        let figures = asked(server, requests, order, Duration::from_secs(1))?;
        report.line(&format!("cold plain, zoom {zoom:>2}: {figures}"));
    }
    Ok(())
}

/// Holds this thread, and what it starts, on these cores.
fn pin_to(cores: &str) -> Result<()> {
    let own = std::process::id().to_string();
    let done = Command::new("taskset").args(["-cp", cores, &own]).output()?;
    ensure!(
        done.status.success(),
        "`taskset` (package util-linux) cannot pin to core {cores}: two cores are needed"
    );
    Ok(())
}

fn all_cores() -> String {
    let cores = std::fs::read_to_string("/sys/devices/system/cpu/online");
    cores.map_or_else(|_| "0-1".to_owned(), |cores| cores.trim().to_owned())
}
