//! `ebok import network`

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use domain::actor::Actor;
use gis::crs::Crs;
use gis::read::{Mapping, TextEncoding};
use services::network::{ImportError, ImportRequest};

use super::progress::Progress;
use super::{Failure, open, outcome};
use crate::config::Config;

/// What to take in.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// GML (GESUT, BDOT500), GeoPackage, GeoJSON, Shapefile (.shp or .zip) or EPANET (.inp) files; each replaces what its
    /// data set had before.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The coordinate system, when the file does not name it or names it wrongly, as EPSG:2178.
    #[arg(long, value_name = "EPSG:CODE")]
    crs: Option<Crs>,
    /// The character encoding, when the file does not name it or names it wrongly, as windows-1250.
    #[arg(long, value_name = "NAME")]
    encoding: Option<TextEncoding>,
    /// A TOML file that says which column is which attribute; see OPERATIONS.md.
    #[arg(long, value_name = "FILE")]
    mapping: Option<PathBuf>,
    /// The data set that the file replaces; without it, one named after the file.
    #[arg(long, value_name = "NAME")]
    dataset: Option<String>,
    /// Only say what would change.
    #[arg(long)]
    dry_run: bool,
    /// Break off at the first defective record instead of leaving it out.
    #[arg(long)]
    strict: bool,
}

/// Takes the files in, one after the other, and says what changed.
///
/// # Errors
/// At the first file that cannot be taken; nothing of it is, and those before it stay.
pub async fn run(config: &Config, args: Args) -> Result<(), Failure> {
    if args.dataset.is_some() && args.files.len() > 1 {
        return Err(Failure::new(
            "--dataset with several files would leave only the last of them: each file replaces its data set",
            "import them one by one under names of their own, or leave --dataset out",
        ));
    }
    let mapping = args.mapping.as_deref().map(read_mapping).transpose()?.map(Arc::new);
    let (db, services) = open::prepared(config).await?;
    for path in args.files {
        let progress = Progress::new(&format!("{}: objects", name(&path)));
        let request = ImportRequest {
            path: path.clone(),
            dataset: args.dataset.clone(),
            crs: args.crs,
            encoding: args.encoding,
            mapping: mapping.clone(),
            strict: args.strict,
            dry_run: args.dry_run,
            demo: false,
        };
        let done = services
            .network()
            .import(&Actor::Operator, request, &|objects| progress.at(objects))
            .await;
        drop(progress);
        let done = done.map_err(|error| failure(&path, &error))?;
        let mut out = std::io::stdout().lock();
        if let Some(report) = &done.report {
            writeln!(out, "{report}")?;
        }
        outcome::say(&mut out, &done, args.dry_run, &config.public_url())?;
    }
    db.close().await;
    Ok(())
}

fn read_mapping(path: &Path) -> Result<Mapping, Failure> {
    let doing = || {
        format!(
            "the mapping {} cannot be used, and nothing was imported",
            path.display()
        )
    };
    let text = std::fs::read_to_string(path)
        .map_err(|error| Failure::during(&doing(), &error).advising("check its path, and that it is text in UTF-8"))?;
    Mapping::parse(&text)
        .map_err(|error| Failure::during(&doing(), &error).advising("correct it; `--dry-run` shows what it does"))
}

fn name(path: &Path) -> String {
    path.file_name().map_or_else(
        || path.display().to_string(),
        |name| name.to_string_lossy().into_owned(),
    )
}

/// The import's errors name the next step themselves; only what is ours or the database's needs more.
fn failure(path: &Path, error: &ImportError) -> Failure {
    let doing = format!("{} was not imported, and nothing was changed", path.display());
    let failure = Failure::during(&doing, error);
    match error {
        ImportError::Store(_) => failure.advising("check the database with `ebok migrate`, then import again"),
        ImportError::Inside(_) => failure.advising("this is a fault of the program; please report it with the file"),
        _ => failure,
    }
}
