//! `ebok export network`

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use domain::actor::Actor;
use gis::crs::Crs;
use services::network::{ExportFormat, ExportRequest};

use super::progress::Progress;
use super::{Failure, open};
use crate::config::Config;

/// What to write.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The file to write; one that is there is replaced.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// The kind of file; without it, by the file's name.
    #[arg(long, value_enum)]
    format: Option<Kind>,
    /// The coordinate system to write in.
    #[arg(long, value_name = "EPSG:CODE", default_value = "EPSG:4326")]
    crs: Crs,
    /// Only this data set.
    #[arg(long, value_name = "NAME")]
    dataset: Option<String>,
}

/// The kinds of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Kind {
    /// A GeoPackage, for QGIS and every other GIS.
    #[value(name = "geopackage", alias = "gpkg")]
    GeoPackage,
    /// A GeoJSON file.
    #[value(name = "geojson")]
    GeoJson,
}

impl Kind {
    fn by_name(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "gpkg" => Some(Self::GeoPackage),
            "geojson" | "json" => Some(Self::GeoJson),
            _ => None,
        }
    }
}

/// Writes the network and says how much it was.
///
/// # Errors
/// When the kind of file is not told, or the file or the database does not answer.
pub async fn run(config: &Config, args: Args) -> Result<(), Failure> {
    let kind = args.format.or_else(|| Kind::by_name(&args.out)).ok_or_else(|| {
        Failure::new(
            format!("the name of {} does not tell what to write", args.out.display()),
            "end it in .gpkg or .geojson, or add --format",
        )
    })?;
    let (db, services) = open::prepared(config).await?;
    let request = ExportRequest {
        path: args.out.clone(),
        format: match kind {
            Kind::GeoPackage => ExportFormat::GeoPackage,
            Kind::GeoJson => ExportFormat::GeoJson,
        },
        crs: args.crs,
        dataset: args.dataset,
    };
    let progress = Progress::new("objects");
    let written = services
        .network()
        .export(&Actor::Operator, request, &|objects| progress.at(objects))
        .await;
    drop(progress);
    let count = written.map_err(|error| Failure::during(&format!("{} was not written", args.out.display()), &error))?;
    let mut out = std::io::stdout().lock();
    writeln!(out, "Wrote {count} objects in {} to {}.", args.crs, args.out.display())?;
    writeln!(out, "The file names the owners of objects: it is not for the public.")?;
    db.close().await;
    Ok(())
}
