//! Reading tables of any origin, `GeoJSON`, `GeoPackage`, shapefiles and models, and what a hostile file may do.

#![cfg(test)]

mod encoding;
mod epanet;
mod gdal;
mod geojson;
mod geopackage;
mod hostile;
mod mutations;
mod shapefile;

use std::path::{Path, PathBuf};

use gis::Feature;
use gis::read::{FileError, ReadError, ReadOptions, read_network};
use gis::report::ImportReport;
use tempfile::TempDir;

/// Reads a file to the end, or says why not.
fn try_read(path: &Path, options: &ReadOptions) -> Result<(Vec<Feature>, ImportReport), FileError> {
    let mut features = Vec::new();
    let outcome = read_network::<()>(path, options, &mut |feature| {
        features.push(feature);
        Ok(())
    });
    match outcome {
        Ok(report) => Ok((features, report)),
        Err(ReadError::File(error)) => Err(error),
        Err(ReadError::Sink(())) => panic!("the sink takes everything"),
    }
}

fn read(path: &Path) -> (Vec<Feature>, ImportReport) {
    try_read(path, &ReadOptions::default()).unwrap_or_else(|error| panic!("{error}"))
}

/// A file of that name with that content, in a folder of its own.
fn file(name: &str, content: &[u8]) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, content).unwrap();
    (folder, path)
}
