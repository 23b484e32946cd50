//! Reading GML of the national registers, from small invented samples and from a surveyor's real export.
#![cfg(test)]

mod real_export;
mod samples;

use std::path::Path;

use gis::Feature;
use gis::read::{FileError, ReadError, ReadOptions, read_network};
use gis::report::ImportReport;

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
